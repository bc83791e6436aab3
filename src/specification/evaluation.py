"""What the formulas of the pages mean, evaluated with mpmath to so many digits that the result can be called exact."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import numpy as np
from mpmath import mp, mpf

from specification.latex import LatexError, Node, Statement

# tanh(745) differs from 1 in its 647th digit; a difference quotient needs as many again. celu(-745) with alpha = 0.2
# differs from its limit in its 1618th digit.
DIGITS = mp.dps = 1700
STEP = mpf(10) ** -400
EXACT = mpf(10) ** -300
# What stands for infinity and for "arbitrarily near" in limits, and how near their values must be.
LARGE = mpf(10) ** 40
NEAR = mpf(10) ** -30


def exponential(x: Any) -> Any:
    """The exponential function. For whole numbers mpmath multiplies, which takes too long far out."""
    return mp.exp(x) if abs(x) < 10**4 else mp.exp(x / 97) ** 97


def remembered(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same function, which remembers its latest results, for each precision."""
    results = functools.lru_cache(1024)(lambda x, precision: function(x))
    return lambda x: results(x, mp.prec)


CONSTANTS: dict[str, Callable[[], mpf]] = {"e": lambda: mp.e, "pi": lambda: mp.pi, "infinity": lambda: mp.inf}
PRIMITIVES: dict[str, Callable[..., Any]] = {
    "ln": mp.log,
    "exp": exponential,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    # These two take a hundred times as long as the others, and are asked for the same points again and again.
    "erf": remembered(mp.erf),
    # So far out mpmath overflows; what it would say is below 10^(-10^11).
    "normal_cdf": remembered(lambda x: mp.ncdf(x) if x > -1e6 else mpf(0)),
    "normal_pdf": mp.npdf,
    "max": max,
    "min": min,
}
ARITHMETIC = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
COMPARISONS = {
    "<": operator.lt,
    ">": operator.gt,
    "≤": operator.le,
    "≥": operator.ge,
    "≠": operator.ne,
    "=": operator.eq,
}


class Undefined(ArithmeticError):
    """The formula has no value there."""


@dataclass(frozen=True)
class Definition:
    """What an activation is: the right-hand side of the definition on its page.

    `arguments` is one name, or two for a function of two halves; `index` is that of the component, for a function of a
    vector; `defaults` are those of its parameters.
    """

    arguments: tuple[str, ...]
    index: str | None
    body: Node
    defaults: Mapping[str, Any]

    def bind(self, x: Any) -> dict[str, Any]:
        """The values of the arguments; `x` is a pair of them for a function of two halves."""
        return {self.arguments[0]: x} if len(self.arguments) == 1 else dict(zip(self.arguments, x, strict=True))


@dataclass(frozen=True)
class Scope:
    """The values of the variables and the definitions of the functions.

    `memory` has what is taken over all indices, which most of the other indices do not change.
    """

    variables: Mapping[str, Any]
    definitions: Mapping[str, Definition]
    memory: dict[Any, Any] = field(default_factory=dict, repr=False)

    def bind(self, **variables: Any) -> Scope:
        """The same with further variables."""
        return replace(self, variables={**self.variables, **variables})

    def indices(self) -> range:
        """The indices of the vector that is in scope."""
        return next(range(len(value)) for value in self.variables.values() if isinstance(value, np.ndarray))

    def over_indices(self, node: Node, take: Callable[[Iterator[Any]], Any]) -> Any:
        """A sum, or the like, of the values of a formula for each value of an index."""
        _, index, inner = node
        if id(node) not in self.memory:
            self.memory[id(node)] = {text for part in parts(node) for text in part if isinstance(text, str)}
        mentioned = self.memory[id(node)]
        key = (
            id(node),
            mp.prec,
            *(
                (name, tuple(value) if isinstance(value, np.ndarray) else value)
                for name, value in self.variables.items()
                if not isinstance(value, int) or name in mentioned
            ),
        )
        if key not in self.memory:
            self.memory[key] = take(evaluate(inner, self.bind(**{index: i})) for i in self.indices())
        return self.memory[key]


def simplest(value: float) -> mpf:
    """The number that is meant by a float: 1/6 by 0.16666666666666666."""
    fraction = Fraction(value).limit_denominator(100)
    with mp.workdps(DIGITS):
        return mpf(fraction.numerator) / fraction.denominator if float(fraction) == value else mpf(value)


def evaluate(node: Node, scope: Scope) -> Any:
    """The value of a formula: a number, a vector (an array of numbers), or the truth of a condition.

    Raises
    ------
    Undefined
        If it has none: no case applies, a division by 0, a derivative at a kink.
    LatexError
        If a name in it stands for nothing.
    """
    match node:
        case ("number", text):
            return mpf(text)
        case ("constant", name):
            return CONSTANTS[name]()
        case ("variable" | "vector", name):
            if name not in scope.variables:
                raise LatexError(f"{name} stands for nothing here")
            return scope.variables[name]
        case ("component", ("call", name, 0, [argument], given), [index]) if name in scope.definitions:
            # The other components need not be computed.
            given = {key: evaluate(value, scope) for key, value in given.items()}
            return apply(name, evaluate(argument, scope), given, scope, scope.variables[index])
        case ("component", inner, indices):
            return evaluate(inner, scope)[tuple(scope.variables[index] for index in indices)]
        case ("entries", *entries):
            return np.array([evaluate(entry, scope) for entry in entries])
        case ("kronecker", i, j):
            return mpf(scope.variables[i] == scope.variables[j])
        case ("+" | "-" | "*" | "/", left, right):
            try:
                return ARITHMETIC[node[0]](evaluate(left, scope), evaluate(right, scope))
            except ZeroDivisionError as error:
                raise Undefined("division by 0") from error
        case ("^", ("constant", "e"), exponent):
            return exponential(evaluate(exponent, scope))
        case ("^", base, exponent):
            return evaluate(base, scope) ** evaluate(exponent, scope)
        case ("sqrt", inner):
            return mp.sqrt(evaluate(inner, scope))
        case ("abs", inner):
            return abs(evaluate(inner, scope))
        case ("sum", _, _):
            return scope.over_indices(node, mp.fsum)
        case ("max over" | "min over" as which, _, _):
            return scope.over_indices(node, PRIMITIVES[which[:3]])
        case ("beside", inner, side):
            return evaluate(inner, scope) + (4 if side == "+" else -4) * STEP
        case ("limit", ("variable", name), point, inner):
            target = evaluate(point, scope)
            if not mp.isinf(target):
                raise LatexError("limits are read at infinity only; write f(a^-) for one-sided ones")
            return evaluate(inner, scope.bind(**{name: mp.sign(target) * LARGE}))
        case ("cases", *branches):
            for value, condition in branches:
                if evaluate(condition, scope):
                    return evaluate(value, scope)
            raise Undefined("no case applies")
        case ("otherwise",):
            return True
        case ("bracket", condition):
            return mpf(evaluate(condition, scope))
        case ("chain", terms, relations):
            values = [evaluate(term, scope) for term in terms]
            return all(COMPARISONS[r](a, b) for r, a, b in zip(relations, values, values[1:]))
        case ("partial", inner, variable):
            return _partial(inner, variable, scope)
        case ("call", name, primes, arguments, parameters):
            values = [evaluate(argument, scope) for argument in arguments]
            if name in PRIMITIVES:
                return PRIMITIVES[name](*values)
            given = {key: evaluate(value, scope) for key, value in parameters.items()}
            argument = values[0] if len(values) == 1 else np.array(values)
            return derivative(lambda x: apply(name, x, given, scope), argument, primes)
    raise LatexError(f"{node} has no meaning")


def apply(name: str, x: Any, given: Mapping[str, Any], scope: Scope, component: int | None = None) -> Any:
    """The definition of an activation at `x`; of a function of a vector all components, or one.

    A parameter that is not given has the value of its symbol where the formula mentions it, else its default.
    """
    if name not in scope.definitions:
        raise LatexError(f"{name} is not a function that has a page")
    definition = scope.definitions[name]
    if unknown := given.keys() - definition.defaults.keys():
        raise LatexError(f"{name} has no parameter {', '.join(sorted(unknown))}")
    parameters = {key: scope.variables.get(key, default) for key, default in definition.defaults.items()}
    inner = Scope({**parameters, **given, **definition.bind(x)}, scope.definitions, scope.memory)
    if definition.index is None:
        return evaluate(definition.body, inner)
    if component is not None:
        return evaluate(definition.body, inner.bind(**{definition.index: component}))
    return np.array([evaluate(definition.body, inner.bind(**{definition.index: i})) for i in range(len(x))])


def one_sided(function: Callable[[Any], Any], x: Any, order: int, side: int) -> Any:
    """The difference quotient of the given order on one side, +1 or -1, of `x`."""
    values = [function(x + side * k * STEP) for k in range(order + 1)]
    for _ in range(order):
        values = [(right - left) / (side * STEP) for left, right in zip(values, values[1:])]
    return values[0]


def derivative(function: Callable[[Any], Any], x: Any, order: int = 1) -> Any:
    """The derivative at `x`; undefined where the two sides differ."""
    if order == 0:
        return function(x)
    with mp.workdps(DIGITS):  # Also where fewer are enough for the rest of a formula.
        left, right = (one_sided(function, x, order, side) for side in (-1, 1))
    if not close(left, right, EXACT):
        raise Undefined(f"the derivative is {mp.nstr(left, 10)} on the left and {mp.nstr(right, 10)} on the right")
    return (left + right) / 2


def _partial(inner: Node, variable: Node, scope: Scope) -> Any:
    match variable:
        case ("component", ("variable", name), [index]):
            position = scope.variables[index]

            def along(t: mpf) -> Any:
                moved = scope.variables[name].copy()
                moved[position] = t
                return evaluate(inner, scope.bind(**{name: moved}))

            return derivative(along, scope.variables[name][position])
        case ("variable", name):
            return derivative(lambda t: evaluate(inner, scope.bind(**{name: t})), scope.variables[name])
    raise LatexError(f"the derivative with respect to {variable} is not read")


def close(a: Any, b: Any, slack: mpf = mpf(0)) -> bool:
    """Whether two numbers or vectors are the same but for the error of a difference quotient."""
    a, b = np.broadcast_arrays(a, b)
    return all(abs(p - q) <= EXACT * max(abs(p), abs(q)) + slack for p, q in zip(a.flat, b.flat))


def holds(relation: str, left: Node, right: Node, scope: Scope) -> tuple[bool, Any, Any]:
    """Whether a relation holds, and the values of its two sides."""
    a, b = evaluate(left, scope), evaluate(right, scope)
    if relation == "=":
        approached = any(part[0] in ("limit", "beside") for side in (left, right) for part in parts(side))
        # Where the second derivative jumps, a difference quotient is off by a step.
        return close(a, b, NEAR if approached else 10 * STEP), a, b
    if relation == "≈":
        # Of decimals, each of which is right to its last digit.
        units = [mpf(10) ** -len(part[1].partition(".")[2]) for part in parts(right) if part[0] == "number"]
        return bool(np.all(abs(a - b) <= min(units) / 2)), a, b
    # ≤ and ≥ hold where = does, to the last digit.
    return bool(np.all(COMPARISONS[relation](a, b))) or (relation in "≤≥" and close(a, b, 10 * STEP)), a, b


def parts(node: Any) -> Iterator[Node]:
    """The node and all nodes in it."""
    if isinstance(node, tuple):
        if node and isinstance(node[0], str):
            yield node
        for part in node:
            yield from parts(part)
    elif isinstance(node, dict):
        yield from parts(tuple(node.values()))
    elif isinstance(node, list):
        yield from parts(tuple(node))


@dataclass(frozen=True)
class Free:
    """The names in a statement that stand for any value."""

    numbers: frozenset[str]
    vectors: frozenset[str]
    indices: frozenset[str]


def free(statement: Statement) -> Free:
    """The names that a statement leaves free."""
    nodes = list(parts((*statement.terms, statement.condition or ())))
    bound = {part[1] for part in nodes if part[0] in ("sum", "max over", "min over")}
    bound |= {part[1][1] for part in nodes if part[0] == "limit"}
    vectors = {part[1] for part in nodes if part[0] == "vector"}
    vectors |= {part[1][1] for part in nodes if part[0] == "component" and part[1][0] == "variable"}
    indices = {index for part in nodes if part[0] == "component" for index in part[2]}
    indices |= {index for part in nodes if part[0] == "kronecker" for index in part[1:]}
    numbers = {part[1] for part in nodes if part[0] == "variable"}
    return Free(*(frozenset(names - bound) for names in (numbers - vectors - indices, vectors, indices)))


def called(statement: Statement) -> set[str]:
    """The names of the functions that a statement is about."""
    return {part[1] for part in parts((*statement.terms,)) if part[0] == "call"}
