"""Each activation on one sheet of paper: formula, derivative, figure and facts, by ?handout in the address."""

from __future__ import annotations

import re

import pytest
from docutils import nodes
from playwright.sync_api import Page

from activation_functions import activations
from built_pages import text
from conftest import SITE

# What is seen of a page, by the elements that stand for it.
PARTS = {
    "title": "h1",
    "formula": "#{id}-definition mjx-container",
    "derivative": "#{id}-derivative mjx-container",
    "figure": ".first-screen figure > svg",
    "facts": "#facts tr",
    "source": ".source",
}
SEEN = """selectors => Object.fromEntries(Object.entries(selectors).map(([name, selector]) =>
    [name, [...document.querySelectorAll(`article ${selector}`)].map(each => each.checkVisibility())]))"""
OTHERS = """keep => [...document.querySelectorAll("article *, footer, aside, nav")]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().height > 1)
    .filter(each => !keep.some(one => each.closest(one) || each.querySelector(one)))
    .map(each => each.outerHTML.slice(0, 100))"""
KEPT = ["h1", "h1 + p", ".first-screen", "#facts h2", "#facts .output_subarea", ".source"]
WITHIN = """() => [...document.querySelectorAll("article :is(svg, table, mjx-container)")].filter(each => {
    const {left, right} = each.getBoundingClientRect();
    return each.checkVisibility() && (left < 0 || right > innerWidth);
}).map(each => each.outerHTML.slice(0, 100))"""
every_name = pytest.mark.parametrize("name", sorted(activations))


@every_name
def test_an_activation_is_on_one_sheet(reader: Page, name: str) -> None:
    reader.goto(f"{(SITE / f'functions/{name}.html').as_uri()}?handout")
    reader.emulate_media(media="print")
    reader.set_viewport_size({"width": 718, "height": 1000})
    parts = {part: selector.format(id=nodes.make_id(name)) for part, selector in PARTS.items()}
    seen = reader.evaluate(SEEN, parts)
    missing = [part for part, found in seen.items() if not found or not all(found)]
    assert not missing, f"{name}: without its {missing}"
    others = reader.evaluate(OTHERS, KEPT)
    assert not others, f"{name}: on the sheet is also {others[:3]}"
    assert not (cut := reader.evaluate(WITHIN)), f"{name}: beyond the edge of the paper: {cut}"
    sheets = len(re.findall(rb"/Type\s*/Page\b", reader.pdf(format="A4")))
    assert sheets == 1, f"{name}: {sheets} sheets of A4"


@every_name
def test_its_page_links_to_it(name: str) -> None:
    assert '<a href="?handout">' in text(f"functions/{name}.html").partition('class="downloads"')[2], name


def test_it_says_where_it_is_from_and_the_page_is_whole_without_it(reader: Page) -> None:
    name = sorted(activations)[0]
    reader.goto(f"{(SITE / f'functions/{name}.html').as_uri()}?handout")
    source = reader.locator(".source").inner_text()
    assert f"functions/{name}.html" in source and "CC BY 4.0" in source
    assert not reader.locator("#relations").is_visible() and not reader.locator("footer").is_visible()
    reader.goto((SITE / f"functions/{name}.html").as_uri())
    assert reader.locator("#relations").is_visible() and not reader.locator(".source").count()


def test_other_pages_have_no_handout(reader: Page) -> None:
    reader.goto(f"{(SITE / 'table.html').as_uri()}?handout")
    assert reader.locator("article table").is_visible() and not reader.locator(".source").count()
