"""The numbers that can be read off a picture: those that are written in it, and where its lines begin, end and turn."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray


class Salient(NamedTuple):
    """Numbers that can be read off a picture, and how many panels, lines, points, rows and columns it has."""

    numbers: set[float]
    counts: set[int]


def salient(figure: Figure) -> Salient:
    """Read a picture."""
    numbers = {float(number) for axes in figure.axes for number in [*written(axes), *drawn(axes)]}
    counts = {len(figure.axes), *(count for axes in figure.axes for count in counted(axes))}
    return Salient(numbers, counts)


def written(axes: Axes) -> Iterator[float]:
    for text in axes.texts:
        with contextlib.suppress(ValueError):
            yield float(text.get_text().replace("−", "-"))


def lines(axes: Axes) -> list[Line2D]:
    """The lines that are drawn through points, but not the axes."""
    return [line for line in axes.lines if line.get_transform() == axes.transData and line.get_linestyle() != "None"]


def drawn(axes: Axes) -> Iterator[float]:
    for line in lines(axes):
        for x, y in pieces(*np.asarray(line.get_xydata(), float).T):
            yield from turning_points(x, y)


def counted(axes: Axes) -> Iterator[int]:
    yield len(lines(axes))
    for line in axes.lines:
        if line.get_linestyle() == "None":
            yield len(np.asarray(line.get_xdata()))
    for collection in axes.collections:
        if isinstance(collection, QuadMesh):
            yield from np.shape(collection.get_array())
        yield len(np.asarray(collection.get_offsets()))


def pieces(x: NDArray[np.float64], y: NDArray[np.float64]) -> Iterator[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Split a line where it is interrupted."""
    gaps = [-1, *np.flatnonzero(np.isnan(x) | np.isnan(y)), len(x)]
    for left, right in pairwise(gaps):
        if right - left > 1:
            yield x[left + 1 : right], y[left + 1 : right]


def turning_points(x: NDArray[np.float64], y: NDArray[np.float64]) -> Iterator[float]:
    """The ends of a line, its heights at 0, and its highest and lowest points."""
    turns = np.flatnonzero(np.diff(np.sign(np.diff(y)))) + 1
    for each in (0, -1, *turns):
        yield from (x[each], y[each])
    if x[0] <= 0 <= x[-1]:
        yield float(np.interp(0, x, y))
