"""Declared facts, which are Python expressions in the names of the parameters, as expressions of JavaScript."""

from __future__ import annotations

import ast
import functools

OPERATORS: dict[type, str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.USub: "-",
    ast.Eq: "===",
    ast.NotEq: "!==",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def declared(text: str) -> str:
    """Write a declared number, or a list of numbers.

    Examples
    --------
    >>> declared("[-b, b] if b != 0 else []")
    '((b !== 0) ? [-b, b] : [])'
    """
    return _written(ast.parse(text, mode="eval").body)


@functools.singledispatch
def _written(node: ast.AST) -> str:
    raise ValueError(f"{ast.unparse(node)} cannot be compiled to JavaScript")


@_written.register
def _(node: ast.Constant) -> str:
    return repr(node.value)


@_written.register
def _(node: ast.Name) -> str:
    return node.id


@_written.register
def _(node: ast.List) -> str:
    return f"[{', '.join(map(_written, node.elts))}]"


@_written.register
def _(node: ast.UnaryOp) -> str:
    return f"{OPERATORS[type(node.op)]}{_written(node.operand)}"


@_written.register
def _(node: ast.BinOp) -> str:
    return f"({_written(node.left)} {OPERATORS[type(node.op)]} {_written(node.right)})"


@_written.register
def _(node: ast.Compare) -> str:
    [operator], [right] = node.ops, node.comparators
    return f"({_written(node.left)} {OPERATORS[type(operator)]} {_written(right)})"


@_written.register
def _(node: ast.IfExp) -> str:
    return f"({_written(node.test)} ? {_written(node.body)} : {_written(node.orelse)})"
