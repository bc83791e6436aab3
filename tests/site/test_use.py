"""What a reader does with the pages: copy, search, switch the theme, go through them with the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from activation_functions import activations
from conftest import opened
from specification.properties import PROPERTIES

CLIPBOARD = "navigator.clipboard.readText()"
WORDS = [(word, name) for name, one in PROPERTIES.items() for word in (name, *one.others)]
NAMES = [(other, one.name) for one in activations.values() for other in (one.name, *one.aliases)]
# What can take the focus and is there to be seen, as a list that tells each of them.
REACHABLE = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(item => item.tabIndex >= 0 && !item.disabled && item.checkVisibility({visibilityProperty: true}))"""


def test_formulas_are_copied_as_tex(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    formulas = page.locator("div.math:has(> .math-scroll)").all()
    for formula in formulas:
        formula.locator("button.copy-tex").click()
        assert page.evaluate(CLIPBOARD) == formula.locator(".math-scroll").get_attribute("data-tex"), address
    page.context.close()


def test_code_is_copied_as_code(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    for block in page.locator("div.highlight:has(> button.copybtn)").all():
        block.hover()
        block.locator("button.copybtn").click()
        lines = block.locator("pre").text_content().splitlines()
        typed = [line[4:] for line in lines if line.startswith((">>> ", "... "))] or lines
        copied = page.evaluate(CLIPBOARD)
        assert copied.strip() == "\n".join(typed).strip(), f"{address}: {copied!r} was copied"
        assert copied.strip()
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_reaches_everything(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address, viewport={"width": width, "height": 900})
    count = page.evaluate(f"(window.expected = {REACHABLE}).length")
    page.evaluate(
        """window.reached = new Set();
        document.addEventListener("focusin", event => window.reached.add(event.target));"""
    )
    for _ in range(count + 1):
        page.keyboard.press("Tab")
    missed = page.evaluate("expected.filter(item => !reached.has(item)).map(item => item.outerHTML.slice(0, 200))")
    assert not missed, f"{address} at {width} px: the keyboard does not reach {missed}"
    page.context.close()


def test_theme_switch_changes_the_figures(browser: Browser, address: str) -> None:
    page = opened(browser, address, color_scheme="light")
    figures = page.locator("figure.figure > svg, .cards svg")
    drawn = """figures => figures.map(figure => [...figure.querySelectorAll("path, use, g")]
        .map(part => getComputedStyle(part)).map(style => style.stroke + style.fill).join())"""
    before = figures.evaluate_all(drawn)
    page.locator(".theme-toggle:visible").first.click()  # from the system's to the opposite of it
    after = figures.evaluate_all(drawn)
    assert page.locator("body").get_attribute("data-theme") == "dark"
    assert not set(before) & set(after), f"{address}: a figure keeps its colours"
    page.context.close()


@pytest.mark.parametrize(("name", "activation"), NAMES, ids=[name for name, _ in NAMES])
def test_search_finds_an_activation_by_any_of_its_names(browser: Browser, name: str, activation: str) -> None:
    page = opened(browser, "index.html")
    page.locator("form.search input").fill(name)
    page.keyboard.press("Enter")
    first = page.locator("#search-results li a").first
    first.wait_for(timeout=10_000)
    assert f"functions/{activation}.html" in (first.get_attribute("href") or ""), f"{name} finds {first.inner_text()}"
    page.context.close()


def spellings(name: str) -> list[str]:
    """Other ways to write a name: words apart, joined, with hyphens, in capitals."""
    words = re.split(r"[ _-]", name)
    joined = [separator.join(words) for separator in ("", " ", "-", "_")]
    return [*joined, "".join(word.capitalize() for word in words), name.upper()]


def test_search_finds_an_activation_in_any_spelling(browser: Browser) -> None:
    page = opened(browser, "search.html")
    page.wait_for_function("Search.hasIndex()")
    best = """query => Search._performSearch(...Search._parseQuery(query)).at(-1)[0]"""
    for name, activation in NAMES:
        for spelling in spellings(name):
            assert page.evaluate(best, spelling) == f"functions/{activation}", spelling
    page.context.close()


@pytest.mark.parametrize(("word", "name"), WORDS, ids=[word for word, _ in WORDS])
def test_search_by_property_leads_to_those_that_have_it(browser: Browser, word: str, name: str) -> None:
    page = opened(browser, "index.html")
    page.locator("form.search input").fill(word)
    page.keyboard.press("Enter")
    first = page.locator("#search-results li a").first
    first.wait_for(timeout=10_000)
    first.click()
    page.wait_for_load_state()
    rows = page.locator(".activation-table tbody tr:visible th > a:first-child").all_text_contents()
    assert rows == [one.name for one in PROPERTIES[name].members()]
    page.context.close()
