"""Directives whose result changes with the library: their base (autodoc notes whole modules, and we activations)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from activation_functions import activations
from activation_functions.kinds import Activation
from extensions.stamps import stamp_of, stamp_of_all


def by_family() -> dict[str, list[Activation[...]]]:
    """Return the activations by family, sorted by name."""
    ordered = sorted(activations.values(), key=attrgetter("family", "name"))
    return {family: list(members) for family, members in groupby(ordered, key=attrgetter("family"))}


def title(family: str) -> str:
    """Write the name of a family as a heading."""
    return family.replace("_", "-").capitalize()


def page_of(family: str) -> str:
    """Return the document of a family."""
    return f"families/{family}"


class FromLibrary(SphinxDirective):
    """A directive that shows activations."""

    def find(self, name: str) -> Activation[...]:
        """Return the activation that an argument names."""
        if name not in activations:
            raise self.error(f"{name} is not an activation, expected one of {', '.join(sorted(activations))}")
        return activations[name]

    def shown(self) -> Iterable[Activation[...]]:
        """Return the activations that the directive shows: all of them, unless a subclass knows better."""
        return activations.values()

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on: a new activation may be one that it shows."""
        self.env.note_dependency(stamp_of_all(self.env.app))
        for activation in self.shown():
            self.env.note_dependency(stamp_of(self.env.app, activation))
        return self.content_of_page()

    def content_of_page(self) -> list[nodes.Node]:
        """Make the nodes for the page."""
        raise NotImplementedError

    def address(self, document: str) -> str:
        """Return the address of a document, from the page."""
        return self.env.app.builder.get_relative_uri(self.env.docname, document)
