"""What a site has only where its address is known, by SITE_URL; the libraries for it do something without it, too."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.typing import ExtensionMetadata

NOT_FOUND = "404"
UNLISTED = (NOT_FOUND, "search")  # by search engines, to which Sphinx says so of the latter


def address(builder: StandaloneHTMLBuilder, page: str) -> str:
    """Return the address of a page; that of the front page is the folder's."""
    return builder.config.html_baseurl + ("" if page == builder.config.root_doc else builder.get_target_uri(page))


def locate(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page its canonical address; what is not found may have been asked for from any folder."""
    context["pageurl"] = "" if pagename in UNLISTED else address(app.builder, pagename)
    if pagename == NOT_FOUND:
        context["content_root"] = app.config.notfound_urls_prefix


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part where the address is known."""
    if url := app.config.html_baseurl:
        app.connect("html-page-context", locate, priority=300)
        for extension in ("notfound.extension", "sphinx.ext.githubpages", "extensions.sharing", "extensions.listings"):
            app.setup_extension(extension)
        app.config.notfound_urls_prefix = urlsplit(url).path
        app.config.notfound_template = "404.html"
    return {"parallel_read_safe": True, "parallel_write_safe": True}
