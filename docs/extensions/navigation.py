"""The table of contents beside each page, made once for all; Furo makes it anew for each of them."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata


def parts_of(env: BuildEnvironment) -> list[dict[str, Any]]:
    """Collect the parts of the table of contents, as sidebar/navigation.html shows them.

    A caption that has the title of the first entry is a link in its place.
    """
    titles = {page: title.astext() for page, title in env.titles.items()}
    parts = []
    for tree in env.get_doctree(env.config.root_doc).findall(addnodes.toctree):
        entries = [
            {
                "title": title or titles[page],
                "page": page,
                "children": [{"title": titles[child], "page": child} for child in env.toctree_includes.get(page, [])],
            }
            for title, page in tree["entries"]
        ]
        pages = {page for entry in entries for page in (entry["page"], *(child["page"] for child in entry["children"]))}
        titled = bool(entries) and entries[0]["title"] == tree["caption"]
        first = entries.pop(0)["page"] if titled else None
        parts.append({"caption": tree["caption"], "page": first, "entries": entries, "pages": pages})
    return parts


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have all pages written again when the table of contents, which they all show, has changed."""
    parts = parts_of(env)
    if parts == getattr(env, "navigation", None):
        return []
    env.navigation = parts  # type: ignore[attr-defined]
    return sorted(env.found_docs)


def show(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page the table of contents; without Sphinx's, Furo has nothing to make its own of."""
    context["navigation"] = app.env.navigation  # type: ignore[attr-defined]
    context.pop("toctree", None)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part before Furo."""
    app.connect("env-updated", renew)
    app.connect("html-page-context", show, priority=400)
    app.add_js_file("site.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
