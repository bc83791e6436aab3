"""Properties with their members; MyST's lists are written by hand."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.directives import FromLibrary
from extensions.templates import render
from specification import properties


class Properties(FromLibrary):
    """``activation-properties``: the properties, with their meanings and members."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list of definitions, whose anchors filter the table."""
        return [render("properties.html", properties=properties.PROPERTIES, address=self.address)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("activation-properties", Properties)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
