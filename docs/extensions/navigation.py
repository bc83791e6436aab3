"""The table of contents beside each page, made once for all; Furo makes it anew for each of them.

Only the family of the page is open, and its entry is marked; the last part, on the site itself, stays in sight.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from extensions.gallery import name_of
from extensions.published import NOT_FOUND
from extensions.templates import page_title


def parts_of(env: BuildEnvironment) -> list[dict[str, Any]]:
    """Collect the parts of the table of contents, as sidebar/tree.html shows them.

    The first entry of a part that is headed becomes its caption.
    """
    parts = []
    for number, tree in enumerate(env.get_doctree(env.config.root_doc).findall(addnodes.toctree)):
        entries = [
            {
                "title": title or title_of(env, page),
                "page": page,
                "id": f"contents-{number}-{place}",
                "children": [
                    {"title": title_of(env, child), "page": child} for child in env.toctree_includes.get(page, [])
                ],
            }
            for place, (title, page) in enumerate(tree["entries"])
        ]
        heading = entries.pop(0) if tree.get("headed") else {"title": tree["caption"], "page": None}
        parts.append({"caption": heading["title"], "page": heading["page"], "entries": entries})
    return parts


def title_of(env: BuildEnvironment, page: str) -> str:
    """Return the title of a page, of an activation without the name of its function."""
    name = name_of(page)
    return page_title(name) if name else env.titles[page].astext()


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have all pages written again when the table of contents, which they all show, has changed."""
    parts = parts_of(env)
    if parts == getattr(env, "navigation", None):
        return []
    env.navigation = parts  # type: ignore[attr-defined]
    return sorted(env.found_docs)


class Navigation(NamedTuple):
    """The table of contents as HTML: what scrolls, and what stays in sight."""

    tree: str
    about: str


class Contents:
    """The tables of contents that have been made: one for each way to the root, with which links begin."""

    def __init__(self) -> None:
        self.made: dict[str, Navigation] = {}

    def show(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        """Give a page the table of contents; without Sphinx's, Furo has nothing to make its own of."""
        root = root_from(app, pagename)
        if root not in self.made:
            self.made[root] = filled(app, root)
        link = f'<a class="reference internal" href="{root}{app.builder.get_target_uri(pagename)}">'
        here = '<a class="reference internal" href="#" aria-current="page">'
        tree, about = (part.replace(link, here) for part in self.made[root])
        for entry in (entry for part in app.env.navigation for entry in part["entries"]):  # type: ignore[attr-defined]
            if entry["children"] and pagename in (entry["page"], *(child["page"] for child in entry["children"])):
                tree = tree.replace(f'id="{entry["id"]}"', f'id="{entry["id"]}" checked=""')
        context["navigation"] = Navigation(tree, about)
        context.pop("toctree", None)


def filled(app: Sphinx, root: str) -> Navigation:
    """Make the table of contents for pages from which a way leads to the root."""
    *parts, last = app.env.navigation  # type: ignore[attr-defined]
    addresses = {page: root + app.builder.get_target_uri(page) for page in app.env.found_docs}
    render = app.builder.templates.render
    return Navigation(
        render("sidebar/tree.html", {"parts": parts, "addresses": addresses}),
        render("sidebar/pinned.html", {"part": last, "addresses": addresses}),
    )


def root_from(app: Sphinx, page: str) -> str:
    """Return the way to the root of the site from a page; what is not found may have been asked for from any folder."""
    return app.config.notfound_urls_prefix if page == NOT_FOUND else "../" * page.count("/")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part before Furo."""
    app.connect("env-updated", renew)
    app.connect("html-page-context", Contents().show, priority=400)
    app.add_js_file("site.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
