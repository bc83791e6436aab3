"""What the signs in formulas mean: the examples of the reader's tables, evaluated by the reader."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from mpmath import mp, mpf

from specification.evaluation import STEP, Scope, close, evaluate, holds
from specification.latex import GREEK, NOTATION, LatexError, Sign, read, read_expression
from specification.page import definitions

DIGITS = 6
APPROXIMATELY = r"\approx"
VECTOR = [1, 4, 9]
# An index counts from 0 here, and from 1 in formulas.
VARIABLES = {"x": mpf(2), "v": np.array([mpf(entry) for entry in VECTOR]), "i": 1, "j": 1, "max_val": mpf(1)}
NUMBERS = dict.fromkeys([*(sign.value for sign in GREEK.values()), "delta"], mpf(1) / 2)


class Row(NamedTuple):
    """A sign, how it is shown, and what becomes of its example."""

    command: str
    sign: Sign
    result: str
    """The LaTeX of the example and its value; of the example alone if that is a statement, which then is true."""


def scope() -> Scope:
    """What the variables of the examples stand for."""
    return Scope(VARIABLES | NUMBERS, definitions())


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
    """A value in LaTeX, behind the sign that tells whether all its digits are shown."""
    if isinstance(value, np.ndarray):
        return f"= ({', '.join(mp.nstr(entry, DIGITS).removesuffix('.0') for entry in value)})"
    digits = mp.nstr(value, DIGITS).removesuffix(".0")
    return f"{'=' if close(mpf(digits), value, 10 * STEP) else APPROXIMATELY} {digits}"


def escaped(name: str) -> str:
    """A name as LaTeX has it."""
    return name.replace("_", r"\_")


def setting() -> list[str]:
    """What the variables of the examples stand for, in LaTeX."""
    vector = rf"\mathbf{{v}} = ({', '.join(map(str, VECTOR))})"
    scalars = {name: value for name, value in VARIABLES.items() if not isinstance(value, np.ndarray)}
    symbols = {name: name if len(name) == 1 else rf"\mathrm{{{escaped(name)}}}" for name in scalars}
    # Indices count from 1 in formulas.
    return [vector, *(f"{symbols[name]} = {int(value) + isinstance(value, int)}" for name, value in scalars.items())]


def groups() -> dict[str, list[Row]]:
    """All signs, by what they are for."""
    return {title: [row(command, sign) for command, sign in table.items()] for title, table in NOTATION.items()}
