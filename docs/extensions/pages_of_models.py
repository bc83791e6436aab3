"""Directives for the page of models: what the configurations of Transformers name; no library knows our record."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.numbers_as_text import significant
from extensions.from_record import FromRecord
from framework_measurements.configurations.record import models, names, recorded


class Models(FromRecord):
    """``models``: types of models, each with what its configuration says by default and what is computed then."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table, a row for each type."""
        return self.filled("models", rows=models(), version=recorded()["version"])


class Names(FromRecord):
    """``names-in-configurations``: the names that Transformers knows, each with the page of what it computes."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table, a row for each name."""
        return self.filled("names", rows=names(), version=recorded()["version"], parameters=parameters)


def parameters(name: str) -> str:
    """Write the defaults of an activation."""
    return ", ".join(f"{key} = {significant(value)}" for key, value in activations[name].parameters.items()) or "none"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    for directive in (Models, Names):
        app.add_directive((directive.__doc__ or "").split("``")[1], directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
