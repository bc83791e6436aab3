"""Read a figure back from its SVG: panels with their axes, curves, dots, bars, texts and the legend.

It is read as it is seen, the file for download and the figure in a page alike: by what is where, and not by the names
of groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

import numpy as np

from reading.numbers import number
from reading.svg import Box, Dot, Reader, Shape, Text

NEAR = 2.0  # points, by which a text may be beside the middle of what it belongs to
GAP = 18.0  # points, between a text and what it belongs to


@dataclass
class Panel:
    """What is seen through a window of the picture."""

    box: Box
    title: str = ""
    ticks: tuple[dict[float, str], dict[float, str]] = ({}, {})
    """The labels below and on the left, by their places."""
    names: tuple[str, str] = ("", "")
    """Of the two axes."""
    shapes: list[Shape] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def is_crossed_by(self, shape: Shape, axis: int) -> bool:
        """Decide whether a shape is a line from edge to edge, along the other axis."""
        ends = [(shape.box[end], self.box[end]) for end in (1 - axis, 3 - axis)]
        straight = shape.box[axis] == shape.box[axis + 2]
        return len(shape.points) == 2 and straight and all(abs(a - b) < 0.1 for a, b in ends)

    def lines(self, shape: Shape) -> list[Shape]:
        """Return the lines from edge to edge that a path consists of; of another, all of it."""
        pieces = shape.pieces()
        are_lines = all(self.is_crossed_by(piece, 0) or self.is_crossed_by(piece, 1) for piece in pieces)
        return pieces if are_lines else [shape]

    def data(self, points: np.ndarray) -> np.ndarray:
        """Translate places to the numbers of the two axes, by their ticks."""
        return np.stack([scale(self.ticks[axis], points[:, axis]) for axis in (0, 1)], -1)

    def places(self, data: np.ndarray) -> np.ndarray:
        """Translate numbers of the two axes to places; where the ticks are powers of 10, by their exponents."""
        found = []
        for axis, ticks in enumerate(self.ticks):
            powers = any("10−" in text for text in ticks.values())
            numbers = np.log10(data[:, axis]) if powers else data[:, axis]
            ticks = {place: text.removeprefix("10" if powers else "") for place, text in ticks.items()}
            start, slope = scale(ticks, np.array([0.0, 1.0])) @ [[1, -1], [0, 1]]
            found.append((numbers - start) / slope)
        return np.stack(found, -1)


@dataclass
class Figure:
    """A picture: its panels by rows, and what the legend says of colours and dashes."""

    alt: str
    panels: list[Panel]
    legend: dict[str, tuple[str, str]]
    texts: list[Text]


def scale(ticks: Mapping[float, str], places: np.ndarray) -> np.ndarray:
    """Translate places on an axis to numbers, by the ticks, which must be evenly spaced."""
    at, values = np.array(list(ticks)), np.array(list(map(number, ticks.values())))
    assert len(at) >= 2, f"an axis has the ticks {list(ticks.values())}, expected two or more"
    slope, start = np.polyfit(at, values, 1)
    off = np.abs(slope * at + start - values).max()
    assert off < 0.02, f"the ticks {list(ticks.values())} are not evenly spaced: one is off by {off:.2g}"
    return slope * places + start


def read(svg: str) -> Figure:
    """Read a figure."""
    root = ElementTree.fromstring(svg[svg.index("<svg") :])
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
    reader = Reader({element.attrib["id"]: element for element in root.iter() if "id" in element.attrib})
    reader.read(root, np.eye(3))
    clips = {f"url(#{each.attrib['id']})": each[0].attrib for each in root.iter("clipPath")}
    panels = []
    for clip, rect in clips.items():
        x, y, width, height = (float(rect[name]) for name in ("x", "y", "width", "height"))
        panel = Panel((x, y, x + width, y + height))
        panel.shapes = [each for shape in reader.shapes if shape.clip == clip for each in panel.lines(shape)]
        panel.dots = [
            dot for dot in reader.dots if dot.clip == clip or (not dot.clip and holds(panel.box, dot.x, dot.y))
        ]
        panels.append(panel)
    panels.sort(key=lambda panel: (round(panel.box[1]), panel.box[0]))
    for panel in panels:
        label(panel, reader.texts)
    alt = root.get("aria-label") or root.findtext(".//description") or ""
    return Figure(alt, panels, dict(legend(reader)), reader.texts)


def holds(box: Box, x: float, y: float) -> bool:
    """Decide whether a point is within a box, or on its edge."""
    return box[0] - NEAR < x < box[2] + NEAR and box[1] - NEAR < y < box[3] + NEAR


def label(panel: Panel, texts: list[Text]) -> None:
    """Find the texts about a panel: its title, the labels of its ticks, the names of its axes."""
    left, top, right, bottom = panel.box
    inside = [text for text in texts if left < text.centre[0] < right and top < text.centre[1] < bottom]
    panel.texts = inside
    above = [text for text in texts if top - GAP < text.box[3] < top and abs(text.box[0] - left) < NEAR]
    panel.title = min(above, key=lambda text: top - text.box[3]).text if above else ""
    names, ticks = [], []
    for axis in (0, 1):
        low, high = panel.box[axis], panel.box[axis + 2]
        # The distance from the panel: below it, or on the left.
        away = [text.box[1] - bottom if axis == 0 else left - text.box[2] for text in texts]
        along = [(text, text.centre[axis]) for text, gap in zip(texts, away) if 0 < gap < 2 * GAP]
        named = [text.text for text, place in along if abs(place - (low + high) / 2) < NEAR and not is_number(text)]
        names.append(named[0] if named else "")
        near = [(text, text.centre[axis]) for text, gap in zip(texts, away) if 0 < gap < GAP]
        labels = {place: text.text for text, place in near if low - NEAR < place < high + NEAR and is_number(text)}
        # The edges, and the lines of the grid, tell the place better than the label does.
        lines = [low, high, *(shape.box[axis] for shape in panel.shapes if panel.is_crossed_by(shape, axis))]
        places = {place: min(lines, key=lambda line: abs(line - place)) for place in labels}
        ticks.append({places[at] if abs(places[at] - at) < NEAR else at: text for at, text in labels.items()})
    panel.names, panel.ticks = (names[0], names[1]), (ticks[0], ticks[1])


def is_number(text: Text) -> bool:
    """Decide whether a text can be the label of a tick."""
    return bool(re.fullmatch(r"−?[\d.]+|10−\d", text.text))


def legend(reader: Reader) -> Iterator[tuple[str, tuple[str, str]]]:
    """Find the lines and boxes that have a text beside them, on the right."""
    for shape in reader.shapes:
        _, top, right, bottom = shape.box
        for text in reader.texts:
            same_height = abs(text.centre[1] - (top + bottom) / 2) < 2 * NEAR
            if not shape.clip and shape.look[0] != "none" and same_height and 0 < text.box[0] - right < GAP:
                yield text.text, shape.look
