"""Axes of an array: check them, and split what lies beside them into blocks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

Axis = int | tuple[int, ...] | None


def one_axis(name: str, axis: Any, ndim: int, expected: str) -> int:
    """Return an axis, counted from 0; an error names the function, and says what was expected."""
    if not isinstance(axis, int | np.integer):
        raise TypeError(f"{name}: axis is {axis!r}, expected {expected}")
    return normalize_axis_index(int(axis), ndim, msg_prefix=name)


def all_axes(name: str, axis: Any, ndim: int) -> tuple[int, ...]:
    """Return the axes that an integer, a tuple or None stands for, in the order of the array."""
    if axis is None:
        return tuple(range(ndim))
    listed = axis if isinstance(axis, tuple) else (axis,)
    found = {one_axis(name, one, ndim, "an integer, a tuple of integers, or None for all axes") for one in listed}
    if len(found) < len(listed):
        raise ValueError(f"{name}: axis is {axis!r}, expected each axis once")
    return tuple(sorted(found))


def blocks(shape: tuple[int, ...], length: int, amount: int) -> Iterator[tuple[int | slice, ...]]:
    """Yield the indices of blocks of vectors, of an amount of numbers or of one vector.

    Parameters
    ----------
    shape : tuple of int
        The axes beside the vectors.
    length : int
        The numbers in a vector.
    amount : int
        The numbers in a block.
    """
    inner = math.prod(shape[1:]) * length
    if not shape:
        yield ()
    elif inner > amount:
        for k in range(shape[0]):
            for rest in blocks(shape[1:], length, amount):
                yield k, *rest
    else:
        step = math.ceil(shape[0] / math.ceil(shape[0] * inner / amount))
        for start in range(0, shape[0], step):
            yield (slice(start, start + step),)
