"""Matrices: grids of numbers, shaded by sign and size."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from numpy.typing import ArrayLike

from activation_functions.numbers_as_text import fixed
from activation_functions.palette import COLORS, GRID
from activation_functions.plot.look import panels_of


def heat_map(name: str, matrix: ArrayLike, *, alt: str = "", xlabel: str = "", ylabel: str = "") -> Axes:
    """Draw a matrix as a grid of numbers, shaded by sign and size.

    Parameters
    ----------
    name : str
        As for `picture`.
    matrix : array_like
        A two-dimensional array.
    alt : str, optional
        As for `picture`.
    xlabel, ylabel : str
        The labels of columns and rows.

    Returns
    -------
    matplotlib.axes.Axes
        The axes with the grid.
    """
    entries = np.asarray(matrix)
    if entries.ndim != 2:
        raise ValueError(f"{name}: matrix has {entries.ndim} dimensions, expected 2")
    rows, columns = entries.shape
    # Closer to 0 is more transparent; nothing is more than half opaque, so that the numbers can be read on it.
    stops = [(0, COLORS[1], 0.5), (0.5, COLORS[1], 0), (0.5, COLORS[0], 0), (1, COLORS[0], 0.5)]
    shades = LinearSegmentedColormap.from_list("", [(at, to_rgba(color, opacity)) for at, color, opacity in stops])
    limit = np.abs(entries).max()
    edges = [np.arange(n + 1) + 0.5 for n in (columns, rows)]
    with panels_of(name, alt, [0.45 * rows + 0.5]) as [axes]:
        axes.pcolormesh(*edges, entries, cmap=shades, vmin=-limit, vmax=limit, edgecolors=GRID, linewidth=0.5)
        for (i, j), entry in np.ndenumerate(entries):
            axes.text(j + 1, i + 1, fixed(entry), ha="center", va="center")
        axes.set(xlabel=xlabel, ylabel=ylabel, xticks=range(1, columns + 1), yticks=range(1, rows + 1))
        axes.invert_yaxis()
        axes.spines[:].set_visible(False)
    return axes
