"""Faults in sentences: numbers and number words, which tests look for, and words that say the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faults.edits import Edit, digits, exchanged


def several_digits(text: str) -> Iterator[Edit]:
    """Change the last digit of a number of several: one alone is found by chance in what its section evaluates."""
    yield from (edit for edit in digits(text) if re.search(r"\d.?\d", text[edit.start : edit.end]))


def one_digit(text: str) -> Iterator[Edit]:
    """Change a number of one digit."""
    yield from (edit for edit in digits(text) if not re.search(r"\d.?\d", text[edit.start : edit.end]))


NUMBERS = {
    "digit": several_digits,
    "number word": exchanged("two/three, four/five, six/seven, eight/nine, twice/three times"),
}
WORDS = {
    "one digit": one_digit,
    "direction": exchanged(
        "left/right, above/below, rises/falls, rise/fall, up/down, upper/lower, increases/decreases, "
        "increasing/decreasing, inside/outside"
    ),
    "opposite": exchanged(
        "positive/negative, smaller/larger, smallest/largest, always/never, odd/even, finite/infinite, most/least, "
        "bounded/unbounded"
    ),
}
