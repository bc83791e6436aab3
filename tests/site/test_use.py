"""What a reader does with the pages: copy, switch the theme, go through them with the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import ElementHandle, Page

# What can take the focus and is there to be seen, as a list that tells each of them.
REACHABLE = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(item => item.tabIndex >= 0 && !item.disabled && item.checkVisibility({visibilityProperty: true}))"""
# The next Tab leads to the first of them, as when the page has just been opened.
FROM_THE_FIRST = "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')"
# Notes what has the focus, and what does not show it by a line around it; of those that look alike, the first.
NOTE_FOCUS = """window.reached = new Set();
window.unmarked = new Set();
window.looks = new Set();
document.addEventListener("focusin", ({target}) => {
    const look = `${target.localName} ${target.className} ${target.parentElement.className}`;
    reached.add(target);
    if (looks.has(look)) return;
    looks.add(look);
    const lines = [null, "::after"].map(part => getComputedStyle(target, part));
    if (!lines.some(line => line.outlineStyle === "solid" && parseFloat(line.outlineWidth) >= 2)) unmarked.add(target);
});"""
# Where to click, unless something else lies there.
CENTRE = """button => {
    button.scrollIntoView({block: "center", behavior: "instant"});
    const {x, y, width, height} = button.getBoundingClientRect();
    const centre = [x + width / 2, y + height / 2];
    const there = document.elementFromPoint(...centre);
    if (!button.checkVisibility({visibilityProperty: true}) || !button.contains(there))
        throw Error(`instead of ${button.outerHTML.slice(0, 200)} one clicks ${there?.outerHTML.slice(0, 200)}`);
    return centre;
}"""


def copied(page: Page, button: ElementHandle) -> str:
    """Click a button that copies, which must be what lies there, and return what is then in the clipboard."""
    x, y = button.evaluate(CENTRE)
    page.mouse.click(x, y)
    return page.evaluate("navigator.clipboard.readText()")


def test_formulas_are_copied_as_tex(page: Page, address: str) -> None:
    for formula in page.query_selector_all("div.math:has(> .math-scroll)"):
        tex = formula.query_selector(".math-scroll").get_attribute("data-tex")
        assert copied(page, formula.query_selector("button.copy")) == tex, address


def test_code_is_copied_as_code(page: Page, address: str) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    for block in page.query_selector_all("div.highlight:has(> button.copy)"):
        lines = block.query_selector("pre").text_content().splitlines()
        typed = [line[4:] for line in lines if line.startswith((">>> ", "... "))] or lines
        text = copied(page, block.query_selector("button.copy"))
        assert text.strip() == "\n".join(typed).strip(), f"{address}: {text!r} was copied"
        assert text.strip()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_reaches_everything(page: Page, address: str, width: int) -> None:
    page.evaluate(FROM_THE_FIRST)
    count = page.evaluate(f"(window.expected = {REACHABLE}).length")
    page.evaluate(NOTE_FOCUS)
    for _ in range(count + 1):
        page.keyboard.down("Tab")  # as if it were held down
    page.keyboard.up("Tab")
    missed = page.evaluate("expected.filter(item => !reached.has(item)).map(item => item.outerHTML.slice(0, 200))")
    assert not missed, f"{address} at {width} px: the keyboard does not reach {missed}"
    unmarked = page.evaluate("[...unmarked].map(item => item.outerHTML.slice(0, 200))")
    assert not unmarked, f"{address} at {width} px: the focus is not seen on {unmarked}"


def test_theme_switch_changes_the_figures(page: Page, address: str) -> None:
    figures = page.locator("figure.figure > svg, .cards svg")
    drawn = """figures => figures.map(figure => [...figure.querySelectorAll("path, use, g")]
        .map(part => getComputedStyle(part)).map(style => style.stroke + style.fill).join())"""
    before = figures.evaluate_all(drawn)
    page.locator(".theme-toggle:visible").first.click()  # from the system's to the opposite of it
    after = figures.evaluate_all(drawn)
    theme = page.locator("body").get_attribute("data-theme")
    page.evaluate("localStorage.clear(); document.body.dataset.theme = 'auto'")
    assert theme == "dark", address
    assert not set(before) & set(after), f"{address}: a figure keeps its colours"
