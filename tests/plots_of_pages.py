"""The figures that the pages draw of their activations, as their scripts ask for them."""

from __future__ import annotations

import ast
from typing import Any, NamedTuple

from specification.page import Page


class Plot(NamedTuple):
    """A call of `plot`: the description, the other arguments, and the line of the script."""

    alt: str
    arguments: list[Any]
    parameters: dict[str, Any]
    line: int


def plots(page: Page) -> dict[str, Plot]:
    """Return the calls on a page, by the name of the figure."""
    found = {}
    for node in ast.walk(ast.parse(page.path.read_text("utf-8"))):
        match node:
            case ast.Call(ast.Attribute(ast.Name(page.name), "plot"), [alt, *arguments], keywords):
                given = {str(each.arg): value(each.value) for each in keywords}
                found["-".join([page.name, *given])] = Plot(value(alt), list(map(value, arguments)), given, node.lineno)
    return found


def value(node: ast.expr) -> Any:
    """Evaluate an argument, in which there are no names."""
    return eval(ast.unparse(node), {"__builtins__": {}})
