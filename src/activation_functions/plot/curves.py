"""Functions of one number: curves of the function and its derivative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator
from numpy.typing import NDArray

from activation_functions.curve import WINDOW, Curve
from activation_functions.kinds import Elementwise
from activation_functions.numbers_as_text import significant
from activation_functions.palette import AXIS
from activation_functions.plot.insets import magnify
from activation_functions.plot.look import HEIGHT, WIDTH, draw_grid, panels_of

Limits = tuple[float, float]


def elementwise(activation: Elementwise[...], *, alt: str = "", ax: Any = None, **parameters: Any) -> Axes:
    """Draw a function of one number and its derivative: see `Elementwise.plot`.

    Both axes have the same unit, so that a slope of 1 is seen as one, and all kinks are in the window. A curve that
    jumps is interrupted there; a full dot marks the value that the library takes, an empty one the value that is only
    approached. An inset magnifies what is nearly level beside a kink.
    """
    functions = {f"{activation.name}(x)": activation, f"{activation.name}′(x)": activation.derivative}
    lists = [key for key, value in parameters.items() if np.ndim(value)]
    if len(lists) > 1:
        raise ValueError(f"{activation.name}: {' and '.join(lists)} are lists, expected a list for one parameter")
    kinks = activation.fact("kinks", {name: value for name, value in parameters.items() if name not in lists})
    window = window_of(kinks)
    if lists:
        key = lists[0]
        settings = {f"{key} = {significant(value)}": parameters | {key: value} for value in parameters[key]}
        contents = {
            title: [Curve.of(activation, function, label, setting, window) for label, setting in settings.items()]
            for title, function in functions.items()
        }
    else:
        contents = {
            "": [Curve.of(activation, function, label, parameters, window) for label, function in functions.items()]
        }
    axes = _draw("-".join([activation.name, *parameters]), alt, contents, window, ax)
    if not lists:
        magnify(axes, activation, window, parameters)
    return axes


def curves(name: str, functions: Iterable[Elementwise[...]], *, alt: str = "", ax: Any = None) -> Axes:
    """Draw several functions of one number in one panel, and their derivatives in another.

    Parameters
    ----------
    name : str
        As for `picture`.
    functions : iterable of Elementwise
        The functions, such as ``[relu, gelu]``.
    alt : str, optional
        As for `picture`.
    ax : sequence of two matplotlib.axes.Axes, optional
        Where to draw, if not in a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes
        The axes with the functions.
    """
    each = list(functions)
    window = window_of([kink for one in each for kink in one.fact("kinks")])
    contents = {
        "f(x)": [Curve.of(one, one, one.name, {}, window) for one in each],
        "f′(x)": [Curve.of(one, one.derivative, one.name, {}, window) for one in each],
    }
    return _draw(name, alt, contents, window, ax)


def _draw(name: str, alt: str, contents: Mapping[str, list[Curve]], window: Limits, ax: Any) -> Axes:
    """Draw the curves of each panel, by their titles."""
    height = height_of(window)
    limits = [limits_of_heights(np.concatenate([curve.y for curve in curves]), height) for curves in contents.values()]
    unit = (WIDTH - 0.36) / (window[1] - window[0])
    heights = [unit * (high - low) for low, high in limits]
    with panels_of(name, alt, heights, margin=0.68, ax=ax) as panels:
        for axes, limit, (title, curves) in zip(panels, limits, contents.items()):
            if ax is None:
                _furnish(axes, window, limit)
            if title:
                axes.set_title(title, loc="left", fontsize="medium")
            lines = [axes.plot(curve.x, curve.y, label=curve.label)[0] for curve in curves]
            for line, curve in zip(lines, curves):
                mark_jumps(axes, curve, line.get_color(), 5)
            if ax is not None:
                axes.legend(frameon=False)
        if ax is None:
            handles, labels = panels[0].get_legend_handles_labels()
            columns = 60 // (max(map(len, labels)) + 6)  # as many as fit beside each other
            options: dict[str, Any] = {"ncols": columns, "frameon": False, "columnspacing": 1.5}
            panels[0].figure.legend(handles, labels, loc="outside upper left", **options)
    return panels[0]


def _furnish(axes: Axes, window: Limits, limit: Limits) -> None:
    """Draw both axes and a grid, in the same unit."""
    axes.axhline(0, color=AXIS, linewidth=1)
    axes.axvline(0, color=AXIS, linewidth=1)
    draw_grid(axes)
    axes.spines[:].set_visible(False)
    axes.xaxis.set_major_locator(MultipleLocator(1))
    axes.yaxis.set_major_locator(MultipleLocator(1))
    axes.set(xlim=window, ylim=limit, aspect="equal")


def mark_jumps(axes: Axes, curve: Curve, color: Any, size: float) -> None:
    """Put a full dot at the value of a jump, and an empty dot at a value that is only approached."""
    dots: dict[str, Any] = {"linestyle": "", "marker": "o", "markersize": size, "color": color}
    for kink, sides, value in curve.jumps:
        axes.plot([kink, kink], sides, **dots, markerfacecolor="white")
        axes.plot([kink], [value], **dots)


def window_of(kinks: list[float]) -> Limits:
    """Choose the limits of the horizontal axis so that all kinks are shown."""
    far = np.abs(kinks)
    scale = max([1.0, *(far[far >= WINDOW[1]] + 2) / WINDOW[1]])
    return scale * WINDOW[0], scale * WINDOW[1]


def height_of(window: Limits) -> Limits:
    """Choose the heights between which a curve is followed."""
    scale = window[1] / WINDOW[1]
    return scale * HEIGHT[0], scale * HEIGHT[1]


def limits_of_heights(values: NDArray[np.float64], height: Limits) -> Limits:
    """Choose the limits of the vertical axis."""
    low, high = max(np.nanmin(values), height[0]), min(np.nanmax(values), height[1])
    return min(low, 0) - 0.4, max(high, 1) + 0.4
