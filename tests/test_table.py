"""The table of all activations says what the library declares and what the pages say, in all its forms."""

from __future__ import annotations

import re

import pytest
from mpmath import mpf

from activation_functions import activations
from activation_functions.facts_in_words import facts
from activation_functions.initialization import Moments
from activation_functions.kinds import Activation, Elementwise
from specification import table
from specification.latex import read
from specification.page import pages
from specification.properties import has_symmetric_range, reached
from specification.table import COLUMNS, row, rows

# Columns that are called otherwise than the fact.
FACTS = {"monotone": "monotonic"}
# Those that are computed, and the titles of the facts.
SHAPE = {"symmetry": "Symmetry", "convexity": "Convexity", "zeros": "Zeros", "minimum": "Minimum", "maximum": "Maximum"}
SHAPE |= {"at_0": "At 0", "limit_left": "Limit at −∞", "limit_right": "Limit at ∞"}


def test_row_says_what_is_declared(activation: Activation[...]) -> None:
    found = row(activation)
    assert list(found) == list(COLUMNS)
    for column in found.keys() - {"formula", "derivative", "range_symmetric_about_0", *Moments._fields, "gain", *SHAPE}:
        declared = getattr(activation, FACTS.get(column, column), "")
        assert found[column] == (list(declared) if isinstance(declared, tuple) else declared), column


def test_row_says_what_the_page_says(activation: Activation[...]) -> None:
    page = pages()[activation.name]
    assert page.definition.body in read(row(activation)["formula"], activation.name)[0].terms
    derivatives = [
        term for statement in read(row(activation)["derivative"], activation.name) for term in statement.terms
    ]
    assert all(body in derivatives for body in page.derivatives)


def test_symmetric_range_is_a_range_symmetric_about_0(activation: Activation[...]) -> None:
    """A number is reached if and only if its negative is, as far as the declared range is concerned."""
    pieces = reached(activation)
    ends = {abs(end) for piece in pieces for end in (piece.low, piece.high)}
    samples = [sign * point for end in ends for point in (end, end - mpf(1) / 8, end + mpf(1) / 8) for sign in (1, -1)]
    symmetric = all(any(x in piece for piece in pieces) == any(-x in piece for piece in pieces) for x in samples)
    assert has_symmetric_range(activation) == symmetric == row(activation)["range_symmetric_about_0"]


def test_a_moment_of_nearly_0_has_no_sign(
    every_elementwise: list[Elementwise[...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "moments", lambda activation: Moments(-1e-20, 1.0, 1.0))
    assert {str(table.gains(one)["mean"]) for one in every_elementwise} == {"0.0"}


def test_row_says_what_the_card_says_of_the_shape(activation: Activation[...]) -> None:
    shown, found = facts(activation), row(activation)
    for column, title in SHAPE.items():
        assert as_typed(shown.get(title, "")) == found[column], column


def as_typed(text: str) -> str:
    return re.sub(r"(?<=\d) x", " * x", text.replace("−", "-").replace("\N{NO-BREAK SPACE}", " "))


def test_table_has_a_row_for_each_activation() -> None:
    assert [each["name"] for each in rows()] == sorted(activations)
