"""How to cite a page, at its foot, from CITATION.cff; cffconvert cites the whole, and no page of it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.bibtex import FILE, entry
from extensions.gallery import name_of
from extensions.templates import page_title, render

CITATION = Path(__file__).parents[2] / "CITATION.cff"


@cache
def declared() -> dict[str, Any]:
    """Read what is declared of the whole site."""
    return yaml.safe_load(CITATION.read_text("utf-8"))


def time_of_commit() -> datetime | None:
    """Return the time of the commit that is built, as the Makefile says it, or nothing where there is none."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", 0))
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def date_of_commit() -> str:
    """Return its date."""
    time = time_of_commit()
    return time.date().isoformat() if time else ""


def citation(page: str, title: str, address: str, date: str) -> dict[str, str]:
    """Write the citation of a page, as a sentence and as BibTeX."""
    site = declared()
    authors = " and ".join(author["name"] for author in site["authors"])
    of = f"{site['title']}, version {site['version']}"
    return {
        "Text": f"“{title}”, in: {authors}, {of}{f' ({date})' if date else ''}, {address}",
        "BibTeX": entry(
            f"activations:{page}",
            {
                "author": f"{{{authors}}}",
                "title": f"{{{title}}}",
                "howpublished": of,
                "year": date.partition("-")[0],
                "date": date,
                "url": address,
            },
        ),
    }


def cite(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page its citation; what leads to all pages is seen at a glance without it."""
    if doctree is None or pagename == app.config.root_doc:
        return
    name = name_of(pagename)
    title = page_title(name) if name else app.env.titles[pagename].astext()
    address = urljoin(app.config.html_baseurl, app.builder.get_target_uri(pagename))
    context["citation"] = render(
        "citation.html",
        forms=citation(pagename.rpartition("/")[2], title, address, app.config.date_of_commit),
        references=context["pathto"](f"downloads/{FILE}", resource=True),
    ).astext()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the writing of pages, all of which are written again when the commit is another one."""
    app.add_config_value("date_of_commit", date_of_commit(), "html", str)
    app.connect("html-page-context", cite)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
