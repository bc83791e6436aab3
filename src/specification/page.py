"""The pages of the gallery: the formulas that they display, and where."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from sphinx_gallery.py_source_parser import split_code_and_text_blocks

from activation_functions import activations
from specification.evaluation import Definition, Scope, apply
from specification.facts import defaults
from specification.latex import LatexError, Node, Statement, read

DOCS = Path(__file__).parents[2] / "docs"
GALLERY = DOCS.parent / "gallery"
FAMILIES = DOCS / "families"
DISPLAY = re.compile(
    r"^(?:\.\. _(?P<label>\S+):\n\n)?(?P<display>\.\. math::\n)\n(?P<latex>(?: +\S.*(?:\n|\Z))+)", re.MULTILINE
)
FENCE = re.compile(r"^(?P<fence>`{3,}|:{3,})\{math\}\n(?P<latex>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)


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

    def equations(self) -> list[Equation]:
        """The displayed formulas, in their order.

        They are found without docutils, whose directives are Sphinx's own ones while Sphinx runs.
        """
        _, blocks = split_code_and_text_blocks(str(self.path))
        found = []
        for block in blocks:
            if block.type == "text":
                for match in DISPLAY.finditer(block.content):
                    line = block.lineno + block.content.count("\n", 0, match.start("display"))
                    latex = dedent(match["latex"]).strip()
                    found.append(Equation(match["label"] or "", latex, f"gallery/{self.path.name}:{line}"))
        return found

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
        parameters = defaults(activations[self.name])
        match left:
            case ("call", self.name, 0, (("variable", x),), _):
                return Definition((x,), None, body, parameters)
            case ("call", self.name, 0, (("variable", a), ("variable", b)), _):
                return Definition((a, b), None, body, parameters)
            case ("component", ("call", self.name, 0, (("vector", x),), _), [i]):
                return Definition((x,), i, body, parameters)
        raise PageError(f"{equation.place}: the definition does not begin with {self.name}(x) =")

    def scope(self, x: Any, parameters: Mapping[str, Any]) -> Scope:
        """The variables of the definition: its argument, a pair of arguments for two halves, and the parameters."""
        return Scope({**self.definition.bind(x), **parameters}, definitions())

    def value(self, x: Any, parameters: Mapping[str, Any]) -> Any:
        """What the definition gives: a number, or a vector for a function of a vector."""
        return apply(self.name, x, parameters, Scope({}, definitions()))

    @functools.cached_property
    def derivatives(self) -> list[Node]:
        """The right-hand sides of the formula with the anchor <name>-derivative: one for each argument."""
        equation = self.equation("derivative")
        bodies = []
        for statement in equation.statements():
            match statement.terms:
                case [("call", self.name, 1, (("variable", _),), _) | ("partial", *_), body, *_]:
                    bodies.append(body)
        if len(bodies) != len(self.definition.arguments):
            raise PageError(f"{equation.place}: {len(bodies)} derivatives, expected one for each argument")
        return bodies

    @property
    def derivative(self) -> Node:
        """The one derivative of a function of one argument."""
        [body] = self.derivatives
        return body


@dataclass(frozen=True)
class Document:
    """A page written by hand, in Markdown."""

    path: Path

    def equations(self) -> Iterator[Equation]:
        """The displayed formulas, in their order."""
        text = self.path.read_text("utf-8")
        place = self.path.relative_to(DOCS.parent).as_posix()
        found = list(FENCE.finditer(text))
        if len(found) != len(re.findall(r"^\W*(?:\{math\}$|\.\. math::)", text, re.MULTILINE)):
            raise PageError(f"{place}: a displayed formula is not read, expected a fence of its own, ```{{math}}")
        for match in found:
            yield Equation("", match["latex"], f"{place}:{text.count(chr(10), 0, match.start()) + 1}")


def documents() -> list[Document]:
    """The pages written by hand."""
    return [Document(path) for path in sorted([*DOCS.glob("*.md"), *FAMILIES.glob("*.md")])]


@functools.cache
def pages() -> dict[str, Page]:
    """All pages, by the names of their activations."""
    return {path.stem: Page(path.stem, path) for path in sorted(GALLERY.glob("*.py"))}


@functools.cache
def definitions() -> Mapping[str, Definition]:
    """The definitions on all pages, by name."""
    return {name: page.definition for name, page in pages().items()}
