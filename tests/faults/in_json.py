"""Faults in JSON: a digit of a number, a judgement, a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faults.edits import Edit, misspelt, other_digit
from faults.in_names import of

NUMBER = re.compile(r"(?<=[:\[,] )-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?=[,\]}])")
JUDGED = re.compile(r'"judgement": "([^"]+)"')
NAMED = re.compile(r'"(?:spelling|call|matching_call|activation|framework|kind)": "([^"]+)"')
JUDGEMENTS = ["same", "same up to rounding", "different by default", "defect", "different function"]


def number(text: str) -> Iterator[Edit]:
    """Change the last digit of a number."""
    for match in NUMBER.finditer(text):
        minus = len(match[0]) - len(match[0].lstrip("-"))
        yield Edit(match.start() + minus, match.end(), other_digit(match[0][minus:]))


def judgement(text: str) -> Iterator[Edit]:
    """Judge more mildly by one."""
    for match in JUDGED.finditer(text):
        yield Edit(*match.span(1), JUDGEMENTS[JUDGEMENTS.index(match[1]) - 1])


OPERATORS = {"number": number, "judgement": judgement, "name": of(NAMED, misspelt)}
