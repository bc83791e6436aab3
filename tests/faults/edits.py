"""A change of a text, and changes that fit any language: of digits, of words, of characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple


class Edit(NamedTuple):
    """What stands between two places of a text is replaced."""

    start: int
    end: int
    new: str

    def of(self, text: str) -> str:
        """Return the changed text."""
        return text[: self.start] + self.new + text[self.end :]

    def moved(self, by: int) -> Edit:
        """Return the same change in a longer text, where this one begins at `by`."""
        return Edit(self.start + by, self.end + by, self.new)


Operator = Callable[[str], Iterator[Edit]]
Span = tuple[int, int]


def within(operator: Operator, spans: Iterable[Span], text: str) -> Iterator[Edit]:
    """Apply an operator to parts of a text."""
    for start, end in spans:
        for edit in operator(text[start:end]):
            yield edit.moved(start)


def inside(operator: Operator, spans: Iterable[Span], text: str) -> Iterator[Edit]:
    """Apply an operator to a whole text, and keep what it changes in some parts."""
    kept = list(spans)
    for edit in operator(text):
        if any(start <= edit.start and edit.end <= end for start, end in kept):
            yield edit


def other_digit(number: str) -> str:
    """Change the last digit of a number by 1, that before an exponent; no 0 comes in front."""
    mantissa, e, exponent = number.partition("e")
    place = max(place for place, sign in enumerate(mantissa) if sign.isdigit())
    digit = int(mantissa[place])
    return mantissa[:place] + str(digit - 1 if digit > 1 else digit + 1) + mantissa[place + 1 :] + e + exponent


def digits(text: str) -> Iterator[Edit]:
    """Change the last digit of a number; C1 and float64 are names."""
    for match in re.finditer(r"(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w)", text):
        yield Edit(*match.span(), other_digit(match[0]))


def exchanged(pairs: str) -> Operator:
    """Return an operator that replaces a word by its partner, either way, as in "left/right, above/below"."""
    partners: dict[str, str] = {}
    for one, other in (pair.split("/") for pair in pairs.split(", ")):
        partners.setdefault(one, other)
        partners.setdefault(other, one)
    words = "|".join(map(re.escape, sorted(partners, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![\w-])({words})(?![\w-])", re.IGNORECASE)

    def exchange(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            word = match[0]
            yield Edit(*match.span(), partners.get(word) or partners[word.lower()].capitalize())

    return exchange


def misspelt(text: str) -> Iterator[Edit]:
    """Drop a letter inside a word."""
    for match in re.finditer(r"[^\W\d_]{3,}", text):
        middle = (match.start() + match.end()) // 2
        if text[middle] != text[middle - 1]:
            yield Edit(middle, middle + 1, "")


def replaced(signs: Mapping[str, str]) -> Operator:
    """Return an operator that writes one sign for another."""

    def replace(text: str) -> Iterator[Edit]:
        for place, sign in enumerate(text):
            if sign in signs:
                yield Edit(place, place + 1, signs[sign])

    return replace
