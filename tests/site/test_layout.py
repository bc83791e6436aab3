"""What is where on a page, and how large: nothing lies on something else, and what belongs together is together."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from chosen_pages import pages_of_every_form, pages_with
from conftest import SITE, focus_by_keys
from extensions.directives import by_family, title

# Neighbours in the flow of the text of which one lies on the other.
COVERED = """article => {
    const inFlow = each => {
        const {display, position} = getComputedStyle(each);
        return !/^(inline|contents|none)/.test(display) && /^(static|relative)$/.test(position);
    };
    const found = [];
    for (const parent of article.querySelectorAll(":not(svg, svg *, mjx-container, mjx-container *, select)")) {
        const boxes = [...parent.children].filter(inFlow).map(each => [each, each.getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && box.height > 1);
        for (let i = 1; i < boxes.length; i += 1) {
            const [[above, one], [below, other]] = [boxes[i - 1], boxes[i]];
            const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
            if (across > 1 && down > 1) found.push([above, below].map(each => each.outerHTML.slice(0, 99)));
        }
    }
    return found;
}"""
# The sizes of text that is seen, in pixels.
SIZES = """article => {
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const sizes = new Set();
    while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        const hidden = parent.closest("svg, mjx-container, .headerlink, script, .unseen, option");
        if (texts.currentNode.data.trim() && !hidden) sizes.add(parseFloat(getComputedStyle(parent).fontSize));
    }
    return [...sizes];
}"""
SIZE = "each => parseFloat(getComputedStyle(each).fontSize)"
# Of each row, the gaps between the texts of neighbouring cells, and what is wrong with how they are set.
CELLS = """tables => tables.flatMap(table => [...table.rows].filter(row => row.checkVisibility()).flatMap(row => {
    const cells = [...row.cells].filter(cell => getComputedStyle(cell).display === "table-cell");
    const edges = cell => {
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), range = document.createRange();
        const found = [];
        while (texts.nextNode()) {
            range.selectNodeContents(texts.currentNode);
            const {data, parentElement} = texts.currentNode;
            const seen = data.trim() && !parentElement.closest(".unseen, .scrolling");
            if (seen) found.push(...[...range.getClientRects()].flatMap(({left, right}) => [left, right]));
        }
        return found;
    };
    const counts = column => [...table.tBodies[0].rows].every(({cells}) => /^\\d+$/.test(cells[column]?.innerText));
    return cells.map((cell, i) => {
        const {verticalAlign, textAlign} = getComputedStyle(cell);
        const [one, other] = [edges(cell), cells[i + 1] ? edges(cells[i + 1]) : []];
        return {
            text: cell.innerText, count: counts(cell.cellIndex), align: textAlign, vertical: verticalAlign,
            gap: one.length && other.length ? Math.min(...other) - Math.max(...one) : 99,
            first: row.rowIndex === 0, head: row.parentElement.matches("thead"),
            line: parseFloat(getComputedStyle(row).borderTopWidth) + parseFloat(getComputedStyle(cell).borderTopWidth),
            list: [...cell.querySelectorAll("ul")].some(each => getComputedStyle(each).listStyleType !== "none"),
        };
    });
}))"""
# How large captions are, how they are set, and how far below what they are of.
CAPTIONS = """captions => captions.filter(each => each.checkVisibility()).map(each => {
    const {fontSize, textAlign} = getComputedStyle(each);
    const gap = each.getBoundingClientRect().top - each.previousElementSibling.getBoundingClientRect().bottom;
    return [parseFloat(fontSize), textAlign, gap];
})"""
CORNERS = """box => {
    const style = getComputedStyle(box);
    return ["TopLeft", "TopRight", "BottomLeft", "BottomRight"].map(at => style[`border${at}Radius`] !== "0px");
}"""
LINES_AROUND = """box => {
    const style = getComputedStyle(box);
    return ["Top", "Right", "Bottom", "Left"].map(at => parseFloat(style[`border${at}Width`]) > 0);
}"""
# Of tables whose head is not shown, the cells that do not say to which column they belong.
UNLABELLED = """tables => tables.filter(({tHead}) => tHead && !tHead.checkVisibility()).flatMap(table =>
    [...table.querySelectorAll("tbody td")].filter(cell => cell.innerText.trim()).filter(cell => {
        const {content, display} = getComputedStyle(cell, "::before");
        const title = table.tHead.rows[0].cells[cell.cellIndex].textContent;
        return display !== "block" || !content.startsWith('"') || !title.startsWith(JSON.parse(content) || "nothing");
    }).map(cell => cell.innerText))"""
TIGHT = """all => all.filter(each => getComputedStyle(each).lineHeight !== "normal").filter(each => {
    const {lineHeight, fontSize} = getComputedStyle(each);
    return parseFloat(lineHeight) < 1.35 * parseFloat(fontSize);
}).map(each => each.innerText.slice(0, 50))"""
# Pictures that are not in the middle of the text, or larger than a picture for download.
MISPLACED = """all => all.filter(each => {
    const {left, right, width} = each.getBoundingClientRect(), around = each.parentElement.getBoundingClientRect();
    return Math.abs(left - around.left - around.right + right) > 2 || width > 480 || width < 250;
}).map(each => each.ariaLabel)"""
BACKGROUND = "each => getComputedStyle(each).backgroundColor"
EDGE = "each => getComputedStyle(each).borderColor"
FAMILY = "each => getComputedStyle(each).fontFamily.split(', ').at(-1)"
LINK_AT_CORNERS = """card => {
    const {left, right, top, bottom} = card.getBoundingClientRect();
    return [left + 3, right - 3].every(x => document.elementFromPoint(x, (top + bottom) / 2)?.matches("a"));
}"""
DRAWN = """all => all.map(each => getComputedStyle(each)).map(({stroke, fill, strokeWidth}) =>
    ({stroke, fill, width: parseFloat(strokeWidth)}))"""
ROOM = """all => all.map(each => ({
    seen: Math.max(each.offsetWidth, each.offsetHeight) > 1 && getComputedStyle(each).clipPath !== "inset(50%)",
    spoken: each.checkVisibility({visibilityProperty: true}),
}))"""
LINES = "all => all.map(each => each.getBoundingClientRect().height)"

on_pages_of_every_form = pytest.mark.parametrize("address", pages_of_every_form())
in_all_widths = pytest.mark.parametrize("width", [390, 1280])


@on_pages_of_every_form
@in_all_widths
def test_nothing_lies_on_something_else(page: Page, address: str, width: int) -> None:
    covered = page.locator("article").evaluate(COVERED)
    assert not covered, f"{address} at {width} px: {covered}"


@on_pages_of_every_form
@in_all_widths
def test_text_is_neither_small_nor_a_heading(page: Page, address: str, width: int) -> None:
    """From 12 pixels to the size of the title; headings are larger than the text, by their rank."""
    article = page.locator("article")
    sizes, text = article.evaluate(SIZES), article.evaluate(SIZE)
    heads = [article.locator(rank).first.evaluate(SIZE) for rank in ("h1", "h2", "h3") if article.locator(rank).count()]
    assert min(sizes) >= 12, f"{address} at {width} px: {min(sizes)} px"
    assert max(sizes) == heads[0], f"{address} at {width} px: text larger than its title"
    assert [*heads, text] == sorted([*heads, text], reverse=True), f"{address}: {heads}"
    assert len({*heads, text}) == len(heads) + 1, f"{address}: {heads}"


@on_pages_of_every_form
@in_all_widths
def test_cells_are_apart_and_aligned(page: Page, address: str, width: int) -> None:
    for cell in page.locator("article table").evaluate_all(CELLS):
        what = f"{address} at {width} px: {cell['text']!r}"
        assert cell["gap"] >= 3, f"{what} is {cell['gap']} px from its neighbour"
        assert cell["head"] or cell["vertical"] == "top", what
        assert cell["align"] == ("right" if cell["count"] else cell["align"]), f"{what} stands at the left"
        assert cell["line"] or cell["first"] or cell["head"], f"{what}: no line above the row"
        assert not cell["list"], f"{what}: a list in a cell has bullets"


@on_pages_of_every_form
def test_a_table_without_its_head_labels_its_cells(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    unlabelled = page.locator("article table:not(.activation-table)").evaluate_all(UNLABELLED)
    assert not unlabelled, f"{address}: cells without the title of their column: {unlabelled}"
    tight = page.locator("article :is(p, dd)").evaluate_all(TIGHT)
    assert not tight, f"{address}: lines of text too close to one another: {tight}"
    misplaced = page.locator("article figure > svg").evaluate_all(MISPLACED)
    assert not misplaced, f"{address}: not in the middle, or too large or small: {misplaced}"


def box(of: Locator) -> dict[str, float]:
    """Return where something is, in pixels, with all four edges."""
    found = of.bounding_box()
    assert found, of
    return found | {"right": found["x"] + found["width"], "bottom": found["y"] + found["height"]}


def test_code_and_its_output_are_in_one_frame(reader: Page) -> None:
    reader.goto((SITE / pages_with("sphx-glr-script-out")[0]).as_uri())
    outputs = reader.locator("article :is(.sphx-glr-script-out, .output_subarea)")
    for output in outputs.all():
        code, frame = output.locator("xpath=preceding-sibling::*[1]").locator(".highlight"), output
        if output.locator(".highlight").count():
            frame = output.locator(".highlight")
        upper, lower = box(code), box(frame)
        assert abs(upper["bottom"] - lower["y"]) < 1, "a gap between code and output"
        assert (upper["x"], upper["right"]) == (lower["x"], lower["right"])
        assert code.evaluate(CORNERS) == [True, True, False, False]
        assert frame.evaluate(CORNERS) == [False, False, True, True]
        assert code.evaluate(BACKGROUND) != frame.evaluate(BACKGROUND), "output looks like code"
        assert code.evaluate(LINES_AROUND) == [True, True, True, True]
        assert frame.evaluate(LINES_AROUND) == [False, True, True, True]
    assert {each.evaluate(FAMILY) for each in reader.locator("article pre, article code").all()} == {"monospace"}
    assert reader.locator("article").evaluate(FAMILY) == "sans-serif"


@in_all_widths
def test_cards_are_pressed_anywhere(reader: Page, width: int) -> None:
    reader.goto((SITE / "activations.html").as_uri())
    reader.set_viewport_size({"width": width, "height": 800})
    cards = reader.locator("ul.cards li")
    across = {box(card)["x"] for card in cards.all()[:12]}
    assert len(across) == 2 if width < 600 else len(across) >= 4, (
        f"{len(across)} cards beside one another at {width} px"
    )
    card = cards.first
    edges = card.evaluate(EDGE)
    card.hover()
    assert card.evaluate(EDGE) != edges, "a card does not show that it can be pressed"
    assert card.evaluate(LINK_AT_CORNERS), "beside its text a card is no link"
    assert card.locator("a").evaluate("link => getComputedStyle(link).textDecorationLine") == "none"
    reader.mouse.move(0, 0)
    focus_by_keys(card.locator("a"))
    assert card.evaluate(EDGE) != edges
    drawn = cards.locator("svg.icon path + path").evaluate_all(DRAWN)
    axes = cards.locator("svg.icon path:first-child").evaluate_all(DRAWN)
    assert all(each["stroke"] != "none" or each["fill"] != "none" for each in drawn), "an icon without a curve"
    assert all(each["fill"] == "none" or each["stroke"] == "none" for each in drawn), "a curve is filled"
    bars = cards.locator("svg.icon .bars").evaluate_all(DRAWN)
    assert bars and all(each["fill"] != "none" for each in bars), "bars are empty"
    colours = {each["stroke"] if each["fill"] == "none" else each["fill"] for each in drawn}
    assert not colours & {each["stroke"] for each in axes}, "curves and axes have one colour"
    widths = [each["width"] for each in drawn if each["fill"] == "none"]
    assert max(each["width"] for each in axes) < min(widths) and max(widths) <= 8, "too thin or too thick"
    lines = cards.locator("svg.icon :is(.curve, .below)").evaluate_all(DRAWN)
    assert max(each["width"] for each in lines) <= 4, "curves are too thick"


@in_all_widths
def test_front_page_shows_everything_on_two_screens(reader: Page, width: int) -> None:
    reader.goto((SITE / "index.html").as_uri())
    reader.set_viewport_size({"width": width, "height": 800})
    links = reader.locator(".wall li a")
    assert [Path(link.get_attribute("href") or "").stem for link in links.all()] == [
        one.name for members in by_family().values() for one in members
    ]
    headings = reader.locator(".wall h3").all_inner_texts()
    assert headings == [title(family) for family in by_family()]
    for section in reader.locator(".wall section").all():
        heading = box(section.locator("h3"))
        assert all(heading["bottom"] <= box(each)["y"] for each in section.locator("li").all())
    if width > 600:
        height = reader.evaluate("document.documentElement.scrollHeight")
        assert height <= 2 * 800, f"the front page is {height} px tall"
        assert box(links.first)["bottom"] <= 800, "no activation is seen without scrolling"
    field, button = box(reader.locator("form.search input")), box(reader.locator("form.search button"))
    assert 0 <= button["x"] - field["right"] <= 20 and (field["y"], field["bottom"]) == (button["y"], button["bottom"])
    assert reader.locator("form.search button").evaluate(BACKGROUND) != reader.locator("body").evaluate(BACKGROUND)


# Words of names that are broken: a part of them stands on another line.
BROKEN = """links => links.flatMap(link => {
    const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT), range = document.createRange(), broken = [];
    while (texts.nextNode()) {
        for (const {0: word, index} of texts.currentNode.data.matchAll(/[\\p{L}\\d]+/gu)) {
            range.setStart(texts.currentNode, index);
            range.setEnd(texts.currentNode, index + word.length);
            if (new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size > 1) broken.push(word);
        }
    }
    return broken;
})"""


@on_pages_of_every_form
@in_all_widths
def test_words_of_names_are_not_broken(page: Page, address: str, width: int) -> None:
    broken = page.locator("article :is(.cards a, .wall a, h1, h2, h3, tbody th a)").evaluate_all(BROKEN)
    assert not broken, f"{address} at {width} px: {broken}"


def test_filters_stand_in_a_line(reader: Page) -> None:
    reader.goto((SITE / "table.html").as_uri())
    controls = [box(each) for each in reader.locator(".table-filter :is([type=search], select, summary, button)").all()]
    assert len({each["y"] for each in controls}) == 1
    assert len({each["height"] for each in controls}) == 1
    for label in reader.locator(".table-filter > label").all():
        assert box(label)["y"] < controls[0]["y"] - 10, "a label beside its field"
    wrapper = box(reader.locator(".table-wrapper"))
    assert wrapper["width"] > 0.7 * 1280, "little room for a wide table"
    lines = reader.locator(".activation-table mjx-container").evaluate_all(LINES)
    assert max(lines) < 70, "a formula has several lines"


def test_the_mark_stands_before_the_name(reader: Page) -> None:
    reader.goto((SITE / "index.html").as_uri())
    mark, name = box(reader.locator(".sidebar-mark")), box(reader.locator(".sidebar-brand-text"))
    assert mark["right"] <= name["x"] and abs(mark["y"] + mark["bottom"] - name["y"] - name["bottom"]) < 4
    assert reader.locator(".sidebar-mark").evaluate_all(DRAWN)[0]["fill"] == "none"


def test_what_only_screen_readers_need_takes_no_room(reader: Page) -> None:
    for pattern, selector in (("<caption>", ".activation-card caption"), ('class="unseen"', ".unseen")):
        reader.goto((SITE / pages_with(pattern)[0]).as_uri())
        reader.locator(f"details:has({selector})").evaluate_all("all => all.forEach(each => { each.open = true; })")
        for each in reader.locator(selector).evaluate_all(ROOM):
            assert each == {"seen": False, "spoken": True}, selector


@pytest.mark.parametrize("address", pages_with("<figcaption")[::30])
def test_captions_are_small_and_in_the_middle_below_their_figures(page: Page, address: str) -> None:
    text = page.locator("article").evaluate(SIZE)
    captions = page.locator("article figure > figcaption").evaluate_all(CAPTIONS)
    assert captions, f"{address}: no caption is seen"
    for size, align, gap in captions:
        assert size < text and align == "center" and 4 <= gap <= 16, f"{address}: {size} px, {align}, {gap} px below"
