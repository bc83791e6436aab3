"""The look that all pictures share, and the beginning of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from activation_functions.palette import AXIS, COLORS, STYLES

WIDTH = 4.5  # inches: a phone shows the text, of 10 points, in about its real size
HEIGHT = (-2.5, 3.0)  # the part of the vertical axis in which a curve is followed

LOOK: Any = {
    "axes.edgecolor": AXIS,
    "axes.facecolor": "none",
    "axes.prop_cycle": cycler(color=COLORS, linestyle=STYLES, linewidth=[2.0] * len(COLORS)),
    "axes.spines.right": False,
    "axes.spines.top": False,
}


class Picture(Figure):
    """A figure with a name and a description.

    Parameters
    ----------
    name : str
        The name of its files, such as ``"elu-alpha"``.
    alt : str
        A description for people who cannot see it.
    *args, **kwargs
        As for `matplotlib.figure.Figure`.
    """

    def __init__(self, *args: Any, name: str, alt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name
        self.alt = alt


def picture(name: str, alt: str, height: float = 3) -> Axes:
    """Start a figure in the house style.

    Parameters
    ----------
    name : str
        The name of its files: the name of an activation, a hyphen, and a word for the subject.
    alt : str
        A description for people who cannot see it.
    height : float
        The height in inches; the width is 4.5.

    Returns
    -------
    matplotlib.axes.Axes
        The axes to draw on. Lines take the colours and styles of the palette in turn.
    """
    return panels_of(name, alt, [height])[0]


def panels_of(name: str, alt: str, heights: Sequence[float], margin: float = 0) -> list[Axes]:
    """Start a figure of panels below each other, with heights in inches and a margin for the text of each."""
    with plt.rc_context(LOOK):
        figure = plt.figure(
            FigureClass=Picture,
            name=name,
            alt=alt,
            figsize=(WIDTH, sum(heights) + margin * len(heights)),
            layout="constrained",
        )
        panels = figure.subplots(len(heights), squeeze=False, height_ratios=heights)
    for axes in panels.flat:
        axes.set_axisbelow(True)
        axes.tick_params(bottom=False, left=False)
    return list(panels.flat)
