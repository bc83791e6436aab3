"""The pages of the gallery: the formulas that they display, and where."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from docutils.core import publish_doctree
from sphinx_gallery.py_source_parser import split_code_and_text_blocks

from activation_functions import activations
from specification.evaluation import Definition, simplest
from specification.latex import LatexError, Node, Statement, read

GALLERY = Path(__file__).parents[2] / "gallery"


class PageError(ValueError):
    """A page that does not have the form of a page; the message begins with the file and the line."""


@dataclass(frozen=True)
class Equation:
    """A displayed formula: its anchor (or ""), its LaTeX, and where it stands."""

    label: str
    latex: str
    place: str

    def statements(self) -> list[Statement]:
        """What it says."""
        try:
            return read(self.latex)
        except LatexError as error:
            raise PageError(f"{self.place}: {error}") from error


@dataclass(frozen=True)
class Page:
    """The script of an activation."""

    name: str
    path: Path

    @functools.cached_property
    def texts(self) -> list[tuple[int, nodes.document]]:
        """The prose, parsed, each block with the number of the line before it."""
        settings = {"report_level": 5, "halt_level": 5}
        _, blocks = split_code_and_text_blocks(str(self.path))
        return [
            (block.lineno - 1, publish_doctree(block.content, settings_overrides=settings))
            for block in blocks
            if block.type == "text"
        ]

    def line(self, offset: int, node: nodes.Node) -> int:
        """The line of the script in which a node of a text stands."""
        while node.line is None and node.parent is not None:
            node = node.parent
        return offset + (node.line or 1)

    def equations(self) -> Iterator[Equation]:
        """The displayed formulas, in their order."""
        for offset, text in self.texts:
            for node in text.findall(nodes.math_block):
                label = node["names"][0] if node["names"] else ""
                place = f"gallery/{self.path.name}:{self.line(offset, node)}"
                yield Equation(label, node.astext(), place)

    def equation(self, role: str) -> Equation:
        """The formula with the anchor <name>-<role>."""
        label = f"{self.name}-{role}"
        found = [equation for equation in self.equations() if equation.label == label]
        if len(found) != 1:
            raise PageError(f"gallery/{self.path.name}: {len(found)} formulas have the anchor {label}, expected one")
        return found[0]

    @functools.cached_property
    def definition(self) -> Definition:
        """What the formula with the anchor <name>-definition says."""
        equation = self.equation("definition")
        left, body, *_ = equation.statements()[0].terms
        parameters = activations[self.name].parameters
        defaults = {key: simplest(value) for key, value in parameters.items() if isinstance(value, float)}
        match left:
            case ("call", self.name, 0, (("variable", x),), _):
                return Definition(x, None, body, defaults)
            case ("component", ("call", self.name, 0, (("vector", x),), _), [i]):
                return Definition(x, i, body, defaults)
        raise PageError(f"{equation.place}: the definition does not begin with {self.name}(x) =")

    @functools.cached_property
    def derivative(self) -> Node:
        """The right-hand side of the formula with the anchor <name>-derivative."""
        equation = self.equation("derivative")
        left, body, *_ = equation.statements()[0].terms
        match left:
            case ("call", self.name, 1, (("variable", _),), _) | ("partial", *_):
                return body
        raise PageError(f"{equation.place}: the derivative does not begin with {self.name}'(x) =")


def pages() -> dict[str, Page]:
    """All pages, by the names of their activations."""
    return {path.stem: Page(path.stem, path) for path in sorted(GALLERY.glob("*.py"))}


@functools.cache
def definitions() -> Mapping[str, Definition]:
    """The definitions on all pages, by name."""
    return {name: page.definition for name, page in pages().items()}
