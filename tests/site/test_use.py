"""What a reader does with the pages: copy, search, switch the theme, go through them with the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ElementHandle, Locator, Page, expect

from activation_functions import activations
from chosen_pages import html
from conftest import SITE
from specification.properties import PROPERTIES

WORDS = [(word, name) for name, one in PROPERTIES.items() for word in (name, *one.others)]
NAMES = [(other, one.name) for one in activations.values() for other in (one.name, *one.aliases)]
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
        assert copied(page, formula.query_selector("button.copy-tex")) == tex, address


def test_code_is_copied_as_code(page: Page, address: str) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
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


def plain(name: str) -> str:
    """The letters and digits of a name."""
    return re.sub("[^a-z0-9]", "", name.lower())


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


def test_search_says_what_it_has_not_found(reader: Page) -> None:
    reader.goto((SITE / "index.html").as_uri())
    reader.locator(".sidebar-search").fill("qqzzqq")
    with reader.expect_navigation():
        reader.locator(".sidebar-search").press("Enter")
    said = reader.locator(".search-summary")
    expect(said).to_contain_text("did not match any documents")
    assert reader.locator("#search-results li").count() == 0
    assert reader.locator("h1").inner_text() == "Search"


def spellings(name: str) -> list[str]:
    """Other ways to write a name: words apart, joined, with hyphens, in capitals."""
    words = re.split(r"[ _-]", name)
    joined = [separator.join(words) for separator in ("", " ", "-", "_")]
    return [*joined, "".join(word.capitalize() for word in words), name.upper()]


def test_search_finds_an_activation_in_any_spelling(reader: Page) -> None:
    """The first result is its definition, and no place is found twice."""
    reader.goto((SITE / "search.html").as_uri())
    reader.wait_for_function("Search.hasIndex()")
    found = """query => Search._performSearch(...Search._parseQuery(query)).map(([page, name, anchor, kind]) =>
        ({page, name, place: page + anchor, kind})).reverse()"""
    for name, activation in NAMES:
        for spelling in spellings(name):
            results = reader.evaluate(found, spelling)
            assert results, f"{spelling} finds nothing"
            assert results[0]["page"] == f"functions/{activation}", spelling
            assert plain(results[0]["name"]) == plain(name), spelling
            places = [result["place"] for result in results]
            assert len(places) == len(set(places)), f"{spelling} finds twice: {places}"
            path, _, anchor = places[0].partition("#")
            assert f'id="{anchor}"' in html(f"{path}.html"), f"{spelling} leads to {places[0]}"


@pytest.mark.parametrize(("word", "name"), WORDS, ids=[word for word, _ in WORDS])
def test_search_by_property_leads_to_those_that_have_it(reader: Page, word: str, name: str) -> None:
    with reader.expect_navigation():
        search(reader, word).click()
    rows = reader.locator(".activation-table tbody tr:visible th > a:first-child")
    expect(rows).to_have_text([one.name for one in PROPERTIES[name].members()])
