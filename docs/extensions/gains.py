"""The table of gains, computed by the library when the page is built; no library makes such tables."""

from __future__ import annotations

from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.initialization import moments
from activation_functions.kinds import Elementwise
from activation_functions.numbers_as_text import fixed
from extensions.directives import FromLibrary
from extensions.templates import render
from specification.table import PLACES

HEADINGS = ["Activation", "E f(Z)", "E f(Z)²", "E f′(Z)²", "Gain", "PyTorch’s gain"]


class Row(NamedTuple):
    """An activation with the numbers in its row, as text."""

    name: str
    numbers: list[str]


def rows() -> list[Row]:
    """Compute the rows of all functions of one number, with the defaults of their parameters."""
    found = []
    for name, activation in sorted(activations.items()):
        if isinstance(activation, Elementwise):
            of_normal = moments(activation)
            numbers = [fixed(number, PLACES) for number in (*of_normal, of_normal.gain)]
            torch = [fixed(activation.fact("torch_gain"), PLACES)] if activation.torch_gain else [""]
            found.append(Row(name, numbers + torch))
    return found


class Gains(FromLibrary):
    """``activation-gains``: the moments of all functions of one number at a normal number, and their gains."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table."""
        return [render("gains.html", headings=HEADINGS, rows=rows(), address=self.address)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("activation-gains", Gains)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
