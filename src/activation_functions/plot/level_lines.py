"""Functions of two halves: lines of equal value."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from activation_functions.curve import WINDOW
from activation_functions.kinds import Gated
from activation_functions.numbers_as_text import decimals
from activation_functions.palette import AXIS, COLORS
from activation_functions.plot.look import WIDTH, draw_grid, panels_of

LEVELS = [-8, -4, -2, -1, -0.25, 0, 0.25, 1, 2, 4, 8]


def gated(activation: Gated[...], *, alt: str = "", ax: Any = None, **parameters: Any) -> Axes:
    """Draw a function of two halves by lines of equal value: see `Gated.plot`."""
    with panels_of("-".join([activation.name, *parameters]), alt, [WIDTH - 0.5], ax=ax) as [axes]:
        axes.clabel(level_lines(axes, activation, **parameters), fmt=decimals, fontsize="small")
        axes.set(xlabel="first half", ylabel="second half", aspect="equal")
        axes.set_title(f"{activation.name}(x)", loc="left", fontsize="medium")
        axes.spines[:].set_visible(False)
        draw_grid(axes)
    return axes


def level_lines(axes: Axes, activation: Gated[...], **parameters: Any) -> Any:
    """Draw the lines of equal value over the two halves, those of negative values dashed."""
    ends = np.linspace(*WINDOW, 97)
    first, second = np.meshgrid(ends, ends)
    values = activation(np.stack([first, second]), axis=0, **parameters)[0]
    colors = [COLORS[1] if level < 0 else COLORS[0] if level else AXIS for level in LEVELS]
    styles = ["--" if level < 0 else "-" for level in LEVELS]
    return axes.contour(first, second, values, LEVELS, colors=colors, linestyles=styles, linewidths=1.5)
