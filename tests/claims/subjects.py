"""Who a sentence is about: a function by its name, "it" by the page, "both" by those that a page compares."""

from __future__ import annotations

import re
from typing import NamedTuple

from activation_functions import activations
from activation_functions.kinds import Activation
from claims.shapes import TITLES

# As titles, in a sentence too, and as code.
SPELLED = {spelled: name for title, name in TITLES.items() for spelled in (title, title[0].lower() + title[1:])}
NAMES = {name: name for name in activations} | SPELLED
NAME = rf"\b(?:[Tt]he )?(?:{'|'.join(map(re.escape, sorted(NAMES, key=len, reverse=True)))})(?![-\w])"
# What stands behind "where" may be an argument or a parameter.
PRONOUN = r"(?<![Ww]here )\b(?:[Ii]t|[Tt]his one)"
ONE = f"({NAME}|{PRONOUN})"
ALL = r"\b(Both|All|They|they|None of them)"


class Topic(NamedTuple):
    """What a paragraph is about."""

    one: Activation[...] | None
    """The function that "it" stands for."""
    every: list[Activation[...]]
    """The functions that "both" or "they" stands for."""

    def named(self, words: str) -> list[Activation[...]]:
        """Return the functions that words stand for; none if these are not known."""
        name = NAMES.get(re.sub("^[Tt]he ", "", words))
        if name:
            return [activations[name]]
        if re.fullmatch(ALL, words):
            return self.every
        return [self.one] if self.one else []


def topic(text: str, about: list[Activation[...]]) -> Topic:
    """Return what a paragraph is about, on a page that is about some functions.

    On the page of one function it is this one; elsewhere the one that is named first.
    """
    if len(about) == 1:
        return Topic(about[0], about)
    first = re.search(NAME, text)
    return Topic(Topic(None, []).named(first[0])[0] if first else None, about)
