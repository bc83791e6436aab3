"""Formulas call parameters by letters, and each page says once what code calls them."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from activation_functions.facts_in_words import LETTERS
from activation_functions.kinds import Activation
from specification.facts import real_parameters
from specification.latex import LatexError, read
from specification.letters import names_of
from specification.page import Page
from specification.syntax import Call, Node, Variable


def test_parameters_have_letters_that_differ(activation: Activation[...]) -> None:
    letters = [LETTERS.get(name, name) for name in real_parameters(activation)]
    assert len(set(letters)) == len(letters)
    long = [letter for letter in letters if len(letter) > 1 and letter not in ("alpha_p", "alpha_n")]
    assert not long, f"give {long[0]} a letter in src/activation_functions/facts_in_words.py"


def test_page_says_what_code_calls_the_letters(page: Page) -> None:
    """Once, in a paragraph above the first picture that has the letter, too."""
    _, beginning = page.texts[0]
    for read_as, name in names_of(page.name).items():
        if read_as != name or name == "lambd":
            saying = [
                paragraph
                for paragraph in beginning.findall(nodes.paragraph)
                if any(literal.astext() == name for literal in paragraph.findall(nodes.literal))
            ]
            place = f"gallery/{page.path.name}: {name}"
            assert len(saying) == 1, f"{place} is not said once above the first picture, beside its letter"
            formulas = [math.astext() for math in saying[0].findall(nodes.math)]
            assert any(_stands_for(latex, name, page) for latex in formulas), f"{place} has no letter beside it"


def test_names_in_parentheses_are_those_of_the_letters_before_them(page: Page) -> None:
    """In their order, as in ``0 ≤ l ≤ u (`lower` and `upper`)``."""
    for latex, names in re.findall(r":math:`([^`]+)`\s+\(((?:(?:\s+and\s+)?``\w+``)+)", page.path.read_text("utf-8")):
        found = [term.name for term in _terms(latex, page) if isinstance(term, Variable)]
        expected = re.findall(r"\w+(?=``)", names)
        assert found == expected, f"gallery/{page.path.name}: {latex} is called {found}, and not {expected}"


def _stands_for(latex: str, name: str, page: Page) -> bool:
    """Whether a formula in a sentence is, or is about, a parameter."""
    return Variable(name) in _terms(latex, page)


def _terms(latex: str, page: Page) -> list[Node]:
    """The two sides of the relations in a formula, or the whole of it."""
    try:
        return [term for statement in read(latex, page.name) for term in statement.terms]
    except LatexError:
        return [read(f"{latex} = 0", page.name)[0].terms[0]]


@pytest.mark.parametrize(
    ("latex", "about", "expected"),
    [
        ("m = 0", "hard_tanh", Variable("min_val")),
        ("m = 0", "", Variable("m")),
        (r"\alpha = 0", "leaky_relu", Variable("negative_slope")),
        (r"\alpha = 0", "elu", Variable("alpha")),
        (r"\sigma = 0", "laplace", Variable("sigma")),
        (r"\sigma(0) = 0", "laplace", Call("sigmoid", (read("0 = 0")[0].terms[0],))),
        (
            r"\operatorname{leaky\_relu}(x; \alpha) = 0",
            "elu",
            Call("leaky_relu", (Variable("x"),), 0, {"negative_slope": Variable("alpha")}),
        ),
        (
            r"\operatorname{hard\_tanh}(x; m = -\alpha, M) = 0",
            "leaky_relu",
            Call(
                "hard_tanh",
                (Variable("x"),),
                0,
                {"min_val": read(r"-\alpha = 0", "leaky_relu")[0].terms[0], "max_val": Variable("M")},
            ),
        ),
    ],
)
def test_letters_are_read_by_the_page_and_by_the_function(latex: str, about: str, expected: Node) -> None:
    assert read(latex, about)[0].terms[0] == expected


def test_names_of_more_than_a_letter_are_not_read() -> None:
    for latex in (r"\mathrm{slope} = 1", r"\text{slope} = 1", r"\mathit{slope} = 1"):
        with pytest.raises(LatexError):
            read(latex)
