"""The one rule by which results are judged, and its words.

A result is *right* if it is the exact value, rounded to the dtype; and *near* if it is off by no more than a few units
in the last place, of the value or of what is added up on the way, and has at least one right digit. Where a number is
due, NaN and infinity are neither; nor is a number where infinity is due. All others are *wrong*.

What has been compared bears the gravest of these words that fits its results:

==================  ====================================================================================================
word                when
==================  ====================================================================================================
same                all results are right
rounded             all results are near
below resolution    the others are off by less than the dtype resolves beside 1
loses digits        they are off by more than that, but not by `GROSS`, or only farther out than people compute
float32 inside      float64 is given and returned, with the digits of float32
breaks              NaN or infinity where a number is due, or a refused gradient
wrong               off by more than `GROSS`, and more than rounding explains, at an input of normal use
other function      off by more than `GROSS` at a third of the inputs or more
==================  ====================================================================================================

A spelling that other arguments make right, or make work along the last axis, has *other defaults*. What *breaks* or
is *wrong* is a defect, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ml_dtypes
import numpy as np

from activation_functions import dtypes

# Units in the last place that a result may be off by: a product of few approximations, each of which is off by up to 4,
# as the frameworks' vectorized functions of float32 are.
UNITS = 16
# What nobody overlooks: a thousandth of the exact value, or of 1 if that is larger.
GROSS = 1e-3
# Activations are fed with numbers of this size at most, unless a network diverges.
NORMAL_USE = 100.0

WORDS = (
    SAME := "same",
    ROUNDED := "rounded",
    BELOW_RESOLUTION := "below resolution",
    LOSES_DIGITS := "loses digits",
    FLOAT32_INSIDE := "float32 inside",
    OTHER_DEFAULT := "other default",
    BREAKS := "breaks",
    WRONG := "wrong",
    OTHER_FUNCTION := "other function",
)
# What is said beside a word for a spelling: nothing follows from it for finite numbers.
AT_INFINITY = "at infinity and NaN"
EVERY_WORD = ("", AT_INFINITY, *WORDS)  # in the order of gravity
RIGHT = frozenset({SAME, ROUNDED})
DEFECTS = frozenset({BREAKS, WRONG})

# The distance of 1 from the next number, and the smallest number with all digits.
EPSILON = {"bfloat16": 2.0**-7, "float16": 2.0**-10, "float32": 2.0**-23, "float64": 2.0**-52}
SMALLEST_NORMAL = {"bfloat16": 2.0**-126, "float16": 2.0**-14, "float32": 2.0**-126, "float64": 2.0**-1022}
LARGEST = {"bfloat16": 2.0**128, "float16": 2.0**16, "float32": 2.0**128, "float64": np.inf}


def right(value: Any, exact: Any, dtype: str) -> np.ndarray:
    """Decide whether results are exact values, rounded to their dtype."""
    value, exact = np.asarray(value), rounded(exact, dtype)
    return np.asarray((value == exact) | (np.isnan(value) & np.isnan(exact)))


def near(value: Any, exact: Any, x: Any, dtype: str, digits: bool = True) -> np.ndarray:
    """Whether results are right, or right up to rounding; `x` is the largest argument that they depend on.

    Without `digits` they need not have a right one: where parameters have been rounded, a root has been moved.
    """
    value, exact, scale = (np.asarray(part, np.float64) for part in (value, exact, x))
    size = np.maximum(1, np.abs(np.where(np.isfinite(scale), scale, 0)))
    unit = UNITS * EPSILON[dtype] * size  # Exponentials magnify the rounding of x by x.
    with np.errstate(invalid="ignore", over="ignore"):
        off = np.abs(value - exact)
        of_value = off <= unit * np.abs(exact) + SMALLEST_NORMAL[dtype]
        of_terms = (off <= unit) & ((off <= np.abs(exact) / 2) | (not digits))
        beyond = np.isinf(value) & (np.abs(exact) * (1 + unit) >= LARGEST[dtype]) & (value * exact > 0)
    due = np.isfinite(value) & np.isfinite(exact)
    return np.asarray(right(value, exact, dtype) | (due & (of_value | of_terms)) | (np.isfinite(exact) & beyond))


def rounded(numbers: Any, dtype: str) -> np.ndarray:
    """Round numbers of float64 to a dtype, once."""
    with np.errstate(over="ignore"):
        return (
            dtypes.rounded(np.atleast_1d(np.asarray(numbers, np.float64)), kind(dtype))
            .astype(np.float64)
            .reshape(np.shape(numbers))
        )


def kind(dtype: str) -> np.dtype[Any]:
    """Return a dtype of NumPy; bfloat16 is one of ml_dtypes."""
    return np.dtype(ml_dtypes.bfloat16 if dtype == "bfloat16" else dtype)


def off(value: Any, exact: Any) -> np.ndarray:
    """How far results are off, in parts of the exact value, or of 1 if that is larger; ∞ if one of them is no number.

    NaN is right where NaN is due, and an infinity where the same infinity is.
    """
    value, exact = np.atleast_1d(np.asarray(value, np.float64)), np.atleast_1d(np.asarray(exact, np.float64))
    with np.errstate(invalid="ignore", over="ignore"):
        found = np.abs(value - exact) / np.maximum(1, np.abs(exact))
    same = (value == exact) | (np.isnan(value) & np.isnan(exact))
    return np.where(same, 0, np.where(np.isfinite(value) & np.isfinite(exact), found, np.inf))


def word(compared: Mapping[str, Any], dtype: str = "float32") -> str:
    """Return the word for what has been compared: a part of the record."""
    if "error" in compared:
        return BREAKS
    if "difference" not in compared:
        return SAME
    if "wrong" not in compared:
        return ROUNDED
    largest = off(compared["value"], compared["exact"]).max()
    unit = UNITS * EPSILON.get(dtype, EPSILON["float32"]) * size(compared["x"])
    if np.isinf(largest):
        return BREAKS
    if 3 * compared.get("gross", 0) >= compared["points"]:
        return OTHER_FUNCTION
    if largest <= unit:
        return BELOW_RESOLUTION
    many = 4 * compared["wrong"] >= compared["points"]
    if dtype == "float64" and many and largest <= UNITS * EPSILON["float32"] * size(compared["x"]):
        return FLOAT32_INSIDE
    return WRONG if largest > GROSS and size(compared["x"]) <= NORMAL_USE else LOSES_DIGITS


def size(x: Any) -> float:
    """Return the size of the largest finite number among the inputs, at least 1."""
    numbers = np.abs(np.atleast_1d(np.asarray(x, float)))
    return float(max(1.0, *numbers[np.isfinite(numbers)], 1.0))


def gravest(words: list[str]) -> str:
    """Return the gravest of several words."""
    return max(words, key=WORDS.index)
