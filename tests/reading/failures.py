"""Read where a form is said to fail: how, between which numbers, and whether at all of them or in places."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from reading.numbers import number

RANGE = r"between \S+ and [^\s,]+|(?:above|below|at|near) [^\s,]+"
FAILURE = re.compile(rf"(?P<how>.+?)(?: (?P<always>{RANGE}))?,?(?: in places (?P<places>{RANGE}))?")
NOTHING = re.compile(
    r"no (?:error|failure) found \((?P<tried>[\d,]+) numbers tried\)(?:; largest error (?P<error>.*))?"
)
ERROR = re.compile(r"(?P<ulps>\S+) ULP at (?P<at>\S+), (?P<digits>\d+) digits? right")
# How far from a number is near to it.
NEAR = 1e-3


class Range(NamedTuple):
    """A range of numbers, by its ends."""

    low: float
    high: float

    def has(self, x: np.ndarray) -> np.ndarray:
        """Decide which numbers are in it."""
        return (self.low <= x) & (x <= self.high)


class Said(NamedTuple):
    """A sentence: how a form fails, where it always does, and the wider range where it does in places."""

    how: frozenset[str]
    always: Range | None
    places: Range


def failures(text: str) -> list[Said]:
    """Read the sentences in which a form is said to fail."""
    if NOTHING.fullmatch(text):
        return []
    found = []
    for part in text.split("; "):
        match = FAILURE.fullmatch(part)
        assert match and (match["always"] or match["places"]), f"{part!r} does not say where a form fails"
        always, places = (read(match[name]) if match[name] else None for name in ("always", "places"))
        is_near = match["always"] and match["always"].startswith("near")
        found.append(Said(frozenset(match["how"].split(" or ")), None if is_near else always, places or always))
    return found


def read(text: str) -> Range:
    """Read a range."""
    word, *ends = [each for each in text.split() if each != "and"]
    first, *_ = numbers = [number(end) for end in ends]
    match word:
        case "between":
            assert numbers == sorted(numbers), f"{text!r} begins with the larger end"
            return Range(*numbers)
        case "at":
            return Range(first, first)
        case "near":
            return Range(*sorted([first * (1 - NEAR), first * (1 + NEAR)]))
        case _:
            return Range(first, np.inf) if word == "above" else Range(-np.inf, first)


def largest_error(text: str) -> float:
    """Read how large the error is at most where nothing fails, in ULP."""
    match = NOTHING.fullmatch(text)
    assert match, f"{text!r} does not say how many numbers were tried"
    if not match["error"]:
        return 0
    error = ERROR.fullmatch(match["error"])
    assert error, f"{match['error']!r} is no error"
    return number(error["ulps"])
