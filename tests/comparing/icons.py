"""Compare the small picture beside the name of an activation with its values."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from bs4 import Tag

from activation_functions.kinds import Activation, Elementwise
from comparing.curves import wrong_line
from comparing.pictures import proportional
from reading.svg import points_of
from tolerances import DRAWN_POINTS

WINDOW = 8  # the numbers from edge to edge
ENTRIES = [1.0, 2.0, 0.0, 1.5]  # of the vector whose image is drawn
EDGE = 0.5  # An icon has few points: a steep curve ends so much before the edge.


def wrong_icon(activation: Activation[...], icon: Tag) -> Iterator[str]:
    """Yield what an icon shows and the activation is not: a curve about two axes, or bars on a line."""
    assert icon["class"] == ["icon"], f"{icon['class']} is no icon"
    _, _, width, height = map(float, icon["viewbox" if icon.has_attr("viewbox") else "viewBox"].split())
    axes, drawn = (points_of(path["d"]) for path in icon.select("path"))
    if isinstance(activation, Elementwise):
        assert axes[[0, -2, -1], 0].tolist() == [0, axes[-1, 0], axes[-1, 0]] and np.isnan(axes[2]).all(), axes
        unit = width / WINDOW
        origin = np.array([axes[-1, 0], axes[0, 1]])
        corners = (np.array([[0, height], [width, 0]]) - origin) * [1, -1] / unit
        curve = (drawn - origin) * [1, -1] / unit
        kinks = np.array(activation.fact("kinks"), float)
        yield from wrong_line(curve, activation, kinks, corners, DRAWN_POINTS / unit, EDGE)
        return
    values = activation(ENTRIES)
    pieces = np.split(drawn, np.flatnonzero(np.isnan(drawn[:, 0])))
    tops = np.array([axes[0, 1] - piece[np.nanargmax(np.abs(piece[:, 1] - axes[0, 1])), 1] for piece in pieces])
    if len(tops) != len(values) or not proportional(tops, values):
        yield f"the bars have the heights {tops}, for {values}"
    if [piece[~np.isnan(piece[:, 0]), 0].min() for piece in pieces] != sorted({x for x in drawn[:, 0] if x == x})[::2]:
        yield "the bars do not stand beside each other, from left to right"
