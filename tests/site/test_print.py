"""What a page looks like on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from activation_functions import activations
from chosen_pages import pages_of_every_form

PAPER = {"width": 718, "height": 1000}  # A4 with margins of 1 cm
# What paper has no use for: what is pressed, what leads elsewhere on the site, what is downloaded.
USELESS = (
    "button:not(th *), input, select, form, aside, .downloads, figcaption, .headerlink, .related-pages, .bottom-of-page"
)
VISIBLE = "all => all.filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 100))"
BROKEN = """all => all.filter(each => getComputedStyle(each).breakInside !== "avoid")
    .map(each => each.outerHTML.slice(0, 100))"""
LONELY = """all => all.filter(each => getComputedStyle(each).breakAfter !== "avoid").map(each => each.innerText)"""
# As wide as the paper allows, without room for a bar beside it.
MARGINS = """article => {
    const {left, right} = article.getBoundingClientRect();
    return [left, innerWidth - right];
}"""


@pytest.mark.parametrize("address", pages_of_every_form())
def test_paper_has_the_text_alone(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    useless = page.locator(USELESS).evaluate_all(VISIBLE)
    assert not useless, f"{address} prints {useless}"
    broken = page.locator("article :is(pre, tr, figure, .cards li)").evaluate_all(BROKEN)
    assert not broken, f"{address}: a page may end within {broken}"
    left, right = page.locator("article").evaluate(MARGINS)
    assert 0 <= left <= 20 and 0 <= right <= 20, f"{address} has margins of its own: {left}, {right} px"
    lonely = page.locator("article h2").evaluate_all(LONELY)
    assert not lonely, f"{address}: a page may end behind the headings {lonely}"


@pytest.mark.parametrize("address", [f"functions/{name}.html" for name in sorted(activations)])
def test_a_function_takes_at_most_six_sheets(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 0 < sheets <= 6, f"{address}: {sheets} sheets of A4"
