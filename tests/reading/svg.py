"""Read what an SVG shows: its paths, markers and texts, and where they are.

Texts of files are outlines; their letters are told by their shapes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

import numpy as np
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

FONT = FontProperties(family="DejaVu Sans")
SIZE = "10"  # of a text that declares none, in a page
LETTERS = [*map(chr, range(33, 127)), "−", "′", "…", "fi", "fl", "ff", "ffi", "ffl"]  # ligatures, too
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

    def pieces(self) -> list[Shape]:
        """Return the pieces, each as a shape."""
        parts = np.split(self.points, np.flatnonzero(np.isnan(self.points[:, 0])))
        return [Shape(part[~np.isnan(part[:, 0])], self.style, self.clip) for part in parts]


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


@functools.cache
def letters() -> dict[bytes, str]:
    """Return the letters of matplotlib's font by their shapes."""
    shapes = {letter: TextPath((0, 0), letter, size=100, prop=FONT) for letter in LETTERS}
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
def outlined(text: str, size: float) -> np.ndarray:
    """Return the points of the outlines of a text that begins at the origin, upwards."""
    path = TextPath((0, 0), text, size=size, prop=FONT)
    return path.vertices[path.codes != path.CLOSEPOLY]


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
        style = style_of(element)
        if repeated := re.match(r"url\(#(.*)\)", style.get("marker", "")):
            for place in moved(points_of(element.get("d", "")), inner):
                self.dot(place, style_of(self.ids[repeated[1]][0]), clip)
        elif element.tag == "path" and element.get("d"):
            self.shapes.append(Shape(moved(points_of(element.get("d", "")), inner), style, clip))
        elif element.tag == "use":
            place = moved(np.array([float(element.get("x", 0)), float(element.get("y", 0))]), inner)
            self.dot(place, style_of(self.ids[element.get("href", "").removeprefix("#")]) | style, clip)
        elif element.tag == "text":
            size = float(style.get("font-size", SIZE))
            place = [float(element.get("x", 0)), float(element.get("y", 0))]
            corners = moved(outlined(element.text or "", size) * [1, -1] + place, inner)
            self.texts.append(Text(element.text or "", (*corners.min(0), *corners.max(0))))
        elif uses := [child for child in element if child.tag == "use" and "x" not in child.attrib]:
            self.texts.append(self.text(uses, inner))
        elif element.tag != "defs":
            for child in element:
                self.read(child, inner, clip)

    def dot(self, place: np.ndarray, style: dict[str, str], clip: str) -> None:
        """Collect a marker."""
        color = style.get("stroke", "")
        self.dots.append(Dot(*place, color, style.get("fill", color) == color, clip))

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
