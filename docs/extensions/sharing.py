"""What others show of a page: the cards of OpenGraph and Twitter, and its data for search engines, as JSON-LD.

sphinxext-opengraph puts TeX into descriptions, and draws pictures of its own, which takes as long as to build the site.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from extensions import card_picture
from extensions.cards import summary
from extensions.description import description_of
from extensions.gallery import name_of
from extensions.published import NOT_FOUND, UNLISTED, address
from extensions.templates import ENVIRONMENT
from extensions.written import when_written
from specification.table import LICENCE_ADDRESS

FIRST_FIGURE = re.compile(
    r'<figure class="figure" id="figure-(?P<name>[\w-]+)"><svg role="img" aria-label="(?P<alt>[^"]*)"'
)


class Picture(NamedTuple):
    """The first figure of a page, or that of all pages without one, as a file, and what is to be seen in it."""

    address: str
    alt: str


def share(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the cards and the data to the head of a page."""
    if pagename == NOT_FOUND:
        context["metatags"] += '\n<meta name="robots" content="noindex">'
    if pagename in UNLISTED:
        return
    figure = FIRST_FIGURE.search(context["body"])
    url = app.config.html_baseurl
    picture = (
        Picture(f"{url}figures/{figure['name']}.png", Markup(figure["alt"]).unescape())
        if figure
        else Picture(url + card_picture.FILE, card_picture.description())
    )
    shown = {
        "site": app.config.project,
        "title": Markup(context["title"]).striptags(),
        "description": doctree and description_of(doctree),
        "url": context["pageurl"],
        "picture": picture,
        "is_front": pagename == app.config.root_doc,
    }
    # Within a script only "<" could end it.
    data = Markup(json.dumps(data_of(app, pagename, shown), ensure_ascii=False).replace("<", r"\u003c"))
    context["metatags"] += ENVIRONMENT.get_template("published/head.html").render(
        shown, data=data, feed=f"{url}feed.xml"
    )


def data_of(app: Sphinx, page: str, shown: dict[str, Any]) -> dict[str, Any]:
    """Describe a page in the words of schema.org."""
    site = {"@type": "WebSite", "name": shown["site"], "url": app.config.html_baseurl}
    context = {"@context": "https://schema.org"}
    if shown["is_front"]:
        front = {"description": shown["description"], "image": shown["picture"].address}
        return context | site | front | {"inLanguage": app.config.language}
    article = context | {
        "@type": "TechArticle",
        "headline": shown["title"],
        "description": shown["description"],
        "url": shown["url"],
        "image": shown["picture"].address,
        "inLanguage": app.config.language,
        "license": LICENCE_ADDRESS,
        "version": app.config.version,
        "author": {"@type": "Organization", "name": app.config.author},
        "isPartOf": site,
    }
    if name := name_of(page):
        article["about"] = {
            "@type": "DefinedTerm",
            "name": shown["title"],
            "alternateName": [name, *activations[name].aliases],
            "description": summary(activations[name]),
            "url": f"{shown['url']}#{nodes.make_id(name)}-definition",
            "inDefinedTermSet": address(app.builder, "activations"),
        }
    return article


def draw(app: Sphinx) -> None:
    """Draw the picture of the pages without a figure, beside the figures."""
    card_picture.draw(app.config.project, app.outdir / card_picture.FILE)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part behind what gives a page its address."""
    app.connect("html-page-context", share)
    when_written(app, draw)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
