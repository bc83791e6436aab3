"""Every displayed equation of every page holds, and says no less than the truth."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

import pytest
from mpmath import mp, mpf

from activation_functions import activations
from enough_digits import with_enough_digits
from golden_section import closing_in
from specification import samples, syntax
from specification.evaluation import Scope, Undefined, evaluate
from specification.instances import borders, combinations, instances, kinks_in, points
from specification.many_digits import LARGE, MANY_DIGITS, NEAR, STEP, close
from specification.page import DEFINITIONS, Equation, Page, documents, pages
from specification.statements import calls, free, holds, last_digit
from specification.syntax import Beside, Chain, Node, Statement, Variable, walk

EQUATIONS = [(page.name, equation) for page in pages().values() for equation in page.equations()]
EQUATIONS += [("", equation) for document in documents() for equation in document.equations()]
# How near to the least distance of two sides a search comes.
CLOSE = mpf(10) ** -10
# How far beyond the end of what a condition admits an equation is tried.
BESIDE = mpf(10) ** -3
BOUNDS = ("≤", "≥", "<", ">")
WEAKER = ("≈", *BOUNDS)
every_equation = pytest.mark.parametrize(
    ("name", "equation"), EQUATIONS, ids=[equation.place for _, equation in EQUATIONS]
)


class Instance(NamedTuple):
    """Values of the free names of a statement, and of the two sides of a relation in it."""

    scope: Scope
    left: Any
    right: Any


def pairs(statement: Statement) -> list[tuple[str, Node, Node]]:
    return list(zip(statement.relations, statement.terms, statement.terms[1:]))


@every_equation
def test_equation_holds(name: str, equation: Equation) -> None:
    """It says no less than the truth: where = holds, nothing weaker is said, and a bound is reached or approached."""
    for statement in equation.statements():
        for (relation, left, right), found in zip(pairs(statement), evaluated(statement, name, equation)):
            assert found, f"{equation.place}: nothing was there to check"
            said = f"{equation.place}: {equation.latex}\n{relation} is said, "
            if relation == ":=":
                for there in by_argument(found):
                    assert not all(defined(left, scope) for scope in there), (
                        said + f"but the left-hand side has a value {values_of(there[0])}"
                    )
            if relation in WEAKER:
                equal = [close(each.left, each.right, 10 * STEP) for each in found]
                assert not all(equal), said + "= holds"
                assert any(equal) or relation not in "≤≥", said + f"{'<' if relation == '≤' else '>'} holds"
            if relation in BOUNDS:
                lower, upper = (left, right) if relation in "<≤" else (right, left)
                gap, unit, scope = nearest(statement, lower, upper, found)
                assert gap >= -10 * STEP, said + f"which is false {values_of(scope)}"
                assert gap <= unit, said + f"but the two sides do not come nearer than {mp.nstr(gap, 8)}"


def by_argument(found: list[Instance]) -> list[list[Scope]]:
    """The scopes in which x is the same."""
    groups: dict[str, list[Scope]] = {}
    for each in found:
        groups.setdefault(str(each.scope.variables.get("x")), []).append(each.scope)
    return [*groups.values()]


def evaluated(statement: Statement, name: str, equation: Equation) -> list[list[Instance]]:
    """The instances of each relation of a statement for which its right-hand side has a value; all are true."""
    silent_at = kinks_in(statement)
    results: list[list[Instance]] = [[] for _ in statement.relations]
    for scope in instances(statement, name):
        for (relation, left, right), result in zip(pairs(statement), results):
            try:
                true, a, b = with_enough_digits(partial(holds, relation, left, right, scope), itemgetter(0))
            except Undefined as problem:
                assert not defined(right, scope), f"{about(equation, scope)}the left-hand side has no value: {problem}"
                is_silent = equation.label.startswith(f"{name}-derivative") or not defined(left, scope)
                at_a_kink = scope.variables.get("x") in silent_at or is_second_derivative(left)
                assert is_silent and at_a_kink, f"{about(equation, scope)}the right-hand side has no value"
                continue
            assert true, f"{about(equation, scope)}left {mp.nstr(a, 12)}, right {mp.nstr(b, 12)}"
            result.append(Instance(scope, a, b))
    return results


def about(equation: Equation, scope: Scope) -> str:
    return f"{equation.place}: {equation.latex}\n{values_of(scope)}: "


def defined(node: Node, scope: Scope) -> bool:
    try:
        evaluate(node, scope)
    except Undefined:
        return False
    return True


def is_second_derivative(node: Node) -> bool:
    """Whether it has no value also where there is no kink, but the slope bends."""
    return isinstance(node, syntax.Call) and node.primes == 2


def values_of(scope: Scope) -> str:
    return "at " + ", ".join(f"{name} = {mp.nstr(value, 8)}" for name, value in scope.variables.items())


def nearest(statement: Statement, lower: Node, upper: Node, found: list[Instance]) -> tuple[Any, Any, Scope]:
    """The least distance of the two sides, how much of it the last digits of the bound leave open, and where."""

    def distance(scope: Scope) -> tuple[Any, Any, Scope]:
        unit = max(NEAR, last_digit(lower, scope), last_digit(upper, scope))
        return evaluate(upper, scope) - evaluate(lower, scope), unit, scope

    closest = min(found, key=lambda each: abs(each.left - each.right))
    best = gap, unit, scope = distance(closest.scope)
    if "x" not in scope.variables or NEAR == unit >= gap:
        return best
    best = least([best, *(distance(far) for x in (LARGE, -LARGE) if meets(statement, far := scope.bind(x=x)))])
    xs = sorted(each.scope.variables["x"] for each in found if differs_in_x_alone(each.scope, scope))
    at = xs.index(scope.variables["x"])
    low, high = xs[max(at - 1, 0)], xs[min(at + 1, len(xs) - 1)]
    return least([best, *closing_in(lambda x: distance(scope.bind(x=x)), low, high, CLOSE, lambda each: each[0])])


def least(distances: Iterable[tuple[Any, Any, Scope]]) -> tuple[Any, Any, Scope]:
    return min(distances, key=lambda each: each[0])


@every_equation
def test_condition_is_needed(name: str, equation: Equation) -> None:
    """Where a condition is not met, also just beyond its ends, an equation does not hold, or has no value."""
    for statement in equation.statements():
        if ":=" in statement.relations:
            continue
        outside = (scope for scope in anywhere(statement, name) if not meets(statement, scope))
        assert statement.condition is None or any(not holds_at(statement, scope) for scope in outside), (
            f"{equation.place}: {equation.latex}\nholds without its condition"
        )
        for scope in beyond(statement, name):
            tried = (other.bind(**scope.variables) for other in anywhere(statement, name))
            assert any(not holds_at(statement, other) for other in tried), (
                f"{equation.place}: {equation.latex}\nholds also {values_of(scope)}"
            )


def anywhere(statement: Statement, name: str) -> Iterator[Scope]:
    return combinations(Statement(statement.terms, statement.relations, None), name)


def beyond(statement: Statement, name: str) -> Iterator[Scope]:
    """Values of the variables of a condition for which it is hardly not met."""
    condition = statement.condition
    for left, right in itertools.pairwise(condition.terms) if isinstance(condition, Chain) else []:
        named = {part.name for part in walk(left, right) if isinstance(part, Variable)} & free(statement).numbers
        first = next(combinations(statement, name))
        base = Scope({each: first.variables[each] for each in named}, DEFINITIONS, MANY_DIGITS)
        for variable in sorted(named):
            values = sorted(points(statement, {}) if variable == "x" else samples.OTHERS)
            at = [base.bind(**{variable: value}) for value in values]
            for border in borders(values, [evaluate(left, scope) - evaluate(right, scope) for scope in at]):
                for value in (border, border - BESIDE, border + BESIDE):
                    is_open = value == border and "≠" not in condition.relations
                    scope = base.bind(**{variable: value})
                    if not is_open and not evaluate(condition, scope):
                        yield scope


def holds_at(statement: Statement, scope: Scope) -> bool:
    try:
        return all(holds(*pair, scope)[0] for pair in pairs(statement))
    except Undefined:
        return False


def meets(statement: Statement, scope: Scope) -> bool:
    return statement.condition is None or bool(evaluate(statement.condition, scope))


def differs_in_x_alone(one: Scope, other: Scope) -> bool:
    return all(name == "x" or value is other.variables[name] for name, value in one.variables.items())


def test_a_parameter_tends_to_an_end_of_its_interval(page: Page) -> None:
    for equation in page.equations():
        for statement in equation.statements():
            for limit in walk(*statement.terms):
                if isinstance(limit, syntax.Limit):
                    point = evaluate(limit.point, Scope({}, DEFINITIONS, MANY_DIGITS))
                    for activation in {activations[call.name] for call in calls(statement)}:
                        if limit.variable.name in activation.valid:
                            interval = activation.valid_interval(limit.variable.name, activation.parameters)
                            assert point in (interval.low, interval.high), (
                                f"{equation.place}: {limit.variable.name} of {activation.name} lies in {interval}"
                            )


def test_nothing_is_said_twice(page: Page) -> None:
    said: dict[Any, str] = {}
    for equation in page.equations():
        for statement in equation.statements():
            content = (*statement.terms, *statement.relations, statement.condition)
            assert content not in said, f"{equation.place} repeats {said.get(content)}"
            said[content] = equation.place


def test_both_sides_of_a_point_are_told(page: Page) -> None:
    """Where the value on one side of a point is told, that on the other side or at the point is told, too."""
    told: dict[Any, dict[str, str]] = {}
    for equation in page.equations():
        for statement in equation.statements():
            match statement.terms[0]:
                case syntax.Call(name, (argument,), primes, parameters):
                    at, side = (argument.inner, argument.side) if isinstance(argument, Beside) else (argument, "")
                    sides = told.setdefault((name, at, primes, tuple(parameters.items())), {})
                    assert not side or side not in sides, f"{equation.place}: side {side} is told in {sides[side]}, too"
                    sides[side] = equation.place
    for sides in told.values():
        assert len(sides) > 1 or "" in sides, f"{' '.join(sides.values())}: side {' '.join(sides)} is told alone"
