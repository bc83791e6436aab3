"""Whatever has an anchor shows a sign that leads there and copies the link, and is listed in objects.inv."""

from __future__ import annotations

import functools
import re

import pytest
from playwright.sync_api import Browser, Page, expect
from sphinx.util.inventory import InventoryFile

from chosen_pages import html, pages_with
from conftest import ADDRESSES, SITE, focus_by_keys, opened

KINDS = ("formula", "fact", "table", "figure", "mistake", "property", "heading")
SIGN = r'<a class="headerlink" href="#([^"]+)" (?:aria-label|title)="Link to this {}"'
ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
# A formula, a figure, the facts of a table, and tables of which a page has several.
SAYS = re.compile(
    r'<(?:div class="math-wrapper[^>]*|figure class="figure"[^>]*|table class="activation-(?:special|failures)"[^>]*'
    r'|tr(?=[^>]*><th scope="row">Range<)[^>]*)>'
)


@functools.cache
def inventory() -> dict[str, dict[str, tuple[str, str]]]:
    """The names in objects.inv by their kinds: where each leads, and what it is called."""
    loaded = InventoryFile.loads((SITE / "objects.inv").read_bytes(), uri="")
    return {
        kind: {name: (item.uri, item.display_name) for name, item in names.items()}
        for kind, names in loaded.data.items()
    }


def listed() -> set[str]:
    return {where for names in inventory().values() for where, _ in names.values()}


@pytest.mark.parametrize("kind", KINDS)
def test_sign_is_seen_and_copies_its_link(reader: Page, kind: str) -> None:
    address = pages_with(SIGN.format(kind))[0]
    anchor = re.search(SIGN.format(kind), html(address))[1]
    page = (SITE / address).as_uri()
    reader.goto(page)
    reader.mouse.move(0, 0)
    sign = reader.locator(f"article a.headerlink[href='#{anchor}']")
    expect(sign).to_have_css("opacity", "0")
    sign.locator("..").hover()
    expect(sign).to_have_css("opacity", "1")
    reader.mouse.move(0, 0)
    expect(sign).to_have_css("opacity", "0")
    focus_by_keys(sign)
    expect(sign).to_be_focused()
    expect(sign).to_have_css("opacity", "1")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert reader.evaluate("navigator.clipboard.readText()") == f"{page}#{anchor}" == reader.url


def test_signs_are_always_seen_where_nothing_hovers(browser: Browser) -> None:
    address = pages_with(SIGN.format("fact"))[0]
    page = opened(browser, address, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    shown = page.locator("article a.headerlink").evaluate_all("all => all.map(each => getComputedStyle(each).opacity)")
    assert set(shown) == {"1"}
    page.context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_everything_has_a_sign_and_is_in_the_inventory(address: str) -> None:
    [article] = ARTICLE.findall(html(address)) or [""]
    signs = re.findall(r'class="headerlink" href="#([^"]+)"', article)
    assert len(set(signs)) == len(signs), f"{address}: two signs lead to one anchor"
    ids = re.findall(r'\sid="([^"]+)"', article)
    for sign in signs:
        assert ids.count(sign) == 1, f"{address}: {ids.count(sign)} elements are {sign}"
    for says in SAYS.findall(article):
        anchor = re.search(r'\sid="([^"]+)"', says)
        assert anchor and anchor[1] in signs, f"{address}: no sign leads to {says}"
    unlisted = {f"{address}#{sign}" for sign in signs[1:]} - listed()
    assert not unlisted, f"not in objects.inv: {sorted(unlisted)}"


def test_no_title_in_the_inventory_is_an_anchor() -> None:
    """They are read on pages about other things, and so say what page they are from, unless an author titled them."""
    pages, labels = dict(inventory()["std:doc"].values()), inventory()["std:label"]
    for name, (where, title) in labels.items():
        page = where.partition("#")[0]
        stem = page.rpartition("/")[2].removesuffix(".html")
        assert title not in ("-", name), f"{name} in objects.inv has no title"
        if name.startswith(f"{stem}-") and f"{stem}-section-{name}" not in labels:
            assert title.startswith(f"{pages[page]}: "), (
                f"{name} is called {title!r}, expected {pages[page]!r} before it"
            )
