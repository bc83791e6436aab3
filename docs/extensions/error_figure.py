"""The figure of errors as SVG from a template; matplotlib takes a tenth of a second for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from activation_functions.numbers_as_text import decimals
from activation_functions.palette import AXIS, COLORS, GRID
from extensions.templates import ENVIRONMENT
from specification.table import LICENCE

WIDTH, HEIGHT, LEFT, RIGHT = 324, 245, 24, 318  # points
TOP, BOTTOM, GAP = 44, 210, 20
INNER = 1 / 3  # the part of a power of 10 between 0 and the smallest number on the axis


class Look(NamedTuple):
    """The strokes that stand for the errors in a dtype."""

    dtype: str
    color: str
    width: float
    cap: str
    size: float


LOOKS = {
    "float16": Look("float16", COLORS[2], 1.0, "butt", 5.0),
    "float32": Look("float32", COLORS[1], 2.2, "square", 0.01),
    "float64": Look("float64", COLORS[0], 3.2, "round", 0.01),
}


def error_figure(name: str, alt: str, x: np.ndarray, contents: Mapping[str, Mapping[str, list[float]]]) -> str:
    """Draw errors in ULP as dots over the numbers at which they were measured; a line marks half a ULP.

    Parameters
    ----------
    name, alt : str
        The name of the file, and the description.
    x : array
        The numbers; the axis is logarithmic on both sides of 0.
    contents : mapping of str to mapping of str to list of float
        The errors, by title of the panel and by dtype.

    Returns
    -------
    str
        The SVG.
    """
    sizes = np.abs(x)
    low, high = np.round(np.log10([sizes[sizes > 0].min(), sizes.max()]))

    def across(x: np.ndarray) -> np.ndarray:
        with np.errstate(divide="ignore"):
            position = np.sign(x) * np.maximum(INNER + np.log10(np.abs(x)) - low, 0)
        end = INNER + np.log10(1.3) + high - low
        return ((position + end) / (2 * end) * (RIGHT - LEFT) + LEFT).round(2)

    powers = 10.0 ** np.arange(low + 1, high + 1, 2)
    ticks = np.array([*-powers[::-1], 0, *powers])
    height = (BOTTOM - TOP - GAP * (len(contents) - 1)) / len(contents)
    panels = [
        panel(title, across(x), by_dtype, TOP + number * (height + GAP), height)
        for number, (title, by_dtype) in enumerate(contents.items())
    ]
    return ENVIRONMENT.get_template("error_figure.svg").render(
        name=name,
        alt=alt,
        licence=LICENCE,
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=RIGHT,
        axis=AXIS,
        grid=GRID,
        looks=LOOKS.values(),
        panels=panels,
        ticks=[(place, decimals(tick)) for place, tick in zip(across(ticks).tolist(), ticks, strict=True)],
    )


def panel(
    title: str, places: np.ndarray, by_dtype: Mapping[str, list[float]], top: float, height: float
) -> dict[str, Any]:
    """Lay out a panel: its ticks, its line at half a unit, and its dots."""
    largest = max(1.0, *(max(errors) for errors in by_dtype.values()))

    def down(error: Any) -> Any:
        return (top + height * (1.05 - np.asarray(error) / largest) / 1.1).round(2)

    marks = np.arange(int(largest) + 1) if largest < 5 else np.arange(0, largest, 2)
    return {
        "title": title,
        "top": round(top, 2),
        "bottom": round(top + height, 2),
        "half": float(down(0.5)),
        "ticks": [(float(down(mark)), decimals(mark)) for mark in marks],
        "dots": [
            {"look": LOOKS[dtype], "path": strokes(places, down(errors), LOOKS[dtype].size)}
            for dtype, errors in by_dtype.items()
        ],
    }


def strokes(x: np.ndarray, y: np.ndarray, size: float) -> str:
    """Write a stroke for each point: one path makes a small file."""
    return "".join(f"M{across:g} {down - size / 2:.4g}v{size:g}" for across, down in zip(x, y, strict=True))
