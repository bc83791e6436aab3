"""The threshold below which sparsemax is 0, for the rows of an array of two axes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from activation_functions.compensated import PIECE, below_entry, below_largest, remembered, rounded_sum
from activation_functions.function import Array


def above_threshold(x: Array) -> tuple[Callable[[Array], Array], Array]:
    """Find the threshold below which sparsemax is 0, by Michelot's algorithm.

    The candidates are the scores above a first threshold, then those above the threshold that these would have, until
    none of them is below it.

    Returns
    -------
    excess : callable
        By how much entries exceed the threshold of their row, times the number of those that do.
    number : array
        This number.
    """
    largest = np.max(x, -1, keepdims=True)
    candidates = _gathered(x, below_entry(x, largest) >= -1) if x.shape[1] <= PIECE else x
    parts = remembered(lambda columns: below_largest_in_parts(candidates[:, columns], largest))
    starts = range(0, candidates.shape[1], PIECE)

    def totals(number: Array, sums: Array) -> Array:
        found = np.zeros((3, *largest.shape), x.dtype)
        for start in starts:
            above = (_excess(parts(start), number, sums) > 0).astype(x.dtype)
            coarse, fine = parts(start)
            found += np.array([rounded_sum(each) for each in (above, above * coarse, above * fine)])
        return found

    state = totals(np.ones_like(largest), np.zeros((2, *largest.shape)))
    while True:
        found = totals(state[0], state[1:])
        is_less = found[0] < state[0]  # and not only by rounding
        if not is_less.any():
            break
        state = np.where(is_less, found, state)
    return lambda part: _excess(below_largest_in_parts(part, largest), state[0], state[1:]), state[0]


def _gathered(x: Array, chosen: NDArray[np.bool]) -> Array:
    """Move the chosen entries of each row to its beginning, and leave out the columns without any."""
    rows, columns = np.nonzero(chosen)
    numbers = chosen.sum(-1)
    places = np.arange(rows.size) - np.repeat(np.cumsum(numbers) - numbers, numbers)
    gathered = np.full((len(x), numbers.max()), -np.inf, x.dtype)
    gathered[rows, places] = x[rows, columns]
    return gathered


def _excess(parts: tuple[Array, Array], number: Array, sums: Array) -> Array:
    coarse, fine = parts
    return (1 + (number * coarse - sums[0])) + (number * fine - sums[1])


def below_largest_in_parts(x: Array, largest: Array) -> tuple[Array, Array]:
    """Subtract the largest entry, and return a multiple of 2⁻³⁰ and the rest; -2 stands for all lower values."""
    below, lost = below_largest(x, largest)
    lost[below < -2] = 0
    below = np.maximum(below, -2)
    coarse = np.rint(below * 2**30) * 2**-30
    return coarse, (below - coarse) + lost
