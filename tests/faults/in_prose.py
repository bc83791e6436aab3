"""Faults in sentences: numbers, number words, directions, and words that say the opposite."""

from __future__ import annotations

from faults.edits import digits, exchanged

NUMBERS = {
    "digit": digits,
    "number word": exchanged("two/three, four/five, six/seven, eight/nine, twice/three times"),
}
WORDS = {
    "direction": exchanged(
        "left/right, above/below, rises/falls, rise/fall, up/down, upper/lower, increases/decreases, "
        "increasing/decreasing, inside/outside"
    ),
    "opposite": exchanged(
        "positive/negative, smaller/larger, smallest/largest, always/never, odd/even, finite/infinite, most/least, "
        "bounded/unbounded"
    ),
}
