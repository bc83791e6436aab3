"""What is asked of a page on which something has been chosen, and so is not seen by the tests of all pages."""

from __future__ import annotations

from playwright.sync_api import Page

from conftest import DESK, FROM_THE_TOP
from test_layout import BROKEN, COVERED, SIZES
from test_pages import AXE, COLOURS, TOLD, WIDTH
from test_use import EARLY, FROM_THE_FIRST, NOTE_FOCUS, REACHABLE

EXAMINED = "async ([parts, options]) => (await axe.run({include: parts}, options)).violations"
UNKNOWN = """[...document.querySelectorAll("*")].filter(each => each instanceof HTMLUnknownElement)
    .map(each => each.outerHTML)"""
# Signs of elements that are read as text, for they are misspelt.
UNREAD = """article => article.innerText.match(/<[^\\s<=]*>/g) ?? []"""
REPEATED = """tables => tables.filter(each => each.checkVisibility()).flatMap(({rows}) => {
    const heads = [[...rows[0].cells], [...rows].map(({cells}) => cells[0])].map(cells =>
        cells.filter(each => each.matches("th") && each.innerText).map(each => each.innerText));
    return heads.filter(texts => new Set(texts).size < texts.length);
})"""
CAPTIONED_ABOVE = """figures => figures.filter(each => each.checkVisibility()).filter(each => {
    const caption = each.querySelector(":scope > figcaption")?.getBoundingClientRect().top;
    return [...each.querySelectorAll(":scope > svg")].some(svg => svg.getBoundingClientRect().bottom > caption + 1);
}).map(each => each.id)"""
SMALL = """controls => controls.filter(each => each.checkVisibility()).map(each => [each.outerHTML.slice(0, 80),
    (each.closest("label") ?? each).getBoundingClientRect()]).filter(([, {width, height}]) => width < 24 || height < 24)
    .map(([html]) => html)"""


def examine(page: Page, what: str, *parts: str) -> None:
    """Axe finds nothing in some parts of the page, by default in the article; nothing is unknown, covered, small,
    broken or too wide, on 320 pixels and with text twice as large."""
    page.evaluate(AXE.read_text("utf-8"))
    assert not (unknown := page.evaluate(UNKNOWN)), f"{what}: not known as HTML: {unknown}"
    assert not (unread := page.locator("article").evaluate(UNREAD)), f"{what}: not read as HTML: {unread}"
    assert not (repeated := page.locator("article form table").evaluate_all(REPEATED)), f"{what}: {repeated}"
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("scrollTo(0, 0)")
        for options, scheme in ((TOLD, "light"), (COLOURS, "dark")):
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate(EXAMINED, [parts or ["article"], options])
            said = [(each["id"], node["html"]) for each in found for node in each["nodes"]]
            assert not said, f"{what} at {width} px, {scheme}: {said}"
        assert page.evaluate(WIDTH) <= width, f"{what}: scrolls sideways at {width} px"
        assert not (above := page.locator("article figure").evaluate_all(CAPTIONED_ABOVE)), f"{what}: {above}"
        assert not (covered := page.locator("article").evaluate(COVERED)), f"{what} at {width} px: {covered}"
        assert min(page.locator("article").evaluate(SIZES)) >= 12, what
        broken = page.locator(".explorer :is(label, span, button, dt, dd)").evaluate_all(BROKEN)
        assert not broken, f"{what} at {width} px: {broken}"
        controls = page.locator("article :is(form, .codes) :is(button, input, select, textarea, summary)")
        assert not (small := controls.evaluate_all(SMALL)), f"{what}: smaller than 24 px: {small}"
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for form in page.locator("form.explorer:visible").all():
        wide = form.evaluate("form => form.scrollWidth - form.clientWidth")
        assert wide <= 1, f"{what}: text twice as large is {wide} px wider than its room"
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(DESK)


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
