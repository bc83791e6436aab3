"""Every page, on a phone and on a desk, light and dark, opened from the disk."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from chosen_pages import all_views, html, pages_of_every_form
from conftest import Tab

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
# What conforms is not told, which took most of the time; nor are style sheets read, which is refused of files.
TOLD = {
    "resultTypes": ["violations"],
    "selectors": False,
    "preload": {"assets": ["media"]},
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, which axe leaves out unless it is asked
}
# The document is the same in the dark, and the signs within a formula are the same at all widths.
COLOURS = TOLD | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
BUT_FORMULAS = {"exclude": ["mjx-container"]}
OTHER_COLOURS = """formulas => formulas.filter(formula => {
    const color = getComputedStyle(formula.parentElement).color;
    return [formula, ...formula.querySelectorAll("*")].some(part => getComputedStyle(part).color !== color);
}).map(formula => formula.parentElement.innerText)"""
HIDDEN = """elements => elements.filter(element => {
    const {width, height} = element.getBoundingClientRect();
    return !width || !height || !element.checkVisibility({visibilityProperty: true});
}).map(element => element.outerHTML.slice(0, 200))"""
CUT_OFF = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.innerText)"
WIDTH = "document.documentElement.scrollWidth"

# So much slower is the processor when a page is loaded: it then draws the page in more steps.
SLOWER = 6

on_pages_of_every_form = pytest.mark.parametrize("address", pages_of_every_form())


@pytest.mark.parametrize("width", [390, 1280])
def test_page_reads_without_errors_or_requests(page: Page, tab: Tab, address: str, width: int) -> None:
    view = f"{address} at {width} px"
    assert not tab.problems, f"{view}: {tab.problems}"
    assert page.evaluate(WIDTH) <= width, f"{view}: scrolls sideways"
    hidden = page.locator("figure > svg, div.math mjx-container").evaluate_all(HIDDEN)
    assert not hidden, f"{view}: not visible: {hidden}"


@pytest.mark.parametrize("width", [390])
def test_what_is_opened_stays_within_the_window(page: Page, address: str, width: int) -> None:
    closed = page.locator("article details:not([open])")
    opened = closed.evaluate_all("all => { all.forEach(each => { each.open = true; }); return all.length; }")
    found = page.evaluate(WIDTH)
    page.locator("article details[open]").evaluate_all("all => all.forEach(each => { each.open = false; })")
    assert found <= width, f"{address} at {width} px, with {opened} details opened: {found} px wide"


@pytest.mark.parametrize(("address", "width", "scheme"), all_views())
def test_axe_finds_nothing(page: Page, address: str, width: int, scheme: str) -> None:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    what = "document" if (width, scheme) == (1280, "light") else json.dumps(BUT_FORMULAS)
    options = TOLD if scheme == "light" else COLOURS
    found = page.evaluate(f"async options => (await axe.run({what}, options)).violations", options)
    said = [f"{violation['id']}: {node['html']}" for violation in found for node in violation["nodes"]]
    assert not said, f"{address} at {width} px, {scheme}:\n" + "\n".join(said)


@on_pages_of_every_form
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_formulas_have_the_colour_of_the_text(page: Page, address: str, scheme: str) -> None:
    other = page.locator("mjx-container").evaluate_all(OTHER_COLOURS)
    assert not other, f"{address}, {scheme}: of another colour: {other}"


def test_formulas_do_not_take_the_keyboard(page: Page, address: str) -> None:
    assert page.locator("mjx-container [tabindex], mjx-container[tabindex]").count() == 0, address


@on_pages_of_every_form
def test_page_reads_without_javascript(still: Page, address: str) -> None:
    assert still.locator("article").inner_text().strip(), f"{address} is empty"
    hidden = still.locator("div.math mjx-container").evaluate_all(HIDDEN)
    assert not hidden, f"{address}: a formula is not visible: {hidden}"


def test_nothing_is_drawn_before_all_of_the_page_is_there(address: str) -> None:
    found = re.search(r'<span id="end"></span>(.*)</body>', html(address), re.DOTALL)
    assert found, f"{address} has no #end, for which head.js waits"
    behind = re.sub(r"<script[^>]*>.*?</script>", "", found[1], flags=re.DOTALL).strip()
    assert not behind, f"{address}: #end, for which head.js waits, stands before {behind[:200]}"


def test_nothing_moves_while_the_page_loads(page: Page, tab: Tab, address: str) -> None:
    assert sum(shift for shift, _ in tab.shifts) < 0.001, f"{address}: {tab.shifts}"


@on_pages_of_every_form
def test_nothing_moves_while_the_page_loads_slowly(tab: Tab, address: str) -> None:
    tab.visit(address, slower=SLOWER)
    assert sum(shift for shift, _ in tab.shifts) < 0.001, f"{address}: {tab.shifts}"


def test_page_prints_within_the_paper(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 with margins of 1 cm
    page.emulate_media(media="print")
    assert page.locator("article").is_visible()
    assert not page.locator(".sidebar-drawer").is_visible(), f"{address} prints its navigation"
    assert page.evaluate(WIDTH) <= 718, f"{address} is wider than the paper"
    cut_off = page.locator("pre, .math-scroll").evaluate_all(CUT_OFF)
    assert not cut_off, f"{address}: cut off on paper: {cut_off}"
