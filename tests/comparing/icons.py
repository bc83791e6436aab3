"""Compare the small picture beside the name of an activation with its values."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from bs4 import Tag

from activation_functions.kinds import Activation, Elementwise, Gated
from comparing.curves import wrong_line
from comparing.pictures import proportional
from reading.svg import points_of
from tolerances import DRAWN_POINTS, LEVEL

ENTRIES = [1.0, 2.0, 0.0, 1.5]  # of the vector whose image is drawn
EDGE = 7.5  # points: an icon has few, and a steep curve ends so much before the edge
FULL = 0.8  # of its height is filled by a bounded function
DRAWS = 500  # of a random form, of which none is beside the band, and some come near to its edges
NEAR = 2.0  # points

Parts = dict[str, np.ndarray]


def wrong_icon(activation: Activation[...], icon: Tag) -> Iterator[str]:
    """Yield what an icon shows and the activation is not: a curve, lines of equal value, or bars."""
    assert icon["class"] == ["icon"], f"{icon['class']} is no icon"
    _, _, width, height = map(float, icon["viewbox" if icon.has_attr("viewbox") else "viewBox"].split())
    axes, *paths = icon.select("path")
    parts = {" ".join(path["class"]): points_of(path["d"]) for path in paths}
    lines = pieces(points_of(axes["d"]))
    match activation:
        case Elementwise():
            yield from wrong_curve_of_icon(activation, lines, parts, np.array([width, height]))
        case Gated():
            yield from wrong_level_lines(activation, lines, parts)
        case _:
            yield from wrong_bars_of_icon(activation, lines, parts)


def pieces(points: np.ndarray) -> list[np.ndarray]:
    """Separate the pieces of a path."""
    parts = np.split(points, np.flatnonzero(np.isnan(points[:, 0])))
    return [part[~np.isnan(part[:, 0])] for part in parts]


def frame(lines: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Return where the axes cross, and how far 1 is to the right and upwards, by the marks on them."""
    (_, down), (across, _) = lines[0][0], lines[1][0]
    marks = lines[2].mean(0), lines[3].mean(0)
    assert marks[0][1] == down and marks[1][0] == across, f"the marks {marks} are not on the axes"
    return np.array([across, down]), np.array([marks[0][0] - across, down - marks[1][1]])


def wrong_curve_of_icon(
    activation: Elementwise[...], lines: list[np.ndarray], parts: Parts, size: np.ndarray
) -> Iterator[str]:
    """Yield the points that are not on the graph; a bounded function fills the picture, another keeps its slopes."""
    origin, unit = frame(lines)
    ends = np.array([[0, size[1]], [size[0], 0]])
    low, high = ((end - origin) * [1, -1] for end in ends)
    kinks = unit[0] * np.array(activation.fact("kinks"), float)
    intervals = activation.fact("range")
    span = max(each.high for each in intervals) - min(each.low for each in intervals)
    if not all(low[0] < kink < high[0] for kink in kinks):
        yield f"the kinks {kinks / unit[0]} are not between {low[0] / unit[0]:.3g} and {high[0] / unit[0]:.3g}"
    if unit[1] * span < FULL * size[1] or (span == np.inf and unit[0] != unit[1]):
        yield f"1 is {unit[0]:.3g} wide and {unit[1]:.3g} high, and the range is {activation.range}"

    def place(x: np.ndarray) -> np.ndarray:
        return unit[1] * activation(x / unit[0])

    curve = (parts["curve"] - origin) * [1, -1]
    yield from wrong_line(curve, place, kinks, (low, high), DRAWN_POINTS, EDGE)
    sides = activation(np.nextafter(kinks[:, None] / unit[0], [-np.inf, np.inf]))
    jumps = kinks[abs(sides[:, 1] - sides[:, 0]) > DRAWN_POINTS]
    dots = [(dot[0] - origin) * [1, -1] for dot in pieces(parts["dots"])] if "dots" in parts else []
    expected = np.stack([jumps, place(jumps)], -1)
    if len(dots) != len(expected) or abs(np.reshape(dots, (-1, 2)) - expected).max(initial=0) > DRAWN_POINTS:
        yield f"the dots are at {dots}, expected {expected}"
    if ("band" in parts) != hasattr(activation, "sample"):
        yield f"{'a' if 'band' in parts else 'no'} band is drawn"
    elif "band" in parts:
        yield from wrong_band(activation, (parts["band"] - origin) * [1, -1] / unit, NEAR / unit[1])


def wrong_band(activation: Activation[...], band: np.ndarray, near: float) -> Iterator[str]:
    """Yield where draws of the random form are beside a band, or stay far from its edges."""
    for x in np.unique(band[:, 0]):
        edges = band[band[:, 0] == x, 1]
        draws = activation.sample(np.full(DRAWS, x), np.random.default_rng(1))
        off = max(abs(draws.min() - edges.min()), abs(draws.max() - edges.max()))
        if off > near:
            yield f"at {x:.3g} the band goes from {edges.min():.3g} to {edges.max():.3g}, off by {off:.2g}"


def wrong_level_lines(activation: Gated[...], lines: list[np.ndarray], parts: Parts) -> Iterator[str]:
    """Yield the lines on which the value is not the same, or has not the sign that their look says."""
    origin, unit = frame(lines)
    if parts.keys() != {"curve", "below"}:
        yield f"it shows {[*parts]}, expected lines of positive and of negative values"
    for kind, path in parts.items():
        for piece in pieces(path):
            pairs = (piece - origin) * [1, -1] / unit
            values = activation(pairs)[:, 0]
            level = np.median(values)
            # Where it is steep, what rounding to a tenth, and leaving points out, changes is more.
            rounded = np.linalg.norm(activation.partial_derivatives(pairs), axis=-1).max() * 0.2 / min(unit)
            if np.ptp(values) > max(2 * LEVEL * max(1, abs(level)), rounded) or (level < 0) != (kind == "below"):
                yield f"a line, {kind}, has values from {values.min():.3g} to {values.max():.3g}"


def wrong_bars_of_icon(activation: Activation[...], lines: list[np.ndarray], parts: Parts) -> Iterator[str]:
    """Yield the bars that have not the height, side or order of their entries, and draws that are no results."""
    values = activation(ENTRIES)
    base = lines[0][0, 1]
    shown = pieces(parts["bars"])
    tops = np.array([base - bar[np.abs(bar[:, 1] - base).argmax(), 1] for bar in shown])
    if len(tops) != len(values) or not proportional(tops, values):
        yield f"the bars have the heights {tops}, for {values}"
        return
    edges = [edge for bar in shown for edge in (bar[:, 0].min(), bar[:, 0].max())]
    if edges != sorted(edges):
        yield "the bars do not stand beside each other, from left to right"
    if ("dots" in parts) != hasattr(activation, "sample"):
        yield f"{'some' if 'dots' in parts else 'no'} draws are shown"
    elif "dots" in parts:
        unit = tops @ values / (values @ values)
        draws = np.array([base - dot[0, 1] for dot in pieces(parts["dots"])]).reshape(-1, len(values)) / unit
        if abs(draws.sum(1) - values.sum()).max() * unit > DRAWN_POINTS * len(values) or np.ptp(draws, 0).min() == 0:
            yield f"the draws are {draws}, expected different ones that add up like the results"
