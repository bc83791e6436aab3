"""What a reader sees of an activation without scrolling, and what stays in sight."""

from __future__ import annotations

import re
from pathlib import PurePath

import pytest
from playwright.sync_api import Browser, Page, expect

from activation_functions import activations
from built_pages import tree
from chosen_pages import pages_with
from conftest import SITE
from conftest import opened as opened_in
from shown_by_scripts import drawings

every_activation = pytest.mark.parametrize("name", sorted(activations))
on_every_page = pytest.mark.parametrize("address", [f"functions/{name}.html" for name in sorted(activations)])
BOXES = """name => Object.fromEntries([`${name}-definition`, `${name}-derivative`, "figure"].map(id => {
    const each = id === "figure" ? document.querySelector(".first-screen svg") : document.getElementById(id);
    const {top, bottom, left, right} = each.getBoundingClientRect();
    return [id.replace(`${name}-`, ""), [top, bottom, left, right]];
}))"""
CUT = """name => ["definition", "derivative"].filter(role => {
    const formula = document.getElementById(`${name}-${role}`);
    const box = formula.querySelector(".math-scroll");
    return box.scrollWidth > box.clientWidth;
})"""

COVERED = """links => links.filter(link => {
    const {left, right, top, bottom} = link.getBoundingClientRect(), [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return x < innerWidth && document.elementFromPoint(x, y) !== link;
}).map(link => link.textContent)"""


def opened(page: Page, address: str, width: int, height: int) -> Page:
    """Open a page in a window."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto((SITE / address).as_uri())
    return page


def anchor(address: str) -> str:
    """Return what the anchors of a page begin with."""
    return PurePath(address).stem.replace("_", "-")


@on_every_page
def test_formulas_and_figure_are_on_the_first_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for what, (top, bottom, left, right) in page.evaluate(BOXES, anchor(address)).items():
        assert 0 <= top < bottom <= 800 and 0 <= left < right <= 1280, f"{address}: the {what} ends at {bottom:.0f} px"
    page.set_viewport_size({"width": 390, "height": 844})
    boxes = page.evaluate(BOXES, anchor(address))
    for what, edge in (("definition", boxes["definition"][1]), ("figure", boxes["figure"][0])):
        assert edge <= 844, f"{address}: on a phone the {what} is at {edge:.0f} px"


@on_every_page
def test_formulas_are_whole_on_a_narrow_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    cut = page.evaluate(CUT, anchor(address))
    assert not cut, f"{address}: at 360 px, cut: {cut}"


def test_the_bar_of_sections_names_them_all() -> None:
    for name in activations:
        page = (SITE / f"functions/{name}.html").read_text("utf-8")
        bar = page[page.index('<nav class="sections"') :].partition("</nav>")[0]
        links = re.findall('<a href="#(.*?)">(.*?)</a>', bar)
        assert links == re.findall(r'<section id="(.*?)">\n<h2>(.*?)<', page) != [], name


@pytest.mark.parametrize("width", [1280, 390])
def test_the_bar_of_sections_stays_above_what_it_leads_to(reader: Page, width: int) -> None:
    opened(reader, pages_with('class="sections"')[0], width, 800)
    for address in reader.eval_on_selector_all("nav.sections a", "links => links.map(each => each.hash)"):
        reader.click(f"nav.sections a[href='{address}']")
        expect(reader.locator(f"{address} > h2")).to_be_in_viewport()  # the browser scrolls a moment after the click
        bar, heading = (reader.locator(each).bounding_box() for each in ("nav.sections", f"{address} > h2"))
        assert bar and heading and 0 <= bar["y"] < bar["y"] + bar["height"] <= heading["y"] < 800, address


@pytest.mark.parametrize("width", [1280, 390])
def test_what_appears_on_the_way_up_covers_no_link_of_the_bar(reader: Page, width: int) -> None:
    """The button that leads back to the top of the page is shown when one scrolls up."""
    opened(reader, pages_with('class="sections"')[0], width, 800)
    for top in (2000, 1500):
        reader.evaluate("top => scrollTo(0, top)", top)
        reader.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(reader.locator(".back-to-top")).to_be_visible()
    covered = reader.eval_on_selector_all("nav.sections a", COVERED)
    assert not covered, f"at {width} px: {covered}"


@every_activation
def test_descriptions_of_figures_are_offered_and_not_shown_in_code(name: str) -> None:
    page = tree(f"functions/{name}.html")
    figures = [(each.svg["aria-label"], each.select_one("details p")) for each in page.select("figure")]
    assert all(offered and label == offered.text for label, offered in figures), name
    described = [drawing.alt for drawing in drawings(name).values()]
    assert described and set(described) <= {label for label, _ in figures}, name
    codes = [code.text for code in page.select("details.code pre")]
    assert len(codes) == len(described), name
    assert not any("alt" in code for code in codes), name
    for code in codes:
        compile(code, name, "exec")


def test_links_to_headings_and_formulas_are_seen_where_nothing_hovers(browser: Browser) -> None:
    address = pages_with('class="sections"')[0]
    phone = opened_in(browser, address, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    links = phone.eval_on_selector_all(
        "a.headerlink",
        """all => all.map(each => {
            const {visibility, opacity} = getComputedStyle(each);
            const {left, width, height} = each.getBoundingClientRect();
            return [visibility, opacity, left >= 0 && width >= 24 && height >= 24];
        })""",
    )
    assert links and all(each == ["visible", "1", True] for each in links), f"{address}: {links}"
    phone.context.close()


@every_activation
def test_facts_in_short_are_those_of_the_rows_to_which_they_lead(name: str) -> None:
    page = tree(f"functions/{name}.html")
    links = page.select(".short-facts a")
    assert links, name
    for link in links:
        target = page.find(id=str(link["href"]).removeprefix("#"))
        assert target, f"{name}: {link}"
        word = "origin" if link.text.startswith("paper") else None
        assert word is None or target["id"] == word, f"{name}: {link.text} leads to {target['id']}"
        assert word or target.name == "tr", f"{name}: {link.text} leads to no row of the facts"
