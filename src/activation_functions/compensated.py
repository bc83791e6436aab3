"""Sums and differences that carry the rounding error along, for the rows of an array of two axes.

Long rows are taken in pieces, so that what is computed on the way takes little memory.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from activation_functions.function import Array, Parameter

T = TypeVar("T")
SHORT = 32  # The terms that are added one by one in less time than all at once, in several steps.
PIECE = 2**13  # The columns of a piece: few enough for a product that is not shared out to several threads.


def overwritten(x: Array, function: Callable[[Array], Array]) -> Array:
    """Map the entries of `x`, which may be overwritten."""
    if x.shape[1] <= PIECE:
        return function(x)
    for start in range(0, x.shape[1], PIECE):
        columns = slice(start, start + PIECE)
        x[:, columns] = function(x[:, columns])
    return x


def remembered(function: Callable[[slice], T]) -> Callable[[int], T]:
    """Return the function of a piece, by its first column; the latest value is kept, which for short rows is all."""
    return functools.lru_cache(1)(lambda start: function(slice(start, start + PIECE)))


def below_entry(x: Array, largest: Array) -> Array:
    """Subtract the largest entry; the difference is 0 also if both are ∞."""
    below = x - largest
    if np.isinf(largest).any():
        below[x == largest] = 0
    return below


def below_largest(x: Array, largest: Array) -> tuple[Array, Array]:
    """Subtract the largest entry, and return the difference and its rounding error (Knuth's two-sum)."""
    below = below_entry(x, largest)
    return below, lost_in_difference(x, largest, below)


def lost_in_difference(x: Array, other: Parameter, difference: Array) -> Array:
    """Return the rounding error of ``x - other``."""
    kept = difference + other
    lost = (x - kept) - (other + (difference - kept))
    lost[~np.isfinite(lost)] = 0
    return lost


def sum_of_rows(x: Array, signs: bool = False) -> Array:
    """Sum rows that are an array, as `sum_of_pieces` does."""
    return sum_of_pieces(lambda columns: x[:, columns], x.shape[1], signs)


def sum_of_pieces(terms_in: Callable[[slice], Array], length: int, signs: bool = False) -> Array:
    """Sum without rounding at each step: the leading digits, multiples of 2⁻³⁰ of the sum, add up exactly.

    Where the terms have both signs, it is the sum of their sizes that counts. One short row of terms that are not
    negative, and so need no care for ∞ - ∞, is summed by `math.fsum`, which takes less time for it.
    """
    piece, starts = remembered(terms_in), range(0, length, PIECE)
    if 0 < length <= SHORT and not signs and len(terms := piece(0)) == 1:
        return np.array([[math.fsum(terms[0].tolist())]])
    size = np.sum([rounded_sum(np.abs(piece(start)) if signs else piece(start)) for start in starts], 0)
    largest = size.max()
    # One number for all rows is added faster than one for each; it must not be too large for the smallest of them.
    split = 2**22 * (largest if largest <= 2**8 * size.min() else size)
    leading = rest = np.zeros_like(size)
    for start in starts:
        terms = piece(start)
        part = terms + split
        part -= split
        leading = leading + rounded_sum(part)
        np.subtract(terms, part, out=part)
        rest = rest + rounded_sum(part)
    return leading + rest


def rounded_sum(x: Array) -> Array:
    """Sum as a product with ones, which takes half the time of `numpy.sum`."""
    vecdot: Any = np.vecdot  # NumPy's types lack what all its generalized functions take.
    return vecdot(x, np.ones(x.shape[1], x.dtype), keepdims=True)
