"""What a result of the search looks like: its picture, its title, and what belongs to it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import SITE, wait_until
from specification.page import pages
from specification.properties import PROPERTIES
from test_layout import SIZE, box

# Of an element, the styles that are asked for.
STYLE = "(each, [names, part]) => names.map(name => getComputedStyle(each, part)[name])"


@pytest.fixture
def result(reader: Page) -> Locator:
    """The first result for a function with another name."""
    reader.goto(f"{(SITE / 'search.html').as_uri()}?q=silu")
    wait_until(reader, "() => document.querySelector('#search-results .others')")
    return reader.locator("#search-results > li", has=reader.locator(".others")).first


def style(element: Locator, *names: str, part: str | None = None) -> list[str]:
    found: list[str] = element.evaluate(STYLE, [names, part])
    return found


def test_of_many_results_the_best_twelve_are_shown(reader: Page) -> None:
    """How many there are is said beside it."""
    reader.goto(f"{(SITE / 'search.html').as_uri()}?q=relu")
    expect(reader.locator("#search-results > li")).to_have_count(12)
    [shown, found] = re.findall(r"\d+", reader.locator(".search-summary").inner_text())
    assert int(shown) == 12 < int(found) <= reader.evaluate("Search.rank('relu').length")


def test_where_else_to_look_is_said_behind_what_was_found(reader: Page) -> None:
    reader.goto(f"{(SITE / 'search.html').as_uri()}?q=qqqq")
    expect(reader.locator(".search-summary")).to_have_text(
        re.compile(r"^Nothing found for “qqqq”\. See all .*, or by family\. Often searched for, but not .*\.$")
    )


def test_pictures_have_one_size(reader: Page, result: Locator) -> None:
    assert {(one["width"], one["height"]) for one in map(box, reader.locator("#search-results svg").all())} == {
        (96, 72)
    }


def test_code_is_shown_beside_titles_that_are_no_code(reader: Page, result: Locator) -> None:
    pictured = reader.locator("#search-results > li:has(svg)").all()
    shown = [(one.locator("p > a").first.inner_text(), one.locator("p > code").all_inner_texts()) for one in pictured]
    assert any(code for _, code in shown) and not all(code for _, code in shown), shown
    for title, code in shown:
        [name] = [name for name, page in pages().items() if page.title.lower() == title.lower()]
        assert code == [name] * (name != title.lower()), f"{title}: {code}"


def test_the_title_stands_out_from_what_belongs_to_it(result: Locator) -> None:
    title, others = result.locator("p > a").first, result.locator(".others")
    article = result.locator("xpath=ancestor::article")
    assert int(style(title, "fontWeight")[0]) > 600 and style(title, "textDecorationLine") == ["none"]
    assert style(others, "color") != style(article, "color")
    assert others.evaluate(SIZE) < title.evaluate(SIZE) and style(others, "fontStyle") == ["italic"]
    gap = box(result.locator("p").nth(1))["y"] - box(result.locator("p").first)["y"]
    assert gap < 2 * title.evaluate(SIZE)


def test_results_are_close_together(result: Locator) -> None:
    """The picture lies near the edge, the text beside it, and the next result below."""
    outer, picture, text = box(result), box(result.locator("svg")), box(result.locator("p").first)
    following = box(result.locator("xpath=following-sibling::li[1]"))
    gaps = [picture["x"] - outer["x"], picture["y"] - outer["y"], text["x"] - picture["right"]]
    assert all(8 <= gap <= 24 for gap in [*gaps, following["y"] - outer["bottom"]]), gaps


def test_a_result_is_marked_under_the_pointer_and_with_the_focus(reader: Page, result: Locator) -> None:
    reader.mouse.move(0, 0)
    [plain] = style(result, "borderTopColor")
    result.hover()
    expect(result).not_to_have_css("border-top-color", plain)
    reader.mouse.move(0, 0)
    expect(result).to_have_css("border-top-color", plain)
    title = result.locator("p > a").first
    title.focus()
    reader.keyboard.press("Shift+Tab")
    reader.keyboard.press("Tab")
    expect(title).to_be_focused()
    assert style(title, "outlineWidth", "outlineStyle")[0] == "0px" or style(title, "outlineStyle") == ["none"]
    assert style(title, "outlineWidth", "outlineStyle", part="::after") == ["2px", "solid"]
    assert style(result, "borderTopColor") != [plain]


def test_those_that_have_a_property_stand_in_lines_of_text(reader: Page) -> None:
    reader.goto(f"{(SITE / 'search.html').as_uri()}?q={next(iter(PROPERTIES))}")
    wait_until(reader, "() => document.querySelector('#search-results .members')")
    members = reader.locator("#search-results .members").first
    first, second = map(box, members.locator("li").all()[:2])
    assert first["y"] == second["y"] and 8 <= second["x"] - first["right"] <= 24
    assert style(members.locator("li").first, "listStyleType") == ["none"]
    assert box(members)["x"] == box(members.locator("li").first)["x"]
