"""What a reader does with the pages: copy, switch the theme, go through them with the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from chosen_pages import pages_of_every_form
from conftest import SITE

# What can take the focus and is there to be seen, as a list that tells each of them.
REACHABLE = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(item => item.tabIndex >= 0 && !item.disabled && item.checkVisibility({visibilityProperty: true}))"""
# What has a number of its own in the order of the keyboard, which is that of the page.
EARLY = "[...document.querySelectorAll('*')].filter(item => item.tabIndex > 0).map(item => item.outerHTML.slice(0, 99))"
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
# Each box with what is in the clipboard when its button was pressed, which must be what lies where one presses.
COPIED = """async boxes => {
    const found = [];
    for (const box of boxes) {
        const button = box.querySelector("button.copy");
        button.scrollIntoView({block: "center", behavior: "instant"});
        const {x, y, width, height} = button.getBoundingClientRect();
        const there = document.elementFromPoint(x + width / 2, y + height / 2);
        if (!button.checkVisibility({visibilityProperty: true}) || !button.contains(there))
            throw Error(`instead of ${button.outerHTML.slice(0, 200)} one presses ${there?.outerHTML.slice(0, 200)}`);
        button.click();
        const source = box.querySelector("[data-tex], pre");
        found.push([source.dataset.tex ?? source.textContent, await navigator.clipboard.readText()]);
    }
    return found;
}"""


UNFOLD = """(window.folded = document.querySelectorAll("details:not([open])")).forEach(each => { each.open = true; })"""


def test_formulas_are_copied_as_tex(page: Page, address: str) -> None:
    for tex, copied in page.locator("div.math:has(> .math-scroll)").evaluate_all(COPIED):
        assert copied == tex, address


def test_code_is_copied_as_code(page: Page, address: str) -> None:
    page.evaluate(UNFOLD)
    found = page.locator("div.highlight:has(> button.copy)").evaluate_all(COPIED)
    page.evaluate("folded.forEach(each => { each.open = false; })")
    for code, copied in found:
        lines = code.splitlines()
        typed = [line[4:] for line in lines if line.startswith((">>> ", "... "))] or lines
        assert copied.strip() == "\n".join(typed).strip(), f"{address}: {copied!r} was copied"
        assert copied.strip()


@pytest.mark.parametrize("address", pages_of_every_form())
@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_reaches_everything(page: Page, address: str, width: int) -> None:
    page.evaluate(FROM_THE_FIRST)
    count = page.evaluate(f"(window.expected = {REACHABLE}).length")
    page.evaluate(NOTE_FOCUS)
    in_frames = sum(frame.evaluate(f"{REACHABLE}.length") for frame in page.frames[1:])
    for _ in range(count + in_frames + 1):
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


# How lines are joined that do not say it themselves.
JOINED = """paths => [...new Set(
    paths.filter(({style}) => !style.strokeLinejoin).map(path => getComputedStyle(path).strokeLinejoin))]"""


def test_lines_of_figures_are_joined_as_in_files(page: Page, address: str) -> None:
    rule = re.compile(r"\*\{stroke-linejoin: (\w+)")
    [in_files] = {join for file in SITE.glob("figures/*.svg") for join in rule.findall(file.read_text("utf-8"))}
    joined = page.locator("figure.figure > svg :is(path, line)").evaluate_all(JOINED)
    assert joined in ([], [in_files]), f"{address}: lines are joined {joined}, in files {in_files}"
