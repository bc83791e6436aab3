"""Read the description of a function of two halves, drawn by lines of equal value: how large it is, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from activation_functions.curve import WINDOW
from describing.places import Unread
from tolerances import NEAR_IN_A_PICTURE

# The signs of the first and of the second half; 0 on an axis, None for either.
PLACES: dict[str, list[tuple[int | None, int | None]]] = {
    "on the vertical axis": [(0, None)],
    "on the horizontal axis": [(None, 0)],
    "on both axes": [(0, None), (None, 0)],
    "left of the vertical axis": [(-1, None)],
    "right of the vertical axis": [(1, None)],
    "at the upper left": [(-1, 1)],
    "at the upper right": [(1, 1)],
    "at the lower left": [(-1, -1)],
    "at the lower right": [(1, -1)],
}
# What a value can be, for halves a and b.
SHAPES: dict[str, Callable[[Any, Any, Any], Any]] = {
    "0": lambda value, a, b: value == 0,
    "positive": lambda value, a, b: value > 0,
    "negative": lambda value, a, b: value < 0,
    "close to 0": lambda value, a, b: abs(value) < NEAR_IN_A_PICTURE,
    "close to the product of the halves": lambda value, a, b: abs(value - a * b) < NEAR_IN_A_PICTURE,
    # Along a line da / db is minus the quotient of the slopes.
    "nearly upright": lambda slope, a, b: abs(slope) < NEAR_IN_A_PICTURE,
    "leaning outwards": lambda slope, a, b: slope * a < -NEAR_IN_A_PICTURE,
}
# The value is said by the halves, the direction of the lines where the picture ends.
ENDS = {"at the top": WINDOW[1], "at the bottom": WINDOW[0]}
BEGINNING = re.compile("The (value is|lines are) ")
CLAUSE = re.compile(
    rf"({'|'.join(SHAPES)}) ((?:{'|'.join([*PLACES, *ENDS])})(?: and (?:{'|'.join(PLACES)}))*)(?:,? and |, |$)"
)


def wrong(sentence: str, function: Callable[[Any], Any], slope: Callable[[Any], Any]) -> Iterator[str]:
    """Yield what is wrong in a sentence about a function of pairs; its slope is a pair, too."""
    rest = sentence.removesuffix(".")
    if not (match := BEGINNING.match(rest)):
        raise Unread(f'"{rest}" is in no form that is read: expected "The value is" or "The lines are"')
    rest = rest[match.end() :]
    while rest:
        if not (match := CLAUSE.match(rest)):
            raise Unread(f'"{rest}" is in no form that is read')
        shape, places = match.groups()
        for place in places.split(" and "):
            if not holds(shape, place, function, slope):
                yield f'"{shape} {place}" does not hold'
        rest = rest[match.end() :]


def holds(shape: str, place: str, function: Callable[[Any], Any], slope: Callable[[Any], Any]) -> bool:
    """Decide whether what is said holds at a place."""
    ends = np.linspace(*WINDOW, 81)
    a, b = np.meshgrid(ends, ends)
    if place in ENDS:
        there = (b == ENDS[place]) & (abs(a) >= 1)
        a, b = a[there], b[there]
        by_a, by_b = slope(np.stack([a, b], -1)).T
        return bool(SHAPES[shape](-by_b / by_a, a, b).all())
    is_there = [
        np.all([np.sign(half) == sign for half, sign in zip((a, b), signs) if sign is not None], axis=0)
        for signs in PLACES[place]
    ]
    there = np.any(is_there, axis=0)
    value = function(np.stack([a, b], -1))[..., 0]
    return bool(SHAPES[shape](value, a, b)[there].all())
