"""What the script of a page hands over to be drawn, found by running it; nothing is drawn."""

from __future__ import annotations

import contextlib
import functools
import io
import warnings
from typing import Any, NamedTuple
from unittest import mock

import numpy as np

from activation_functions import plot
from specification.page import Page, pages


class Drawing(NamedTuple):
    """A figure that a script asks for: the function that draws it, the description, and what is drawn."""

    kind: str
    alt: str
    content: Any
    parameters: dict[str, Any]


class Axes(mock.MagicMock):
    """Axes that note what is drawn on them."""

    def lines(self) -> dict[str, np.ndarray]:
        """Return the points of each line, by its label."""
        return {call.kwargs.get("label", ""): np.stack(call.args, -1) for call in self.plot.call_args_list}


@functools.cache
def drawings(name: str) -> dict[str, Drawing]:
    """Run the script of an activation, and return what it asks to be drawn, by the names of the figures."""
    page: Page = pages()[name]
    found = {}

    def of_activation(kind: str) -> Any:
        def draw(activation: Any, alt: str, *content: Any, **parameters: Any) -> None:
            figure = "-".join([activation.name, *parameters])
            found[figure] = Drawing(kind, alt, content[0] if content else None, parameters)

        return draw

    def of_content(kind: str) -> Any:
        def draw(figure: str, alt: str, *content: Any, **names: Any) -> Axes:
            axes = Axes()
            found[figure] = Drawing(kind, alt, content[0] if content else axes, names)
            return axes

        return draw

    patched = {kind: of_activation(kind) for kind in ("elementwise", "vector", "gated")}
    patched |= {kind: of_content(kind) for kind in ("picture", "heat_map", "simplex", "simplex_points")}
    code = compile(page.path.read_text("utf-8"), str(page.path), "exec")
    with mock.patch.multiple(plot, **patched), warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("error")
        exec(code, {"__name__": "__main__"})
    return found
