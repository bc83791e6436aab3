"""What programs read of the published site: sitemap.xml, robots.txt, feed.xml, llms.txt and llms-full.txt.

sphinx-sitemap lists the pages that were just written, in the order in which processes did it; sphinx-llms-txt needs
copied sources, which the site does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.facts_in_words import facts
from extensions.citation import time_of_commit
from extensions.description import description_of
from extensions.navigation import parts_of, title_of
from extensions.published import address
from extensions.templates import ENVIRONMENT
from extensions.written import when_written
from specification.page import DOCS, Equation, pages

FOLDER = "published"  # of the templates, which are named like the files
FILES = ("feed.xml", "llms-full.txt", "llms.txt", "robots.txt", "sitemap.xml")
VERSION = re.compile(r"^## (?P<name>\S+)(?: \((?P<when>.*)\))?\n(?P<changes>(?:(?!## ).*\n?)*)", re.MULTILINE)


class Version(NamedTuple):
    """The changes of a version, as HTML."""

    name: str
    updated: str
    changes: str


class Described(NamedTuple):
    """An activation with what its page says about it."""

    name: str
    title: str
    address: str
    description: str
    equations: list[Equation]
    facts: dict[str, str]


def versions(changelog: str) -> Iterator[Version]:
    """Yield the versions; that which has no date yet is of the day of the build."""
    for found in VERSION.finditer(changelog):
        released = re.fullmatch(r"\d{4}-\d{2}-\d{2}", found["when"] or "")
        updated = f"{found['when']}T00:00:00Z" if released else built()
        yield Version(found["name"], updated, MarkdownIt().render(found["changes"]))


def built() -> str:
    """Return the time of the commit that is built; where there is none, a feed needs a time all the same: now."""
    return (time_of_commit() or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")


def publish(app: Sphinx) -> None:
    """Write the files."""
    listed = sorted(app.env.found_docs)
    descriptions = {page: description_of(app.env.get_doctree(page)) for page in listed}
    addresses = {page: address(app.builder, page) for page in listed}
    parts = parts_of(app.env)
    entries = [entry for part in parts for entry in part["entries"]]
    children = [child for entry in entries for child in entry["children"]]
    shown = {app.config.root_doc, *(each["page"] for each in (*parts, *entries, *children))}
    context: dict[str, Any] = {
        "site": app.config.project,
        "author": app.config.author,
        "url": app.config.html_baseurl,
        "root": app.config.root_doc,
        "updated": built(),
        "addresses": addresses,
        "descriptions": descriptions,
        "parts": parts,
        "further": [{"title": title_of(app.env, page), "page": page} for page in listed if page not in shown],
        "versions": list(versions(Path(DOCS.parent, "CHANGELOG.md").read_text("utf-8"))),
        "activations": [described(name, addresses, descriptions) for name in sorted(activations)],
    }
    for file in FILES:
        (app.outdir / file).write_text(ENVIRONMENT.get_template(f"{FOLDER}/{file}").render(context), "utf-8")


def described(name: str, addresses: dict[str, str], descriptions: dict[str, str]) -> Described:
    """Collect what is said of an activation."""
    page = f"functions/{name}"
    said = pages()[name]
    return Described(name, said.title, addresses[page], descriptions[page], said.equations(), facts(activations[name]))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the files behind the pages."""
    when_written(app, publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
