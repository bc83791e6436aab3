"""LaTeX that is not read, or means nothing, is refused: what was expected, and what stands there."""

from __future__ import annotations

import re

import pytest
from mpmath import mpf

from specification.evaluation import Scope, evaluate
from specification.latex import LatexError, read
from specification.many_digits import MANY_DIGITS
from specification.page import DEFINITIONS, Equation, PageError

UNREAD = {
    r"\operatorname{relu}(x) = c \text{where } 2 = 3": "expected a variable, found =",
    r"\operatorname{relu}(x) = x \quad \text{where } c = 3": "c is explained, but not used",
    r"x_{2} = 1": "expected indices such as i or {ij}",
    r"\lim_{2 \to \infty} x = 1": "expected a variable, found x",
    r"\operatorname{elu}(x; 2 = 3) = 1": "expected the letter of a parameter",
    "x": "expected a relation such as =, found the end",
    "x = (1": "expected ), found the end",
    r"\tan x = ?": "unknown or out of place, found ?",
}
WITHOUT_MEANING = {
    r"\operatorname{elu}(x; \alpha) = 1": "alpha has no meaning here",
    r"\frac{\partial x}{\partial 2} = 1": "a derivative with respect to",
    r"\operatorname{relu}(x; \alpha = 3) = 1": "relu has no parameter alpha",
    r"\operatorname{nothing}(x) = 1": "nothing is not a function that has a page",
}


@pytest.mark.parametrize(("latex", "said"), UNREAD.items())
def test_what_is_not_read_is_named_with_its_place(latex: str, said: str) -> None:
    with pytest.raises(LatexError, match=re.escape(said)):
        read(latex)
    with pytest.raises(PageError, match=rf"^gallery/one.py:7: .*{re.escape(said)}"):
        Equation("", latex, "gallery/one.py:7").statements()


@pytest.mark.parametrize(("latex", "said"), WITHOUT_MEANING.items())
def test_what_has_no_meaning_is_named(latex: str, said: str) -> None:
    [statement] = read(latex)
    with pytest.raises(LatexError, match=re.escape(said)):
        evaluate(statement.terms[0], Scope({"x": mpf(1)}, DEFINITIONS, MANY_DIGITS))


def test_a_side_of_a_point_may_stand_in_braces() -> None:
    assert read(r"\operatorname{relu}(0^{+}) = 0") == read(r"\operatorname{relu}(0^+) = 0")
    assert read(r"\operatorname{relu}(0^{-}) = 0") == read(r"\operatorname{relu}(0^-) = 0")
