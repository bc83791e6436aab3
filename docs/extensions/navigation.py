"""What Furo's navigation lacks: levels for screen readers, and to be renewed on all pages when one is new."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

# A caption, and an entry below it that has the same title.
FIRST = re.compile(r'<span class="caption-text">([^<]*)</span>(</p>\s*<ul[^>]*>\s*)<li[^>]*>(<a [^>]*>)\1</a></li>\n')


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have all pages written again when the navigation, which they all show, has changed."""
    trees = env.get_doctree(env.config.root_doc).findall(addnodes.toctree)
    shown = (
        [(tree["caption"], tree["entries"]) for tree in trees],
        {name: title.astext() for name, title in env.titles.items()},
    )
    if shown == getattr(env, "navigation", None):
        return []
    env.navigation = shown  # type: ignore[attr-defined]
    return sorted(env.found_docs)


def add_levels(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the captions of the table of contents, which are headings, their level, and links where they name a page."""
    tree = context.get("furo_navigation_tree", "")
    tree = FIRST.sub(r'<span class="caption-text">\3\1</a></span>\2', tree)
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part behind Furo, which makes the table of contents."""
    app.connect("env-updated", renew)
    app.connect("html-page-context", add_levels, priority=900)
    app.add_js_file("site.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
