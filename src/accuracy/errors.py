"""Measure the errors of the library over a range of inputs, in units in the last place (ULP)."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import numpy as np

from accuracy.balls import exact
from accuracy.exact import Exact, exactly
from accuracy.ulps import errors_of
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from activation_functions.numbers_as_text import MINUS
from activation_functions.numerics import DTYPES
from specification.facts import real_parameters

# The inputs: 0, and so many for each power of 10 between these on either side, in the middles of equal steps: they have
# all the digits of their dtype, where rounder ones would be too kind.
SMALLEST, LARGEST = 1e-3, 1e3
PER_DECADE = {Elementwise: 6, Vector: 3, Gated: 3}
HALF = 1.5  # the half of a gated function that is held, while the other one is varied


def numbers(activation: Activation[...]) -> np.ndarray:
    """Return the inputs, or the numbers from which they are made."""
    density = next(density for kind, density in PER_DECADE.items() if isinstance(activation, kind))
    steps = density * round(np.log10(LARGEST / SMALLEST))
    sizes = SMALLEST * (LARGEST / SMALLEST) ** ((np.arange(steps) + 0.5) / steps)
    return np.concatenate([-sizes[::-1], [0], sizes])


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
    """Measure the errors of value and slope by dtype: for each input the largest over the entries of the result.

    The inputs are rounded to each dtype.
    """
    found: dict[str, dict[str, list[float]]] = {}
    for role, function in (("value", activation), ("slope", activation.slope)):
        values = Exact(function, activation, real_parameters(activation), np.float64)
        largest = {dtype: np.zeros(len(x)) for dtype in DTYPES}
        for dtype, given in product(DTYPES, arguments(activation, x)):
            rounded = given.astype(dtype)
            result = function(rounded)
            for k, one in enumerate(rounded):
                point = exactly(one)
                scale = values.scale(point) if given.ndim == 1 else exact(0)
                for entry in np.ndindex(result.shape[1:]):
                    measured = errors_of([result[(k, *entry)]], values, point, entry, scale)[0]
                    largest[dtype][k] = max(largest[dtype][k], measured.ulps)
        found[role] = {np.dtype(dtype).name: largest[dtype].round(4).tolist() for dtype in DTYPES}
    return found


class Worst(NamedTuple):
    """The largest of the errors, and its place."""

    error: float
    x: float

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


def worst(x: np.ndarray, found: dict[str, dict[str, list[float]]]) -> dict[str, dict[str, Worst]]:
    """Return the largest errors of value and slope, by dtype."""
    return {
        role: {dtype: Worst(max(each), float(x[int(np.argmax(each))])) for dtype, each in by_dtype.items()}
        for role, by_dtype in found.items()
    }
