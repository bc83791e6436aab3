"""Paths of an SVG in few characters: relative, exact to a sixth of a point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

COMMANDS = {"moveTo": "m", "lineTo": "l", "qCurveTo": "q", "curveTo": "c", "closePath": "z"}
BESIDE = 0.1  # points, by which a line may pass beside the points that it leaves out

Point = tuple[float, float]


def shortened(path: str) -> str:
    """Write the data of a path in few characters. Places are rounded, not the ways, so that errors do not add up.

    Examples
    --------
    >>> shortened("M 10 20 L 10.24 20 L 10.48 19.02 L 10.48 18 z")
    'm10 20h.2l.3-1v-1z'
    """
    pen = RecordingPen()
    parse_path(path, pen)
    written, last, here, start = "", "", (0, 0), (0, 0)
    drawn = list(fewer((COMMANDS[name], points) for name, points in pen.value if name in COMMANDS))
    for (command, points), (following, _) in pairwise([*drawn, ("", ())]):
        places = [(round(10 * x), round(10 * y)) for x, y in points]
        ways = [at - there for place in places for at, there in zip(place, here, strict=True)]
        if command == "l" and ((ways == [0, 0] and last != "m") or (following == "z" and places == [start])):
            continue  # A line of no length is left out, unless it is all there is: a dot.
        if command == "l" and 0 in ways:
            command, ways = ("v", ways[1:]) if ways[1] else ("h", ways[:1])
        text = numbers(ways)
        written += command + text.lstrip() if command != last or command == "m" else text
        last = command
        here = places[-1] if places else start
        start = here if command == "m" else start
    return written


def fewer(drawn: Iterable[tuple[str, Sequence[Point]]]) -> Iterator[tuple[str, Sequence[Point]]]:
    """Leave out the points of lines that are as good as straight."""
    start, left_out = (0.0, 0.0), list[Point]()
    for command, points in drawn:
        if command == "l" and all(is_beside(point, start, points[0]) for point in left_out):
            left_out.append(points[0])
            continue
        if left_out:
            yield "l", [left_out[-1]]
            start = left_out[-1]
        left_out = [points[0]] if command == "l" else []
        if command != "l":
            yield command, points
            start = points[-1] if points else start
    if left_out:
        yield "l", [left_out[-1]]


def is_beside(point: Point, start: Point, end: Point) -> bool:
    """Decide whether a point is as good as on the line from one point to another."""
    way, there = complex(end[0] - start[0], end[1] - start[1]), complex(point[0] - start[0], point[1] - start[1])
    if not way:
        return abs(there) < BESIDE
    along = there / way
    return 0 <= along.real <= 1 and abs(along.imag * way) < BESIDE


def numbers(tenths: Sequence[int]) -> str:
    """Write numbers behind each other, each with a space or sign before it."""
    return "".join(re.sub(r"\b0\.", ".", f"{'' if each < 0 else ' '}{each / 10:g}") for each in tenths)
