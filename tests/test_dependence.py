"""Every displayed equation depends on each function in it: a tautology is none."""

from __future__ import annotations

import itertools

from activation_functions import activations
from specification import syntax
from specification.evaluation import Definition, Scope, Undefined
from specification.instances import instances
from specification.latex import read_expression
from specification.page import DEFINITIONS, Equation
from specification.statements import called, holds
from specification.syntax import Node, Statement, Variable, renamed
from test_equations import every_equation

PERTURBED = "{} perturbed"
AMOUNTS = (10, -10)


@every_equation
def test_statement_depends_on_every_function_in_it(name: str, equation: Equation) -> None:
    """With another function in its place a statement is false somewhere; a tautology is not."""
    for statement in equation.statements():
        assert all(left != right for left, right in itertools.pairwise(statement.terms)), (
            f"{equation.place}: both sides are the same"
        )
        if ":=" in statement.relations:  # It is about the library.
            continue
        for function in called(statement):
            assert any(fails(statement, name, function, amount) for amount in AMOUNTS), (
                f"{equation.place}: {equation.latex}\nholds also for other functions in the place of {function}"
            )


def fails(statement: Statement, name: str, function: str, amount: int) -> bool:
    """Whether a statement is false somewhere about a perturbed function, which no definition calls."""
    other = PERTURBED.format(function)
    definitions = {**DEFINITIONS, other: perturbed(function, amount)}
    terms = [renamed(term, function, other) for term in statement.terms]
    for scope in instances(statement, name):
        for relation, left, right in zip(statement.relations, terms, terms[1:]):
            try:
                true, _, _ = holds(relation, left, right, Scope(scope.variables, definitions, scope.arithmetic))
            except Undefined:  # At a kink.
                continue
            if not true:
                return True
    return False


def perturbed(function: str, amount: int) -> Definition:
    """Add a smooth function of all arguments and parameters, another to each; not even, nor odd, nor going to 0."""
    definition = DEFINITIONS[function]
    number = sorted(activations).index(function)
    first, *second = definition.arguments
    argument: Node = Variable(first, bold=definition.index is not None)
    if definition.index:
        argument = syntax.Component(argument, (definition.index,))
    for other in [*second, *definition.defaults]:
        argument = syntax.Operation("+", argument, Variable(other))
    size = abs(amount)
    bump = read_expression(rf"{size} + {size} \frac{{t + 0.{number + 11}}}{{1 + (t + 0.{number + 11})^2}}")
    return Definition(
        definition.arguments,
        definition.index,
        syntax.Operation("+" if amount > 0 else "-", definition.body, syntax.replace(bump, Variable("t"), argument)),
        definition.defaults,
    )
