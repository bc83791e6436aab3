"""The table of all activations: complete without JavaScript, on a phone and on paper."""

from __future__ import annotations

import csv
import json
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from activation_functions import activations
from conftest import SITE, opened
from specification.table import COLUMNS, row

NAMES = sorted(activations)
VISIBLE = "rows => rows.filter(row => row.checkVisibility()).map(row => row.querySelector('th a').textContent)"
TABLE = (SITE / "table.html").as_uri()
ROWS = ".activation-table tbody tr"
# Of each row what its cells show, with the labels that the style sheet puts before them.
LINES = """rows => rows.map(row => ({
    name: row.cells[0].innerText,
    bottom: row.cells[0].getBoundingClientRect().bottom,
    lines: [...row.cells].slice(1).map(cell => ({
        text: cell.innerText.trim(), column: cell.cellIndex, seen: cell.checkVisibility(),
        title: getComputedStyle(cell, "::before").content.replace(/^"|"$/g, ""), top: cell.getBoundingClientRect().top,
    })),
}))"""


def visible(page: Page) -> list[str]:
    return page.locator(ROWS).evaluate_all(VISIBLE)


def accessible(page: Page) -> list[dict[str, Any]]:
    """What screen readers are told of the page."""
    devtools = page.context.new_cdp_session(page)
    return devtools.send("Accessibility.getFullAXTree")["nodes"]


@pytest.mark.parametrize("width", [390, 1280])
def test_table_is_complete_without_javascript(browser: Browser, width: int) -> None:
    page = opened(browser, "table.html", java_script_enabled=False, viewport={"width": width, "height": 900})
    rows = page.locator(ROWS)
    assert rows.locator("th > a:first-child").all_text_contents() == NAMES
    for name, text in zip(NAMES, rows.all()):
        assert text.is_visible()
        assert text.locator("mjx-container").count() == 2
        assert text.locator("td").count() == page.locator("thead th").count() - 1
        calls = text.locator("td[data-label=Frameworks]").inner_text()
        assert all(framework in calls for framework in activations[name].calls)
    assert not page.locator(".table-filter").is_visible()
    page.context.close()


def test_a_row_becomes_lines_on_a_phone(reader: Page) -> None:
    """Each line is labelled by the header of its column, and screen readers still find a reader."""
    reader.goto(TABLE)
    reader.set_viewport_size({"width": 390, "height": 800})
    titles = reader.locator("thead th").all_text_contents()
    for each in reader.locator(ROWS).evaluate_all(LINES):
        lines = [line for line in each["lines"] if line["text"]]
        assert [line["title"] for line in lines] == [titles[line["column"]] for line in lines], each["name"]
        assert [line["seen"] for line in each["lines"]] == [bool(line["text"]) for line in each["lines"]], each["name"]
        assert all(line["top"] >= each["bottom"] for line in lines), f"{each['name']}: a line beside the name"
    header = reader.locator("thead")
    assert header.inner_text().split("\n") == [title for title in titles if title not in ("Formula", "Derivative")]
    assert "Sort by" in header.locator("tr").evaluate("row => getComputedStyle(row, '::before').content")
    roles = Counter(each["role"]["value"] for each in accessible(reader) if "role" in each)
    assert roles["table"] == 1
    assert roles["row"] == len(NAMES) + 1
    assert roles["rowheader"] == len(NAMES)
    assert roles["columnheader"] == len(titles) - 2


def test_table_prints_every_row(reader: Page) -> None:
    reader.goto(TABLE)
    reader.emulate_media(media="print")
    reader.set_viewport_size({"width": 718, "height": 1000})
    assert visible(reader) == NAMES
    for box in reader.locator(".scrolling, .table-wrapper").all():
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1"), f"cut off on paper: {box.inner_text()}"


def test_files_have_the_rows_of_the_table() -> None:
    expected = [row(activations[name]) for name in NAMES]
    assert json.loads((SITE / "downloads/activations.json").read_text("utf-8"))["activations"] == expected
    with (SITE / "downloads/activations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [each["name"] for each in rows] == NAMES
    assert all(list(each) == list(COLUMNS) for each in rows)
