"""The numbers that a figure of matplotlib shows; matplotlib has no way back from a picture to its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.container import BarContainer
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from extensions.figure_numbers import Row, shown

EMPTY, FULL = "empty", "full"  # dots


def numbers(figure: Figure) -> list[Row]:
    """Collect what a figure shows: the points of lines and dots, the heights of bars, the entries of matrices.

    Of points of a triangle these are three probabilities, of lines of equal value the value, too.
    """
    return [{"panel": axes.get_title(loc="left")} | row for axes in figure.axes for row in of_panel(axes)]


def of_panel(axes: Axes) -> Iterator[Row]:
    """Collect what a panel shows."""
    yield from of_lines(axes)
    for bars in axes.containers:
        if isinstance(bars, BarContainer):
            for bar in bars:
                x = bar.get_x() + bar.get_width() / 2
                yield {"series": said(bars), "x": shown(x), "y": shown(bar.get_height())}
    for collection in axes.collections:
        match collection:
            case QuadMesh():
                for (row, column), entry in np.ndenumerate(np.asarray(collection.get_array())):
                    yield {"x": column + 1, "y": row + 1, "value": shown(entry)}
            case ContourSet():
                for level, path in zip(collection.levels, collection.get_paths(), strict=True):
                    for part, line in enumerate(path.to_polygons(closed_only=False), 1):
                        for x, y in line:
                            yield {"value": shown(level), "part": part, "x": shown(x), "y": shown(y)}


def of_lines(axes: Axes) -> Iterator[Row]:
    """Collect the points of lines and the dots of a panel; the lines of its axes have no numbers of their own."""
    triangle = next((patch for patch in axes.patches if isinstance(patch, Polygon)), None)
    place = probabilities(triangle) if triangle else lambda x, y: {"x": shown(x), "y": shown(y)}
    drawn = [line for line in axes.lines if line.get_transform() == axes.transData]
    series = {line.get_color(): label for line in drawn if (label := said(line))}
    parts: dict[str, int] = {}
    for line in drawn:
        label = said(line) or series.get(line.get_color(), "")
        points = np.asarray(line.get_xydata())
        if line.get_linestyle() == "None":
            dot = (EMPTY if line.get_markerfacecolor() == "white" else FULL) if series else ""
            yield from ({"series": label, "dot": dot} | place(x, y) for x, y in points)
            continue
        for piece in pieces(points):
            parts[label] = parts.get(label, 0) + 1
            yield from ({"series": label, "part": parts[label]} | place(x, y) for x, y in piece)


def probabilities(triangle: Polygon) -> Callable[[float, float], Row]:
    """Return a function that finds the probabilities of which a point is the mean of the corners."""
    corners = np.vstack([triangle.get_xy()[:3].T, np.ones(3)])

    def place(x: float, y: float) -> Row:
        parts = np.linalg.solve(corners, [x, y, 1]).round(10)
        return dict(zip(("first", "second", "third"), map(shown, parts), strict=True))

    return place


def said(labelled: Any) -> str:
    """Return the label that somebody gave, or nothing."""
    label = str(labelled.get_label())
    return "" if label.startswith("_") else label


def pieces(points: np.ndarray) -> Iterator[np.ndarray]:
    """Divide a line where it is interrupted."""
    gaps = np.flatnonzero(np.isnan(points).any(1))
    for piece in np.split(points, gaps):
        whole = piece[~np.isnan(piece).any(1)]
        if len(whole):
            yield whole
