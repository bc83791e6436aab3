"""Probabilities of three outcomes: points and lines of a triangle."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon
from numpy.typing import ArrayLike

from activation_functions.palette import AXIS, COLORS
from activation_functions.plot.look import WIDTH, panels_of

CORNERS = np.array([[-1, -1 / np.sqrt(3)], [1, -1 / np.sqrt(3)], [0, 2 / np.sqrt(3)]])


def simplex(name: str, functions: Mapping[str, Callable[[ArrayLike], ArrayLike]], *, alt: str = "") -> Axes:
    """Draw the images of three scores as points of a triangle whose corners are the certain outcomes.

    The scores form rays and circles around the point of equal scores; the picture shows their images.

    Parameters
    ----------
    name : str
        As for `picture`.
    functions : mapping of str to callable
        Functions that map three scores, along the last axis, to three probabilities, by title.
    alt : str, optional
        As for `picture`.

    Returns
    -------
    matplotlib.axes.Axes
        The axes of the first triangle.
    """
    radii, angles = np.linspace(0, 3, 61), np.linspace(0, 2 * np.pi, 121)
    with _triangles(name, alt, functions) as panels:
        for axes, function in zip(panels, functions.values()):
            for color, style, (radius, angle) in [
                (COLORS[0], "-", np.meshgrid(radii, angles[::10])),
                (COLORS[1], "--", np.meshgrid([0.25, 0.5, 1, 2], angles, indexing="ij")),
            ]:
                scores = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1) @ CORNERS.T
                images = np.asarray(function(scores)) @ CORNERS
                for line in images:
                    axes.plot(*line.T, color=color, linestyle=style, linewidth=1.2)
    return panels[0]


def simplex_points(name: str, points: Mapping[str, ArrayLike], *, alt: str = "") -> Axes:
    """Draw vectors of three probabilities as points of a triangle whose corners are the certain outcomes.

    Parameters
    ----------
    name : str
        As for `picture`.
    points : mapping of str to array_like
        Arrays whose last axis has three probabilities, by title.
    alt : str, optional
        As for `picture`.

    Returns
    -------
    matplotlib.axes.Axes
        The axes of the first triangle.
    """
    with _triangles(name, alt, points) as panels:
        for axes, probabilities in zip(panels, points.values()):
            x, y = (np.asarray(probabilities) @ CORNERS).T
            axes.plot(x, y, linestyle="", marker="o", markersize=4, alpha=0.4, markeredgewidth=0, clip_on=False)
    return panels[0]


@contextmanager
def _triangles(name: str, alt: str, titles: Collection[str]) -> Iterator[list[Axes]]:
    """Begin a picture of empty triangles below each other."""
    with panels_of(name, alt, [0.55 * WIDTH] * len(titles)) as panels:
        for axes, title in zip(panels, titles):
            axes.add_patch(Polygon(CORNERS, fill=False, edgecolor=AXIS, linewidth=1))
            for (x, y), label in zip(1.12 * CORNERS, "123"):
                axes.text(x, y, label, ha="center", va="center")
            axes.set(aspect="equal", xticks=[], yticks=[])
            axes.spines[:].set_visible(False)
            axes.set_title(title, loc="left", fontsize="medium")
        yield panels
