"""What a reader does with the pages: copy, search, switch the theme, go through them with the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ElementHandle, Locator, Page, expect

from activation_functions import activations
from conftest import SITE
from specification.properties import PROPERTIES

WORDS = [(word, name) for name, one in PROPERTIES.items() for word in (name, *one.others)]
NAMES = [(other, one.name) for one in activations.values() for other in (one.name, *one.aliases)]
# What can take the focus and is there to be seen, as a list that tells each of them.
REACHABLE = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(item => item.tabIndex >= 0 && !item.disabled && item.checkVisibility({visibilityProperty: true}))"""
# The next Tab leads to the first of them, as when the page has just been opened.
FROM_THE_FIRST = "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')"
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
        assert copied(page, formula.query_selector("button.copy-tex")) == tex, address


def test_code_is_copied_as_code(page: Page, address: str) -> None:
    for block in page.query_selector_all("div.highlight:has(> button.copybtn)"):
        lines = block.query_selector("pre").text_content().splitlines()
        typed = [line[4:] for line in lines if line.startswith((">>> ", "... "))] or lines
        text = copied(page, block.query_selector("button.copybtn"))
        assert text.strip() == "\n".join(typed).strip(), f"{address}: {text!r} was copied"
        assert text.strip()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_reaches_everything(page: Page, address: str, width: int) -> None:
    page.evaluate(FROM_THE_FIRST)
    count = page.evaluate(f"(window.expected = {REACHABLE}).length")
    page.evaluate(
        """window.reached = new Set();
        document.addEventListener("focusin", event => window.reached.add(event.target));"""
    )
    for _ in range(count + 1):
        page.keyboard.down("Tab")  # as if it were held down
    page.keyboard.up("Tab")
    missed = page.evaluate("expected.filter(item => !reached.has(item)).map(item => item.outerHTML.slice(0, 200))")
    assert not missed, f"{address} at {width} px: the keyboard does not reach {missed}"


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


def search(page: Page, query: str) -> Locator:
    """Search for it in the form of the front page, and return the first link that is found."""
    page.goto((SITE / "index.html").as_uri())
    page.locator("form.search input").fill(query)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    first = page.locator("#search-results li a").first
    first.wait_for(timeout=10_000)
    return first


@pytest.mark.parametrize(("name", "activation"), NAMES, ids=[f"{activation}-{name}" for name, activation in NAMES])
def test_search_finds_an_activation_by_any_of_its_names(reader: Page, name: str, activation: str) -> None:
    first = search(reader, name)
    assert f"functions/{activation}.html" in (first.get_attribute("href") or ""), f"{name} finds {first.inner_text()}"


def spellings(name: str) -> list[str]:
    """Other ways to write a name: words apart, joined, with hyphens, in capitals."""
    words = re.split(r"[ _-]", name)
    joined = [separator.join(words) for separator in ("", " ", "-", "_")]
    return [*joined, "".join(word.capitalize() for word in words), name.upper()]


def test_search_finds_an_activation_in_any_spelling(reader: Page) -> None:
    reader.goto((SITE / "search.html").as_uri())
    reader.wait_for_function("Search.hasIndex()")
    best = """query => Search._performSearch(...Search._parseQuery(query)).at(-1)[0]"""
    for name, activation in NAMES:
        for spelling in spellings(name):
            assert reader.evaluate(best, spelling) == f"functions/{activation}", spelling


@pytest.mark.parametrize(("word", "name"), WORDS, ids=[word for word, _ in WORDS])
def test_search_by_property_leads_to_those_that_have_it(reader: Page, word: str, name: str) -> None:
    with reader.expect_navigation():
        search(reader, word).click()
    rows = reader.locator(".activation-table tbody tr:visible th > a:first-child")
    expect(rows).to_have_text([one.name for one in PROPERTIES[name].members()])
