"""Compare figures of several numbers with what they stand for: lines of equal value, bars, matrices, triangles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Elementwise, Gated
from comparing.curves import wrong_curve
from reading.figures import Figure, Panel
from reading.numbers import number
from tolerances import DRAWN_POINTS, LEVEL, SHOWN_DECIMALS

LEVELS = [0.25, 1, 2, 4, 8]
HALVES = ("first half", "second half")


def wrong_levels(panel: Panel, activation: Gated[...], parameters: Mapping[str, Any], data: Any) -> Iterator[str]:
    """Yield the lines of equal value that are wrong: dashed where it is negative, with all levels that are met."""

    def value(points: np.ndarray) -> np.ndarray:
        found: np.ndarray = activation(points, **parameters)[:, 0]
        return found

    if panel.names != HALVES:
        yield f"the axes are {panel.names}, expected {HALVES}"
        return
    met = set()
    for shape in panel.shapes:
        if len(shape.points) == 2 and any(panel.is_crossed_by(shape, axis) for axis in (0, 1)):
            continue  # a line of the grid
        points = data(shape.points[~np.isnan(shape.points).any(1)])
        values = value(points)
        level = min(
            [sign * level for level in [0, *LEVELS] for sign in (1, -1)], key=lambda one: abs(values - one).max()
        )
        if abs(values - level).max() > LEVEL * max(1, abs(level)):
            yield f"on a line near {level} {activation.name} has values from {values.min():.3g} to {values.max():.3g}"
        if ("stroke-dasharray" in shape.style) != (level < 0):
            yield f"the line of {level} is{'' if level < 0 else ' not'} negative, and its dashes say otherwise"
        met.add(level)
    ends = data(np.array([panel.box[:2], panel.box[2:]]))
    values = value(np.stack(np.meshgrid(*(np.linspace(*ends[:, axis], 33) for axis in (0, 1))), -1).reshape(-1, 2))
    expected = {sign * one for one in LEVELS for sign in (1, -1) if values.min() < sign * one < values.max()}
    if met - {0} != expected:
        yield f"the levels are {sorted(met)}, expected {sorted(expected)}"


def wrong_level_plot(figure: Figure, activation: Gated[...], parameters: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a figure of lines of equal value shows wrongly, by the numbers on the lines, too."""
    [panel] = figure.panels
    if panel.title != f"{activation.name}(x)":
        yield f"the title is {panel.title}"
    yield from wrong_levels(panel, activation, parameters, panel.data)
    if len(panel.texts) < len(LEVELS):
        yield f"only {[text.text for text in panel.texts]} are written on the lines"
    for text in panel.texts:
        point = panel.data(text.centre[None])
        around = activation(point + np.stack(np.meshgrid(*2 * [[-0.2, 0, 0.2]]), -1).reshape(-1, 2), **parameters)
        if abs(number(text.text)) not in [0, *LEVELS]:
            yield f"{text.text} is written on a line, expected one of {LEVELS}"
        if not around.min() <= number(text.text) <= around.max():
            yield f"{text.text} is written where the value is {activation(point[0], **parameters)}"


def heights(panel: Panel, look: tuple[str, str] | None = None) -> dict[float, float]:
    """Return the heights of bars above the line of 0, in points, by the places of their middles."""
    [zero] = {shape.box[1] for shape in panel.shapes if panel.is_crossed_by(shape, 1)}
    bars = [shape.box for shape in panel.shapes if shape.look == look or (look is None and len(shape.points) > 2)]
    assert all(min(abs(top - zero), abs(bottom - zero)) < DRAWN_POINTS for _, top, _, bottom in bars), "a bar floats"
    return {
        (left + right) / 2: zero - (top if abs(bottom - zero) < abs(top - zero) else bottom)
        for left, top, right, bottom in bars
    }


def wrong_bars(figure: Figure, activation: Activation[...], x: Sequence[float], parameters: Any) -> Iterator[str]:
    """Yield the bars of a vector and its image that have not the height, place or number of their entry."""
    results = {"x": np.array(x, float), f"{activation.name}(x)": activation(np.array(x, float), **parameters)}
    if [panel.title for panel in figure.panels] != list(results):
        yield f"the panels are {[panel.title for panel in figure.panels]}, expected {list(results)}"
        return
    for panel, values in zip(figure.panels, results.values()):
        labels = {place: int(number(text)) for place, text in panel.ticks[0].items()}
        bars = {labels[min(labels, key=lambda one: abs(one - at))]: height for at, height in heights(panel).items()}
        drawn = np.array([bars[number] for number in sorted(bars)])
        if sorted(bars) != list(range(1, len(values) + 1)) or not proportional(drawn, values):
            yield f"{panel.title}: the bars have the heights {drawn.round(1)}, for {values.round(3)}"
        written = [number(text.text) for text in sorted(panel.texts, key=lambda text: text.centre[0])]
        if len(written) != len(values) or not np.allclose(written, values, rtol=0, atol=SHOWN_DECIMALS):
            yield f"{panel.title}: the numbers are {written}, expected {values.round(3)}"


def proportional(drawn: np.ndarray, values: np.ndarray) -> bool:
    """Decide whether lengths in points stand for values."""
    unit = drawn @ values / (values @ values)
    return bool(unit > 0 and len(drawn) == len(values) and np.all(abs(drawn - unit * values) < DRAWN_POINTS))


def wrong_matrix(figure: Figure, matrix: np.ndarray) -> Iterator[str]:
    """Yield the entries whose number, place, or shade is wrong: each sign has its colour, denser farther from 0."""
    [panel] = figure.panels
    columns, rows = ({int(number(text)): place for place, text in ticks.items()} for ticks in panel.ticks)
    if (len(rows), len(columns)) != matrix.shape:
        yield f"there are {len(rows)} rows and {len(columns)} columns, expected {matrix.shape}"
        return
    largest = abs(matrix).max()
    assert largest, "a matrix of zeros has no shades"
    shades: dict[float, set[str]] = {}
    for (i, j), entry in np.ndenumerate(matrix):
        middle = np.array([columns[j + 1], rows[i + 1]])
        texts = [text.text for text in panel.texts if np.abs(text.centre - middle).max() < 4]
        if len(texts) != 1 or abs(number(texts[0]) - entry) > SHOWN_DECIMALS:
            yield f"in row {i + 1}, column {j + 1} stands {texts}, expected {entry:.3f}"
        [cell] = [shape for shape in panel.shapes if holds(shape.box, middle)]
        shades.setdefault(np.sign(entry), set()).add(cell.style["fill"])
        opacity = float(cell.style.get("fill-opacity", 1))
        if abs(opacity - abs(entry) / largest / 2) > 0.01:
            yield f"in row {i + 1}, column {j + 1} the opacity of {entry:.3f} is {opacity}"
    colors = [shades[sign] for sign in (1, -1) if sign in shades]
    if any(len(each) > 1 for each in colors) or (len(colors) == 2 and colors[0] == colors[1]):
        yield f"the colours of the signs are {shades}"


def holds(box: Sequence[float], point: np.ndarray) -> bool:
    """Decide whether a point is within a box."""
    return bool(box[0] < point[0] < box[2] and box[1] < point[1] < box[3])


def wrong_family(figure: Figure, members: Mapping[str, Activation[...]], scores: Sequence[float]) -> Iterator[str]:
    """Yield what the panels of a family show wrongly of its members."""
    if [panel.title for panel in figure.panels] != list(members):
        yield f"the panels are {[panel.title for panel in figure.panels]}, expected {list(members)}"
        return
    for panel, member in zip(figure.panels, members.values()):
        if isinstance(member, Elementwise):
            functions = {"f(x)": member, "f′(x)": member.derivative}
            if list(figure.legend) != list(functions):
                yield f"the legend is {figure.legend}"
            for label, look in figure.legend.items():
                yield from wrong_curve(panel, look, functions[label], member, {}, about_zero(panel, figure))
        elif isinstance(member, Gated):
            yield from wrong_levels(panel, member, {}, about_zero(panel, figure))
        else:
            drawn = [np.array(list(dict(sorted(heights(panel, look).items())).values())) for look in legend(figure)]
            values = np.concatenate([np.array(scores), member(scores)])
            if not proportional(np.concatenate(drawn), values):
                yield f"{member.name}: the bars are {np.concatenate(drawn).round(1)}, for {values.round(3)}"


def legend(figure: Figure) -> list[tuple[str, str]]:
    """Return the looks of a vector and of its image."""
    assert list(figure.legend) == ["x", "f(x)"], f"the legend is {figure.legend}"
    return list(figure.legend.values())


def about_zero(panel: Panel, figure: Figure) -> Any:
    """Translate places by the lines of 0, and a unit: that of the ticks below, or else the window from -4 to 4."""
    others = [shape for shape in panel.shapes if shape.look not in figure.legend.values()]
    [across] = {shape.box[0] for shape in others if panel.is_crossed_by(shape, 0)}
    [down] = {shape.box[1] for shape in others if panel.is_crossed_by(shape, 1)}
    ticks = panel.ticks[0]
    width = np.ptp([number(text) for text in ticks.values()]) if ticks else 8
    unit = (panel.box[2] - panel.box[0]) / width
    return lambda points: (points - [across, down]) * [1, -1] / unit
