"""The notation page, from the tables of the reader of LaTeX; autodoc could only quote their code."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.facts_in_words import LETTERS
from extensions.table import Generated
from specification.letters import names_of
from specification.notation import Row, groups, setting

TITLES = ["LaTeX", "Meaning", "Example", "Evaluated"]


class Notation(Generated):
    """``notation``: a table for each group of signs."""

    def content_of_page(self) -> list[nodes.Node]:
        """Say what the letters of the examples stand for, and make the tables."""
        letters = nodes.paragraph(text="In the examples ")
        for latex in setting():
            letters += [nodes.math("", latex), nodes.Text(", ")]
        letters += nodes.Text("and each Greek letter that stands for a number is 1/2.")
        sections: list[nodes.Node] = [letters]
        for heading, rows in groups().items():
            name = nodes.make_id(heading)
            sections.append(nodes.section("", nodes.title(text=heading), self.table(rows), ids=[name], names=[name]))
        return sections

    def table(self, rows: Iterable[Row]) -> nodes.Node:
        """Make a row for each sign."""
        head = nodes.row("", *(nodes.entry("", nodes.paragraph(text=title)) for title in TITLES))
        body = []
        for command, sign, result in rows:
            meaning = nodes.paragraph(text=sign.meaning)
            if sign.value in activations:
                address = self.address(f"functions/{sign.value}")
                meaning = nodes.paragraph("", "", nodes.reference(text=sign.meaning, refuri=address, internal=True))
            example = nodes.paragraph("", "", nodes.literal(text=sign.example))
            cells = [nodes.paragraph("", "", nodes.literal(text=command)), meaning, example]
            cells.append(nodes.paragraph("", "", nodes.math("", result)))
            body.append(nodes.row("", *(nodes.entry("", each) for each in cells)))
        columns = [nodes.colspec(colwidth=1) for _ in TITLES]
        group = nodes.tgroup("", *columns, nodes.thead("", head), nodes.tbody("", *body), cols=len(TITLES))
        return nodes.table("", group, classes=["notation"])


class Letters(Generated):
    """``notation-letters``: the letters of parameters that code calls otherwise, by function."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list with an entry for each function that has such parameters."""
        entries = nodes.bullet_list()
        for name in sorted(activations):
            codes = {LETTERS[code]: code for read_as, code in names_of(name).items() if read_as != code}
            if codes:
                link = nodes.reference(text=name, refuri=self.address(f"functions/{name}"), internal=True)
                line = nodes.paragraph("", "", link, nodes.Text(": "))
                for i, (letter, code) in enumerate(codes.items()):
                    line += [nodes.Text(f"{', ' if i else ''}{letter} is "), nodes.literal(text=code)]
                entries += nodes.list_item("", line)
        return [entries]


class NamesOfFunctions(Generated):
    """``notation-functions``: the names of the activations."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a line of links."""
        line = nodes.paragraph()
        for name in sorted(activations):
            line += nodes.reference(text=name, refuri=self.address(f"functions/{name}"), internal=True)
            line += nodes.Text(" ")
        return [line]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("notation", Notation)
    app.add_directive("notation-letters", Letters)
    app.add_directive("notation-functions", NamesOfFunctions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
