"""The bars beside the text and the colours of the page: opened, closed, remembered."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from chosen_pages import pages_with
from conftest import SITE
from extensions.directives import by_family
from test_layout import box

# With contents of its own, which are a second bar.
PAGE = (SITE / pages_with('class="toc-tree"')[0]).as_uri()
# The name of a bar, its element, and the width of the window at which it still is a bar to be opened.
BARS = [("Site", ".sidebar-drawer", 390), ("On this page", ".toc-drawer", 390), ("On this page", ".toc-drawer", 1199)]
REACHED = (
    """bar => [...bar.querySelectorAll("a, input")].some(item => item.checkVisibility({visibilityProperty: true}))"""
)
FOCUSED_FIRST = """bar => document.activeElement ===
    [...bar.querySelectorAll("a, input, button")].find(item => item.checkVisibility({visibilityProperty: true}))"""
IN_SIGHT = """bar => {
    const {left, right} = bar.getBoundingClientRect();
    return left >= 0 && right <= innerWidth;
}"""


@pytest.mark.parametrize(("name", "selector", "width"), BARS)
def test_a_bar_is_opened_and_closed(reader: Page, name: str, selector: str, width: int) -> None:
    reader.goto(PAGE)
    reader.set_viewport_size({"width": width, "height": 800})
    bar, button = reader.locator(selector), reader.get_by_role("button", name=name, exact=True)
    assert bar.get_attribute("aria-label") == name

    def check(is_open: bool) -> None:
        expect(button).to_have_attribute("aria-expanded", "true" if is_open else "false")
        assert bar.evaluate(REACHED) == is_open, "what is out of sight is out of reach"
        assert bar.evaluate(IN_SIGHT) == is_open

    check(is_open=False)
    for close in ("by Escape", "by a click beside it"):
        button.press("Enter") if close == "by Escape" else button.click()
        check(is_open=True)
        assert bar.evaluate(FOCUSED_FIRST), "the focus is not on the first link of the bar"
        if close == "by Escape":
            reader.keyboard.press("Escape")
            expect(button).to_be_focused()
        else:
            reader.mouse.click(5 if "toc" in selector else width - 5, 400)
        check(is_open=False)
    reader.keyboard.press("Escape")
    check(is_open=False)


def test_a_bar_is_opened_without_javascript(tab_without_javascript: Page) -> None:
    tab_without_javascript.set_viewport_size({"width": 390, "height": 800})
    tab_without_javascript.goto(PAGE)
    for selector, opener in ((".sidebar-drawer", "#__navigation"), (".toc-drawer", "#__toc")):
        bar = tab_without_javascript.locator(selector)
        assert not bar.evaluate(IN_SIGHT)
        assert tab_without_javascript.locator(opener).evaluate("opener => getComputedStyle(opener).opacity") == "0"
        tab_without_javascript.locator(opener).focus()
        tab_without_javascript.keyboard.press("Space")
        expect(tab_without_javascript.locator(opener)).to_have_css("opacity", "1")
        expect(bar).to_have_css("visibility", "visible")
        tab_without_javascript.keyboard.press("Space")
        expect(bar).to_have_css("visibility", "hidden")


def test_the_bar_marks_the_page_itself(reader: Page) -> None:
    reader.goto(PAGE)
    bold = reader.locator(".sidebar-drawer li a").evaluate_all(
        "links => links.filter(link => getComputedStyle(link).fontWeight >= 600).map(link => link.href.split('#')[0])"
    )
    assert bold == [PAGE]


IN_VIEW = """entry => {
    const {top, bottom, height} = entry.getBoundingClientRect();
    const [x, y] = [entry.getBoundingClientRect().x + 5, (top + bottom) / 2];
    return height > 0 && top >= 0 && bottom <= innerHeight && entry.contains(document.elementFromPoint(x, y));
}"""


@pytest.mark.parametrize("height", [800, 500])
def test_the_entry_of_a_page_and_what_is_about_the_site_are_in_sight(reader: Page, height: int) -> None:
    """Also in the longest family, and in a low window; without scrolling."""
    families = by_family()
    longest = max(families, key=lambda family: len(families[family]))
    for one in [*(members[-1] for members in families.values()), *families[longest]]:
        reader.set_viewport_size({"width": 1280, "height": height})
        reader.goto((SITE / f"functions/{one.name}.html").as_uri())
        reader.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        seen = reader.locator(".sidebar-drawer [aria-current]").evaluate_all(f"all => all.map({IN_VIEW})")
        assert seen == [True], f"{one.name}: its entry is not in view"
        assert all(reader.locator(".sidebar-about a").evaluate_all(f"all => all.map({IN_VIEW})")), one.name


def test_the_contents_of_a_page_are_there_from_1200_px(reader: Page) -> None:
    """They stand beside the text, to which they leave at least 46em."""
    for width in (1200, 1280, 1440):
        reader.set_viewport_size({"width": width, "height": 800})
        reader.goto(PAGE)
        contents, text = reader.locator(".toc-tree").bounding_box(), reader.locator("article").bounding_box()
        assert contents and text
        assert text["x"] + text["width"] <= contents["x"] and contents["x"] + contents["width"] <= width
        assert text["width"] >= 46 * 16, f"at {width} px the text is {text['width']} px wide"
        assert not reader.get_by_role("button", name="On this page", exact=True).is_visible()


def test_the_first_link_leads_to_the_text(reader: Page) -> None:
    reader.goto(PAGE)
    reader.keyboard.press("Tab")
    link = reader.locator(":focus")
    assert "content" in link.inner_text()
    box = link.bounding_box()
    assert box and box["y"] >= 0, "the link is out of sight"
    link.press("Enter")
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.querySelector('[role=main]').contains(document.activeElement)")


@pytest.mark.parametrize(("scheme", "others"), [("light", ["dark", "light"]), ("dark", ["light", "dark"])])
def test_the_theme_is_switched_and_remembered(reader: Page, scheme: str, others: list[str]) -> None:
    reader.goto(PAGE)
    reader.evaluate("localStorage.clear()")
    reader.emulate_media(color_scheme=scheme)
    reader.reload()
    dark = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every(part => part < 128)"
    look = "getComputedStyle(document.body).getPropertyValue('--figure-1') + getComputedStyle(document.body).color"
    looks = {scheme: reader.evaluate(look)}
    assert reader.evaluate(dark) == (scheme == "dark")
    for theme in (*others, scheme):  # the last is the system's again
        reader.locator(".theme-toggle:visible").first.click()
        assert reader.evaluate(dark) == (theme == "dark"), f"the switch does not lead to {theme}"
        assert reader.evaluate(look) == looks.setdefault(theme, reader.evaluate(look))
        assert reader.locator(".theme-toggle:visible").first.locator("svg:visible").count() == 1
        reader.reload()
        assert reader.evaluate(dark) == (theme == "dark"), f"{theme} is forgotten"
    assert len(set(looks.values())) == 2
    assert reader.evaluate("document.body.dataset.theme") == "auto"
    reader.evaluate("localStorage.clear()")


def test_pages_about_the_site_are_linked_in_lines(reader: Page) -> None:
    """With a space between them, and not one below the other, which would take the room of the contents."""
    reader.goto((SITE / "index.html").as_uri())
    links = [box(each) for each in reader.locator(".sidebar-about a").all()]
    lines = {each["y"]: [one for one in links if one["y"] == each["y"]] for each in links}
    assert len(lines) < len(links) - 1
    for line in lines.values():
        assert all(12 < after["x"] - before["right"] < 24 for before, after in pairwise(line)), line
