"""Judge results of long vectors: values as all others are, gradients as wholes.

An entry of the gradient is what remains of terms that cancel. Of thousands of entries some are near 0 by chance, and
have no right digit, without harm to the gradient as a whole: it is judged by the largest of its entries and terms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from framework_measurements import judgement
from framework_measurements.judgement import EPSILON, UNITS

Rule = Callable[..., np.ndarray]
Row = Sequence[Any]


@dataclass(frozen=True)
class Kind:
    """A kind of results, and how they are judged."""

    near: Rule
    """Decide whether results are right up to rounding, by value, exact value, size, dtype and number of entries."""
    off: Rule
    """How far results are off, by value, exact value and size."""
    size: Callable[..., float]
    """The size that rounding is compared with, by the vector, exact values, weights and exact results."""


def near_value(value: Any, exact: Any, size: Any, dtype: str, length: int) -> np.ndarray:
    """Decide whether values are right up to rounding, by the rule for all."""
    return judgement.near(value, exact, size, dtype)


def off_value(value: Any, exact: Any, size: Any) -> np.ndarray:
    """How far values are off, in parts of the exact value, or of 1 if that is larger."""
    return judgement.off(value, exact)


def largest_argument(x: np.ndarray, values: np.ndarray, weights: np.ndarray, exact: np.ndarray) -> float:
    """Return the largest finite argument, 0 if there is none."""
    return float(np.abs(x[np.isfinite(x)]).max(initial=0))


def near_gradient(value: Any, exact: Any, size: Any, dtype: str, length: int) -> np.ndarray:
    """Decide whether entries are off by few units in the last place of the size; in sums errors grow like a root."""
    return np.asarray(off_gradient(value, exact, size) <= max(UNITS, length**0.5) * EPSILON[dtype])


def off_gradient(value: Any, exact: Any, size: Any) -> np.ndarray:
    """How far entries of a gradient are off, in parts of the size; ∞ if one of them is no number."""
    value, exact = np.atleast_1d(np.asarray(value, np.float64)), np.atleast_1d(np.asarray(exact, np.float64))
    with np.errstate(invalid="ignore", over="ignore"):
        found = np.abs(value - exact) / size
    return np.where(np.isfinite(found), found, np.inf)


def largest_term(x: np.ndarray, values: np.ndarray, weights: np.ndarray, exact: np.ndarray) -> float:
    """Return the largest entry of a gradient, or of the terms: weights, times the values where these are shares."""
    terms = weights * values if values.min() >= 0 < values.max() else weights
    return float(np.abs([*terms, *exact]).max())


VALUES = Kind(near_value, off_value, largest_argument)
# By the names of the parts of a result.
KINDS = {
    "dtypes": VALUES,
    "gradients": Kind(near_gradient, off_gradient, largest_term),
    "all_masked": VALUES,
    "infinite": VALUES,
}


def is_near(dtype: str, row: Row, part: str) -> bool:
    """Decide whether a recorded result is right up to rounding."""
    length, size, value, exact = map(float, row)
    return bool(np.all(KINDS[part].near(value, exact, size, dtype, length)))


def how_far(row: Row, part: str) -> float:
    """How far a recorded result is off."""
    _, size, value, exact = map(float, row)
    return float(KINDS[part].off(value, exact, size)[0])
