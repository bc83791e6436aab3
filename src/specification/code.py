"""The functions that the pages define in their code, such as ``stable``."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

GALLERY = Path(__file__).parents[2] / "gallery"
COLUMN = 80  # the characters of a line of code that a page has room for


def functions(page: str) -> dict[str, Callable[..., Any]]:
    """Return the functions that a page defines, by name; only they and what they refer to are run."""
    path = GALLERY / f"{page}.py"
    tree = ast.parse(path.read_text("utf-8"))
    defined = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    tree.body = _needed(tree.body, {*defined})
    names: dict[str, Any] = {}
    exec(compile(tree, str(path), "exec"), names)
    return {name: names[name] for name in defined}


def source(page: str, name: str) -> str:
    """Return the code of a function that a page defines, the last one of the name, with what it refers to."""
    text = (GALLERY / f"{page}.py").read_text("utf-8")
    body = ast.parse(text).body
    [*_, last] = [i for i, node in enumerate(body) if isinstance(node, ast.FunctionDef) and node.name == name]
    lines = text.splitlines()
    parts: list[str] = []
    for node in _needed([each for each in body[: last + 1] if name not in _bound(each)] + [body[last]], {name}):
        space = [] if not parts else ["", ""] if isinstance(node, ast.FunctionDef) else [""] * parts[-1].startswith(" ")
        parts += [*space, *lines[node.lineno - 1 : node.end_lineno]]
    return "\n".join(parts) + "\n"


def _needed(body: list[ast.stmt], names: set[str]) -> list[ast.stmt]:
    """Return the statements that bind names, and what these refer to."""
    kept: list[ast.stmt] = []
    for node in reversed(body):
        if names.intersection(_bound(node)):
            kept.insert(0, node)
            names = names | _free(node)
    return kept


def _bound(node: ast.stmt) -> list[str]:
    """Return the names that a statement binds."""
    match node:
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            return [alias.asname or alias.name for alias in aliases]
        case ast.FunctionDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
            return [name]
    return []


def _free(node: ast.stmt) -> set[str]:
    """Return the names that a statement refers to, without those that it binds within."""
    parts = [*ast.walk(node)]
    used = {part.id for part in parts if isinstance(part, ast.Name)}
    own = {part.arg for part in parts if isinstance(part, ast.arg)}
    if isinstance(node, ast.FunctionDef):
        own |= {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return used - own
