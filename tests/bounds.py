"""The bounds in the assertions of a script, noted while it runs: what was compared, and how far apart it was."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
NOTED = "__noted__"


class Bound(NamedTuple):
    """An inequality in an assertion: its line, its number in a chain, and the ratio of its sides where it is least."""

    line: int
    number: int
    text: str
    ratio: float


class Noting(ast.NodeTransformer):
    """Let the inequalities in assertions note their sides; with 0 nothing is bounded, but a sign told."""

    def visit_Assert(self, node: ast.Assert) -> ast.Assert:
        node.test = Inequalities().visit(node.test)
        return ast.fix_missing_locations(node)


class Inequalities(ast.NodeTransformer):
    """Replace each inequality by a call that notes it and has its value."""

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        if not all(type(operation) in COMPARISONS for operation in node.ops) or any(map(is_zero, operands(node))):
            return node
        names = [ast.Constant(type(operation).__name__) for operation in node.ops]
        about = [ast.Constant(node.lineno), ast.Constant(ast.unparse(node)), ast.List(names, ast.Load())]
        return ast.copy_location(ast.Call(ast.Name(NOTED, ast.Load()), [*about, *operands(node)], []), node)


def operands(node: ast.Compare) -> list[ast.expr]:
    return [node.left, *node.comparators]


def is_zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 0


def noting(tree: ast.Module, file: str, found: list[Bound]) -> tuple[Any, dict[str, Any]]:
    """Compile a script, and return the code with the names that it needs, by which it adds to what is found."""
    named = {operation.__name__: compare for operation, compare in COMPARISONS.items()}

    def note(line: int, text: str, operations: list[str], *values: Any) -> Any:
        result: Any = True
        for number, (operation, left, right) in enumerate(zip(operations, values, values[1:])):
            sizes = np.abs(np.broadcast_arrays(left, right)).astype(float)
            with np.errstate(divide="ignore", invalid="ignore"):
                found.append(Bound(line, number, text, float(np.nanmin(sizes.max(0) / sizes.min(0)))))
            result = result & named[operation](left, right)
        return result

    return compile(Noting().visit(tree), file, "exec"), {NOTED: note}
