"""Anchors in objects.inv with titles that read well elsewhere; Sphinx has titles for headings alone.

A label of a script, such as `gelu_tanh-zero`, is listed as it is written there and as it stands in the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.util import logging
from sphinx.util.nodes import clean_astext
from sphinx.util.typing import ExtensionMetadata

from extensions.anchor_titles import FIGURE, title_of
from extensions.gallery import name_of
from extensions.templates import page_title

logger = logging.getLogger(__name__)
# In HTML of our own; those within pictures serve these alone.
ID = re.compile(r'<(?P<tag>\w+)[^>]*\sid="(?P<id>[^"]+)"')
PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
TABLES = {
    re.compile(r'<table class="activation-special"(?=>)'): "special-values",
    re.compile(r'<table class="activation-failures"(?=><caption>Where (?P<form>\w+) fails)'): "failures-of-{form}",
}
# These anchors are there as long as a framework has the defect, so nobody is told of them.
PASSING = "defects-"


def give_to_tables(page: nodes.document, name: str) -> None:
    """Give the tables that the cells of a script show their anchors."""
    seen: set[str] = set()

    def identified(table: re.Match[str]) -> str:
        anchor = nodes.make_id(f"{name}-{TABLES[table.re].format(**table.groupdict())}")
        if anchor in seen:
            return table[0]
        seen.add(anchor)
        return f'{table[0]} id="{anchor}"'

    for node in list(page.findall(nodes.raw)):
        html = node.astext()
        for pattern in TABLES:
            html = pattern.sub(identified, html)
        if html != node.astext():
            node.replace_self(nodes.raw("", html, format="html"))


def anchors(document: nodes.document, stem: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, id and title of each anchor that Sphinx gives no title; an empty title says what the page is."""
    top = document.next_node(nodes.section)
    for node in document.findall(nodes.section):
        if node is not top and not node["ids"][0].startswith("module-"):  # autodoc lists modules
            yield f"{stem}-section-{node['ids'][0]}", node["ids"][0], clean_astext(node.next_node(nodes.title))
    for node in document.findall(nodes.raw):
        for found in ID.finditer(PICTURE.sub("", node.astext())):
            anchor = found["id"]
            if anchor.startswith(PASSING):
                continue
            if found["tag"] == "figure":
                words = re.sub(rf"^{FIGURE}{stem}-?", FIGURE, anchor)
                yield anchor, anchor, title_of(words) if words != FIGURE else "figure"
            else:
                prefix = f"{nodes.make_id(stem)}-"
                name = anchor if anchor.startswith(prefix) else prefix + anchor
                yield name, anchor, title_of(name.removeprefix(prefix))


def entitle(app: Sphinx, document: nodes.document) -> None:
    """Register all anchors of a page with their titles."""
    docname = app.env.docname
    stem = docname.rpartition("/")[2]
    std = app.env.domains.standard_domain
    if name := name_of(docname):
        give_to_tables(document, name)
        page = page_title(name)
        register(std, docname, name, document.next_node(nodes.section)["ids"][0], page)
    else:
        page = clean_astext(app.env.titles[docname])
    written = [
        (label, anchor, title_of(label.removeprefix(f"{stem}-")))
        for label, (where, anchor) in list(std.anonlabels.items())
        if where == docname and label not in std.labels
    ]
    former = [old.rpartition("/")[2] for old, new in app.config.moved_pages.items() if new == docname]
    for label, anchor, title in [*written, *(found for each in (stem, *former) for found in anchors(document, each))]:
        register(std, docname, label, anchor, f"{page}: {title}")


def register(std: StandardDomain, docname: str, label: str, anchor: str, title: str) -> None:
    """Register an anchor as it is written, and as it stands in the address; one of other words keeps its title."""
    for name in dict.fromkeys([label, nodes.make_id(label)]):
        at = std.anonlabels.setdefault(name, (docname, anchor))
        std.labels.setdefault(name, (docname, anchor, title))
        if at != (docname, anchor):
            logger.warning("%s is the name of %s.html#%s and of #%s", name, *at, anchor, location=docname)


def forget_pages_that_are_not_made(app: Sphinx) -> None:
    """Take Sphinx's own labels of indices away that the site does not have."""
    std = app.env.domains.standard_domain
    for name in ("genindex", "modindex", "py-modindex"):
        std.labels.pop(name, None)
        std.anonlabels.pop(name, None)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at the pages when all has been put into them."""
    app.connect("builder-inited", forget_pages_that_are_not_made)
    app.connect("doctree-read", entitle, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
