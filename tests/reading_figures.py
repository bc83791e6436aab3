"""Read a figure back from its SVG: panels with their axes, curves, dots, bars, texts and the legend.

It is read as it is seen, the file for download and the figure in a page alike: by what is where, and not by the names
of groups. Texts are outlines; their letters are told by their shapes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

import numpy as np
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from reading_numbers import number

LETTERS = [*map(chr, range(33, 127)), "−", "′", "…", "fi", "fl", "ff", "ffi", "ffl"]  # ligatures, too
NEAR = 2.0  # points, by which a text may be beside the middle of what it belongs to
GAP = 18.0  # points, between a text and what it belongs to
Box = tuple[float, float, float, float]


@dataclass
class Shape:
    """A path, in points of the picture, downwards; NaN separates its pieces."""

    points: np.ndarray
    style: Mapping[str, str]
    clip: str

    @property
    def look(self) -> tuple[str, str]:
        """What a legend tells it by: the colour and the dashes, or the colour with which it is filled."""
        fill = self.style.get("fill", "none")
        return (
            (fill, "") if fill != "none" else (self.style.get("stroke", "none"), self.style.get("stroke-dasharray", ""))
        )

    @functools.cached_property
    def box(self) -> Box:
        """Left, top, right and bottom."""
        return (*np.nanmin(self.points, 0), *np.nanmax(self.points, 0))


@dataclass
class Dot:
    """A marker: where it is, its colour, and whether it is filled with that."""

    x: float
    y: float
    color: str
    is_full: bool
    clip: str


@dataclass
class Text:
    """A text, and left, top, right and bottom of its letters."""

    text: str
    box: Box

    @property
    def centre(self) -> np.ndarray:
        """The middle of its letters."""
        return np.array([self.box[0] + self.box[2], self.box[1] + self.box[3]]) / 2


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

    def data(self, points: np.ndarray) -> np.ndarray:
        """Translate places to the numbers of the two axes, by their ticks."""
        return np.stack([scale(self.ticks[axis], points[:, axis]) for axis in (0, 1)], -1)


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


@functools.cache
def letters() -> dict[bytes, str]:
    """Return the letters of matplotlib's font by their shapes."""
    font = FontProperties(family="DejaVu Sans")
    shapes = {letter: TextPath((0, 0), letter, size=100, prop=font) for letter in LETTERS}
    return {key(shape.vertices[shape.codes != shape.CLOSEPOLY] * 64): letter for letter, shape in shapes.items()}


@functools.lru_cache(4096)
def letter(path: str) -> str:
    """Tell a letter by its shape."""
    shape = key(points_of(path))
    assert shape in letters(), f"a letter is not read: {path}"
    return letters()[shape]


def key(points: np.ndarray) -> bytes:
    """Make a key of a shape."""
    return np.round(points[~np.isnan(points).any(1)]).astype(np.int32).tobytes()


@functools.lru_cache(4096)
def points_of(path: str) -> np.ndarray:
    """Return the points of a path, with the control points of its curves."""
    pen = RecordingPen()
    parse_path(path, pen)
    found: list[tuple[float, float]] = []
    for command, points in pen.value:
        if command == "moveTo" and found:
            found.append((np.nan, np.nan))
        found += points
    return np.array(found, float).reshape(-1, 2)


@functools.lru_cache(4096)
def transform(text: str) -> np.ndarray:
    """Read the attribute of this name as a matrix; what stands last is done first."""
    found = Affine2D()
    for name, arguments in reversed(re.findall(r"(\w+)\(([^)]*)\)", text)):
        numbers = [float(each) for each in re.split(r"[ ,]+", arguments)]
        match name:
            case "translate":
                found.translate(*numbers)
            case "scale":
                found.scale(*numbers)
            case "rotate":
                found.rotate_deg(*numbers)
            case _:
                raise ValueError(f"{text!r} is not read")
    return found.get_matrix()


def moved(points: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Transform points."""
    return points @ matrix[:2, :2].T + matrix[:2, 2]


def style_of(element: ElementTree.Element) -> dict[str, str]:
    """Return what attributes and style say of the look."""
    declared = dict(part.split(": ", 1) for part in element.get("style", "").split("; ") if part)
    return {name: value.rstrip(";") for name, value in {**element.attrib, **declared}.items()}


@dataclass
class Reader:
    """What has been found in an SVG."""

    ids: dict[str, ElementTree.Element]
    shapes: list[Shape] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def read(self, element: ElementTree.Element, outer: np.ndarray, clip: str = "") -> None:
        """Collect what an element shows, and what is in it."""
        inner = outer @ transform(element.get("transform", ""))
        clip = element.get("clip-path", clip)
        if element.tag == "path" and element.get("d"):
            self.shapes.append(Shape(moved(points_of(element.get("d", "")), inner), style_of(element), clip))
        elif element.tag == "use":
            style, target = style_of(element), self.ids[element.get("href", "").removeprefix("#")]
            color = style_of(target).get("stroke", "")
            x, y = moved(np.array([float(element.get("x", 0)), float(element.get("y", 0))]), inner)
            self.dots.append(Dot(x, y, color, style.get("fill", color) == color, clip))
        elif uses := [child for child in element if child.tag == "use" and "x" not in child.attrib]:
            self.texts.append(self.text(uses, inner))
        elif element.tag != "defs":
            for child in element:
                self.read(child, inner, clip)

    def text(self, uses: list[ElementTree.Element], outer: np.ndarray) -> Text:
        """Read a text."""
        written, places = "", []
        for use in uses:
            glyph = self.ids[use.get("href", "").removeprefix("#")]
            shape = points_of(glyph.get("d", ""))
            if not len(shape):
                written += " "
                continue
            written += letter(glyph.get("d", ""))
            places.append(
                moved(shape, outer @ transform(use.get("transform", "")) @ transform(glyph.get("transform", "")))
            )
        corners = np.concatenate(places)
        return Text(written, (*np.nanmin(corners, 0), *np.nanmax(corners, 0)))


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
        panel.shapes = [shape for shape in reader.shapes if shape.clip == clip]
        panel.dots = [dot for dot in reader.dots if dot.clip == clip]
        panels.append(panel)
    panels.sort(key=lambda panel: (round(panel.box[1]), panel.box[0]))
    for panel in panels:
        label(panel, reader.texts)
    alt = root.get("aria-label") or root.findtext(".//description") or ""
    return Figure(alt, panels, dict(legend(reader)), reader.texts)


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
    return bool(re.fullmatch(r"−?[\d.]+", text.text))


def legend(reader: Reader) -> Iterator[tuple[str, tuple[str, str]]]:
    """Find the lines and boxes that have a text beside them, on the right."""
    for shape in reader.shapes:
        _, top, right, bottom = shape.box
        for text in reader.texts:
            same_height = abs(text.centre[1] - (top + bottom) / 2) < 2 * NEAR
            if not shape.clip and shape.look[0] != "none" and same_height and 0 < text.box[0] - right < GAP:
                yield text.text, shape.look
