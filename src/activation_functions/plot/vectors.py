"""Functions of a vector: bars of one vector and its image."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from activation_functions.kinds import Vector
from activation_functions.numbers_as_text import decimals
from activation_functions.palette import AXIS, COLORS
from activation_functions.plot.look import panels_of


def vector(activation: Vector[...], x: ArrayLike, *, alt: str = "", ax: Any = None, **parameters: Any) -> Axes:
    """Draw a vector and its image as bars: see `Vector.plot`."""
    given = np.asarray(x)
    if given.ndim != 1:
        raise ValueError(f"{activation.name}: x has {given.ndim} dimensions, expected one vector")
    results = {"x": given, f"{activation.name}(x)": activation(given, **parameters)}
    with panels_of("-".join([activation.name, *parameters]), alt, [1.7, 1.7], ax=ax) as panels:
        for axes, color, (title, values) in zip(panels, COLORS, results.items()):
            indices = range(1, len(values) + 1)
            bars = axes.bar(indices, values, width=0.6, color=color)
            axes.bar_label(bars, [decimals(value) for value in values], padding=2)
            axes.axhline(0, color=AXIS, linewidth=1)
            axes.spines[:].set_visible(False)
            axes.set(xticks=indices, yticks=[])
            axes.margins(y=0.2)
            axes.set_title(title, loc="left", fontsize="medium")
    return panels[-1]
