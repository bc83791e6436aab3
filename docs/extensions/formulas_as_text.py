"""Formulas as people type them, such as x*tanh(softplus(x)); SymPy's printers know its own trees alone."""

from __future__ import annotations

from activation_functions.kinds import Activation
from specification import syntax
from specification.page import pages
from specification.syntax import Node

FUNCTIONS = {"normal_cdf": "Phi", "normal_pdf": "phi", "ln": "log"}
CONSTANTS = {"infinity": "inf"}


class Untyped(ValueError):
    """A formula with a sign that nobody types."""


def formulas(activation: Activation[...]) -> list[str]:
    """Return what the page says that the activation or its derivative is equal to, if it can be typed."""
    statements = [each for equation in pages()[activation.name].equations() for each in equation.statements()]
    found = []
    for statement in statements:
        left, *others = statement.terms
        if is_activation(left, activation.name) and set(statement.relations) == {"="} and not statement.condition:
            found += filter(None, map(typed_or_empty, others))
    return list(dict.fromkeys(found))


def is_activation(node: Node, name: str) -> bool:
    """Decide whether a formula is the activation or its derivative, by the defaults of its parameters."""
    match node:
        case syntax.Component(inner) | syntax.Partial(inner):
            return is_activation(inner, name)
        case syntax.Call(called, arguments, _, parameters):
            return called == name and not parameters and all(isinstance(each, syntax.Variable) for each in arguments)
    return False


def typed_or_empty(node: Node) -> str:
    """Write a formula, unless it has a sign that nobody types, or is a number or a letter."""
    try:
        return "" if isinstance(node, syntax.Number | syntax.Variable) else typed(node)
    except Untyped:
        return ""


def typed(node: Node) -> str:
    """Write a formula, as code; indices of vectors are left out."""
    match node:
        case syntax.Number(text) | syntax.Variable(text):
            return text
        case syntax.Constant(name):
            return CONSTANTS.get(name, name)
        case syntax.Component(inner):
            return typed(inner)
        case syntax.Operation("-", syntax.Number("0"), right):
            return f"-{within(right)}"
        case syntax.Operation("+" | "-" as sign, left, right):
            return f"{typed(left)} {sign} {within(right)}"
        case syntax.Operation(sign, left, right):
            return f"{within(left)}{sign}{within(right)}"
        case syntax.Power(base, exponent):
            return f"{within(base)}^{within(exponent)}"
        case syntax.Root(inner):
            return f"sqrt({typed(inner)})"
        case syntax.Absolute(inner):
            return f"abs({typed(inner)})"
        case syntax.OverIndex(kind, _, inner):
            return f"{kind}({typed(inner)})"
        case syntax.Call(name, arguments, 0, parameters) if not parameters:
            return f"{FUNCTIONS.get(name, name)}({', '.join(map(typed, arguments))})"
        case syntax.Cases(branches):
            return " else ".join(
                typed(value) + (f" if {typed(condition)}" if condition is not branches[-1][1] else "")
                for value, condition in branches
            )
        case syntax.Chain(terms, relations):
            return typed(terms[0]) + "".join(f" {sign} {typed(term)}" for sign, term in zip(relations, terms[1:]))
    raise Untyped(f"{type(node).__name__} is not typed")


def within(node: Node) -> str:
    """Write a part of a product or a power, in brackets where it has parts of its own."""
    text = typed(node)
    return f"({text})" if isinstance(node, syntax.Operation | syntax.Power) else text
