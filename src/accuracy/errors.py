"""Measure the errors of the library over a range of inputs, in units in the last place (ULP)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from accuracy.balls import exact
from accuracy.bounds import ulps_allowed
from accuracy.exact import Exact, exactly
from accuracy.ulps import errors_of
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from activation_functions.numerics import DTYPES
from specification.facts import real_parameters

# The inputs: 0, and so many for each power of 10 between these on either side, all of which are numbers of float16, so
# that one input serves all dtypes.
SMALLEST, LARGEST = 1e-3, 1e3
PER_DECADE = {Elementwise: 6, Vector: 3, Gated: 3}
MINUS = "\N{MINUS SIGN}"
HALF = 1.5  # the half of a gated function that is held, while the other one is varied


def numbers(activation: Activation[...]) -> np.ndarray:
    """Return the inputs, or the numbers from which they are made."""
    density = next(density for kind, density in PER_DECADE.items() if isinstance(activation, kind))
    sizes = np.geomspace(SMALLEST, LARGEST, density * round(np.log10(LARGEST / SMALLEST)) + 1).astype(np.float16)
    return np.concatenate([-sizes[::-1], [0], sizes]).astype(np.float64)


def arguments(activation: Activation[...], x: np.ndarray) -> list[np.ndarray]:
    """Make arrays of `x`, along the first axis: itself, vectors [x, 0], or pairs with x as one half."""
    match activation:
        case Vector():
            return [np.stack([x, 0 * x], -1)]
        case Gated():
            held = np.full_like(x, HALF)
            return [np.stack([x, held], -1), np.stack([held, x], -1)]
    return [x]


def errors(activation: Activation[...], x: np.ndarray) -> dict[str, dict[str, list[float]]]:
    """Measure the errors of value and slope by dtype: for each input the largest over the entries of the result."""
    found: dict[str, dict[str, list[float]]] = {}
    for role, function in (("value", activation), ("slope", activation.slope)):
        values = Exact(function, activation, real_parameters(activation), np.float64)
        largest = {dtype: np.zeros(len(x)) for dtype in DTYPES}
        for given in arguments(activation, x):
            results = {dtype: function(given.astype(dtype)) for dtype in DTYPES}
            for k, one in enumerate(given):
                point = exactly(one)
                scale = values.scale(point) if given.ndim == 1 else exact(0)
                for entry in np.ndindex(results[np.float64].shape[1:]):
                    of_entry = [result[(k, *entry)] for result in results.values()]
                    for dtype, measured in zip(DTYPES, errors_of(of_entry, values, point, entry, scale), strict=True):
                        largest[dtype][k] = max(largest[dtype][k], measured.ulps)
        found[role] = {np.dtype(dtype).name: largest[dtype].round(4).tolist() for dtype in DTYPES}
    return found


class Worst(NamedTuple):
    """The largest of the errors, its place, and its bound."""

    error: float
    x: float
    allowed: float

    @property
    def text(self) -> str:
        """The error with three digits."""
        return number(self.error)

    @property
    def place(self) -> str:
        """Its place; empty where there is no error."""
        return number(self.x) if self.error else ""


def number(value: float) -> str:
    """Write a number with three digits."""
    return np.format_float_positional(value, 3, fractional=False, trim="-").replace("-", MINUS)


def worst(
    activation: Activation[...], x: np.ndarray, found: dict[str, dict[str, list[float]]]
) -> dict[str, dict[str, Worst]]:
    """Return the largest errors of value and slope, by dtype."""
    functions = {"value": activation, "slope": activation.slope}
    return {
        role: {
            dtype: Worst(max(each), float(x[int(np.argmax(each))]), ulps_allowed(activation, functions[role], dtype))
            for dtype, each in by_dtype.items()
        }
        for role, by_dtype in found.items()
    }
