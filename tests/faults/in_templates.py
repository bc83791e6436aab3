"""Faults in templates of HTML: expressions that change places or are missing, conditions turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from faults.edits import Edit, misspelt, within

EXPRESSION = re.compile(r"\{\{-?(?P<expression>.*?)-?\}\}", re.DOTALL)
CONDITION = re.compile(r"\{%-? (?:el)?if (?P<condition>.*?) -?%\}", re.DOTALL)
FILTER = re.compile(r" \| \w+(?:\([^()]*\))?(?=[^{}]*\}\})")
TEXT = re.compile(r"(?<=>)[^<>{}]*[^\W\d_]{3,}[^<>{}]*(?=[<{])")


def swapped(text: str) -> Iterator[Edit]:
    """Let neighbouring expressions change places."""
    for one, other in pairwise(EXPRESSION.finditer(text)):
        (a, b), (c, d) = one.span("expression"), other.span("expression")
        if text[a:b].strip() != text[c:d].strip() and "address(" not in text[a:d]:
            yield Edit(a, d, text[c:d] + text[b:c] + text[a:b])


def dropped(text: str) -> Iterator[Edit]:
    """Drop an expression."""
    for match in EXPRESSION.finditer(text):
        if re.search(r"\w", match["expression"].replace('" "', "")):
            yield Edit(*match.span(), "")


def unfiltered(text: str) -> Iterator[Edit]:
    """Drop a filter."""
    for match in FILTER.finditer(text):
        yield Edit(*match.span(), "")


def condition(text: str) -> Iterator[Edit]:
    """Turn a condition round."""
    for match in CONDITION.finditer(text):
        yield Edit(*match.span("condition"), f"not ({match['condition']})")


def words(text: str) -> Iterator[Edit]:
    """Misspell what is said."""
    return within(misspelt, [match.span() for match in TEXT.finditer(text)], text)


OPERATORS = {"swapped": swapped, "dropped": dropped, "unfiltered": unfiltered, "condition": condition, "words": words}
