"""The buttons that copy: seen when they are wanted, and what they say when they have copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from chosen_pages import html, pages_with
from conftest import ADDRESSES, SITE, focus_by_keys, opened
from test_figure_files import contrast
from test_pages import AXE, TOLD
from test_use import EARLY

# With a formula that has an anchor, and code.
ADDRESS = pages_with(r'<div class="math" id=|<div class="math-wrapper[^>]* id=')[0]
PAGE = (SITE / ADDRESS).as_uri()
BUTTONS = "button.copy"
OPACITIES = "buttons => buttons.map(button => getComputedStyle(button).opacity)"
OVERLAPS = """boxes => boxes.filter(box => {
    const formula = box.querySelector(".math-scroll").getBoundingClientRect();
    const buttons = [...box.querySelectorAll(":scope > .copy")].map(each => each.getBoundingClientRect());
    return buttons.some(({left, right}) => left < formula.right || right > innerWidth);
}).map(box => box.innerText)"""
VARIABLES = """(body, names) => names.map(name => getComputedStyle(body).getPropertyValue(name).trim()
    .replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3"))"""
# Buttons that are not on top at their corners, or smaller than a finger needs.
COVERED = """buttons => buttons.filter(button => button.checkVisibility()).filter(button => {
    button.scrollIntoView({block: "center", behavior: "instant"});
    const {left, right, top, bottom} = button.getBoundingClientRect();
    const corners = [[left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2]];
    return right - left < 23.9 || bottom - top < 23.9
        || corners.some(([x, y]) => !button.contains(document.elementFromPoint(x, y)));
}).map(button => button.closest(".math").innerText)"""
# Links to a formula that do not stand before it, halfway down.
LINK_OVERLAPS = """links => links.filter(link => {
    const formula = link.parentElement.querySelector(".math-scroll").getBoundingClientRect();
    const {right, top, bottom} = link.getBoundingClientRect();
    return right > formula.left || Math.abs(top + bottom - formula.top - formula.bottom) > 16;
}).map(link => link.href)"""


def test_buttons_are_seen_where_the_pointer_or_the_focus_is(reader: Page) -> None:
    reader.goto(PAGE)
    reader.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    buttons = reader.locator(BUTTONS)
    assert set(buttons.evaluate_all(OPACITIES)) == {"0"}
    for button in buttons.all():
        box = button.locator("..")
        box.hover()
        expect(button).to_have_css("opacity", "1")
        for link in box.locator("> .headerlink").all():
            expect(link).to_have_css("opacity", "1")
        reader.mouse.move(0, 0)
        expect(button).to_have_css("opacity", "0")
        focus_by_keys(button)
        expect(button).to_be_focused()
        expect(button).to_have_css("opacity", "1")
    assert not reader.locator("div.math:has(> .copy)").evaluate_all(OVERLAPS)
    assert not reader.locator("div.math > .copy").evaluate_all(COVERED)
    assert not reader.locator("div.math > .headerlink").evaluate_all(LINK_OVERLAPS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_been_copied_is_marked_in_a_colour_that_is_read(browser: Browser, scheme: str) -> None:
    """The mark takes a colour of its own, with the contrast that text needs."""
    page = opened(browser, ADDRESS, color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"])
    button = page.locator(".highlight > .copy").first
    button.locator("..").hover()
    button.click()
    names = ["--color-success", "--color-code-background", "--color-background-primary"]
    color, *grounds = page.locator("body").evaluate(VARIABLES, names)
    red, green, blue = bytes.fromhex(color[1:])
    expect(button).to_have_css("color", f"rgb({red}, {green}, {blue})")
    for ground in grounds:
        assert contrast(color, ground) >= 4.5, f"{scheme}: {color} on {ground}"
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 1180])
def test_buttons_are_always_seen_where_nothing_hovers(browser: Browser, width: int) -> None:
    """And reached, with formulas beside a figure, too."""
    for address in {ADDRESS, pages_with('"first-screen')[0]}:
        page = opened(browser, address, has_touch=True, is_mobile=True, viewport={"width": width, "height": 800})
        assert set(page.locator(BUTTONS).evaluate_all(OPACITIES)) == {"1"}
        assert not page.locator("div.math:has(> .copy)").evaluate_all(OVERLAPS)
        assert not page.locator("div.math > .copy").evaluate_all(COVERED)
        page.context.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page where nothing hovers, which stays open."""
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_touched_is_apart(phone: Page, address: str) -> None:
    """Axe leaves out what is seen only where something hovers."""
    phone.goto((SITE / address).as_uri())
    phone.evaluate(AXE.read_text("utf-8"))
    options = TOLD | {"runOnly": {"type": "rule", "values": ["target-size"]}}
    found = phone.evaluate("async options => (await axe.run(document, options)).violations", options)
    assert not (said := [node["html"] for each in found for node in each["nodes"]]), f"{address}: {said}"


def test_copying_is_said_for_a_while(reader: Page) -> None:
    reader.goto(PAGE)
    button = reader.locator("div.math > .copy").first
    said = reader.get_by_role("status").filter(has_text="TeX copied")
    assert button.get_attribute("aria-label") and button.get_attribute("title")
    plain = button.evaluate("button => getComputedStyle(button).color")
    expect(said).to_have_count(0)
    button.press("Enter")
    expect(said).to_have_count(1)
    expect(button).to_have_css("opacity", "1")
    expect(button).not_to_have_css("color", plain)
    expect(said).to_have_count(0)
    expect(button).to_have_css("color", plain)
    assert said.count() == 0


def test_a_formula_is_cited_with_its_anchor(reader: Page) -> None:
    reader.goto(PAGE)
    button = reader.get_by_role("button", name="Cite this").last
    anchor = button.evaluate("button => button.closest('[id]').id")
    button.press("Enter")
    shown = reader.get_by_role("dialog", name="Cite this formula")
    expect(shown).to_be_focused()
    assert not (early := reader.evaluate(EARLY)), f"the keyboard comes to these before all others: {early}"
    address = f"{ADDRESS}#{anchor}"
    parts = {
        "Text": [f"formula {anchor}, in: ", address],
        "BibTeX": [f":{anchor},\n", f", formula {anchor}}},", address],
    }
    for form, expected in parts.items():
        shown.get_by_role("button", name=f"Copy {form}").press("Enter")
        expect(reader.get_by_role("status").filter(has_text=f"{form} copied")).to_have_count(1)
        copied = reader.evaluate("navigator.clipboard.readText()")
        assert all(copied.count(part) == 1 for part in expected), copied
        whole = reader.locator(f"details.citation [data-copied={form}] pre").text_content()
        assert re.sub(rf"[,:#]( formula)? ?{anchor}", "", copied) == whole
    reader.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(button).to_be_focused()


def test_formulas_are_copied_without_a_clipboard(reader: Page) -> None:
    """As in a browser that has none for pages from the disk."""
    reader.goto(PAGE)
    reader.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    button = reader.locator("div.math > .copy").first
    button.press("Enter")
    expect(reader.get_by_role("status").filter(has_text="TeX copied")).to_have_count(1)
    expect(button).to_be_focused()
    assert reader.locator("textarea").count() == 0
    reader.goto(PAGE)
    tex = reader.locator(".math-scroll").first.get_attribute("data-tex")
    assert reader.evaluate("navigator.clipboard.readText()") == tex


def test_an_anchor_marks_its_formula(reader: Page) -> None:
    anchors = re.findall(r'<a class="headerlink" href="#([^"]+)" aria-label="Link to this formula"', html(ADDRESS))
    assert anchors
    for anchor in anchors:
        reader.goto(f"{PAGE}#{anchor}")
        formula = reader.locator(f"[id='{anchor}']")
        assert formula.locator(".math-scroll").count() == 1, f"{anchor} is not the anchor of one formula"
        expect(formula).to_be_in_viewport()
        expect(formula).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_an_anchor_marks_its_row(reader: Page) -> None:
    pattern = r'<tr id="([^"]+)"><th'
    address = pages_with(pattern)[0]
    [anchor, other, *_] = re.findall(pattern, html(address))
    reader.goto(f"{(SITE / address).as_uri()}#{anchor}")
    marked, plain = (reader.locator(f"[id='{each}']") for each in (anchor, other))
    expect(marked).to_be_in_viewport()
    look = "row => [row, row.cells[0]].map(each => getComputedStyle(each).backgroundColor)"
    assert not set(marked.evaluate(look)) & set(plain.evaluate(look))


def test_a_call_is_selected_by_one_click(reader: Page) -> None:
    reader.goto((SITE / pages_with('<code class="call">')[0]).as_uri())
    call = reader.locator("code.call").first
    call.click()
    assert reader.evaluate("getSelection().toString()") == call.inner_text()
