"""Read the formulas between the words of a sentence: statements, expressions, or the sign of a function alone."""

from __future__ import annotations

from collections.abc import Iterable

from specification.latex import LatexError, read, read_expression
from specification.letters import names_of
from specification.page import Equation
from specification.signs import FUNCTIONS
from specification.syntax import Call, Component, Node, Statement, Variable, walk
from specification.tokens import tokens_of


def read_inline(latex: str, about: str = "") -> Node | list[Statement]:
    r"""Read a formula in a sentence; the sign of a function alone, such as ``\sigma``, as a call without arguments.

    On the page of an activation, its letters stand for the parameters of that.

    Raises
    ------
    LatexError
        If it is not in the language.

    Examples
    --------
    >>> read_inline(r"\sigma").name
    'sigmoid'
    """
    match tokens_of(latex):
        case [sign] if sign in FUNCTIONS and sign.removeprefix("\\") not in names_of(about):
            return Call(FUNCTIONS[sign].value, ())
        case [sign] if sign.startswith(r"\operatorname{"):
            return Call(sign.removeprefix(r"\operatorname{").removesuffix("}").replace(r"\_", "_"), ())
    try:
        return read_expression(latex, about)
    except LatexError:
        return read(latex, about)


def is_displayed(said: Node, equations: Iterable[Equation]) -> bool:
    """Decide whether an expression is a part of a displayed formula.

    A function alone is where it is called, a vector where its components are.
    """
    parts = {
        part for equation in equations for statement in equation.statements() for part in walk(*statement.formulas)
    }
    match said:
        case Call(name, ()):
            return any(isinstance(part, Call) and part.name == name for part in parts)
        case Variable(name, bold=True):
            return said in parts or any(isinstance(part, Component) and part.inner == Variable(name) for part in parts)
        case Variable(name):
            return said in parts or any(isinstance(part, Call) and name in part.parameters for part in parts)
    return said in parts


def is_given(statement: Statement, equations: Iterable[Equation]) -> bool:
    """Decide whether a value of a parameter, such as ``beta = 1``, is given to a function in a displayed formula."""
    match statement.relations, statement.terms:
        case ["="], [Variable(name), value]:
            return any(
                isinstance(part, Call) and part.parameters.get(name) == value
                for equation in equations
                for each in equation.statements()
                for part in walk(*each.terms)
            )
    return False
