"""Compare results with exact values, and summarize them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from framework_measurements import judgement
from framework_measurements.judgement import EPSILON, GROSS, NORMAL_USE, SMALLEST_NORMAL

# Where most inputs of activations lie, so that what is off here is met by everyone.
NEAR_0 = 10.0


class Block(NamedTuple):
    """Inputs with their results, a row for each: of a number one entry, of a vector or pair several."""

    points: np.ndarray
    values: np.ndarray
    exact: np.ndarray


@dataclass
class Measured:
    """The results of a call at all inputs, with one set of parameters in one dtype."""

    blocks: list[Block]
    dtype: str
    """The dtype of the results."""
    parameters: dict[str, float]
    rounded: bool = False
    """Whether the parameters are not the defaults, so that the framework may have rounded them."""

    def __post_init__(self) -> None:
        right, near, off, sizes, ulps = [], [], [], [], []
        for points, values, exact in self.blocks:
            numbers = np.where(np.isfinite(points), np.abs(points), 0).max(axis=1, keepdims=True)
            kind = self.dtype if self.dtype in EPSILON else "float32"  # A choice may be of integers.
            unit = EPSILON[kind] * 2.0 ** np.floor(np.log2(np.maximum(np.abs(exact), SMALLEST_NORMAL[kind])))
            right.append(judgement.right(values, exact, kind).all(axis=1))
            near.append(judgement.near(values, exact, numbers, kind, digits=not self.rounded).all(axis=1))
            off.append(judgement.off(values, exact).max(axis=1))
            sizes.append(numbers[:, 0])
            with np.errstate(invalid="ignore"):
                ulps.append((np.abs(values - exact) / unit).max(axis=1))
        parts = (right, near, off, sizes, ulps)
        self.right, self.near, self.off, self.sizes, self.ulps = map(np.concatenate, parts)

    def point(self, i: int) -> dict[str, Any]:
        """Return an input, its result and the exact value, for JSON."""
        for points, values, exact in self.blocks:
            if i < len(points):
                return {"x": plain(points[i]), "value": plain(values[i]), "exact": plain(exact[i])}
            i -= len(points)
        raise IndexError(i)


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
    """Count the results that are wrong, and return the gravest of them and the first: that at the smallest input.

    Where none is wrong, the gravest is that which is farthest off.
    """
    right, near, off, sizes, ulps = (
        np.concatenate([getattr(m, name) for m in all_measured]) for name in ("right", "near", "off", "sizes", "ulps")
    )
    result: dict[str, Any] = {"points": int(near.size)}
    if right.all():
        return result
    near_only = near & ~right
    if near_only.any():
        result["ulps"] = short(float(np.nanmax(ulps[near_only])))
    chosen = near if not near.all() else right
    in_use = (sizes <= NORMAL_USE) & (off > GROSS)
    # First what breaks, then what is wrong where people compute, then what is farthest off; of those the nearest to 0.
    gravest = np.lexsort((-sizes, off, in_use, np.isinf(off), ~chosen))[-1]
    place = located(all_measured, int(gravest))
    difference = distance(np.asarray(place["value"], float), np.asarray(place["exact"], float))
    result |= {"difference": short(float(difference.max())), **place}
    if not near.all():
        result["wrong"] = int(near.size - near.sum())
        if gross := int((~near & (off > GROSS)).sum()):
            result["gross"] = gross
        first = located(all_measured, int(np.flatnonzero(~near)[np.argmin(sizes[~near])]))
        if first["x"] != place["x"]:
            result["first"] = first
    return result


def near_0(measured: Measured) -> dict[str, Any]:
    """Return the largest absolute difference where all numbers are near 0, and the input: of several the smallest."""
    inside = np.concatenate([(np.abs(points) <= NEAR_0).all(axis=1) for points, _, _ in measured.blocks])
    distances = np.concatenate([distance(values, exact).max(axis=1) for _, values, exact in measured.blocks])
    farthest = int(np.lexsort((-measured.sizes, distances, inside))[-1])
    if not inside[farthest]:
        return {}
    return {"near_0": {"difference": short(float(distances[farthest])), "x": measured.point(farthest)["x"]}}


def distance(values: np.ndarray, exact: np.ndarray) -> np.ndarray:
    """Return absolute differences; ∞ where one of two values is NaN."""
    with np.errstate(invalid="ignore"):
        found = np.abs(values - exact)
    same = (values == exact) | (np.isnan(values) & np.isnan(exact))
    return np.where(same, 0, np.where(np.isnan(found), np.inf, found))


def located(all_measured: list[Measured], i: int) -> dict[str, Any]:
    """Return an input by its number, with the parameters if they are not the defaults."""
    for m in all_measured:
        if i < m.near.size:
            return m.point(i) | ({"parameters": real_numbers(m.parameters)} if m.rounded else {})
        i -= m.near.size
    raise IndexError(i)
