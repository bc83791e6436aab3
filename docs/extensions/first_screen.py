"""The first screen of the page of an activation: what it is, what it looks like, what holds, how it is called."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.kinds import Activation
from extensions.folded_code import FOLDED, figure_of
from extensions.gallery import name_of
from extensions.stamps import stamp_of
from extensions.templates import render
from specification.roles import DEFINITION, DERIVATIVE


def arrange(app: Sphinx, doctree: nodes.document) -> None:
    """Put the formulas and the figure side by side, and behind them facts, calls, and links to the sections."""
    docname = app.env.docname
    if not (name := name_of(docname)):
        return
    activation = activations[name]
    [page] = [node for node in doctree.children if isinstance(node, nodes.section)]
    first, last = (place_of(page, f"{name}-{role}") for role in (DEFINITION, DERIVATIVE))
    figure = next((place for place, node in enumerate(page.children) if figure_of(node)), None)
    if figure is None:
        raise ExtensionError(f"gallery/{name}.py: no figure stands before the first section")
    picture = nodes.container("", *page[figure : figure + FOLDED], classes=["picture"])
    del page[figure : figure + FOLDED]
    while isinstance(page[first - 1], nodes.target):
        first -= 1
    formulas = nodes.container("", *page[first : last + 1], classes=["formulas"])
    del page[first : last + 1]
    sections = [
        (node["ids"][0], node.next_node(nodes.title).astext()) for node in page if isinstance(node, nodes.section)
    ]
    page[first:first] = [
        nodes.container("", formulas, picture, classes=["first-screen"]),
        render("first_screen.html", **answers(activation), sections=sections),
    ]
    page.next_node(nodes.title).append(nodes.literal(text=name))
    app.env.note_dependency(stamp_of(app, activation))


def place_of(page: nodes.section, anchor: str) -> int:
    """Return where a formula stands among the children of a page."""
    for place, node in enumerate(page.children):
        if isinstance(node, nodes.math_block) and nodes.make_id(anchor) in node["ids"]:
            return place
    raise ExtensionError(f"no formula before the first section has the anchor {anchor}")


def answers(activation: Activation[...]) -> dict[str, object]:
    """Collect what the first screen says of an activation."""
    return {"name": activation.name, "calls": activation.calls}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part behind those that need the order of the script."""
    app.setup_extension("extensions.folded_code")
    app.connect("doctree-read", arrange, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
