"""Errors in ULP: dots over the numbers at which they were measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import ArrayLike

from activation_functions.numbers_as_text import decimals
from activation_functions.palette import AXIS, COLORS, GRID
from activation_functions.plot.look import LOOK, WIDTH, Picture

ERRORS_PLACE = {"left": 0.07, "right": 0.98, "top": 0.82, "bottom": 0.14, "hspace": 0.25}
# By dtype: the colour, the height as a share of the panel, and the stroke: a bar, a square or a round dot.
DOTS: list[tuple[str, float, dict[str, Any]]] = [
    (COLORS[2], 0.03, {"linewidth": 1.0, "capstyle": "butt"}),
    (COLORS[1], 0.001, {"linewidth": 2.2, "capstyle": "projecting"}),
    (COLORS[0], 0.001, {"linewidth": 3.2, "capstyle": "round"}),
]


def errors(name: str, alt: str, x: ArrayLike, contents: Mapping[str, Mapping[str, ArrayLike]]) -> Axes:
    """Draw errors in ULP as dots over the numbers at which they were measured; a line marks half a ULP.

    Parameters
    ----------
    name, alt : str
        As for `picture`.
    x : array_like
        The numbers; the axis is logarithmic on both sides of 0.
    contents : mapping of str to mapping of str to array_like
        The errors, by title of the panel and by dtype.

    Returns
    -------
    matplotlib.axes.Axes
        The first of the panels.
    """
    sizes = np.abs(x)
    low, high = np.round(np.log10([sizes[sizes > 0].min(), sizes.max()]))
    powers = 10.0 ** np.arange(low + 1, high + 1, 2)
    ticks = [*-powers[::-1], 0, *powers]
    with plt.rc_context(LOOK):
        # The places are known; to find them takes most of the time for others.
        figure = plt.figure(FigureClass=Picture, name=name, alt=alt, figsize=(WIDTH, 3.4))
        panels = figure.subplots(len(contents), sharex=True, gridspec_kw=ERRORS_PLACE)
    for axes, (title, by_dtype) in zip(panels, contents.items()):
        top = max(1.0, *(np.max(values) for values in by_dtype.values()))
        axes.axhline(0.5, color=AXIS, linewidth=0.7)
        for values, (color, height, look) in zip(by_dtype.values(), DOTS):
            # One path for all of them, of strokes, makes a small file.
            ends = np.stack([np.repeat(x, 2), np.add.outer(values, [-height * top, height * top]).ravel()], -1)
            path = Path(ends, [Path.MOVETO, Path.LINETO] * len(sizes))
            path.should_simplify = False
            axes.add_artist(PathPatch(path, fill=False, edgecolor=color, clip_on=False, snap=False, **look))
        axes.set_xscale("symlog", linthresh=10**low, linscale=0.3)
        axes.set_xticks(ticks, [decimals(tick) for tick in ticks])
        axes.set_yticks(np.arange(int(top) + 1) if top < 5 else np.arange(0, top, 2))
        axes.minorticks_off()
        axes.tick_params(bottom=False, left=False)
        axes.set_axisbelow(True)
        axes.grid(color=GRID, linewidth=0.5)
        axes.spines[:].set_visible(False)
        axes.set(xlim=(-1.3 * 10**high, 1.3 * 10**high), ylim=(-0.05 * top, 1.05 * top))
        axes.set_title(title, loc="left", fontsize="medium", y=1)
    panels[-1].set_xlabel("x")
    handles = [Line2D([], [], linestyle="", color=color, marker=mark) for (color, *_), mark in zip(DOTS, "|so")]
    look = {"loc": "upper left", "ncols": 3, "frameon": False, "markerscale": 0.6}
    figure.legend(handles, list(next(iter(contents.values()))), bbox_to_anchor=(0, 1), **look)
    return panels[0]
