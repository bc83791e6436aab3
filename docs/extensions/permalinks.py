"""Signs that link to facts, tables, figures, mistakes and properties, and copy the link; Sphinx has those of headings.

They are no part of the text: neither the search nor a notebook has them.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.anchors import PASSING

# What has an anchor, up to where its sign stands.
PLACES = {
    "fact": re.compile(r'<tr id="(?P<id>[^"]+)"[^>]*><th scope="row">[^<]*(?=</th>)'),
    "table": re.compile(r'<table [^>]*\bid="(?P<id>[^"]+)"[^>]*><caption>[^<]*(?=</caption>)'),
    "figure": re.compile(r'<figure [^>]*\bid="(?P<id>[^"]+)"(?:(?!</figure>).)*?(?=</figcaption>)', re.DOTALL),
    "mistake": re.compile(r'<p id="(?P<id>[\w-]+-mistake-[^"]+)">.*?(?=</p>)', re.DOTALL),
    "property": re.compile(rf'<dt id="(?!{PASSING})(?P<id>[^"]+)">.*?(?=</dt>)'),
}


def add_signs(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add a sign to what has an anchor."""
    icon = app.config.html_permalinks_icon
    for kind, pattern in PLACES.items():
        sign = rf'\g<0><a class="headerlink" href="#\g<id>" aria-label="Link to this {kind}">{icon}</a>'
        context["body"] = pattern.sub(sign, context.get("body", ""))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the writing of pages."""
    app.connect("html-page-context", add_signs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
