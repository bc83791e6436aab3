"""Activations side by side: curves, the largest differences, and the facts in one table; no library knows them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions.facts_in_words import TITLES, texts
from activation_functions.kinds import Activation, Elementwise
from extensions.compared_pages import comparisons
from extensions.description import description_of
from extensions.directives import FromLibrary
from extensions.first_screen import how_far
from extensions.library_figures import drawn
from extensions.templates import render
from specification.neighbours import compared

APART = ("aliases", "family")  # what no two activations share


def facts_of(activations: list[Activation[...]]) -> list[tuple[str, str, list[str], bool]]:
    """Return each fact: the word and the title for it, what it is of each activation, and whether it differs."""
    said = [texts(one) for one in activations]
    found = []
    for key, title in TITLES.items():
        cells = [each.get(key, "") for each in said]
        if key not in APART and any(cells):
            found.append((key, title, cells, len({*cells}) > 1))
    return found


def how_far_apart(activations: Iterable[Activation[...]]) -> list[tuple[str, str, str]]:
    """Say of all pairs by how much both differ, and where."""
    pairs = [pair for pair in itertools.combinations(activations, 2) if pair[0].takes == pair[1].takes]
    said = [
        re.sub("^differs", "differ", re.sub("^the same", "are the same", how_far(each))) for each in compared(pairs)
    ]
    return [(one.name, other.name, text) for (one, other), text in zip(pairs, said, strict=True)]


class Compared(FromLibrary):
    """``comparison``: some activations side by side; the content says what is to be seen, where curves are drawn."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def shown(self) -> Iterable[Activation[...]]:
        """Return the activations that are named."""
        return [self.find(name) for name in self.arguments[0].split()]

    def content_of_page(self) -> list[nodes.Node]:
        """Draw functions of one number on the same axes; say by how much they differ, and in which facts."""
        activations = list(self.shown())
        of_numbers = [one for one in activations if isinstance(one, Elementwise)]
        parts: list[nodes.Node] = []
        if len(of_numbers) == len(activations):
            name, alt = self.env.docname.replace("/", "-"), " ".join(self.content)
            parts.append(drawn(self.env, name, of_numbers, alt, lambda plot: plot.curves(name, of_numbers, alt=alt)))
        context = {
            "page": self.env.docname.rpartition("/")[2],
            "names": [one.name for one in activations],
            "differences": how_far_apart(activations),
            "facts": facts_of(activations),
            "address": self.address,
        }
        return [*parts, render("comparison.html", **context)]


class Comparisons(FromLibrary):
    """``comparisons``: the pages that compare activations, with what they begin with."""

    def shown(self) -> Iterable[Activation[...]]:
        """Return nothing: what is shown stands on the pages."""
        return []

    def content_of_page(self) -> list[nodes.Node]:
        """Leave a place: what the pages begin with is known when all have been read."""
        return [nodes.comment("", "", comparisons=True)]


def list_pages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """List the pages in their place."""
    for place in doctree.findall(lambda node: isinstance(node, nodes.comment) and node.get("comparisons")):
        items = [
            (app.builder.get_relative_uri(docname, each.page), each, description_of(app.env.get_doctree(each.page)))
            for each in comparisons()
        ]
        place.replace_self(render("comparisons.html", items=items))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("comparison", Compared)
    app.add_directive("comparisons", Comparisons)
    app.connect("doctree-resolved", list_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
