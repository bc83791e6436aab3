"""What formulas state: whether it holds, and about which names."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from mpmath import mpf

from activation_functions import activations
from activation_functions.kinds import Elementwise, Vector
from specification import syntax
from specification.evaluation import Scope, Undefined, evaluate, parameters_of
from specification.facts import is_increasing
from specification.latex import LatexError
from specification.many_digits import NEAR, STEP, close
from specification.page import DEFINITIONS
from specification.syntax import Node, Statement, walk

# What the library takes is a product of at most two floats.
ROUNDING = 2.0**-51


def holds(relation: str, left: Node, right: Node, scope: Scope) -> tuple[bool, Any, Any]:
    """Decide whether a relation holds, and return the values of its two sides."""
    if relation == "=" and isinstance(left, syntax.Inverse):  # The inverse at y is x where the value at x is y.
        if left.call.name in activations and not is_invertible(left.call, scope):
            raise Undefined(f"{left.call.name} has no inverse: it is not strictly increasing")
        [value] = left.call.arguments
        return holds("=", value, dataclasses.replace(left.call, arguments=(right,)), scope)
    if relation == ":=":
        a, b = taken(left, scope), evaluate(right, scope)
        return math.isclose(a, b, rel_tol=ROUNDING), a, b
    a, b = evaluate(left, scope), evaluate(right, scope)
    if relation == "=":
        # Where the second derivative jumps, a difference quotient is off by a step.
        return close(a, b, 10 * STEP) or (is_approached(left, right) and close(a, b, NEAR)), a, b
    if relation == "≈":
        # Decimals, each of which is correct to its last digit.
        decimals = [part.text.partition(".")[2] for part in walk(right) if isinstance(part, syntax.Number)]
        if not decimals:
            raise LatexError("≈ is read only before decimals")
        return bool(np.all(abs(a - b) <= min(mpf(10) ** -len(digits) for digits in decimals) / 2)), a, b
    # ≤ and ≥ hold where = does, to the last digit.
    return scope.arithmetic.compare(relation, a, b) or (relation in "≤≥" and close(a, b, 10 * STEP)), a, b


def is_approached(*sides: Node) -> bool:
    """Decide whether a value in a formula is not reached, but come near to."""
    return any(isinstance(part, syntax.Limit | syntax.Beside) for part in walk(*sides))


def is_invertible(call: syntax.Call, scope: Scope) -> bool:
    """Decide whether the function is strictly increasing, for the parameters in scope."""
    given = {name: evaluate(value, scope) for name, value in call.parameters.items()}
    return is_increasing(activations[call.name], parameters_of(call.name, scope) | given)


def taken(left: Node, scope: Scope) -> Any:
    """Return what the library takes for a derivative where there is none.

    Raises
    ------
    LatexError
        If something else stands there than a derivative.
    """
    match left:
        case syntax.Call(name, (argument,), 1, given) if isinstance(activation := activations.get(name), Elementwise):
            values = parameters_of(name, scope) | {key: evaluate(value, scope) for key, value in given.items()}
            parameters = {key: float(value) for key, value in values.items()}
            return activation.derivative(float(evaluate(argument, scope)), **parameters)
        case syntax.Partial(
            syntax.Component(syntax.Call(name, (syntax.Variable(of),), 0), (i,)),
            syntax.Component(syntax.Variable(by), (j,)),
        ) if of == by and isinstance(activation := activations.get(name), Vector):
            x = scope.variables[of].astype(float)
            return activation.jacobian(x)[scope.variables[i], scope.variables[j]]
    raise LatexError(f":= is read behind a derivative such as f'(0), or an entry of a Jacobian, found {left}")


def last_digit(side: Node, scope: Scope) -> Any:
    """Return what a unit of the last digit of the decimals in a bound is worth; 0 without decimals, or with calls."""
    parts = list(walk(side))
    decimals = [part.text for part in parts if isinstance(part, syntax.Number) and "." in part.text]
    if not decimals or any(isinstance(part, syntax.Call) for part in parts):
        return mpf(0)
    return max(mpf(10) ** -len(text.partition(".")[2]) / mpf(text) for text in decimals) * abs(evaluate(side, scope))


@dataclass(frozen=True)
class Free:
    """The names in a statement that stand for any value."""

    numbers: frozenset[str]
    vectors: frozenset[str]
    indices: frozenset[str]


def free(statement: Statement) -> Free:
    """Find the names that a statement leaves free."""
    nodes = list(walk(*statement.formulas))
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


def calls(statement: Statement) -> list[syntax.Call]:
    """Find the calls of functions that have a page."""
    nodes = walk(*statement.formulas)
    return [part for part in nodes if isinstance(part, syntax.Call) and part.name in DEFINITIONS]


def called(statement: Statement) -> set[str]:
    """Find the names of the functions in a statement that have a page."""
    return {call.name for call in calls(statement)}
