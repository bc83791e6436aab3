"""The table of all activations: complete without JavaScript, on a phone and on paper."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from activation_functions import activations
from comparing.table import AT_FIRST, frameworks_with, headings
from conftest import SITE, opened
from extensions.table_cells import identifier
from specification.page import pages
from specification.table import COLUMNS, row

NAMES = sorted(activations)
VISIBLE = """rows => rows.filter(row => row.checkVisibility()).map(row =>
    row.querySelector("th a").href.match(/functions\\/(\\w+)\\.html/)[1])"""
TABLE = (SITE / "table.html").as_uri()
UNCHANGED = re.compile(f"^{re.escape(TABLE)}#?$")
ROWS = ".activation-table tbody tr"
CELLS_SEEN = """rows => rows.map(row => [...row.cells].slice(1).filter(cell => cell.checkVisibility())
    .map(cell => cell.dataset.label))"""
# Of each row what its cells show, with the labels that the style sheet puts before them.
LINES = """rows => rows.map(row => ({
    name: row.cells[0].innerText,
    bottom: row.cells[0].getBoundingClientRect().bottom,
    lines: [...row.cells].slice(1).map(cell => ({
        text: cell.textContent.trim(), column: cell.cellIndex, seen: cell.checkVisibility(),
        title: getComputedStyle(cell, "::before").content.replace(/^"|"$/g, ""), top: cell.getBoundingClientRect().top,
    })),
}))"""


# Places between the parts of formulas at which the next line begins.
BROKEN = """places => places.filter(place => {
    const [before, behind] = [place.previousElementSibling, place.nextElementSibling];
    return before && behind && behind.getBoundingClientRect().left < before.getBoundingClientRect().left;
}).map(place => place.closest("td").innerText)"""


def visible(page: Page) -> list[str]:
    return page.locator(ROWS).evaluate_all(VISIBLE)


def accessible(page: Page) -> list[dict[str, Any]]:
    """What screen readers are told of the page."""
    devtools = page.context.new_cdp_session(page)
    return devtools.send("Accessibility.getFullAXTree")["nodes"]


# Of each row, how many formulas it has, and of each cell its label, its text, and whether it is seen.
READ = """rows => {
    const read = cell => {
        const {width, height} = cell.getBoundingClientRect();
        const isSeen = width * height > 0 && cell.checkVisibility({visibilityProperty: true});
        return [cell.dataset.label, cell.innerText, isSeen];
    };
    return rows.map(row => [row.querySelectorAll("mjx-container").length, [...row.querySelectorAll("td")].map(read)]);
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_table_is_complete_without_javascript(browser: Browser, width: int) -> None:
    page = opened(browser, "table.html", java_script_enabled=False, viewport={"width": width, "height": 900})
    rows = page.locator(ROWS)
    assert rows.locator("th > a:first-child").all_text_contents() == [pages()[name].title for name in NAMES]
    columns = page.locator("thead th").count() - 1
    for name, (formulas, cells) in zip(NAMES, rows.evaluate_all(READ), strict=True):
        assert formulas == 2 and len(cells) == columns, name
        assert {text for label, text, _ in cells if label == "Frameworks"} == {", ".join(frameworks_with(name))}
        assert all(is_seen for _, text, is_seen in cells if text), name
    assert not page.locator(".table-filter").is_visible()
    page.context.close()


def columns_of(page: Page) -> list[str]:
    """The titles of the columns that are seen."""
    return page.locator("thead th").evaluate_all(
        "all => all.filter(th => th.checkVisibility()).map(th => th.innerText)"
    )


def test_columns_are_chosen_with_the_keyboard(reader: Page) -> None:
    """Six are shown at first, and all fit the window; the address keeps the choice, and Escape closes the list."""
    reader.goto(TABLE)
    first = columns_of(reader)
    assert len(first) == 6 and set(first) == {"Activation", *AT_FIRST}
    wrapper = reader.locator(".table-wrapper")
    assert wrapper.evaluate("box => box.scrollWidth <= box.clientWidth"), "the table is wider than the window"
    chooser = reader.locator(".table-filter details")
    reader.locator(".table-filter summary").press("Enter")
    boxes = chooser.get_by_role("checkbox")
    expected = headings()
    assert [box.get_attribute("data-label") for box in boxes.all()] == expected[1:]
    for box in boxes.all():
        title = box.get_attribute("data-label")
        before = columns_of(reader)
        reader.keyboard.press("Tab")
        expect(box).to_be_focused()
        reader.keyboard.press("Space")
        assert set(columns_of(reader)) ^ set(before) == {title}
    chosen = columns_of(reader)
    assert chosen == [title for title in expected if title not in AT_FIRST]
    for cells in reader.locator(ROWS).evaluate_all(CELLS_SEEN):
        assert cells == chosen[1:]
    reader.keyboard.press("Escape")
    assert not chooser.evaluate("chooser => chooser.open")
    expect(chooser.locator("summary")).to_be_focused()
    reader.reload()
    assert columns_of(reader) == chosen
    reader.get_by_role("button", name="Reset").press("Enter")
    expect(reader).to_have_url(UNCHANGED)
    assert columns_of(reader) == first


# What is cut off at an edge has a shadow there, in a colour that is not that of the page.
WITHOUT_SHADOW = """boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).filter(box => {
    const {backgroundImage, backgroundAttachment} = getComputedStyle(box);
    return backgroundImage.split("linear-gradient").length !== 5 || !backgroundAttachment.includes("local");
}).map(box => box.innerText)"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_cut_off_without_a_sign(reader: Page, width: int) -> None:
    reader.goto(f"{TABLE}#columns={'+'.join(map(identifier, headings()[1:]))}")
    reader.set_viewport_size({"width": width, "height": 800})
    boxes = reader.locator(".scrolling, .table-wrapper")
    assert boxes.evaluate_all("all => all.some(box => box.scrollWidth > box.clientWidth + 1)") or width < 600
    assert not (cut_off := boxes.evaluate_all(WITHOUT_SHADOW)), f"at {width} px: {cut_off}"


def test_a_row_becomes_lines_on_a_phone(reader: Page) -> None:
    """Each line is labelled by the header of its column, and screen readers still find a reader."""
    reader.goto(TABLE)
    reader.set_viewport_size({"width": 390, "height": 800})
    titles = reader.locator("thead th").all_text_contents()
    for each in reader.locator(ROWS).evaluate_all(LINES):
        lines = [line for line in each["lines"] if line["text"]]
        assert [line["title"] for line in lines] == [titles[line["column"]] for line in lines], each["name"]
        seen = [line for line in each["lines"] if line["seen"]]
        assert [line["column"] for line in seen] == [
            line["column"] for line in lines if titles[line["column"]] in AT_FIRST
        ], each["name"]
        assert all(line["top"] >= each["bottom"] for line in seen), f"{each['name']}: a line beside the name"
    header = reader.locator("thead")
    assert header.inner_text().split("\n") == [
        title for title in titles if title in ("Activation", *AT_FIRST) and title != "Formula"
    ]
    assert "Sort by" in header.locator("tr").evaluate("row => getComputedStyle(row, '::before').content")
    roles = Counter(each["role"]["value"] for each in accessible(reader) if "role" in each)
    assert roles["table"] == 1
    assert roles["row"] == len(NAMES) + 1
    assert roles["rowheader"] == len(NAMES)
    assert roles["columnheader"] == len(AT_FIRST)  # of formulas, by which nothing is sorted, none is shown


def test_table_prints_every_row(reader: Page) -> None:
    reader.goto(TABLE)
    reader.emulate_media(media="print")
    reader.set_viewport_size({"width": 718, "height": 1000})
    assert visible(reader) == NAMES
    for box in reader.locator(".scrolling, .table-wrapper").all():
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1"), f"cut off on paper: {box.inner_text()}"


def test_files_have_the_rows_of_the_table() -> None:
    expected = [row(activations[name]) for name in NAMES]
    assert json.loads((SITE / "downloads/activations.json").read_text("utf-8")) == expected
    with (SITE / "downloads/activations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [each["name"] for each in rows] == NAMES
    assert all(list(each) == list(COLUMNS) for each in rows)


@pytest.mark.parametrize("width", [320, 1180])
def test_formulas_in_the_table_stand_on_one_line(reader: Page, width: int) -> None:
    """These are widths at which some would be broken."""
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(TABLE)
    breaks = reader.locator(".activation-table mjx-break")
    assert breaks.count()
    assert not (broken := breaks.evaluate_all(BROKEN)), broken
