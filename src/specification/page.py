"""Read the pages: the formulas they display, and where."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import dedent
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from sphinx_gallery.py_source_parser import split_code_and_text_blocks

from activation_functions import activations
from specification.evaluation import Definition, Scope, apply
from specification.facts import real_parameters
from specification.latex import LatexError, read
from specification.many_digits import MANY_DIGITS, simplest_fraction
from specification.roles import BY, DEFINITION, DERIVATIVE, INVERSE, SECOND_DERIVATIVE
from specification.syntax import Call, Component, Inverse, Node, Partial, Statement, Variable

DOCS = Path(__file__).parents[2] / "docs"
GALLERY = DOCS.parent / "gallery"
FAMILIES = DOCS / "families"
COMPARISONS = DOCS / "compare"
HANDWRITTEN = (DOCS, FAMILIES, COMPARISONS)
DISPLAY = re.compile(
    r"^(?:\.\. _(?P<label>\S+):\n\n)?(?P<display>\.\. math::\n)\n(?P<latex>(?: +\S.*(?:\n|\Z))+)", re.MULTILINE
)
TITLE = re.compile(r'r?"""\n(?P<title>.+)\n=+\n')
FENCE = re.compile(
    r"^(?:\((?P<label>\S+)\)=\n)?(?P<fence>`{3,}|:{3,})\{math\}\n(?P<latex>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)


class PageError(ValueError):
    """A page that does not have the form of a page; the message begins with the file and the line."""


@dataclass(frozen=True)
class Equation:
    """A displayed formula: its anchor (or ""), its LaTeX, and its place."""

    label: str
    latex: str
    place: str
    about: str = ""
    """The activation on whose page it stands."""

    def statements(self) -> list[Statement]:
        """Parse its statements."""
        try:
            return read(self.latex, self.about)
        except LatexError as error:
            raise PageError(f"{self.place}: {error}") from error


@dataclass(frozen=True)
class Page:
    """The script of an activation."""

    name: str
    path: Path

    @functools.cached_property
    def title(self) -> str:
        """The title, by which people know the activation."""
        if not (match := TITLE.match(self.path.read_text("utf-8"))):
            raise PageError(f"gallery/{self.path.name}:1: expected a docstring that begins with a title above =====")
        return match["title"]

    @functools.cached_property
    def texts(self) -> list[tuple[int, nodes.document]]:
        """Parse the prose, each block with the number of the line before it."""
        settings = {"report_level": 5, "halt_level": 5}
        _, blocks = split_code_and_text_blocks(str(self.path))
        return [
            (block.lineno - 1, publish_doctree(block.content, settings_overrides=settings))
            for block in blocks
            if block.type == "text"
        ]

    def line(self, offset: int, node: nodes.Node) -> int:
        """Return the line of the script in which a node of a text stands."""
        while node.line is None and node.parent is not None:
            node = node.parent
        return offset + (node.line or 1)

    def equations(self) -> list[Equation]:
        """Return the displayed formulas, in their order.

        They are found without docutils, whose directives are Sphinx's own ones while Sphinx runs.
        """
        _, blocks = split_code_and_text_blocks(str(self.path))
        found = []
        for block in blocks:
            if block.type == "text":
                for match in DISPLAY.finditer(block.content):
                    line = block.lineno + block.content.count("\n", 0, match.start("display"))
                    latex = dedent(match["latex"]).strip()
                    place = f"gallery/{self.path.name}:{line}"
                    found.append(Equation(match["label"] or "", latex, place, self.name))
        return found

    def equation(self, role: str) -> Equation:
        """Return the formula with the anchor <name>-<role>."""
        label = f"{self.name}-{role}"
        found = [equation for equation in self.equations() if equation.label == label]
        if len(found) != 1:
            raise PageError(f"gallery/{self.path.name}: {len(found)} formulas have the anchor {label}, expected one")
        return found[0]

    @functools.cached_property
    def definition(self) -> Definition:
        """Read the formula with the anchor <name>-definition."""
        equation = self.equation("definition")
        left, body, *_ = equation.statements()[0].terms
        real = real_parameters(activations[self.name])
        parameters = {name: simplest_fraction(value) for name, value in real.items()}
        match left:
            case Call(self.name, (Variable(x, bold=False),), 0):
                return Definition((x,), None, body, parameters)
            case Call(self.name, (Variable(a, bold=False), Variable(b, bold=False)), 0):
                return Definition((a, b), None, body, parameters)
            case Component(Call(self.name, (Variable(x, bold=True),), 0), (i,)):
                return Definition((x,), i, body, parameters)
        raise PageError(f"{equation.place}: the definition does not begin with {self.name}(x) =")

    def scope(self, x: Any, parameters: Mapping[str, Any]) -> Scope:
        """Return the scope of the definition: its argument, a pair for two halves, and the parameters."""
        return Scope({**self.definition.bind(x), **parameters}, DEFINITIONS, MANY_DIGITS)

    def value(self, x: Any, parameters: Mapping[str, Any]) -> Any:
        """Evaluate the definition: a number, or a vector for a function of a vector."""
        return apply(self.name, x, parameters, Scope({}, DEFINITIONS, MANY_DIGITS))

    @functools.cached_property
    def derivatives(self) -> list[Node]:
        """Return the right-hand sides of the formula with the anchor <name>-derivative: one for each argument."""
        equation = self.equation("derivative")
        bodies = []
        for statement in equation.statements():
            match statement.terms:
                case [Call(self.name, (Variable(),), 1) | Partial(), body, *_]:
                    bodies.append(body)
        if len(bodies) != len(self.definition.arguments):
            raise PageError(f"{equation.place}: {len(bodies)} derivatives, expected one for each argument")
        return bodies

    @property
    def derivative(self) -> Node:
        """Return the derivative of a function of one argument."""
        [body] = self.derivatives
        return body

    def formula(self, role: str, half: int = 0) -> Definition:
        """Return the formula with the anchor <name>-<role> as a definition; of partial derivatives that by one half."""
        if role == DEFINITION:
            return self.definition
        return replace(self.definition, body=self.derivatives[half]) if role == DERIVATIVE else self.further[role]

    @functools.cached_property
    def further(self) -> dict[str, Definition]:
        """Read the formulas of the functions beside the derivative, by what stands in their anchors behind the name."""
        found = {}
        for equation in self.equations():
            role = equation.label.removeprefix(f"{self.name}-")
            if role in (SECOND_DERIVATIVE, INVERSE) or role.startswith(BY):
                left, body, *_ = equation.statements()[0].terms
                match left:
                    case (
                        Call(self.name, (Variable(argument),), 2)
                        | Inverse(Call(self.name, (Variable(argument),), 0))
                        | Partial(Call(self.name, (Variable(argument),), 0))
                    ) if role == role_of_left_side(left):
                        found[role] = replace(self.definition, arguments=(argument,), body=body)
                    case _:
                        raise PageError(f"{equation.place}: on the left of = is not the {role.replace('-', ' ')}")
        return found


def role_of_left_side(left: Node) -> str:
    """Return the role of the function that a formula begins with."""
    match left:
        case Inverse():
            return INVERSE
        case Partial(_, Variable(name)):
            return BY + name
    return SECOND_DERIVATIVE


@dataclass(frozen=True)
class Document:
    """A handwritten page, in Markdown."""

    path: Path

    def equations(self) -> Iterator[Equation]:
        """Yield the displayed formulas, in their order."""
        text = self.path.read_text("utf-8")
        place = self.path.relative_to(DOCS.parent).as_posix()
        found = list(FENCE.finditer(text))
        if len(found) != len(re.findall(r"^\W*(?:\{math\}$|\.\. math::)", text, re.MULTILINE)):
            raise PageError(f"{place}: a displayed formula is not read, expected a fence of its own, ```{{math}}")
        for match in found:
            line = text.count("\n", 0, match.start("fence")) + 1
            yield Equation(match["label"] or "", match["latex"], f"{place}:{line}")


def documents() -> list[Document]:
    """Return the handwritten pages."""
    return [Document(path) for path in sorted(path for folder in HANDWRITTEN for path in folder.glob("*.md"))]


@functools.cache
def pages() -> dict[str, Page]:
    """Return all pages, by the names of their activations."""
    return {path.stem: Page(path.stem, path) for path in sorted(GALLERY.glob("*.py"))}


class _Definitions(Mapping[str, Definition]):
    """The definitions on all pages, by name, each read when it is asked for."""

    def __getitem__(self, name: str) -> Definition:
        return pages()[name].definition

    def __contains__(self, name: object) -> bool:
        return name in pages()

    def __iter__(self) -> Iterator[str]:
        return iter(pages())

    def __len__(self) -> int:
        return len(pages())


DEFINITIONS = _Definitions()
