"""Claims in plain words: the words, and whether what they say of an activation is so.

A page may say a thing in words that are not read; what is read must hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from activation_functions.kinds import Activation
from specification.facts import defaults, values
from specification.prose import Said, numbers
from specification.sections import LEFT_OUT, Text
from tolerances import STEEP

NUMBER = r"(?:-?\d+(?:\.\d+)?(?:/\d+)?)"
# Where functions are compared, not at 0, which has no side; the kinks are among them.
POINTS = np.arange(-799.5, 800) / 16
FAR = 1e9

Holds = Callable[..., Any]


class Form(NamedTuple):
    """A form of a claim: its words, and whether it holds for an activation."""

    words: re.Pattern[str]
    holds: Holds

    def wrong(self, about: Any, text: str) -> list[str]:
        """Return what a text says in this form that is not so."""
        found = list(self.words.finditer(text))
        return [match[0] for match in found if not self.holds(about, *map(read, match.groups()))]


class Forms(list[Form]):
    """Forms, to which each function adds the one that it decides."""

    def add(self, words: str) -> Callable[[Holds], Holds]:
        """Add a form: a regular expression, in which ``#`` is a number."""

        def decorate(holds: Holds) -> Holds:
            self.append(Form(re.compile(words.replace("#", f"({NUMBER}|{LEFT_OUT})")), holds))
            return holds

        return decorate


def read(group: str | None) -> Any:
    """Read a number, and leave words as they are; a formula, which is read elsewhere, is None."""
    if group is None or group == LEFT_OUT:
        return None
    return next(numbers(Text(1, group), "")) if re.fullmatch(NUMBER, group) else group


def is_said(said: Said | None, value: float) -> bool:
    """Decide whether a value is the one that is said, or was said in a formula."""
    return said is None or said.agrees(value) or abs(value - float(said.value)) < STEEP


def ends(activation: Activation[...]) -> tuple[float, float]:
    """Return the ends of the range."""
    pieces = values(activation, defaults(activation))
    return float(pieces[0].low), float(pieces[-1].high)
