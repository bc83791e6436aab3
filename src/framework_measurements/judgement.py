"""The one rule by which results are judged.

A result is *right* if it is the exact value, rounded to the dtype; and right *up to rounding* if it is off by no more
than a few units in the last place, of the value or of what is added up on the way, and has at least one right digit.
All other results are *wrong*.

A spelling of which all results are right is the *same*, or the *same up to rounding*. If it is wrong at fewer than half
of the points, in a dtype that is too narrow for its digits, at infinity or at NaN, it has a *defect*; otherwise it is a
*different function*, or *different by default* where other arguments make results right that are wrong without them,
or make it work along the last axis.
"""

from __future__ import annotations

from typing import Any

import numpy as np

# Units in the last place that a result may be off by: a product of few approximations, each of which is off by up to 4,
# as the frameworks' vectorized functions of float32 are.
UNITS = 16

SAME, ROUNDING, BY_DEFAULT, DEFECT, DIFFERENT = JUDGEMENTS = (
    "same",
    "same up to rounding",
    "different by default",
    "defect",
    "different function",
)


def right(value: Any, exact: Any, dtype: Any) -> np.ndarray:
    """Decide whether results are exact values, rounded to their dtype."""
    value, exact = np.asarray(value), rounded(exact, dtype)
    return np.asarray((value == exact) | (np.isnan(value) & np.isnan(exact)))


def near(value: Any, exact: Any, x: Any, dtype: Any, digits: bool = True) -> np.ndarray:
    """Whether results are right, or right up to rounding; `x` is the largest argument that they depend on.

    Without `digits` they need not have a right one: where parameters have been rounded, a root has been moved.
    """
    kind = np.finfo(dtype)
    value, exact, scale = (np.asarray(part, np.float64) for part in (value, exact, x))
    size = np.maximum(1, np.abs(np.where(np.isfinite(scale), scale, 0)))
    with np.errstate(invalid="ignore", over="ignore"):
        off = np.abs(value - exact)
        unit = UNITS * float(kind.eps)
        # Exponentials magnify the rounding of x by x.
        of_value = off <= unit * size * np.abs(exact) + float(kind.smallest_normal)
        of_terms = (off <= unit * size) & ((off <= np.abs(exact) / 2) | (not digits))
    return np.asarray(right(value, exact, dtype) | of_value | of_terms)


def rounded(exact: Any, dtype: Any) -> np.ndarray:
    """Round exact values to a dtype."""
    with np.errstate(over="ignore"):
        return np.asarray(exact, np.float64).astype(dtype).astype(np.float64)


def of_points(right: np.ndarray, near: np.ndarray) -> str:
    """Judge a call by its results at all points."""
    if right.all():
        return SAME
    if near.all():
        return ROUNDING
    return DEFECT if 2 * near.sum() > near.size else DIFFERENT


def worst(judgements: list[str]) -> str:
    """Return the worst of several judgements."""
    return max(judgements, key=JUDGEMENTS.index)
