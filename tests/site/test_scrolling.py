"""What is wider than the window: it scrolls by itself, the keyboard can scroll it, and its first column stays."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from chosen_pages import html, pages_of_every_form
from conftest import ADDRESSES, SITE

BOXES = ".highlight pre, .output_subarea, .table-wrapper, .scrolling, .math-scroll"
# Boxes that scroll must take the focus, and others must not; formulas, of which there are many, say what they are.
WRONG = """boxes => boxes.filter(box => box.checkVisibility()).filter(box => {
    const wide = box.scrollWidth > box.clientWidth;
    const named = box.matches(".math-scroll") ? box.role === "group" && !!box.ariaLabel : wide;
    return (box.tabIndex === 0) !== wide || named !== wide;
}).map(box => box.outerHTML.slice(0, 200))"""
# The names of rows of a table that is scrolled to its end: where they are, and what lies there.
NAMES = """boxes => boxes.flatMap(box => {
    const names = [...box.querySelectorAll("tbody th[scope=row]")];
    if (box.scrollWidth <= box.clientWidth || !names.length || names[0].parentElement.cells.length < 3) return [];
    names[0].scrollIntoView({block: "center", behavior: "instant"});
    box.scrollLeft = box.scrollWidth;
    const {left, top, height} = names[0].getBoundingClientRect();
    const edge = box.getBoundingClientRect().left;
    return [{table: box.innerText.slice(0, 40), stays: left >= edge && left < edge + 20,
        seen: names[0].contains(document.elementFromPoint(left + 5, top + height / 2)),
        opaque: !getComputedStyle(names[0]).backgroundColor.endsWith(", 0)")}];
})"""
# Of the targets of each form, those that would lie under the header of a phone, or far below it, when a link has led to
# them; the choices of a filter lead to it.
COVERED = """async ids => {
    const header = document.querySelector(".mobile-header").getBoundingClientRect();
    const covered = [], forms = new Set();
    for (const id of ids) {
        const target = document.getElementById(id);
        const form = [target.parentElement, target].map(each => each.localName + each.className).join();
        if (forms.has(form) || document.querySelector(`option[value="${id}"]`)) continue;
        forms.add(form);
        location.hash = id;
        await new Promise(requestAnimationFrame);
        const {top} = target.getBoundingClientRect();
        const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
        if (top < header.bottom || (top > 250 && !end)) covered.push(id);
    }
    return covered;
}"""
LINKED = {link for address in ADDRESSES for link in re.findall('<a [^>]*href="[^"]*(#[^"]+)"', html(address))}
MOVING = """all => all.filter(each => [each, "::before", "::after"].some(part => {
    const style = part === each ? getComputedStyle(each) : getComputedStyle(each, part);
    return /[1-9]/.test(style.transitionDuration + style.animationDuration) || style.scrollBehavior === "smooth";
})).map(each => each.className)"""

on_pages_of_every_form = pytest.mark.parametrize("address", pages_of_every_form())


@on_pages_of_every_form
def test_what_scrolls_takes_the_focus_as_long_as_it_scrolls(page: Page, address: str) -> None:
    boxes = page.locator(BOXES)
    for width in (1280, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        wrong = boxes.evaluate_all(WRONG)
        assert not wrong, f"{address} at {width} px: {wrong}"
        for table in page.locator(".table-wrapper, .output_subarea").evaluate_all(NAMES):
            assert table["stays"] and table["seen"] and table["opaque"], f"{address} at {width} px: {table}"


@on_pages_of_every_form
def test_a_link_leads_below_the_header(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    ids = page.locator("article [id]").evaluate_all("all => all.map(each => each.id)")
    linked = [each for each in ids if f"#{each}" in LINKED]
    for covered in page.evaluate(COVERED, linked):
        pytest.fail(f"{address}: what #{covered} leads to lies under the header")


def test_nothing_moves_for_those_who_ask_for_it(reader: Page) -> None:
    reader.goto((SITE / "index.html").as_uri())
    moving = reader.locator("*").evaluate_all(MOVING)
    assert not moving, f"these move although the system asks for reduced motion: {moving}"
    reader.emulate_media(reduced_motion="no-preference")
    assert reader.locator("*").evaluate_all(MOVING)
