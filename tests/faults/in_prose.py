"""Faults in sentences: numbers and number words, which tests look for, and words that say the opposite.

Unseen are numbers that are names, as in x86-64, versions behind a name, and number words before nouns that nothing
counts, where a section counts as many of something else; a digit alone, for it is found by chance; and words in
sentences whose form no test reads.
"""

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
# In the senses in which they say where something is and how it is: what is right, adds up or is left is none of them.
WORDS = {
    "one digit": one_digit,
    "direction": exchanged(
        "the left/the right, left of/right of, far left/far right, upper left/upper right, lower left/lower right, "
        "above/below, rises/falls, rise/fall, goes up/goes down, jumps up/jumps down, "
        "steps up/steps down, step up/step down, increases/decreases, increasing/decreasing, inside/outside"
    ),
    "opposite": exchanged(
        "positive/negative, smaller/larger, smallest/largest, lowest/highest, always/never, is odd/is even, "
        "are odd/are even, an odd/an even, finite/infinite, by most/by least, at most/at least, bounded/unbounded"
    ),
}
