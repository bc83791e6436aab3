"""Formulas with the entries of vectors, and sums over them, as expressions of JavaScript."""

from __future__ import annotations

from dataclasses import replace

from javascript.expressions import Names, call, expression
from specification import syntax
from specification.latex import LatexError
from specification.syntax import Component, Node, Variable, changed


@expression.register
def _(node: syntax.Kronecker, names: Names) -> str:
    return f"Number({node.first} === {node.second})"


@expression.register
def _(node: syntax.OverIndex, names: Names) -> str:
    if not names.vector:
        raise LatexError(f"there is no vector over whose entries {node.index} may run")
    inner = expression(node.inner, replace(names, variables=names.variables | {node.index}))
    return f"over.{node.kind}({names.vector}, ({node.index}) => {inner})"


@expression.register
def _(node: syntax.Component, names: Names) -> str:
    match node:
        case Component(Variable(names.vector), (index,)):
            return f"{names.vector}[{index}]"
        case Component(syntax.Call(name, (argument,), 0) as function, (index,)) if name in names.defaults:
            return call(function, [vector(argument, names), index], names)
    raise LatexError(f"{node} cannot be compiled to JavaScript")


def vector(node: Node, names: Names) -> str:
    """Write a vector: the argument, or what is computed of each of its entries."""
    if node == Variable(names.vector, bold=True):
        return names.vector
    return f"{names.vector}.map((_, own) => {expression(entry(node, names.vector), names)})"


def entry(node: Node, name: str) -> Node:
    """Replace a vector by its entry."""
    if node == Variable(name, bold=True):
        return Component(Variable(name), ("own",))
    return changed(node, lambda part: entry(part, name))
