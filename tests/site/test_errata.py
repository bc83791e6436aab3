"""A page to which an erratum links has a link to it."""

from __future__ import annotations

from posixpath import normpath

from bs4 import BeautifulSoup

from built_pages import text, tree
from conftest import ADDRESSES

ERRATA = "errata.html"


def test_pages_and_errata_link_to_each_other() -> None:
    sections = [section for section in tree(ERRATA).select("section") if not section.section]
    said = {
        (link["href"].partition("#")[0], section["id"])
        for section in sections
        for link in section.select("a.reference.internal")
    }
    assert len({anchor for _, anchor in said}) == len(sections) > 0, "an erratum links to no page"
    back = set()
    for address in ADDRESSES:
        for link in BeautifulSoup(
            text(address).partition('<p class="errata">')[2].partition("</p>")[0], "html.parser"
        ).select("a"):
            page, _, anchor = link["href"].partition("#")
            assert normpath(f"{address}/../{page}") == ERRATA, f"{address}: {link}"
            back.add((address, anchor))
    assert said == back, f"only in errata: {said - back}; only on pages: {back - said}"
