"""Declared facts, which are Python expressions in the names of the parameters, as expressions of JavaScript."""

from __future__ import annotations

import ast
import functools
import re

from activation_functions.facts import APPROXIMATE, WORDS
from activation_functions.facts_in_words import on_paper

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


def declared_text(text: str) -> str:
    """Write the text of a declared fact, with the values of the parameters in the place of their names.

    Numbers are written by `number`, a function of JavaScript; what stands behind ≈ is not computed.

    Examples
    --------
    >>> print(declared_text("[-b, ∞) if b > 0 else {0} ∪ [1, ∞)"))
    ((b > 0) ? `[${number(-b)}, ∞)` : `{0} ∪ [1, ∞)`)
    >>> print(declared_text("1 / b"), declared_text("C1"))
    `${number((1 / b))}` `C¹`
    """
    if choice := re.fullmatch(r"(.+?) if (.+?) else (.+)", text):
        first, condition, rest = choice.groups()
        return f"({declared(condition)} ? {declared_text(first)} : {declared_text(rest)})"
    return f"`{on_paper(text) if text in WORDS else ' ∪ '.join(map(_piece, text.split(' ∪ ')))}`"


def _piece(text: str) -> str:
    """Write an interval, a set of numbers, or a number."""
    if text[0] in "([{" and text[-1] in ")]}":
        return f"{text[0]}{', '.join(map(_number, text[1:-1].split(', ')))}{text[-1]}"
    return _number(text)


def _number(text: str) -> str:
    if text.startswith(APPROXIMATE):
        names = re.split(r"([a-z]\w*)", text)
        return "".join(_number(name) if i % 2 else on_paper(name) for i, name in enumerate(names))
    return on_paper(text) if re.fullmatch(r"-?(?:∞|[\d.]+)", text) else f"${{number({declared(text)})}}"


@functools.singledispatch
def _written(node: ast.AST) -> str:
    raise ValueError(f"{ast.unparse(node)} cannot be compiled to JavaScript")


@_written.register
def _(node: ast.Constant) -> str:
    return repr(node.value)


@_written.register
def _(node: ast.Name) -> str:
    return "Math.PI" if node.id == "π" else node.id


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
def _(node: ast.Call) -> str:
    return f"Math.{ast.unparse(node.func)}({', '.join(map(_written, node.args))})"


@_written.register
def _(node: ast.IfExp) -> str:
    return f"({_written(node.test)} ? {_written(node.body)} : {_written(node.orelse)})"
