"""Properties with their members, and columns of files with their meanings; MyST's lists are written by hand."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions.kinds import Activation
from extensions.directives import FromLibrary
from extensions.templates import render
from specification import properties, table


class Properties(FromLibrary):
    """``activation-properties``: the properties, with their meanings and members."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list of definitions, whose anchors filter the table."""
        self.env.note_dependency(properties.__file__)
        return [render("properties.html", properties=properties.PROPERTIES, address=self.address)]


class Columns(FromLibrary):
    """``activation-columns``: the columns of the files of the table."""

    source = table  # the module that declares the columns

    def shown(self) -> Iterable[Activation[...]]:
        """Return nothing: columns are the same for all activations."""
        return ()

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list of definitions."""
        self.env.note_dependency(self.source.__file__)
        return [render("definitions.html", items=list(self.source.COLUMNS.items()))]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("activation-properties", Properties)
    app.add_directive("activation-columns", Columns)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
