"""What the script of a page hands over to be drawn or compared, found by running it without doing either."""

from __future__ import annotations

import contextlib
import functools
import io
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple
from unittest import mock

import numpy as np

from activation_functions import numerics, plot
from specification.page import Page, pages


class Drawing(NamedTuple):
    """A figure that a script asks for: the function that draws it, the description, and what is drawn."""

    kind: str
    alt: str
    content: Any
    parameters: dict[str, Any]


class Comparison(NamedTuple):
    """A form that a script compares with an activation."""

    function: Callable[..., Any]
    activation: Any
    parameters: dict[str, Any]


class Axes(mock.MagicMock):
    """Axes that note what is drawn on them."""

    def lines(self) -> dict[str, np.ndarray]:
        """Return the points of each line, by its label."""
        return {call.kwargs.get("label", ""): np.stack(call.args, -1) for call in self.plot.call_args_list}


def drawings(name: str) -> dict[str, Drawing]:
    """Return what the script of an activation asks to be drawn, by the names of the figures."""
    return run(name)[0]


def comparisons(name: str) -> list[Comparison]:
    """Return what the script of an activation compares, in its order."""
    return run(name)[1]


@functools.cache
def run(name: str) -> tuple[dict[str, Drawing], list[Comparison]]:
    """Run the script of an activation, and note what it asks for."""
    page: Page = pages()[name]
    found: dict[str, Drawing] = {}
    compared: list[Comparison] = []

    def compare(function: Callable[..., Any], activation: Any, **parameters: Any) -> None:
        compared.append(Comparison(function, activation, parameters))

    def of_activation(kind: str) -> Any:
        def draw(activation: Any, *content: Any, alt: str, ax: None, **parameters: Any) -> None:
            figure = "-".join([activation.name, *parameters])
            found[figure] = Drawing(kind, alt, content[0] if content else None, parameters)

        return draw

    def of_content(kind: str) -> Any:
        def draw(figure: str, *content: Any, alt: str, **names: Any) -> Axes:
            axes = Axes()
            found[figure] = Drawing(kind, alt, content[0] if content else axes, names)
            return axes

        return draw

    patched = {kind: of_activation(kind) for kind in ("elementwise", "vector", "gated")}
    patched |= {kind: of_content(kind) for kind in ("picture", "heat_map", "simplex", "simplex_points")}
    code = compile(page.path.read_text("utf-8"), str(page.path), "exec")
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.multiple(plot, **patched))
        stack.enter_context(mock.patch.object(numerics, "compare", compare))
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("error")
        exec(code, {"__name__": "__main__"})
    return found, compared
