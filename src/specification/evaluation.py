"""Evaluate formulas, in any arithmetic: with many digits, or with balls that enclose the value."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np

from specification import syntax
from specification.arithmetic import Arithmetic
from specification.latex import LatexError
from specification.syntax import Node, walk


class Undefined(ArithmeticError):
    """The formula has no value there."""


@dataclass(frozen=True)
class Definition:
    """The right-hand side of the definition on a page.

    `arguments` has one name, or two for a function of two halves; `index` is that of the component for a function of a
    vector; `defaults` has the defaults of the parameters.
    """

    arguments: tuple[str, ...]
    index: str | None
    body: Node
    defaults: Mapping[str, Fraction]

    def bind(self, x: Any) -> dict[str, Any]:
        """Return the values of the arguments; `x` is a pair of them for a function of two halves."""
        return {self.arguments[0]: x} if len(self.arguments) == 1 else dict(zip(self.arguments, x, strict=True))


@dataclass(frozen=True)
class Scope:
    """The values of the variables, the definitions of the functions, and the arithmetic.

    `memory` keeps results over all indices, which most of the other indices do not change.
    """

    variables: Mapping[str, Any]
    definitions: Mapping[str, Definition]
    arithmetic: Arithmetic
    memory: dict[Any, Any] = field(default_factory=dict, repr=False)

    def bind(self, **variables: Any) -> Scope:
        """Return the same scope with further variables."""
        return self.of({**self.variables, **variables})

    def of(self, variables: Mapping[str, Any]) -> Scope:
        """Return the same scope with other variables."""
        return Scope(variables, self.definitions, self.arithmetic, self.memory)

    def indices(self, node: Node) -> range:
        """Return the indices of the vector that is in scope, or else of one that a node writes out."""
        in_scope = (len(value) for value in self.variables.values() if isinstance(value, np.ndarray))
        written_out = (len(part.entries) for part in walk(node) if isinstance(part, syntax.Entries))
        return range(next(itertools.chain(in_scope, written_out)))


@functools.singledispatch
def evaluate(node: Node, scope: Scope) -> Any:
    """Evaluate a formula: a number, a vector (an array of numbers), or the truth of a condition.

    Raises
    ------
    Undefined
        If it has no value: no case applies, a division by 0, a derivative at a kink.
    LatexError
        If a name in it has no meaning.
    """
    raise LatexError(f"{node} has no meaning")


@evaluate.register
def _(node: syntax.Number, scope: Scope) -> Any:
    return scope.arithmetic.number(node.text)


@evaluate.register
def _(node: syntax.Constant, scope: Scope) -> Any:
    return scope.arithmetic.constants[node.name]()


@evaluate.register
def _(node: syntax.Variable, scope: Scope) -> Any:
    if node.name not in scope.variables:
        raise LatexError(f"{node.name} has no meaning here")
    return scope.variables[node.name]


@evaluate.register
def _(node: syntax.Component, scope: Scope) -> Any:
    match node:
        case syntax.Component(syntax.Call(name, (argument,), 0, parameters), (index,)) if name in scope.definitions:
            # The other components need not be computed.
            given = _evaluated(parameters, scope)
            return apply(name, evaluate(argument, scope), given, scope, scope.variables[index])
    return evaluate(node.inner, scope)[tuple(scope.variables[index] for index in node.indices)]


@evaluate.register
def _(node: syntax.Entries, scope: Scope) -> Any:
    return vector(evaluate(entry, scope) for entry in node.entries)


@evaluate.register
def _(node: syntax.Kronecker, scope: Scope) -> Any:
    return scope.arithmetic.number("1" if scope.variables[node.first] == scope.variables[node.second] else "0")


@evaluate.register
def _(node: syntax.Operation, scope: Scope) -> Any:
    left, right = evaluate(node.left, scope), evaluate(node.right, scope)
    match node.sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return scope.arithmetic.divide(left, right)


@evaluate.register
def _(node: syntax.Power, scope: Scope) -> Any:
    exponent = evaluate(node.exponent, scope)
    if node.base == syntax.Constant("e"):
        return scope.arithmetic.functions["exp"](exponent)
    return scope.arithmetic.power(evaluate(node.base, scope), exponent)


@evaluate.register
def _(node: syntax.Root, scope: Scope) -> Any:
    return scope.arithmetic.functions["sqrt"](evaluate(node.inner, scope))


@evaluate.register
def _(node: syntax.Absolute, scope: Scope) -> Any:
    return abs(evaluate(node.inner, scope))


@evaluate.register
def _(node: syntax.OverIndex, scope: Scope) -> Any:
    mentioned = _mentioned(node)
    key = (
        node,
        scope.arithmetic.precision,
        *(
            (name, tuple(value) if isinstance(value, np.ndarray) else value)
            for name, value in scope.variables.items()
            if not isinstance(value, int) or name in mentioned
        ),
    )
    if key not in scope.memory:
        terms = (evaluate(node.inner, scope.bind(**{node.index: i})) for i in scope.indices(node.inner))
        take = scope.arithmetic.total if node.kind == "sum" else scope.arithmetic.functions[node.kind]
        scope.memory[key] = take(terms)
    return scope.memory[key]


@evaluate.register
def _(node: syntax.Beside, scope: Scope) -> Any:
    return scope.arithmetic.beside(evaluate(node.inner, scope), node.side)


@evaluate.register
def _(node: syntax.Limit, scope: Scope) -> Any:
    far = scope.arithmetic.near_infinity(evaluate(node.point, scope))
    return evaluate(node.inner, scope.bind(**{node.variable.name: far}))


@evaluate.register
def _(node: syntax.Cases, scope: Scope) -> Any:
    for value, condition in node.branches:
        if evaluate(condition, scope):
            return evaluate(value, scope)
    raise Undefined("no case applies")


@evaluate.register
def _(node: syntax.Otherwise, scope: Scope) -> Any:
    return True


@evaluate.register
def _(node: syntax.Bracket, scope: Scope) -> Any:
    return scope.arithmetic.number("1" if evaluate(node.condition, scope) else "0")


@evaluate.register
def _(node: syntax.Chain, scope: Scope) -> Any:
    values = [evaluate(term, scope) for term in node.terms]
    return all(scope.arithmetic.compare(*each) for each in zip(node.relations, values, values[1:], strict=False))


@evaluate.register
def _(node: syntax.Partial, scope: Scope) -> Any:
    match node.variable:
        case syntax.Component(syntax.Variable(name), (index,)):
            position = scope.variables[index]
            x = scope.variables[name][position]

            def along(t: Any) -> Any:
                moved = scope.variables[name].copy()
                moved[position] = t
                return evaluate(node.inner, scope.bind(**{name: moved}))

            return scope.arithmetic.derivative("", along, x, 1, {})
        case syntax.Variable(name):
            x = scope.variables[name]
            return scope.arithmetic.derivative("", lambda t: evaluate(node.inner, scope.bind(**{name: t})), x, 1, {})
    raise LatexError(f"a derivative with respect to {node.variable} cannot be read")


@evaluate.register
def _(node: syntax.Call, scope: Scope) -> Any:
    match node:
        case syntax.Call("ln", (syntax.Operation("+", syntax.Number("1"), small),)):  # It may be lost beside the 1.
            return scope.arithmetic.functions["ln_1_plus"](evaluate(small, scope))
    values = [evaluate(argument, scope) for argument in node.arguments]
    if node.name in scope.arithmetic.functions:
        return scope.arithmetic.functions[node.name](*values)
    given = _evaluated(node.parameters, scope)
    argument = values[0] if len(values) == 1 else vector(values)
    if not node.primes:
        return apply(node.name, argument, given, scope)
    parameters = {**parameters_of(node.name, scope), **given}
    return scope.arithmetic.derivative(
        node.name, lambda x: apply(node.name, x, given, scope), argument, node.primes, parameters
    )


def apply(name: str, x: Any, given: Mapping[str, Any], scope: Scope, component: int | None = None) -> Any:
    """Apply the definition of an activation to `x`: all components of a function of a vector, or one of them.

    A parameter that is not given has the value of its symbol where the formula mentions it, else its default.
    """
    parameters = parameters_of(name, scope)
    definition = scope.definitions[name]
    if unknown := given.keys() - definition.defaults.keys():
        raise LatexError(f"{name} has no parameter {', '.join(sorted(unknown))}")
    inner = scope.of({**parameters, **given, **definition.bind(x)})
    if definition.index is None:
        return evaluate(definition.body, inner)
    if component is not None:
        return evaluate(definition.body, inner.bind(**{definition.index: component}))
    return vector(evaluate(definition.body, inner.bind(**{definition.index: i})) for i in range(len(x)))


def vector(entries: Iterator[Any] | list[Any]) -> np.ndarray:
    """Make an array of numbers of any kind."""
    listed = list(entries)
    array = np.empty(len(listed), object)
    array[:] = listed
    return array


def parameters_of(name: str, scope: Scope) -> dict[str, Any]:
    """Return the values of the parameters of a function that are not given: those of their symbols, or the defaults."""
    if name not in scope.definitions:
        raise LatexError(f"{name} is not a function that has a page")
    return {
        key: scope.variables[key] if key in scope.variables else scope.arithmetic.fraction(default)
        for key, default in scope.definitions[name].defaults.items()
    }


def _evaluated(parameters: Mapping[str, Node], scope: Scope) -> dict[str, Any]:
    return {name: evaluate(value, scope) for name, value in parameters.items()}


@functools.cache
def _mentioned(node: Node) -> set[str]:
    """Find the names that stand in a formula, indices too."""
    found = set()
    for part in walk(node):
        match part:
            case syntax.Component(_, indices):
                found |= set(indices)
            case syntax.Kronecker(first, second):
                found |= {first, second}
            case syntax.Variable(name):
                found.add(name)
    return found
