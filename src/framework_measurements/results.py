"""Compare results with exact values, and summarize them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np

from framework_measurements import judgement
from framework_measurements.sample_inputs import DTYPES


@dataclass
class Measured:
    """The results of a call at all sample points, with one set of parameters in one dtype."""

    points: list[np.ndarray]
    values: list[np.ndarray]
    exact: list[np.ndarray]
    given: str
    """The dtype of the points."""
    dtype: str
    """That of the results."""
    parameters: dict[str, float]
    rounded: bool = False
    """Whether the parameters are not the defaults, so that the framework may have rounded them."""

    def __post_init__(self) -> None:
        kind = self.dtype if self.dtype in DTYPES else self.given  # A choice may be of integers.
        parts = list(zip(self.values, self.exact, (np.abs(x).max() for x in self.points)))
        self.right = np.array([judgement.right(value, exact, kind).all() for value, exact, _ in parts])
        self.near = np.array([judgement.near(*part, kind, digits=not self.rounded).all() for part in parts])

    def point(self, i: int) -> dict[str, Any]:
        """Return a point, its value and the exact value, for JSON."""
        exact = judgement.rounded(self.exact[i], "float64")
        return {"x": plain(self.points[i]), "value": plain(self.values[i]), "exact": plain(exact)}


def real_numbers(parameters: dict[str, Any]) -> dict[str, float]:
    """Select the parameters that are real numbers."""
    return {name: value for name, value in parameters.items() if isinstance(value, float)}


def plain(numbers: Any) -> Any:
    """Convert numbers for JSON, with infinities and NaN as text."""
    numbers = np.asarray(numbers)
    if numbers.ndim:
        return plain(numbers[0]) if numbers.shape == (1,) else [plain(number) for number in numbers]
    return float(numbers) if np.isfinite(numbers) else str(float(numbers))


def short(number: float) -> Any:
    """Round a difference to three digits; further ones differ from processor to processor."""
    return plain(float(f"{number:.3g}"))


def summary(all_measured: list[Measured]) -> dict[str, Any]:
    """Judge a call, and return its largest difference."""
    right, near = (np.concatenate([getattr(m, name) for m in all_measured]) for name in ("right", "near"))
    result: dict[str, Any] = {"judgement": judgement.of_points(right, near), "points": int(near.size)}
    if not near.all():
        result["wrong"] = int(near.size - near.sum())
    if not right.all():
        # Where some are wrong, the largest difference is that of a wrong one.
        chosen = near if not near.all() else right
        found = itertools.accumulate((m.near.size for m in all_measured), initial=0)
        differences = [
            (short(np.nanmax(np.abs(m.values[i] - m.exact[i]), initial=0)), m, i)
            for m, start in zip(all_measured, found)
            for i in range(m.near.size)
            if not chosen[start + i]
        ]
        size, worst, i = max(differences, key=lambda entry: float(entry[0]))
        result |= {"difference": size, **worst.point(i)}
        if worst.rounded:
            result["parameters"] = real_numbers(worst.parameters)
    return result
