"""Compare the numbers of a figure, as they stand in its CSV, with the functions that it is to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.curve import WINDOW
from activation_functions.kinds import Elementwise, Gated
from activation_functions.plot.level_lines import LEVELS
from comparing.curves import functions
from comparing.lines import CIRCLES, CORNERS, DIRECTIONS, FARTHEST
from shown_by_scripts import Drawing
from tolerances import LEVEL, WRITTEN_NUMBERS

Row = Mapping[str, str]
Rows = list[Row]


def wrong_numbers(rows: Rows, activation: Any, asked: Drawing) -> Iterator[str]:
    """Yield what is wrong with the numbers of a figure that a script asks for."""
    match asked.kind:
        case "elementwise":
            yield from wrong_plot(rows, activation, asked.parameters)
        case "gated":
            yield from wrong_levels(rows, activation, asked.parameters)
        case "vector":
            image = activation(asked.content, **asked.parameters)
            yield from wrong_bars(rows, "panel", {"x": asked.content, f"{activation.name}(x)": image})
        case "heat_map":
            matrix = np.asarray(asked.content)
            found = {(int(row["y"]) - 1, int(row["x"]) - 1): float(row["value"]) for row in rows}
            if found.keys() != set(np.ndindex(matrix.shape)):
                yield f"the places are {sorted(found)}, expected those of {matrix.shape}"
            yield from unequal([*found.values()], [matrix[place] for place in found])
        case "simplex":
            yield from wrong_triangles(rows, {title: images(function) for title, function in asked.content.items()})
        case "simplex_points":
            yield from wrong_triangles(rows, asked.content)
        case _:
            yield from wrong_picture(rows, asked.content)


def wrong_plot(rows: Rows, activation: Elementwise[...], parameters: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the curves of a function and its derivative, for each value of a parameter."""
    varied = [name for name, value in parameters.items() if np.ndim(value)]
    expected = {}
    for title, function in functions(activation).items():
        if not varied:
            expected["", title] = (function, dict(parameters))
        for value in parameters[varied[0]] if varied else ():
            label = f"{varied[0]} = {value:.4g}".replace("-", "−")
            expected[title, label] = (function, {**parameters, varied[0]: value})
    found: dict[tuple[str, str], Rows] = {}
    for row in rows:
        found.setdefault((row.get("panel", ""), row["series"]), []).append(row)
    if found.keys() != expected.keys():
        yield f"the curves are {list(found)}, expected {list(expected)}"
        return
    for key, (function, setting) in expected.items():
        for each in wrong_curve(found[key], function, activation, setting):
            yield f"{key[0]} {key[1]}: {each}"


def wrong_curve(rows: Rows, function: Any, activation: Elementwise[...], parameters: dict[str, Any]) -> Iterator[str]:
    """Yield points that are not on the graph, gaps between points, and dots that are not those of the jumps."""
    kinks = sorted(activation.fact("kinks", parameters))
    curve = [row for row in rows if not row.get("dot")]
    x, y = (np.array([float(row[name]) for row in curve]) for name in "xy")
    yield from off_the_graph(x, y, lambda at: function(at, **parameters))
    end = max(WINDOW[1], *(abs(kink) for kink in kinks)) if kinks else WINDOW[1]
    if x[0] != -x[-1] or x[-1] < end or (np.diff(x) < 0).any() or np.diff(x).max() > x[-1] / 60:
        yield f"x goes from {x[0]} to {x[-1]}, in steps up to {np.diff(x).max()}"
    parts = [int(row.get("part", 1)) for row in curve]
    breaks = [x[place : place + 2] for place, (one, other) in enumerate(pairwise(parts)) if one != other]
    if [each.round(9).tolist() for each in breaks] != [[round(kink, 9)] * 2 for kink in kinks]:
        yield f"the curve is interrupted between {breaks}, expected {kinks}"
    expected = []
    for kink in kinks:
        sides = function(np.nextafter(kink, [-np.inf, np.inf]), **parameters)
        if not np.isclose(*sides):
            expected += [("empty", kink, side) for side in sides] + [("full", kink, function(kink, **parameters))]
    found = [(row["dot"], float(row["x"]), float(row["y"])) for row in rows if row.get("dot")]
    if [dot for dot, *_ in found] != [dot for dot, *_ in expected]:
        yield f"the dots are {found}, expected {expected}"
    yield from unequal([place for _, *place in found], [place for _, *place in expected])


def off_the_graph(x: np.ndarray, y: np.ndarray, function: Callable[[Any], Any]) -> Iterator[str]:
    """Yield points beside a graph, but for the last digit of both numbers."""
    steps = WRITTEN_NUMBERS * np.maximum(1, abs(x))
    near = [x - steps, np.nextafter(x, -np.inf), x, np.nextafter(x, np.inf), x + steps]
    beside = np.stack([function(each) for each in near])
    room = WRITTEN_NUMBERS * abs(y)
    wrong = ~((beside.min(0) - room <= y) & (y <= beside.max(0) + room))
    for place in np.flatnonzero(wrong)[:1]:
        yield f"{wrong.sum()} points are beside the graph, such as ({x[place]}, {y[place]})"


def wrong_levels(rows: Rows, activation: Gated[...], parameters: Mapping[str, Any]) -> Iterator[str]:
    """Yield levels without a line, and points at which the function has another value."""
    ends = np.linspace(*WINDOW, 33)
    values = activation(np.stack(np.meshgrid(ends, ends)), axis=0, **parameters)
    expected = [level for level in LEVELS if values.min() < level < values.max()]
    points = np.array([[float(row["x"]), float(row["y"])] for row in rows])
    found = np.array([float(row["value"]) for row in rows])
    if sorted(set(found)) != expected:
        yield f"the levels are {sorted(set(found))}, expected {expected}"
    off = abs(activation(points.T, axis=0, **parameters)[0] - found)
    if off.max() > LEVEL:
        yield f"the value is off by {off.max():.2g} at {points[off.argmax()]}"


def wrong_bars(rows: Rows, key: str, expected: Mapping[str, Any]) -> Iterator[str]:
    """Yield the bars that do not have the heights of a vector."""
    if list(dict.fromkeys(row[key] for row in rows)) != list(expected):
        yield f"the bars are {rows}, expected {dict(expected)}"
    for label, values in expected.items():
        yield from unequal([float(row["y"]) for row in rows if row[key] == label], values)


def images(function: Callable[[np.ndarray], Any]) -> np.ndarray:
    """Return the images of the points of rays and circles of scores."""
    rays = np.exp(2j * np.pi * np.arange(DIRECTIONS + 1) / DIRECTIONS)[:, None] * np.linspace(0, FARTHEST, 61)
    circles = np.array(CIRCLES)[:, None] * np.exp(2j * np.pi * np.arange(121) / 120)
    scores = np.concatenate([rays.ravel(), circles.ravel()])
    return np.asarray(function((scores[:, None] * CORNERS.conj()).real))


def wrong_triangles(rows: Rows, expected: Mapping[str, Any]) -> Iterator[str]:
    """Yield the triangles whose points do not have these probabilities."""
    if list(dict.fromkeys(row["panel"] for row in rows)) != list(expected):
        yield f"the triangles are {rows}, expected {list(expected)}"
    for panel, points in expected.items():
        found = [[float(row[name]) for name in ("first", "second", "third")] for row in rows if row["panel"] == panel]
        yield from unequal(found, np.reshape(points, (-1, 3)))


def wrong_picture(rows: Rows, axes: Any) -> Iterator[str]:
    """Yield the lines and histograms whose numbers are not those that a script draws."""
    for label, points in axes.lines().items():
        found = [[float(row["x"]), float(row["y"])] for row in rows if row.get("series", "") == label]
        yield from unequal(found, points)
    for call in axes.hist.call_args_list:
        heights, edges = np.histogram(*call.args, bins=call.kwargs["bins"], density=call.kwargs["density"])
        found = [[float(row["x"]), float(row["y"])] for row in rows]
        yield from unequal(found, np.stack([(edges[:-1] + edges[1:]) / 2, heights], -1))


def wrong_family(rows: Rows, members: Mapping[str, Any], scores: list[float]) -> Iterator[str]:
    """Yield the panels whose numbers are not those of the members."""
    if list(dict.fromkeys(row["panel"] for row in rows)) != list(members):
        yield f"the panels are those of {list(dict.fromkeys(row['panel'] for row in rows))}, expected {list(members)}"
    for title, member in members.items():
        own = [row for row in rows if row["panel"] == title]
        if isinstance(member, Elementwise):
            for label, function in {"f(x)": member, "f′(x)": member.derivative}.items():
                yield from wrong_curve([row for row in own if row["series"] == label], function, member, {})
        elif isinstance(member, Gated):
            yield from wrong_levels(own, member, {})
        else:
            yield from wrong_bars(own, "series", {"x": scores, "f(x)": member(scores)})


def wrong_side_by_side(rows: Rows, members: Sequence[Elementwise[...]]) -> Iterator[str]:
    """Yield the curves whose numbers are not those of the functions, or of their derivatives."""
    functions = {
        (panel, one.name): (function, one)
        for one in members
        for panel, function in {"f(x)": one, "f′(x)": one.derivative}.items()
    }
    series = {(row["panel"], row["series"]) for row in rows}
    if series != functions.keys():
        yield f"the curves are {sorted(series)}, expected {sorted(functions)}"
    for curve, (function, one) in functions.items():
        own = [row for row in rows if (row["panel"], row["series"]) == curve]
        yield from wrong_curve(own, function, one, {})


def wrong_errors(rows: Rows, name: str, record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the errors that are not those that were measured."""
    titles = {"value": name, "slope": activations[name].slope_name}
    for role, by_dtype in record["errors"].items():
        for dtype, errors in by_dtype.items():
            own = [row for row in rows if (row["panel"], row["series"]) == (f"{titles[role]}, error in ULP", dtype)]
            yield from unequal([[float(row["x"]), float(row["y"])] for row in own], np.stack([record["x"], errors], -1))


def unequal(found: Any, expected: Any) -> Iterator[str]:
    """Yield numbers that are not others, but for their last digit."""
    found, expected = np.asarray(found, float), np.asarray(expected, float)
    if found.shape != expected.shape:
        yield f"there are {found.shape} numbers, expected {expected.shape}"
    elif not np.allclose(found, expected, rtol=WRITTEN_NUMBERS, atol=WRITTEN_NUMBERS / 10):
        place = np.unravel_index(abs(found - expected).argmax(), found.shape)
        yield f"a number is {found[place]}, expected {expected[place]}"
