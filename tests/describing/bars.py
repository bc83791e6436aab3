"""Read the description of a vector and its image, which are drawn as bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from describing.forms import agrees
from describing.places import NUMBERS, Unread, read_numbers

BARS = re.compile(rf"Bars of the (?:scores|costs) ({NUMBERS}), and of what they become: ({NUMBERS})\.")


def wrong(sentence: str, *vectors: ArrayLike) -> Iterator[str]:
    """Yield what is wrong in a sentence about a vector and its image."""
    if not (match := BARS.fullmatch(sentence)):
        raise Unread(f'"{sentence}" is in no form that is read: expected "Bars of the scores … they become: …"')
    for text, vector in zip(match.groups(), vectors):
        said, entries = read_numbers(text), list(np.ravel(vector))
        if len(said) != len(entries) or not all(agrees(one, float(entry)) for one, entry in zip(said, entries)):
            yield f'"{text}" does not hold'
