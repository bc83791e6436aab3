"""A description of each page for search engines: its first paragraph; sphinxext-opengraph would put LaTeX into it."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the description to the head of the page."""
    paragraph = doctree and next(doctree.findall(nodes.paragraph), None)
    if paragraph:
        text = " ".join(paragraph.astext().split())
        context["metatags"] += f'\n<meta name="description" content="{escape(text)}">'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the writing of pages."""
    app.connect("html-page-context", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
