"""Formulas and figures of an activation on another page; Sphinx includes files, and not parts of generated pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

from activation_functions.kinds import Activation
from extensions.directives import FromLibrary
from extensions.figures import FOLDER, description, element


class FromPage(FromLibrary):
    """A directive that shows a part of the page of an activation."""

    required_arguments = 1

    def shown(self) -> Iterable[Activation[...]]:
        """Return the activation that is named."""
        return [self.find(self.arguments[0])]


class formula_of_page(nodes.General, nodes.Element):
    """The place of a formula that stands on another page."""


class Formula(FromPage):
    """``activation-formula``: definition and derivative of an activation, as they stand on its page."""

    def content_of_page(self) -> list[nodes.Node]:
        """Mark the places of two displayed formulas."""
        name = self.arguments[0]
        self.env.note_dependency(Path(self.env.srcdir, "functions", f"{name}.rst"))
        return [
            formula_of_page(page=f"functions/{name}", formula=f"{name}-{role}") for role in ("definition", "derivative")
        ]


class TakeFormulas(SphinxPostTransform):
    """Put the formulas into their places, when all pages have been read."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Copy them from their pages."""
        for place in list(self.document.findall(formula_of_page)):
            page = self.env.get_doctree(place["page"])
            [formula] = [node for node in page.findall(nodes.math_block) if place["formula"] in node["names"]]
            place.replace_self(nodes.math_block("", formula.astext()))


class PictureOfPage(FromPage):
    """``activation-picture``: the picture of an activation, as it stands on its page."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the picture, inline, without its files."""
        name = self.arguments[0]
        file = Path(self.env.srcdir, FOLDER, f"{name}.svg")
        svg = file.read_text("utf-8")
        return [element(name, description(svg), svg, formats=[])]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("activation-formula", Formula)
    app.add_directive("activation-picture", PictureOfPage)
    app.add_node(formula_of_page)
    app.add_post_transform(TakeFormulas)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
