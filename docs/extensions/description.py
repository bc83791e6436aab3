"""A description of each page for search engines: its first paragraph; sphinxext-opengraph would put LaTeX into it."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from docutils import nodes
from docutils.utils.math import tex2unichar
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

SIGNS = tex2unichar.mathalpha | tex2unichar.mathord | tex2unichar.mathbin | tex2unichar.mathrel


def describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the description to the head of the page."""
    if doctree and (text := description_of(doctree)):
        context["metatags"] += f'\n<meta name="description" content="{escape(text)}">'


def description_of(doctree: nodes.document) -> str:
    """Return the first paragraph of a page, with the signs of its formulas in place of TeX."""
    paragraph = next(doctree.findall(nodes.paragraph), None)
    if paragraph is None:
        return ""
    text = "".join(
        signs(node.astext()) if isinstance(node.parent, nodes.math) else node.astext()
        for node in paragraph.findall(nodes.Text)
    )
    return " ".join(text.split())


def signs(tex: str) -> str:
    """Write a formula of single signs, such as that of a function."""
    try:
        return re.sub(r"\\([a-zA-Z]+)", lambda command: SIGNS[command[1]], tex)
    except KeyError as error:
        raise ExtensionError(f"{tex}: expected signs alone in the first paragraph, which describes a page") from error


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the writing of pages."""
    app.connect("html-page-context", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
