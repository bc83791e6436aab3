"""At the foot of a page, links to the errata that link to it; Sphinx does not list what leads to a page."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import clean_astext
from sphinx.util.typing import ExtensionMetadata

from extensions.templates import render

ERRATA = "errata"


def errata(document: nodes.document) -> dict[str, dict[str, str]]:
    """Return the titles of the errata about each page, by their anchors."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for section in document.findall(nodes.section):
        if not section.next_node(nodes.section):
            for link in section.findall(addnodes.pending_xref):
                found[link["reftarget"]][section["ids"][0]] = clean_astext(section.next_node(nodes.title))
    return dict(found)


def collect(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Read the errata, and return the pages about which they now say something else."""
    before = getattr(env, ERRATA, {})
    now = errata(env.get_doctree(ERRATA))
    setattr(env, ERRATA, now)
    return sorted(page for page in before.keys() | now.keys() if before.get(page) != now.get(page))


def link(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Link a page to its errata."""
    if found := getattr(app.env, ERRATA).get(pagename):
        context[ERRATA] = render("errata.html", address=context["pathto"](ERRATA), errata=found).astext()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Read the errata when all pages are read, and take part in the writing of pages."""
    app.connect("env-updated", collect)
    app.connect("html-page-context", link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
