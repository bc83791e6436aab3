"""Formulas of numbers, as they are read from LaTeX, as expressions of JavaScript."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Set
from dataclasses import dataclass
from fractions import Fraction

from specification import syntax
from specification.latex import LatexError
from specification.syntax import Node

CONSTANTS = {"e": "Math.E", "pi": "Math.PI", "infinity": "Infinity"}
RELATIONS = {"<": "<", ">": ">", "≤": "<=", "≥": ">=", "≠": "!==", "=": "==="}
# The functions without a page, by the name of each in a formula; the others stand in numerics.js.
FUNCTIONS = {
    name: f"Math.{name}" for name in ("atan", "cosh", "exp", "expm1", "log1p", "max", "min", "sinh", "tan", "tanh")
} | {
    "ln": "Math.log",
    **{
        name: name
        for name in (
            "erf",
            "normal_cdf",
            "normal_pdf",
            "plus_root",
            "ln_plus",
            "root_ln_plus",
            "shifted_tanh",
            "sigmoid_over",
        )
    },
}


@dataclass(frozen=True)
class Names:
    """What a formula may name: its variables, the defaults of the parameters of each activation, and a vector."""

    variables: Set[str]
    defaults: Mapping[str, Mapping[str, Fraction]]
    vector: str = ""


@functools.singledispatch
def expression(node: Node, names: Names) -> str:
    """Write a formula of numbers as an expression.

    Raises
    ------
    LatexError
        If it has no form in JavaScript, such as a sum over an index.
    """
    raise LatexError(f"{node} cannot be compiled to JavaScript")


@expression.register
def _(node: syntax.Number, names: Names) -> str:
    return node.text


@expression.register
def _(node: syntax.Constant, names: Names) -> str:
    return CONSTANTS[node.name]


@expression.register
def _(node: syntax.Variable, names: Names) -> str:
    if node.name not in names.variables or node.bold:
        raise LatexError(f"{node.name} has no meaning here")
    return node.name


def binding(node: Node) -> int:
    """Say how closely an expression holds together: cases least, then sums, products, powers, the rest."""
    match node:
        case syntax.Cases():
            return 0
        case syntax.Operation(sign):
            return 1 if sign in "+-" else 2
        case syntax.Power(base) if base != syntax.Constant("e"):
            return 3
    return 4


def part(node: Node, names: Names, least: int) -> str:
    """Write a part of a formula, in brackets unless it holds together so closely at least."""
    text = expression(node, names)
    return text if binding(node) >= least else f"({text})"


@expression.register
def _(node: syntax.Operation, names: Names) -> str:
    if node.sign == "-" and node.left == syntax.Number("0"):
        return f"-{part(node.right, names, 4 if isinstance(node.right, syntax.Power) else 2)}"  # -x ** 2 is an error
    own = binding(node)
    return f"{part(node.left, names, own)} {node.sign} {part(node.right, names, own + 1)}"


@expression.register
def _(node: syntax.Power, names: Names) -> str:
    if node.base == syntax.Constant("e"):
        return f"Math.exp({expression(node.exponent, names)})"
    return f"{part(node.base, names, 4)} ** {part(node.exponent, names, 4)}"


@expression.register
def _(node: syntax.Root, names: Names) -> str:
    return f"Math.sqrt({expression(node.inner, names)})"


@expression.register
def _(node: syntax.Absolute, names: Names) -> str:
    return f"Math.abs({expression(node.inner, names)})"


@expression.register
def _(node: syntax.Cases, names: Names) -> str:
    branches = [f"{expression(when, names)} ? {part(value, names, 1)}" for value, when in node.branches]
    return " : ".join([*branches, "NaN"])


@expression.register
def _(node: syntax.Otherwise, names: Names) -> str:
    return "true"


@expression.register
def _(node: syntax.Bracket, names: Names) -> str:
    return f"Number({expression(node.condition, names)})"


@expression.register
def _(node: syntax.Chain, names: Names) -> str:
    terms = [part(term, names, 1) for term in node.terms]
    relations = [RELATIONS[relation] for relation in node.relations]
    return " && ".join(map(" ".join, zip(terms, relations, terms[1:])))


@expression.register
def _(node: syntax.Call, names: Names) -> str:
    arguments = [expression(argument, names) for argument in node.arguments]
    if node.name in FUNCTIONS and not node.primes:
        return f"{FUNCTIONS[node.name]}({', '.join(arguments)})"
    if node.name not in names.defaults:
        raise LatexError(f"{node.name} is not a function that has a page")
    return call(node, arguments, names)


def call(node: syntax.Call, arguments: list[str], names: Names) -> str:
    """Write a call of a function that has a page, with its parameters behind its arguments."""
    given = {name: expression(value, names) for name, value in node.parameters.items()}
    # As everywhere in formulas: a parameter that is not given has the value of its symbol, if that is there.
    own = {
        name: name if name in names.variables else repr(float(default))
        for name, default in names.defaults[node.name].items()
    }
    return f"FUNCTIONS.{node.name}[{node.primes}]({', '.join([*arguments, *(own | given).values()])})"
