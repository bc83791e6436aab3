"""The instances of a statement: every combination of samples for what it leaves free."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from mpmath import mpf

from activation_functions import activations
from activation_functions.kinds import Elementwise
from specification import samples, syntax
from specification.evaluation import Scope, evaluate
from specification.facts import kinks, real_parameters
from specification.many_digits import MANY_DIGITS
from specification.page import DEFINITIONS, pages
from specification.statements import called, calls, free
from specification.syntax import Call, Statement, Variable

VECTORS = [*samples.VECTORS, *(np.array(list(map(mpf, tied))) for tied in ([1, 0, 0], [1, 0, 1]))]


def instances(statement: Statement, name: str) -> Iterator[Scope]:
    """Yield all combinations of samples for the free names of a statement for which its condition holds.

    On the page of an activation, whose name is given, also those of its parameters which the functions in the statement
    take, and which it does not fix.
    """
    for scope in combinations(statement, name):
        if statement.condition is None or evaluate(statement.condition, scope):
            yield scope


def combinations(statement: Statement, name: str) -> Iterator[Scope]:
    """Yield all combinations of samples for the free names of a statement, and for the parameters that it takes."""
    names = free(statement)
    for given in choices_of_parameters(statement, name):
        others = sorted(names.numbers - given.keys())
        choices = [numbers_for(symbol, statement, given) for symbol in others]
        for vector in VECTORS if names.vectors else [()]:
            for indices in itertools.product(range(len(vector)), repeat=len(names.indices)):
                for numbers in itertools.product(*choices):
                    variables = given | dict(zip(others, numbers)) | dict(zip(sorted(names.indices), indices))
                    yield Scope(variables | different(names.vectors, vector), DEFINITIONS, MANY_DIGITS)


def different(names: Iterable[str], vector: Any) -> dict[str, Any]:
    """Return a vector for each name: the given one, and others of the same numbers in another order, and more."""
    return {name: np.roll(vector, number) + number for number, name in enumerate(sorted(names, reverse=True))}


def numbers_for(symbol: str, statement: Statement, given: dict[str, Any]) -> list[Any]:
    """Return samples of a free name: of x the points, of the argument of an inverse the values at these."""
    if symbol == "x":
        return points(statement, given)
    inverted = {call.name for call in inverses(statement) if call.arguments == (Variable(symbol),)}
    values = [pages()[name].value(x, given) for name in sorted(inverted) for x in points(statement, given)]
    return values or samples.OTHERS


def inverses(statement: Statement) -> list[Call]:
    """Find the functions of which there are inverses in a statement, each with the argument of its inverse."""
    return [part.call for part in syntax.walk(*statement.terms) if isinstance(part, syntax.Inverse)]


def variable(statement: Statement) -> str:
    """Return the name of the argument: x, or that of the inverse."""
    return next(
        (call.arguments[0].name for call in inverses(statement) if isinstance(call.arguments[0], Variable)), "x"
    )


def choices_of_parameters(statement: Statement, name: str) -> list[dict[str, Any]]:
    """Return samples of the parameters of the page's activation on which a statement depends."""
    if not name:
        return [{}]
    taken = parameters_taken(statement, name)
    defaults, *_ = every = list(samples.parameters(activations[name]))
    chosen = [{symbol: values[symbol] for symbol in values if symbol in taken} for values in every]
    together = [values for values in chosen if samples.valid(activations[name], defaults | values)]
    return [samples.exact(values) for values in {tuple(values.items()): values for values in together}.values()]


def parameters_taken(statement: Statement, name: str) -> set[str]:
    """Find the parameters of an activation that a statement names, or that functions in it take and are not given."""
    taken = {
        parameter
        for call in calls(statement)
        for parameter in DEFINITIONS[call.name].defaults.keys() - call.parameters.keys()
    }
    bound = {part.variable.name for part in syntax.walk(*statement.terms) if isinstance(part, syntax.Limit)}
    return (taken | free(statement).numbers) & real_parameters(activations[name]).keys() - bound


def points(statement: Statement, given: dict[str, Any]) -> list[Any]:
    """Return the sample points of all functions in a statement."""
    found = set(samples.POINTS)
    for name in called(statement) & activations.keys():
        activation = activations[name]
        if isinstance(activation, Elementwise):
            own = samples.defaults(activation)
            found.update(samples.points(activation, own | {key: given[key] for key in own if key in given}))
    return sorted(found)


def kinks_in(statement: Statement) -> set[Any]:
    """Find where formulas may be silent: at kinks of the functions in them, for some values of the parameters."""
    return {
        kink
        for name in called(statement) & activations.keys()
        for values in samples.parameters(activations[name])
        for kink in kinks(activations[name], samples.exact(values))
    }


def borders(xs: list[Any], distances: list[Any]) -> list[Any]:
    """Find where two sides meet that differ by the given distances at some points, and are lines between these."""
    pairs = itertools.pairwise(zip(xs, distances))
    return [low - a * (high - low) / (b - a) for (low, a), (high, b) in pairs if a * b < 0] + [
        x for x, distance in zip(xs, distances) if distance == 0
    ]
