"""The functions that the pages define in their code, such as ``stable``."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

GALLERY = Path(__file__).parents[2] / "gallery"


def functions(page: str) -> dict[str, Callable[..., Any]]:
    """Return the functions that a page defines, by name; only they and what they refer to are run."""
    path = GALLERY / f"{page}.py"
    tree = ast.parse(path.read_text("utf-8"))
    defined = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    needed: set[str] = set(defined)
    kept: list[ast.stmt] = []
    for node in reversed(tree.body):
        if needed.intersection(_bound(node)):
            kept.insert(0, node)
            needed |= {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} - _arguments(node)
    tree.body = kept
    names: dict[str, Any] = {}
    exec(compile(tree, str(path), "exec"), names)
    return {name: names[name] for name in defined}


def _bound(node: ast.stmt) -> list[str]:
    """Return the names that a statement binds."""
    match node:
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            return [alias.asname or alias.name for alias in aliases]
        case ast.FunctionDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
            return [name]
    return []


def _arguments(node: ast.stmt) -> set[str]:
    return {part.arg for part in ast.walk(node) if isinstance(part, ast.arg)}
