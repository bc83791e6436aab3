"""The numbers in the values that the cells of a script show, noted while it runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import numpy as np

SHOWN = "__shown__"


def showing(tree: ast.Module, found: dict[int, list[float]]) -> dict[str, Any]:
    """Let each line of a script that is an expression note its value, and return the name that this needs."""
    for node in tree.body[1:]:
        if isinstance(node, ast.Expr):
            call = ast.Call(ast.Name(SHOWN, ast.Load()), [ast.Constant(node.lineno), node.value], [])
            node.value = ast.fix_missing_locations(ast.copy_location(call, node.value))

    def note(line: int, value: Any) -> None:
        found[line] = list(numbers(value))

    return {SHOWN: note}


def numbers(value: Any) -> Iterator[float]:
    match value:
        case int() | float() | np.number() | np.ndarray():
            yield from np.ravel(value).astype(float).tolist()
        case tuple() | list():
            for entry in value:
                yield from numbers(entry)
