"""The first screen of the page of an activation; the grids of sphinx-design are written by hand, page by page."""

from __future__ import annotations

from math import isfinite

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.kinds import Activation, Gated, Vector
from activation_functions.numbers_as_text import MINUS, significant
from extensions.compared_pages import comparisons
from extensions.facts_of_activations import anchor_of
from extensions.folded_code import is_figure
from extensions.gallery import name_of
from extensions.stamps import stamp_of
from extensions.templates import render
from framework_measurements.findings.rows import rows
from specification.neighbours import Neighbour, neighbours
from specification.page import COMPARISONS, pages
from specification.roles import DEFINITION, DERIVATIVE
from specification.short_facts import ORIGIN, short_facts


def arrange(app: Sphinx, doctree: nodes.document) -> None:
    """Put the formulas and the figure side by side, and behind them facts, calls, and links to the sections."""
    docname = app.env.docname
    if not (name := name_of(docname)):
        return
    activation = activations[name]
    [page] = [node for node in doctree.children if isinstance(node, nodes.section)]
    first, last = (place_of(page, f"{name}-{role}") for role in (DEFINITION, DERIVATIVE))
    figure = next(filter(is_figure, page.children), None)
    if figure is None:
        raise ExtensionError(f"gallery/{name}.py: no figure stands before the first section")
    page.remove(figure)
    while isinstance(page[first - 1], nodes.target):
        first -= 1
    formulas = nodes.container("", *page[first : last + 1], classes=["formulas"])
    del page[first : last + 1]
    sections = [
        (node["ids"][0], node.next_node(nodes.title).astext()) for node in page if isinstance(node, nodes.section)
    ]
    page[first:first] = [
        nodes.container("", formulas, figure, classes=["first-screen"]),
        render("first_screen.html", **answers(activation), sections=sections),
    ]
    page.next_node(nodes.title).append(nodes.literal(text=name))
    app.env.note_dependency(stamp_of(app, activation))
    for path in COMPARISONS.glob("*.md"):
        app.env.note_dependency(path)


def place_of(page: nodes.section, anchor: str) -> int:
    """Return where a formula stands among the children of a page."""
    for place, node in enumerate(page.children):
        if isinstance(node, nodes.math_block) and nodes.make_id(anchor) in node["ids"]:
            return place
    raise ExtensionError(f"no formula before the first section has the anchor {anchor}")


def answers(activation: Activation[...]) -> dict[str, object]:
    """Collect what the first screen says of an activation."""
    confused = [
        (f"{each.activation.name}.html", pages()[each.activation.name].title, how_far(each))
        for each in neighbours(activation)
    ]
    facts = [(key if key == ORIGIN else anchor_of(activation.name, key), text) for key, text in short_facts(activation)]
    return {
        "name": activation.name,
        "calls": own_calls(activation),
        "confused": confused,
        "compared": [each for each in comparisons() if activation.name in each.names],
        "facts": facts,
    }


def own_calls(activation: Activation[...]) -> dict[str, str]:
    """Return the calls of what a framework itself has, by the record: an expression of ours is no part of it."""
    entries = [entry for row in rows(activation.name) if row.is_there for entry in row.entries]
    own = {entry.matching_call for entry in entries if entry.is_theirs}
    return {framework: call for framework, call in activation.calls.items() if call in own}


def how_far(neighbour: Neighbour) -> str:
    """Say by how much an activation differs from a neighbour, and where."""
    if not neighbour.difference:
        return "the same with the default parameters"
    most, where = significant(neighbour.difference, 3), neighbour.where
    if isinstance(neighbour.activation, Vector):
        return f"differs by up to {most} for two scores, d and 0, with d {where}"
    within = f"{MINUS}{neighbour.within:g}, {neighbour.within:g}"
    if isinstance(neighbour.activation, Gated):
        return f"differs by up to {most} on [{within}]², {where}"
    return f"differs by up to {most} {where}" + (f", on [{within}]" if isfinite(neighbour.within) else "")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part behind those that need the order of the script."""
    app.setup_extension("extensions.folded_code")
    app.connect("doctree-read", arrange, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
