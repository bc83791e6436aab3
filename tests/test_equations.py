"""Every displayed equation of every page holds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from mpmath import mp

from activation_functions import activations
from activation_functions.kinds import Elementwise
from specification import samples
from specification.evaluation import Scope, Undefined, evaluate
from specification.facts import kinks
from specification.many_digits import MANY_DIGITS
from specification.page import DEFINITIONS, Equation, documents, pages
from specification.statements import called, free, holds
from specification.syntax import Statement

EQUATIONS = [(page.name, equation) for page in pages().values() for equation in page.equations()]
EQUATIONS += [("", equation) for document in documents() for equation in document.equations()]


@pytest.mark.parametrize(("name", "equation"), EQUATIONS, ids=[equation.place for _, equation in EQUATIONS])
def test_equation_holds(name: str, equation: Equation) -> None:
    for statement in equation.statements():
        silent_at = kinks_in(statement)
        checked = 0
        for scope in scopes(statement, name):
            if statement.condition is not None and not evaluate(statement.condition, scope):
                continue
            for relation, left, right in zip(statement.relations, statement.terms, statement.terms[1:]):
                said = f"{equation.place}: {equation.latex}\n{values_of(scope)}: "
                if not defined(right, scope):
                    assert scope.variables.get("x") in silent_at, said + "the right-hand side has no value"
                    continue
                try:
                    true, a, b = holds(relation, left, right, scope)
                except Undefined as problem:
                    pytest.fail(f"{said}the left-hand side has no value: {problem}")
                assert true, f"{said}left {mp.nstr(a, 12)}, right {mp.nstr(b, 12)}"
                checked += 1
        assert checked, f"{equation.place}: nothing was there to check"


def defined(node: Any, scope: Scope) -> bool:
    try:
        evaluate(node, scope)
    except Undefined:
        return False
    return True


def values_of(scope: Scope) -> str:
    return "at " + ", ".join(f"{name} = {mp.nstr(value, 8)}" for name, value in scope.variables.items())


def scopes(statement: Statement, name: str) -> Iterator[Scope]:
    """All combinations of samples for the free names of a statement: parameters are those of the page's activation."""
    names = free(statement)
    parameters = list(samples.parameters(activations[name])) if name else [{}]
    for values in parameters:
        mentioned = {symbol: value for symbol, value in values.items() if symbol in names.numbers}
        if mentioned and not samples.valid(activations[name], parameters[0] | mentioned):
            continue
        given = samples.exact(mentioned)
        others = sorted(names.numbers - given.keys())
        choices = [points(statement, given) if symbol == "x" else samples.OTHERS for symbol in others]
        for vector in samples.VECTORS if names.vectors else [()]:
            for indices in itertools.product(range(len(vector)), repeat=len(names.indices)):
                for numbers in itertools.product(*choices):
                    variables = given | dict(zip(others, numbers)) | dict(zip(sorted(names.indices), indices))
                    yield Scope(variables | dict.fromkeys(names.vectors, vector), DEFINITIONS, MANY_DIGITS)
        if not given:
            return


def points(statement: Statement, given: dict[str, Any]) -> list[Any]:
    """The sample points of all functions in a statement."""
    found = set(samples.POINTS)
    for name in called(statement) & activations.keys():
        activation = activations[name]
        if isinstance(activation, Elementwise):
            found.update(samples.points(activation, samples.defaults(activation) | given))
    return sorted(found)


def kinks_in(statement: Statement) -> set[Any]:
    """Where formulas may be silent: at kinks of the functions in them, for some values of the parameters."""
    return {
        kink
        for name in called(statement) & activations.keys()
        for values in samples.parameters(activations[name])
        for kink in kinks(activations[name], samples.exact(values))
    }
