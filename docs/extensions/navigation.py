"""What Furo's navigation lacks: levels for screen readers, and to be renewed on all pages when one is new."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations

TITLE = re.compile(r'^# .+|\A(?:r?""")?\n?.+\n=+$', re.MULTILINE)


def entries(docs: Path) -> list[tuple[str, str, str]]:
    """Name, family and title of all that the navigation lists."""
    found = []
    for path in sorted([*docs.glob("*.md"), *docs.parent.glob("gallery/*.py")]):
        title = TITLE.search(path.read_text("utf-8"))
        family = activations[path.stem].family if path.stem in activations else ""
        found.append((path.stem, family, title[0] if title else ""))
    return found


def add_levels(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the captions of the table of contents, which are headings, their level."""
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part behind Furo, which makes the table of contents."""
    # Sphinx writes pages again that have changed themselves; when this changes, it writes all.
    app.add_config_value("navigation_entries", entries(Path(app.srcdir)), "html", list)
    app.connect("html-page-context", add_levels, priority=900)
    app.add_js_file("site.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
