"""Each erratum has an anchor, names its pages, and stands under the version in which it was wrong."""

from __future__ import annotations

import re

from specification.page import DOCS

FILE = DOCS / "errata.md"
HEADING = re.compile(r"(?:^\((?P<anchor>[\w-]+)\)=\n)?^(?P<level>##+) (?P<title>.+)$", re.MULTILINE)
VERSION = re.compile(r"(?:Before|Since) version (\S+)")
PAGE = re.compile(r"\]\((functions|families|frameworks|compare)?/?[\w-]+\.(rst|md)\)")


def test_each_erratum_has_an_anchor_and_names_its_pages() -> None:
    text = FILE.read_text("utf-8")
    versions = re.findall(r"^## (\S+)", (DOCS.parent / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    headings = list(HEADING.finditer(text))
    assert {len(each["level"]) for each in headings} == {2, 3}, f"docs/{FILE.name}: versions, and errata below them"
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        line = text.count("\n", 0, heading.start("title")) + 1
        place = f"docs/{FILE.name}:{line}: {heading['title']}"
        if heading["level"] == "##":
            version = VERSION.fullmatch(heading["title"])
            assert version and version[1] in versions, f"{place}: expected Before or Since version, of {versions}"
        else:
            assert (heading["anchor"] or "").startswith("errata-"), f"{place}: expected before it (errata-words)="
            said = text[heading.end() : following.start() if following else len(text)]
            assert PAGE.search(said), f"{place}: expected a link to the page that was wrong"
