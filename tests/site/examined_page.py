"""What is asked of a page on which something has been chosen, and so is not seen by the tests of all pages."""

from __future__ import annotations

from playwright.sync_api import Page

from conftest import FROM_THE_TOP
from test_explored_figures import SMALL
from test_layout import BROKEN, COVERED, SIZES
from test_pages import AXE, COLOURS, TOLD, WIDTH
from test_use import EARLY, FROM_THE_FIRST, NOTE_FOCUS, REACHABLE

UNKNOWN = (
    "[...document.querySelectorAll('*')].filter(each => each instanceof HTMLUnknownElement).map(each => each.outerHTML)"
)
EXAMINED = "async options => (await axe.run('article', options)).violations"


def examine(page: Page, what: str) -> None:
    """Axe finds nothing, nothing is unknown, covered, small, broken or too wide, on 320 pixels and with large text."""
    assert not (unknown := page.evaluate(UNKNOWN)), f"{what}: no elements of HTML: {unknown}"
    page.evaluate(AXE.read_text("utf-8"))
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("scrollTo(0, 0)")
        for options, scheme in ((TOLD, "light"), (COLOURS, "dark")):
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate(EXAMINED, options)
            said = [(each["id"], node["html"]) for each in found for node in each["nodes"]]
            assert not said, f"{what} at {width} px, {scheme}: {said}"
        assert page.evaluate(WIDTH) <= width, f"{what}: scrolls sideways at {width} px"
        assert not (covered := page.locator("article").evaluate(COVERED)), f"{what} at {width} px: {covered}"
        assert min(page.locator("article").evaluate(SIZES)) >= 12, what
        broken = page.locator(".explorer :is(label, span, button)").evaluate_all(BROKEN)
        assert not broken, f"{what} at {width} px: {broken}"
        small = page.locator("article :is(form, .codes) :is(button, input, select, textarea, summary)").evaluate_all(
            SMALL
        )
        assert not small, f"{what}: smaller than 24 px: {small}"
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for form in page.locator("form.explorer:visible").all():
        wide = form.evaluate("form => form.scrollWidth - form.clientWidth")
        assert wide <= 1, f"{what}: text twice as large is {wide} px wider than its room"


def reach(page: Page) -> None:
    """The keyboard reaches everything, in the order of the page, and the focus is seen."""
    assert not (early := page.evaluate(EARLY)), early
    page.evaluate(FROM_THE_TOP)
    page.evaluate(FROM_THE_FIRST)
    count = page.evaluate(f"(window.expected = {REACHABLE}).length")
    page.evaluate(NOTE_FOCUS)
    for _ in range(count + 1):
        page.keyboard.press("Tab")
    missed = page.evaluate("expected.filter(item => !reached.has(item)).map(item => item.outerHTML.slice(0, 200))")
    assert not missed, missed
    unmarked = page.evaluate("[...unmarked].map(item => item.outerHTML.slice(0, 200))")
    assert not unmarked, f"the focus is not seen on {unmarked}"
