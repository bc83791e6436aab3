"""Evaluate the examples of the signs, for the page of notation."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from mpmath import mp, mpf

from specification.evaluation import Scope, evaluate
from specification.latex import LatexError, read, read_expression
from specification.many_digits import MANY_DIGITS, STEP, close
from specification.page import DEFINITIONS
from specification.signs import GREEK, NOTATION, SIGMA, Sign
from specification.statements import holds

DIGITS = 6
APPROXIMATELY = r"\approx"
VECTOR = [1, 4, 9]
# An index counts from 0 here, and from 1 in formulas.
VARIABLES = {"x": mpf(2), "v": np.array([mpf(entry) for entry in VECTOR]), "i": 1, "j": 1}
NUMBERS = dict.fromkeys([*(sign.value for sign in GREEK.values()), "delta", SIGMA, "alpha_n"], mpf(1) / 2)


class Row(NamedTuple):
    """A sign, its command, and its evaluated example."""

    command: str
    sign: Sign
    result: str
    """The LaTeX of the example and its value; of the example alone if that is a statement, which then is true."""


def scope() -> Scope:
    """Return the values of the variables in the examples."""
    return Scope(VARIABLES | NUMBERS, DEFINITIONS, MANY_DIGITS)


def row(command: str, sign: Sign) -> Row:
    """Evaluate an example.

    Raises
    ------
    ValueError
        If it says something that is not true.
    """
    try:
        expression = read_expression(sign.example)
    except LatexError:
        pass
    else:
        return Row(command, sign, f"{sign.example} {text(evaluate(expression, scope()))}")
    for statement in read(sign.example):
        if statement.condition is None or evaluate(statement.condition, scope()):
            for relation, left, right in zip(statement.relations, statement.terms, statement.terms[1:]):
                if not holds(relation, left, right, scope())[0]:
                    raise ValueError(f"the example of {command} is not true: {sign.example}")
    return Row(command, sign, sign.example)


def text(value: object) -> str:
    """Write a value in LaTeX, behind = if all its digits are shown, else behind ≈."""
    if isinstance(value, np.ndarray):
        return f"= ({', '.join(mp.nstr(entry, DIGITS).removesuffix('.0') for entry in value)})"
    digits = mp.nstr(value, DIGITS).removesuffix(".0")
    return f"{'=' if close(mpf(digits), value, 10 * STEP) else APPROXIMATELY} {digits}"


def setting() -> list[str]:
    """State the values of the variables in the examples, in LaTeX."""
    vector = rf"\mathbf{{v}} = ({', '.join(map(str, VECTOR))})"
    scalars = {name: value for name, value in VARIABLES.items() if not isinstance(value, np.ndarray)}
    # Indices count from 1 in formulas.
    return [vector, *(f"{name} = {int(value) + isinstance(value, int)}" for name, value in scalars.items())]


def groups() -> dict[str, list[Row]]:
    """Return the evaluated examples of all signs, by their purpose."""
    return {title: [row(command, sign) for command, sign in table.items()] for title, table in NOTATION.items()}
