"""Faults in what is declared and looked up: facts, links, anchors, papers, other names, calls."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from faults.edits import Edit, Operator, digits, exchanged, misspelt, replaced, within

LINK = re.compile(r"<(https?://[^>\s]+)>|(https?://[^\s)>\"`,;]+\w)|\]\(([^)\s]+)\)")
REFERENCE = re.compile(r"\{(?:ref|doc|func|class|mod|attr)\}`(?:[^`<]*<)?([^`>]+)>?`|:(?:ref|doc|func):`([^`]+)`")
ANCHOR = re.compile(r"^(?:# )?\.\. _([\w-]+):$|^\(([\w-]+)\)=$", re.MULTILINE)


def found(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Return where the group of a pattern that matches stands."""
    return [match.span(match.lastindex or 0) for match in pattern.finditer(text)]


def of(pattern: re.Pattern[str], *operators: Operator) -> Operator:
    """Return an operator for what a pattern finds."""

    def operator(text: str) -> Iterator[Edit]:
        for each in operators:
            yield from within(each, found(pattern, text), text)

    return operator


def identifier(text: str) -> Iterator[Edit]:
    """Change a digit anywhere."""
    for match in re.finditer(r"\d", text):
        yield Edit(*match.span(), str((int(match[0]) + 1) % 10))


def dropped(text: str) -> Iterator[Edit]:
    """Drop an item of a tuple."""
    items = ast.literal_eval(text)
    for item in items:
        yield Edit(0, len(text), repr(tuple(other for other in items if other != item)))


def dropped_argument(text: str) -> Iterator[Edit]:
    """Drop an argument of a call."""
    for match in re.finditer(r", \w+=[^,()]+(?=[,)])", text):
        yield Edit(*match.span(), "")


def argument(text: str) -> Iterator[Edit]:
    """Change an argument of a call: its name, its number, its truth value."""
    yield from digits(text)
    yield from exchanged("True/False, true/false")(text)
    for match in re.finditer(r"(?<=[(,] )\w+(?==)|(?<=\()\w+(?==)|(?<==)[a-z_]+(?=[,)])", text):
        yield Edit(*match.span(), match[0] + "s")


SIGNS = {"[": "(", "(": "[", "]": ")", ")": "]", "∞": "9", "-": "", "<": ">", "+": "-", "*": "/"}
FACTS = {
    "digit": digits,
    "word": exchanged("smooth/C1, C1/C0, strictly increasing/non-decreasing, no/increasing"),
    "sign": replaced(SIGNS),
    "name": exchanged("min/max, lambd/alpha, lower/upper, True/False"),
}
LINKS = {
    "link": of(LINK, misspelt, identifier),
    "reference": of(REFERENCE, misspelt),
    "anchor": of(ANCHOR, misspelt),
}
ALIASES = {"misspelt alias": misspelt, "dropped alias": dropped}
CALLS = {"misspelt call": misspelt, "argument": argument, "dropped argument": dropped_argument}
PAPERS = {"misspelt paper": misspelt, "digit of a paper": identifier}
