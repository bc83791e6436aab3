"""The table of contents beside each page: complete, with the page itself marked, and only its family open."""

from __future__ import annotations

import functools
import posixpath
from pathlib import Path, PurePath

from bs4 import BeautifulSoup

from activation_functions import activations
from built_pages import text
from conftest import ADDRESSES, SITE
from extensions.directives import by_family, title
from markup import ORPHAN
from specification.page import pages

FAMILIES = {f"families/{family}.html": members for family, members in by_family().items()}
DOCS = SITE.parents[1]


def is_orphan(page: Path) -> bool:
    """Decide whether the source of a page says that no table of contents lists it."""
    source = page.with_suffix(".md")
    return source.is_file() and source.read_text("utf-8").startswith(ORPHAN)


WITH_CONTENTS = [address for address in ADDRESSES if "sidebar-tree" in text(address)]
# What another page alone lists says so in its head.
ORPHANS = {address for address in WITH_CONTENTS if is_orphan(DOCS / address)}
# All others have an entry but the front page, to which the mark leads, and that of what is searched for.
ENTRIES = sorted(set(WITH_CONTENTS) - ORPHANS - {"index.html", "search.html"})


@functools.cache
def contents(address: str) -> BeautifulSoup:
    """Return the side bar of a page."""
    return BeautifulSoup(text(address).partition("<aside")[2].partition("</aside>")[0], "html.parser")


def led_to(address: str) -> list[str]:
    """Return the pages to which the side bar of a page leads, in its order."""
    links = contents(address).select(".sidebar-tree a, .sidebar-about a")
    folder = posixpath.dirname(address)
    return [
        address if link["href"] == "#" else posixpath.normpath(posixpath.join(folder, link["href"])) for link in links
    ]


def test_contents_lead_to_every_page_once_and_mark_it() -> None:
    assert len(ENTRIES) > len(activations)
    for address in WITH_CONTENTS:
        assert sorted(led_to(address)) == ENTRIES, f"{address}: {set(led_to(address)) ^ set(ENTRIES)}"
        marked = contents(address).select("[aria-current]")
        assert [link["href"] for link in marked] == ["#"] * (address in ENTRIES), address


def test_only_the_part_of_a_page_is_open() -> None:
    for address in WITH_CONTENTS:
        is_open = {box.parent.a.get_text() for box in contents(address).select(".toctree-checkbox[checked]")}
        parts = {
            title(PurePath(family).stem)
            for family, members in FAMILIES.items()
            if address in (family, *(f"functions/{one.name}.html" for one in members))
        }
        assert is_open == (parts or ({"Frameworks"} if "framework" in address else set())), address


def test_entries_have_the_titles_of_the_pages() -> None:
    """In the order of the families, whose members stand below them."""
    expected = [
        entry
        for family, members in by_family().items()
        for entry in (title(family), *(pages()[one.name].title for one in members))
    ]
    found = [link.get_text() for link in contents("table.html").select(".sidebar-tree a")]
    assert [entry for entry in found if entry in expected] == expected
