"""A definition says everything: what the function is, by cases that neither overlap nor leave a gap."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from mpmath import mp, mpf

from activation_functions.kinds import Elementwise, Vector
from specification import samples
from specification.evaluation import Scope, evaluate
from specification.facts import SMOOTHNESS, fact, kinks
from specification.instances import borders, choices_of_parameters, instances, kinks_in, numbers_for, variable
from specification.many_digits import MANY_DIGITS, STEP, close
from specification.page import DEFINITIONS, Page, pages
from specification.syntax import Cases, Chain, Node, Otherwise, walk
from test_equations import defined, is_second_derivative

BESIDE = mpf(10) ** -20


def test_definition_is_an_equation(page: Page) -> None:
    for role in ("definition", "derivative"):
        equation = page.equation(role)
        for statement in equation.statements():
            assert set(statement.relations) == {"="}, f"{equation.place}: expected = and nothing else"
    statements = page.equation("definition").statements()
    assert [statement.condition for statement in statements] == [None], "expected one equation, without a condition"


def test_one_case_applies(page: Page) -> None:
    """Everywhere one case applies; but where a derivative jumps there may be none."""
    for equation in page.equations():
        for statement in equation.statements():
            left = statement.terms[0]
            silent_at = set() if equation.label == f"{page.name}-definition" else kinks_in(statement)
            for cases in {part for part in walk(*statement.terms) if isinstance(part, Cases)}:
                conditions = [condition for _, condition in cases.branches if not isinstance(condition, Otherwise)]
                least = len(cases.branches) == len(conditions)
                for given in choices_of_parameters(statement, page.name):
                    name = variable(statement)
                    scopes = [
                        Scope({**given, name: x}, DEFINITIONS, MANY_DIGITS) for x in numbers_for(name, statement, given)
                    ]
                    for scope in places(conditions, name, scopes):
                        if statement.condition is not None and not evaluate(statement.condition, scope):
                            continue
                        x = scope.variables[name]
                        number = sum(evaluate(condition, scope) for condition in conditions)
                        is_silent = not number and (
                            any(close(x, kink, STEP) for kink in silent_at)
                            or (is_second_derivative(left) and not defined(left, scope))
                        )
                        assert is_silent or least <= number <= 1, (
                            f"{equation.place}: {number} cases apply at {name} = {mp.nstr(x, 8)}, {given}"
                        )


def places(conditions: list[Node], name: str, scopes: list[Scope]) -> Iterator[Scope]:
    """The samples of a variable, and what is at the borders of the cases and just beside them."""
    yield from scopes
    xs = [scope.variables[name] for scope in scopes]
    for condition in conditions:
        assert isinstance(condition, Chain)
        for sides in itertools.pairwise(condition.terms):
            distances = [evaluate(sides[0], scope) - evaluate(sides[1], scope) for scope in scopes]
            for border in borders(xs, distances):
                yield from (scopes[0].bind(**{name: x}) for x in (border - BESIDE, border, border + BESIDE))


def test_what_the_library_takes_at_a_kink_is_told(elementwise: Elementwise[...]) -> None:
    """The page says f'(x) := … for every kink x; where there is none, for some parameters, this is the derivative."""
    statements = [each for equation in pages()[elementwise.name].equations() for each in equation.statements()]
    told = [each for each in statements if each.relations == [":="]]
    met = set()
    for values in samples.parameters(elementwise):
        exact = samples.exact(values)
        scope = Scope(exact, DEFINITIONS, MANY_DIGITS)
        here = {
            number: evaluate(each.terms[0].arguments[0], scope)
            for number, each in enumerate(told)
            if each.condition is None or evaluate(each.condition, scope)
        }
        for kink in kinks(elementwise, exact):
            assert any(close(x, kink, STEP) for x in here.values()), (
                f"gallery/{elementwise.name}.py: := is not said at {kink}"
            )
        for number, x in here.items():
            derivative, value = told[number].terms
            if any(close(x, kink, STEP) for kink in kinks(elementwise, exact)):
                met.add(number)
            else:
                assert close(evaluate(derivative, scope), evaluate(value, scope)), f"{elementwise.name} with {values}"
    assert len(met) == len(told), f"gallery/{elementwise.name}.py: := is said where the function has a derivative"


def test_what_the_library_takes_where_a_function_of_a_vector_bends_is_told(vector: Vector[...]) -> None:
    statements = [each for equation in pages()[vector.name].equations() for each in equation.statements()]
    told = [each for each in statements if each.relations == [":="]]
    bends = fact(vector, "smoothness", samples.defaults(vector)) < SMOOTHNESS["C1"]
    assert bool(told) == bends, f"gallery/{vector.name}.py: {len(told)} equations say := of its Jacobian"
    for statement in told:
        silent: dict[tuple[Any, ...], bool] = {}
        for scope in instances(statement, vector.name):
            x = tuple(scope.variables["x"])
            silent[x] = silent.get(x, False) or not defined(statement.terms[0], scope)
        assert all(silent.values()), f"gallery/{vector.name}.py: := is said where the function has a Jacobian: {silent}"


def test_the_library_takes_the_value_of_the_definition_at_a_kink(elementwise: Elementwise[...]) -> None:
    for values in samples.parameters(elementwise):
        exact = samples.exact(values)
        for kink in kinks(elementwise, exact):
            if kink == float(kink):
                expected = float(pages()[elementwise.name].value(kink, exact))
                assert elementwise(float(kink), **values) == pytest.approx(expected, rel=1e-12, abs=1e-12), (
                    f"{elementwise.name}({mp.nstr(kink, 8)}) with {values}"
                )
