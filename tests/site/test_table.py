"""The table of all activations: complete without JavaScript, and sorted and filtered by keyboard with it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from activation_functions import activations
from conftest import SITE, opened
from specification.properties import PROPERTIES
from specification.table import COLUMNS, row

NAMES = sorted(activations)
VISIBLE = "rows => rows.filter(row => row.checkVisibility()).map(row => row.querySelector('th a').textContent)"
TABLE = (SITE / "table.html").as_uri()
ROWS = ".activation-table tbody tr"
# The choices that filter the table: the label, the option, and who is left.
CHOICES = [
    *(("Family", one.family.replace("_", "-").capitalize(), one.family) for one in activations.values()),
    *(("Framework", framework, framework) for one in activations.values() for framework in one.calls),
    *(("Property", name, name) for name in PROPERTIES),
]


def members(label: str, value: str) -> list[str]:
    has = {
        "Family": lambda one: one.family == value,
        "Framework": lambda one: value in one.calls,
        "Property": lambda one: PROPERTIES[value].holds(one),
    }[label]
    return [name for name in NAMES if has(activations[name])]


def visible(page: Page) -> list[str]:
    return page.locator(ROWS).evaluate_all(VISIBLE)


@pytest.fixture
def table(reader: Page) -> Iterator[Page]:
    """The table, loaded anew unless the test before has left it as it was."""
    if reader.url != TABLE:
        reader.goto(TABLE)
    yield reader
    if visible(reader) != NAMES:
        reader.goto("about:blank")


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


@pytest.mark.parametrize(("label", "option", "value"), dict.fromkeys(CHOICES))
def test_table_is_filtered(table: Page, label: str, option: str, value: str) -> None:
    table.get_by_role("combobox", name=label).select_option(label=option)
    assert visible(table) == members(label, value)
    assert table.get_by_role("status").first.inner_text() == f"{len(visible(table))} of {len(NAMES)} activations"
    table.reload()  # The choice is in the address.
    assert visible(table) == members(label, value)
    table.get_by_role("button", name="Show all").press("Enter")
    table.wait_for_function("!document.querySelector('.activation-table tr[hidden]')")
    assert visible(table) == NAMES


def test_table_is_filtered_by_any_name(table: Page) -> None:
    for one in activations.values():
        for name in (one.name, *one.aliases):
            table.get_by_role("searchbox", name="Name", exact=True).fill(name.replace("_", " ").upper())
            assert one.name in visible(table), name


def test_table_is_sorted_by_the_keyboard(table: Page) -> None:
    for header in table.locator("thead th:has(button)").all():
        title = header.inner_text()
        sorts = []
        for direction in ("ascending", "descending"):
            header.locator("button").press("Enter")
            table.wait_for_timeout(50)
            assert header.get_attribute("aria-sort") == direction, title
            cells = table.locator(f"{ROWS} :nth-child({header.evaluate('cell => cell.cellIndex') + 1}):is(th, td)")
            keys = cells.evaluate_all("cells => cells.map(cell => cell.dataset.sort ?? cell.textContent)")
            sorts.append(
                [
                    float(key.replace("Infinity", "inf")) if cells.first.get_attribute("data-sort") else key
                    for key in keys
                ]
            )
        assert sorts[0] == sorts[1][::-1] or sorts[0] == sorted(sorts[0]), title
        assert sorts[0][0] != sorts[0][-1], title
        assert sorts[0][0] == sorts[1][-1], title


def test_table_prints_every_row(table: Page) -> None:
    table.emulate_media(media="print")
    table.set_viewport_size({"width": 718, "height": 1000})
    assert visible(table) == NAMES
    for box in table.locator(".scrolling, .table-wrapper").all():
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1"), f"cut off on paper: {box.inner_text()}"


def test_files_have_the_rows_of_the_table() -> None:
    expected = [row(activations[name]) for name in NAMES]
    assert json.loads((SITE / "downloads/activations.json").read_text("utf-8"))["activations"] == expected
    with (SITE / "downloads/activations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [each["name"] for each in rows] == NAMES
    assert all(list(each) == list(COLUMNS) for each in rows)
