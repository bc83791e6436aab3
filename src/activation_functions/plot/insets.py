"""Insets: what is nearly level beside a kink again, higher."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from activation_functions.curve import Curve
from activation_functions.kinds import Elementwise
from activation_functions.numbers_as_text import significant
from activation_functions.palette import AXIS, COLORS

FLAT = 0.1  # of the slope on the other side of the kink
PLACES = {"left": (0.17, 0.48, 0.29, 0.4), "right": (0.7, 0.48, 0.27, 0.4)}  # left, bottom, width, height


def magnify(axes: Axes, activation: Elementwise[...], window: tuple[float, float], parameters: dict[str, Any]) -> None:
    """Draw a function beside each kink again, on the side on which it is nearly level and not quite."""
    for kink in activation.fact("kinks", parameters):
        left, right = np.abs(activation.derivative(np.nextafter(kink, window), **parameters))
        if 0 < left < FLAT * right:
            _inset(axes, activation, "left", (window[0], kink), parameters)
        elif 0 < right < FLAT * left:
            _inset(axes, activation, "right", (kink, window[1]), parameters)


def _inset(
    axes: Axes, activation: Elementwise[...], side: str, ends: tuple[float, float], parameters: dict[str, Any]
) -> None:
    """Draw a function between two points, from edge to edge."""
    curve = Curve.of(activation, activation, "", parameters, ends)
    values = sorted(activation(np.array(ends), **parameters).tolist())
    inset = axes.inset_axes(PLACES[side], gid="inset")
    inset.plot(curve.x, curve.y, color=COLORS[0], linestyle="-", linewidth=2)
    inset.set(xlim=ends, ylim=values, facecolor="white")
    inset.set_xticks(ends, [significant(end) for end in ends])
    inset.set_yticks(values, [significant(value) for value in values])
    inset.tick_params(bottom=False, left=False)
    inset.spines[:].set(visible=True, color=AXIS, linewidth=0.5)
