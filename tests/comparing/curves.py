"""Compare the curves in a figure with the functions that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from activation_functions.kinds import Elementwise
from reading.figures import Figure, Panel
from reading.numbers import is_rounded, number
from tolerances import DRAWN_POINTS

Places = Callable[[np.ndarray], np.ndarray]
SAMPLES = 400
LEVEL_SLOPES = 0.1  # of the slope beyond a kink, below which a picture does not tell a slope from none


def functions(activation: Elementwise[...]) -> dict[str, Any]:
    """Return the functions in the figure of an activation, by their labels."""
    name = activation.name
    return {f"{name}(x)": activation, f"{name}′(x)": activation.derivative}


def wrong_plot(figure: Figure, activation: Elementwise[...], parameters: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a figure of a function and its derivative shows wrongly, for each value of a parameter with a list."""
    expected = functions(activation)
    varied = [name for name, value in parameters.items() if np.ndim(value)]
    if not varied:
        panel, *insets = sorted(figure.panels, key=lambda panel: panel.box[0] - panel.box[2])
        flat = nearly_level(activation, parameters)
        if list(figure.legend) != list(expected) or len(insets) != len(flat):
            yield f"{len(insets)} insets, and {list(figure.legend)}, are drawn: expected {flat} and {list(expected)}"
            return
        for label, look in figure.legend.items():
            yield from wrong_curve(panel, look, expected[label], activation, dict(parameters))
        for inset, ends in zip(sorted(insets, key=lambda inset: inset.box[0]), flat):
            yield from wrong_inset(inset, figure.legend[f"{activation.name}(x)"], activation, ends, parameters)
        return
    [name] = varied
    if [panel.title for panel in figure.panels] != list(expected):
        yield f"the panels are {[panel.title for panel in figure.panels]}, expected {list(expected)}"
        return
    shown = [number(label.removeprefix(f"{name} = ")) for label in figure.legend]
    if not is_rounded(shown, parameters[name]):
        yield f"the legend has {list(figure.legend)}, expected {name} = {parameters[name]}"
        return
    for panel in figure.panels:
        for look, value in zip(figure.legend.values(), parameters[name]):
            setting = {**parameters, name: value}
            yield from wrong_curve(panel, look, expected[panel.title], activation, setting)


def nearly_level(activation: Elementwise[...], parameters: Mapping[str, Any]) -> list[tuple[float, float]]:
    """Return from where to where a function ends in a kink nearly level, but not quite, compared with beyond it."""
    found = []
    for kink in sorted(activation.fact("kinks", parameters)):
        slopes = abs(activation.derivative(np.array([kink - 1e-9, kink + 1e-9]), **parameters))
        if 0 < slopes.min() < LEVEL_SLOPES * slopes.max():
            found.append((-np.inf, kink) if slopes[0] < slopes[1] else (kink, np.inf))
    return found


def wrong_inset(
    panel: Panel, look: tuple[str, str], function: Any, ends: tuple[float, float], parameters: Mapping[str, Any]
) -> Iterator[str]:
    """Yield what an inset shows wrongly, or flatly, of a function on one side of a kink."""
    low, high = panel.data(np.array([[panel.box[0], panel.box[3]], [panel.box[2], panel.box[1]]]))
    units = (np.array(panel.box[2:]) - panel.box[:2]) / (high - low)
    beside = (low[0] - ends[0], ends[1] - high[0])  # one is 0, the other infinite
    if not (units > 0).all() or abs(min(beside, key=abs)) * units[0] > DRAWN_POINTS:
        yield f"the inset goes from {low} to {high}, expected from the kink on one way, of {ends}"
        return
    [curve] = [panel.data(shape.points) * units for shape in panel.shapes if shape.look == look]

    def place(x: np.ndarray) -> np.ndarray:
        found: np.ndarray = units[1] * function(x / units[0], **parameters)
        return found

    yield from (
        f"inset: {each}" for each in wrong_line(curve, place, np.array([]), (low * units, high * units), DRAWN_POINTS)
    )
    heights = units[1] * function(np.array([low[0], high[0]]), **parameters)
    if abs(heights[1] - heights[0]) < (panel.box[3] - panel.box[1]) / 2:
        yield f"the inset is flat, too: the curve rises by {abs(heights[1] - heights[0]):.2g} points"


def wrong_curve(
    panel: Panel,
    look: tuple[str, str],
    function: Any,
    activation: Elementwise[...],
    parameters: Mapping[str, Any],
    data: Places | None = None,
) -> Iterator[str]:
    """Yield what a curve and its dots show and the function does not, by the ticks or another translation of places."""
    data = data or panel.data
    said = f"{function.__name__}{dict(parameters) if parameters else ''}"
    low, high = data(np.array([[panel.box[0], panel.box[3]], [panel.box[2], panel.box[1]]]))
    points = np.array(panel.box[2:]) - panel.box[:2]
    units = points / (high - low)
    if not (low < high).all() or abs(units[0] / units[1] - 1) > 0.02:
        yield f"{said}: the axes go from {low} to {high}, expected upwards, with units of the same length"
        return
    kinks = np.array(activation.fact("kinks", parameters), float)
    if not all(low[0] < kink < high[0] for kink in kinks):
        yield f"{said}: the window from {low[0]:.3g} to {high[0]:.3g} does not show the kinks {kinks}"
    shapes = [shape for shape in panel.shapes if shape.look == look]
    if len(shapes) != 1:
        yield f"{said}: {len(shapes)} curves are drawn, expected one"
        return
    near = DRAWN_POINTS / units[1]

    def value(x: np.ndarray) -> np.ndarray:
        found: np.ndarray = function(x, **parameters)
        return found

    yield from (f"{said}: {each}" for each in wrong_line(data(shapes[0].points), value, kinks, (low, high), near))
    yield from (f"{said}: {each}" for each in wrong_dots(panel, look, data, kinks, function, parameters, near))


def wrong_line(
    curve: np.ndarray, function: Any, kinks: Any, window: Any, near: float, edge: float = 0
) -> Iterator[str]:
    """Yield where a line is not that of a function; at the upper and lower edge it may end a little before."""
    low, high = window
    yield from off_the_graph(curve, function, low, high, near)
    x = np.linspace(low[0], high[0], SAMPLES + 2)[1:-1]
    x = x[(np.abs(x[:, None] - kinks) > near).all(1)]
    yield from missing(curve, x, function(x), low[1] + edge, high[1] - edge, near)


def off_the_graph(curve: np.ndarray, function: Any, low: Any, high: Any, near: float) -> Iterator[str]:
    """Yield the points of a curve, as far as they are seen, that are not points of the function."""
    seen = curve[((low <= curve) & (curve <= high)).all(1)]  # False for NaN, too.
    beside = function(seen[:, :1] + near * np.linspace(-1, 1, 9))
    wrong = (seen[:, 1] < beside.min(1) - near) | (seen[:, 1] > beside.max(1) + near)
    for x, y in seen[wrong][:1]:
        yield f"{wrong.sum()} points are beside the graph, such as ({x:.4g}, {y:.4g}): the value is {function(x):.4g}"


def missing(curve: np.ndarray, x: np.ndarray, y: np.ndarray, low: float, high: float, near: float) -> Iterator[str]:
    """Yield the points of a function that are to be seen, and are not on the curve, which may be near on any side."""
    lowest, highest = np.full((2, len(x)), np.nan)
    for piece in np.split(curve, np.flatnonzero(np.isnan(curve[:, 0]))):
        across, up = piece[~np.isnan(piece[:, 0])].T
        inside = (across.min() <= x) & (x <= across.max())
        beside = np.interp(x[inside, None] + near * np.linspace(-1, 1, 9), across, up)
        lowest[inside], highest[inside] = beside.min(1), beside.max(1)
    wrong = (low + near < y) & (y < high - near) & ~((lowest - near <= y) & (y <= highest + near))
    for at in np.flatnonzero(wrong)[:1]:
        curve_there = f"from {lowest[at]:.4g} to {highest[at]:.4g}"
        places = f"beside {x[at]:.4g} the curve is {curve_there}, the value is {y[at]:.4g}"
        yield f"{wrong.sum()} values of {len(x)} are not drawn: {places}"


def wrong_dots(
    panel: Panel, look: tuple[str, str], data: Places, kinks: np.ndarray, function: Any, parameters: Any, near: float
) -> Iterator[str]:
    """Yield the dots that are wrong: full at the value of a jump, and empty at the values that are approached."""
    (_, low), (_, high) = data(np.array([[panel.box[0], panel.box[3]], [panel.box[2], panel.box[1]]]))
    expected = []
    for kink in kinks:
        sides = function(np.nextafter(kink, [-np.inf, np.inf]), **parameters)
        if abs(sides[1] - sides[0]) > near:
            expected += [(kink, side, False) for side in sides] + [(kink, function(kink, **parameters), True)]
    dots = [dot for dot in panel.dots if dot.color == look[0]]
    found = [(*data(np.array([[dot.x, dot.y]]))[0], dot.is_full) for dot in dots]
    # What is beyond the edges is cut off.
    found, expected = ([each for each in some if low <= each[1] <= high] for some in (found, expected))
    if len(found) != len(expected) or not np.allclose(
        np.reshape(found, (-1, 3)), np.reshape(expected, (-1, 3)), rtol=0, atol=near
    ):
        yield f"the dots are {found}, expected {expected}"
