"""Faults in style sheets: a value, a declaration, a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faults.edits import Edit

DECLARATION = re.compile(r"(?<=[{;])\s*[\w-]+:\s*(?P<value>[^;{}]+);")
RULE = re.compile(r"(?<=[};\n])[^{};/@]+\{[^{}]*\}\n")
NUMBER = re.compile(r"(?<![\w#-])\d*\.?\d+(?=[a-z%]*(?:[\s,;)]|$))")
WORDS = [("none", "block"), ("hidden", "visible"), ("auto", "hidden"), ("left", "right"), ("flex", "block")]
WORDS += [("absolute", "static"), ("center", "end"), ("nowrap", "normal"), ("inherit", "initial")]
OTHERS = dict(WORDS)


def value(text: str) -> Iterator[Edit]:
    """Make a length four times as long, or choose another word."""
    for match in DECLARATION.finditer(text):
        for number in NUMBER.finditer(text, *match.span("value")):
            size = float(number[0])
            yield Edit(*number.span(), f"{4 * size:g}" if size else "9")
        if match["value"] in OTHERS:
            yield Edit(*match.span("value"), OTHERS[match["value"]])


def declaration(text: str) -> Iterator[Edit]:
    """Drop a declaration."""
    for match in DECLARATION.finditer(text):
        yield Edit(*match.span(), "")


def rule(text: str) -> Iterator[Edit]:
    """Drop a rule."""
    for match in RULE.finditer(text):
        yield Edit(*match.span(), "")


OPERATORS = {"value": value, "declaration": declaration, "rule": rule}
