"""Of two numbers in a sentence, the one that is said to be right is that of the function, and the other is not.

Such as "at -3 it returns 0.01 instead of -0.03", or "at 0 it is 0.7616, where tanh is 0".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from activation_functions import activations
from activation_functions.kinds import Elementwise
from claims.forms import NUMBER
from claims.shapes import TITLES
from specification.page import Page, pages
from specification.prose import Said, numbers
from specification.sections import Text, sections_of_page

NAME = rf"(?:the slope of )?(?:the )?({'|'.join(sorted(TITLES, key=len, reverse=True))}|this)"
# Behind "with" are parameters.
WRONG_FIRST = re.compile(rf"(?<![Ww]ith )(?<![\w.])({NUMBER}) instead of ({NUMBER})")
RIGHT_FIRST = re.compile(rf"\b(?:slope|value|result) is ({NUMBER}), not ({NUMBER})")
WITH_NAME = re.compile(rf"({NUMBER})(?: at {NUMBER})?, where {NAME} is ({NUMBER})", re.IGNORECASE)
PLACE = re.compile(rf"\bat ({NUMBER})", re.IGNORECASE)
PARAMETER = re.compile(rf"(?:[αβλ] = |slope of |^For )({NUMBER})\b")
SLOPE = re.compile(r"\bderivative\b|\bslope (?:is|of [a-z])", re.IGNORECASE)


class Pair(NamedTuple):
    """A sentence with two numbers, of which the first is said to be that of a function, and the second not."""

    place: str
    sentence: str
    is_slope: bool
    right: Said
    wrong: Said
    one: Elementwise[...]

    @property
    def holds(self) -> bool:
        """Whether the first is a value or a slope, and the second is not."""
        every = values(self.one.derivative if self.is_slope else self.one, self.sentence)
        return is_among(self.right, every) and not is_among(self.wrong, every)


def said(text: str) -> Said:
    return next(numbers(Text(1, text), ""))


def is_among(number: Said, found: list[float]) -> bool:
    """Rounded to its digits."""
    decimals = len(number.text.partition(".")[2])
    return any(abs(float(number.value) - each) <= 0.5001 * 10**-decimals * (decimals > 0) for each in found)


def values(f: Any, sentence: str) -> list[float]:
    """The values at the places that a sentence names, with the parameters that it names, and with the defaults."""
    given = [{}, *({name: float(said(text).value)} for name in f.parameters for text in PARAMETER.findall(sentence))]
    return [float(f(float(said(text).value), **each)) for text in PLACE.findall(sentence) for each in given]


def pairs(page: Page) -> Iterator[Pair]:
    one = activations[page.name]
    for section in sections_of_page(page):
        for paragraph in section.prose:
            text = " ".join(paragraph.text.split())
            for sentence in re.split(r"(?<=[.:])\s", text):
                place = f"{section.file}:{paragraph.line}"
                found = [(right, wrong, "this") for wrong, right in WRONG_FIRST.findall(sentence)]
                found += [(right, wrong, "this") for right, wrong in RIGHT_FIRST.findall(sentence)]
                found += [(right, wrong, name) for wrong, name, right in WITH_NAME.findall(sentence)]
                for right, wrong, name in found:
                    about = one if name == "this" else activations[names()[name.lower()]]
                    if isinstance(about, Elementwise) and PLACE.search(sentence):
                        yield Pair(place, sentence, bool(SLOPE.search(text)), said(right), said(wrong), about)


def names() -> dict[str, str]:
    return {title.lower(): name for title, name in TITLES.items()}


def test_the_number_that_is_said_to_be_right_is_that_of_the_function(page: Page) -> None:
    problems = [
        f'{pair.place}: "{pair.sentence}": {pair.one.name} is not {pair.right.text} there, or is {pair.wrong.text}, too'
        for pair in pairs(page)
        if not pair.holds
    ]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def test_there_are_such_sentences() -> None:
    assert sum(len([*pairs(page)]) for page in pages().values()) > 10
