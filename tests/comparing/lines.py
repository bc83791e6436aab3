"""Compare lines and points in a figure with those that it was to draw: given ones, and images in a triangle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from reading.figures import Figure, Panel
from reading.svg import Shape
from tolerances import DRAWN_POINTS, LABEL_POINTS

NOTHING = np.full((1, 2), np.nan)
# The corners of the triangle on which scores are given: those of equal sides of length 2, about the point of no scores.
CORNERS = np.exp(1j * np.radians([-150, -30, 90])) * 2 / np.sqrt(3)
DIRECTIONS, FARTHEST, CIRCLES = 12, 3, [0.25, 0.5, 1, 2]


def farthest(points: np.ndarray, line: np.ndarray) -> float:
    """Return how far points are from a line, at most; NaN separates its pieces."""
    a, b = line[:-1], line[1:]
    there = ~np.isnan(a + b).any(1)
    a, b = a[there], b[there]
    along = b - a
    lengths = np.maximum((along**2).sum(1), 1e-12)
    at = np.clip(((points[:, None] - a) * along).sum(2) / lengths, 0, 1)
    return float(np.linalg.norm(points[:, None] - (a + at[..., None] * along), axis=2).min(1).max())


def apart(drawn: np.ndarray, expected: np.ndarray) -> float:
    """Return how far two lines are from each other, at most, at the points of both."""
    points = [line[~np.isnan(line).any(1)] for line in (drawn, expected)]
    return max(farthest(points[0], expected), farthest(points[1], drawn))


def joined(lines: list[np.ndarray]) -> np.ndarray:
    """Make one line of several, as pieces."""
    return np.concatenate([part for line in lines for part in (line, NOTHING)])


def wrong_lines(figure: Figure, lines: Mapping[str, np.ndarray]) -> Iterator[str]:
    """Yield the lines that are not drawn where their points are, with the look that the legend gives their label."""
    [panel] = figure.panels
    if list(figure.legend) != [label for label in lines if label]:
        yield f"the legend is {list(figure.legend)}, expected {list(lines)}"
        return
    for label, points in lines.items():
        curves = [shape for shape in panel.shapes if len(shape.points) > 2]
        drawn = [shape.points for shape in curves if not label or shape.look == figure.legend[label]]
        if len(drawn) != 1:
            yield f"{label}: {len(drawn)} lines are drawn, expected one"
        elif (distance := apart(drawn[0], panel.places(points))) > LABEL_POINTS:
            yield f"{label}: the line is {distance:.2g} points beside its place"


def triangle_in(panel: Panel) -> Shape:
    """Find the triangle, which is drawn first: images may cover it."""
    return next(each for each in panel.shapes if len(each.points) == 4 and (each.points[0] == each.points[-1]).all())


def corners(panel: Panel, figure: Figure) -> np.ndarray:
    """Return the places of the corners 1, 2 and 3 of a triangle."""
    triangle = triangle_in(panel).points[:3]
    marks = [text for text in figure.texts if text.text in ("1", "2", "3")]
    found = {min(marks, key=lambda text: np.linalg.norm(text.centre - place)).text: place for place in triangle}
    assert sorted(found) == ["1", "2", "3"], f"the corners are {sorted(found)}"
    return np.array([found[mark] for mark in "123"])


def wrong_simplex(figure: Figure, functions: Mapping[str, Callable[[np.ndarray], Any]]) -> Iterator[str]:
    """Yield the triangles in which rays and circles of scores are not where their images are."""
    if [panel.title for panel in figure.panels] != list(functions):
        yield f"the triangles are {[panel.title for panel in figure.panels]}, expected {list(functions)}"
        return
    turns = np.exp(2j * np.pi * np.arange(241) / 240)
    rays = [turn * np.linspace(0, FARTHEST, 121) for turn in turns[:: 240 // DIRECTIONS]]
    for panel, function in zip(figure.panels, functions.values()):
        places = corners(panel, figure)
        for dashed, scores in ((False, rays), (True, [radius * turns for radius in CIRCLES])):
            images = [function((each[:, None] * CORNERS.conj()).real) @ places for each in scores]
            shapes = [shape for shape in panel.shapes if shape is not triangle_in(panel)]
            lines = joined([shape.points for shape in shapes if bool(shape.look[1]) == dashed])
            if (distance := apart(lines, joined(images))) > 2 * DRAWN_POINTS:
                what = "circles" if dashed else "rays"
                yield f"{panel.title}: the {what} are {distance:.2g} points beside their images"


def wrong_simplex_points(figure: Figure, points: Mapping[str, np.ndarray]) -> Iterator[str]:
    """Yield the triangles whose dots are not the points."""
    if [panel.title for panel in figure.panels] != list(points):
        yield f"the triangles are {[panel.title for panel in figure.panels]}, expected {list(points)}"
        return
    for panel, probabilities in zip(figure.panels, points.values()):
        expected = np.reshape(probabilities, (-1, 3)) @ corners(panel, figure)
        drawn = np.array([[dot.x, dot.y] for dot in panel.dots])
        distances = np.linalg.norm(expected[:, None] - drawn, axis=2)
        if len(drawn) != len(expected) or max(distances.min(0).max(), distances.min(1).max()) > DRAWN_POINTS:
            yield f"{panel.title}: {len(drawn)} dots are not at the {len(expected)} points"
