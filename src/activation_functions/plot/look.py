"""The look that all pictures share, and the beginning of a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes

from activation_functions.palette import AXIS, COLORS, GRID, STYLES
from activation_functions.plot.described_figure import Picture

WIDTH = 4.5  # inches: a phone shows the text, of 10 points, in about its real size
HEIGHT = (-2.5, 3.0)  # the part of the vertical axis in which a curve is followed

LOOK: Any = {
    "axes.edgecolor": AXIS,
    "axes.facecolor": "none",
    "axes.prop_cycle": cycler(color=[*COLORS, AXIS], linestyle=[*STYLES, "-"], linewidth=[2.0] * (len(COLORS) + 1)),
    "axes.spines.right": False,
    "axes.spines.top": False,
}


def picture(name: str, *, alt: str = "", height: float = 3) -> Axes:
    """Start a figure in the house style.

    Parameters
    ----------
    name : str
        The name of its files: the name of an activation, a hyphen, and a word for the subject.
    alt : str, optional
        A description for people who cannot see it; the site asks for one.
    height : float
        The height in inches; the width is 4.5.

    Returns
    -------
    matplotlib.axes.Axes
        The axes to draw on, with a grid. Lines take the colours and styles of the palette in turn.
    """
    with panels_of(name, alt, [height]) as [axes]:
        draw_grid(axes)
        return axes


def draw_grid(axes: Axes) -> None:
    """Draw the grid that pictures share."""
    axes.grid(color=GRID, linewidth=0.5)


@contextmanager
def panels_of(name: str, alt: str, heights: Sequence[float], margin: float = 0, ax: Any = None) -> Iterator[list[Axes]]:
    """Start a figure of panels below each other, with heights in inches and a margin for the text of each.

    With `ax`, the panels are those given, of which there must be as many.
    """
    if ax is not None:
        yield _given(name, alt, len(heights), ax)
        return
    size = (WIDTH, sum(heights) + margin * len(heights))
    with started(name, alt, figsize=size, layout="constrained") as figure:
        with plt.rc_context(LOOK):
            panels = list(figure.subplots(len(heights), squeeze=False, height_ratios=heights).flat)
        for axes in panels:
            axes.set_axisbelow(True)
            axes.tick_params(bottom=False, left=False)
        yield panels


@contextmanager
def started(name: str, alt: str, **options: Any) -> Iterator[Picture]:
    """Start a figure, which is closed if drawing fails."""
    # Not in the context of the look, at whose end a notebook, which begins to show figures here, would cease to do so.
    figure: Any = plt.figure(FigureClass=Picture, name=name, alt=alt, **options)
    try:
        yield figure
    except BaseException:
        plt.close(figure)
        raise


def _given(name: str, alt: str, number: int, ax: Any) -> list[Axes]:
    """Return the axes that are given, and let their figure keep the description."""
    panels = list(np.ravel(np.asarray(ax, object)))
    if len(panels) != number or not all(isinstance(axes, Axes) for axes in panels):
        raise ValueError(f"{name}: ax is {ax!r}, expected {number} matplotlib.axes.Axes")
    if alt:
        figure = panels[0].figure
        if not isinstance(figure, Picture):
            raise ValueError(f"{name}: alt is given, but the figure of ax is no Picture, which would keep it")
        figure.alt = f"{figure.alt} {alt}".strip()
    return panels
