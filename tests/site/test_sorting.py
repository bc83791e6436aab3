"""The tables that a reader can sort: by each column, in both directions, and marked as sorted."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from chosen_pages import pages_with
from conftest import SITE, wait_until

SORTABLE = pages_with(r'<table class="[^"]*\bsortable\b')
ARROWS = {"ascending": " ▴", "descending": " ▾"}
COUNT = "window.sorts = 0; document.addEventListener('sort-end', () => { window.sorts += 1; })"
# A button that is not shown takes no key.
ALL_COLUMNS = "document.querySelectorAll('[name=column]:not(:checked)').forEach(box => box.click())"
# Of each header: whether it is sorted, and the arrow behind its title.
HEADERS = """headers => headers.map(header => {
    const button = header.querySelector("button");
    const {content} = button ? getComputedStyle(button, "::after") : {content: "none"};
    return {title: header.innerText, sorted: header.ariaSort, arrow: content === "none" ? "" : JSON.parse(content),
        formulas: !!document.querySelector(`.sortable td:nth-child(${header.cellIndex + 1}) .math`), button: !!button};
})"""
CELLS = """(table, column) => [...table.tBodies[0].rows].map(({cells: {[column]: cell}}) =>
    cell.dataset.sort === undefined ? cell.textContent.trim() : Number(cell.dataset.sort))"""


def alphabetic(text: str) -> list[tuple[bool, bool, str]]:
    """The order of a dictionary: punctuation before digits before letters."""
    return [(each.isalpha(), each.isdigit(), each.lower()) for each in text]


@pytest.mark.parametrize("where", SORTABLE)
def test_table_is_sorted_by_each_column_in_both_directions(reader: Page, where: str) -> None:
    reader.goto((SITE / where).as_uri())
    reader.evaluate(COUNT)
    reader.evaluate(ALL_COLUMNS)
    table, headers = reader.locator("table.sortable"), reader.locator("table.sortable thead th")
    rows = sorted(table.evaluate(CELLS, 0))
    for column, header in enumerate(headers.evaluate_all(HEADERS)):
        assert header["button"] != header["formulas"], f"{where}: can {header['title']} be sorted?"
        if not header["button"]:
            continue
        button = headers.nth(column).locator("button")
        expect(button, f"{where}: {header['title']} is not shown").to_be_visible()
        for direction, sort in (("ascending", partial(button.press, "Enter")), ("descending", button.click)):
            before = reader.evaluate("sorts")
            sort()
            wait_until(reader, "before => sorts > before", before)
            check_marks(headers.evaluate_all(HEADERS), column, direction)
            keys = table.evaluate(CELLS, column)
            key: Any = alphabetic if isinstance(keys[0], str) else None
            assert keys == sorted(keys, key=key, reverse=direction == "descending"), f"{where}: {header['title']}"
            assert keys[0] != keys[-1], f"{where}: all are the same in {header['title']}"
            assert sorted(table.evaluate(CELLS, 0)) == rows, f"{where}: rows are lost"


def check_marks(headers: list[dict[str, Any]], column: int, direction: str) -> None:
    """Expect the marks of a sorted column at this one, and at no other."""
    for number, header in enumerate(headers):
        expected = (direction, ARROWS[direction]) if number == column else (None, "")
        assert (header["sorted"], header["arrow"]) == expected, f"{header['title']}, sorted by column {column + 1}"
