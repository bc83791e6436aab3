"""What formulas state: whether it holds, and about which names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from mpmath import mpf

from specification import syntax
from specification.evaluation import Scope, evaluate
from specification.many_digits import NEAR, STEP, close
from specification.syntax import Node, Statement, walk


def holds(relation: str, left: Node, right: Node, scope: Scope) -> tuple[bool, Any, Any]:
    """Decide whether a relation holds, and return the values of its two sides."""
    a, b = evaluate(left, scope), evaluate(right, scope)
    if relation == "=":
        approached = any(isinstance(part, syntax.Limit | syntax.Beside) for part in walk(left, right))
        # Where the second derivative jumps, a difference quotient is off by a step.
        return close(a, b, NEAR if approached else 10 * STEP), a, b
    if relation == "≈":
        # Decimals, each of which is correct to its last digit.
        decimals = [part.text.partition(".")[2] for part in walk(right) if isinstance(part, syntax.Number)]
        return bool(np.all(abs(a - b) <= min(mpf(10) ** -len(digits) for digits in decimals) / 2)), a, b
    # ≤ and ≥ hold where = does, to the last digit.
    return scope.arithmetic.compare(relation, a, b) or (relation in "≤≥" and close(a, b, 10 * STEP)), a, b


@dataclass(frozen=True)
class Free:
    """The names in a statement that stand for any value."""

    numbers: frozenset[str]
    vectors: frozenset[str]
    indices: frozenset[str]


def free(statement: Statement) -> Free:
    """Find the names that a statement leaves free."""
    nodes = list(walk(*statement.terms, *filter(None, [statement.condition])))
    bound = {part.index for part in nodes if isinstance(part, syntax.OverIndex)}
    bound |= {part.variable.name for part in nodes if isinstance(part, syntax.Limit)}
    numbers, vectors, indices = set(), set(), set()
    for part in nodes:
        match part:
            case syntax.Variable(name, bold=True):
                vectors.add(name)
            case syntax.Variable(name):
                numbers.add(name)
            case syntax.Component(inner, found):
                indices |= set(found)
                if isinstance(inner, syntax.Variable):
                    vectors.add(inner.name)
            case syntax.Kronecker(first, second):
                indices |= {first, second}
    return Free(*(frozenset(names - bound) for names in (numbers - vectors - indices, vectors, indices)))


def called(statement: Statement) -> set[str]:
    """Find the names of the functions in a statement."""
    return {part.name for part in walk(*statement.terms) if isinstance(part, syntax.Call)}
