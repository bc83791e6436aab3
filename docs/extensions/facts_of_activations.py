"""The facts on the page of an activation, each with an anchor; the field lists of docutils have none."""

from __future__ import annotations

from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.facts_in_words import TITLES
from extensions.directives import page_of
from extensions.gallery import name_of

TABLE = '<table class="activation-card">'


def anchor_of(name: str, fact: str) -> str:
    """Return the anchor of a fact."""
    return nodes.make_id(f"{name}-{fact}")


def link_facts(app: Sphinx, doctree: nodes.document) -> None:
    """Give the rows of the table their anchors and the link."""
    if not (name := name_of(app.env.docname)):
        return
    found = [node for node in doctree.findall(nodes.raw) if TABLE in node.astext()]
    if len(found) != 1:
        raise ExtensionError(f"gallery/{name}.py: {len(found)} cells show the facts, expected one, which is {name}")
    content = ElementTree.fromstring(found[0].astext())
    keys = {title: key for key, title in TITLES.items()}
    rows = {keys[title]: row for row in content.iter("tr") if (title := row.findtext("th[@scope='row']"))}
    for key, row in rows.items():
        row.set("id", anchor_of(name, key))
    cell, family = rows["family"][1], activations[name].family
    address = app.builder.get_relative_uri(app.env.docname, page_of(family))
    ElementTree.SubElement(cell, "a", href=address).text, cell.text = cell.text, None
    found[0].replace_self(nodes.raw("", ElementTree.tostring(content, "unicode", "html"), format="html"))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("doctree-read", link_facts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
