"""The filters of the table: one alone, several together, with what is counted and what is in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import combinations, product
from urllib.parse import urlencode, urlsplit

import pytest
from docutils.nodes import make_id
from playwright.sync_api import Page, expect

from activation_functions import activations
from comparing.table import FRAMEWORKS, frameworks_with
from specification.properties import PROPERTIES
from test_table import NAMES, TABLE, UNCHANGED, visible

CONTROLS = ".table-filter :is([type=search], select)"
# The choices that filter the table: the label, the option, and who is left.
CHOICES = [
    *(("Family", one.family.replace("_", "-").capitalize(), one.family) for one in activations.values()),
    *(("Framework", framework, framework) for framework in FRAMEWORKS),
    *(("Property", name, name) for name in PROPERTIES),
]


def members(label: str, value: str) -> list[str]:
    has = {
        "Family": lambda one: one.family == value,
        "Framework": lambda one: value in frameworks_with(one.name),
        "Property": lambda one: PROPERTIES[value].holds(one),
    }[label]
    return [name for name in NAMES if has(activations[name])]


def named(part: str) -> list[str]:
    """Those of which a name contains this, however it is written."""
    plain = partial(re.sub, "[^a-z0-9]", "")
    return [
        name
        for name in NAMES
        if any(plain(part.lower()) in plain(each.lower()) for each in (name, *activations[name].aliases))
    ]


LABELS = ["Name", "Family", "Framework", "Property"]
# By label and option, who is left.
OPTIONS = {"Name": {name[:4]: named(name[:4]) for name in NAMES}}
for label, option, value in CHOICES:
    OPTIONS.setdefault(label, {})[option] = members(label, value)


@pytest.fixture
def table(reader: Page) -> Iterator[Page]:
    """The table, loaded anew unless the test before has left it as it was."""
    if reader.url != TABLE:
        reader.goto(TABLE)
    yield reader
    if visible(reader) != NAMES:
        reader.goto("about:blank")


def choose(table: Page, label: str, option: str) -> None:
    if label == "Name":
        table.get_by_role("searchbox", name=label, exact=True).fill(option)
    else:
        table.get_by_role("combobox", name=label).select_option(label=option)


def show_all(table: Page) -> None:
    table.get_by_role("button", name="Reset").press("Enter")
    expect(table).to_have_url(UNCHANGED)
    check(table, NAMES)
    assert table.locator(CONTROLS).evaluate_all("all => all.map(control => control.value)") == ["", "", "", ""]


def check(table: Page, names: list[str]) -> None:
    """Expect these rows, and that they are counted."""
    assert visible(table) == names
    assert table.get_by_role("status").first.inner_text() == f"{len(names)} of {len(NAMES)} activations"


@pytest.mark.parametrize(("label", "option", "value"), dict.fromkeys(CHOICES))
def test_table_is_filtered(table: Page, label: str, option: str, value: str) -> None:
    history = table.evaluate("history.length")
    choose(table, label, option)
    check(table, members(label, value))
    chosen = urlsplit(table.url).fragment
    assert chosen == (make_id(value) if label == "Property" else urlencode({label.lower(): value}))
    show_all(table)
    assert table.evaluate("history.length") == history, "each choice is a step back"
    table.evaluate("hash => { location.hash = hash; }", chosen)
    expect(table.locator(f"[name={label.lower()}]")).not_to_have_value("")
    check(table, members(label, value))
    show_all(table)


@pytest.mark.parametrize(("first", "second"), list(combinations(LABELS, 2)))
def test_filters_apply_together(table: Page, first: str, second: str) -> None:
    one, other, both = next(
        (one, other, both)
        for one, other in product(OPTIONS[first].items(), OPTIONS[second].items())
        if (both := set(one[1]) & set(other[1])) and len(both) < min(len(one[1]), len(other[1]))
    )
    choose(table, first, one[0])
    choose(table, second, other[0])
    check(table, sorted(both))
    choose(table, first, "" if first == "Name" else "any")
    check(table, other[1])
    show_all(table)


def test_filters_may_leave_nothing(table: Page) -> None:
    family, property_ = next(
        (family, property_)
        for (family, these), (property_, those) in product(OPTIONS["Family"].items(), OPTIONS["Property"].items())
        if not set(these) & set(those)
    )
    choose(table, "Family", family)
    choose(table, "Property", property_)
    check(table, [])
    show_all(table)


def test_the_address_keeps_the_choices(table: Page) -> None:
    first = next(activations[name] for name in NAMES if frameworks_with(name))
    chosen = {
        "Name": f"{first.name[:2]}&%",  # signs that mean something in an address
        "Family": next(option for option, names in OPTIONS["Family"].items() if first.name in names),
        "Framework": frameworks_with(first.name)[0],
        "Property": next(option for option, names in OPTIONS["Property"].items() if first.name in names),
    }
    for label, option in chosen.items():
        choose(table, label, option)
    left = [
        name
        for name in named(first.name[:2])
        if all(name in OPTIONS[label][option] for label, option in chosen.items() if label != "Name")
    ]
    check(table, left)
    table.reload()
    check(table, left)
    assert table.get_by_role("searchbox", name="Name", exact=True).input_value() == chosen["Name"]
    table.get_by_role("searchbox", name="Name", exact=True).press("Enter")
    assert "?" not in table.url, "the form is sent"
    check(table, left)
    show_all(table)


def test_a_property_leads_to_those_that_have_it(table: Page) -> None:
    """The anchor of each property on the page is a choice; it shows the form, below the header of a phone."""
    table.set_viewport_size({"width": 390, "height": 800})
    for name in PROPERTIES:
        link = table.locator(".properties dt a", has_text=re.compile(f"^{re.escape(name)}$"))
        assert link.evaluate("link => link.parentElement.id === link.hash.slice(1)"), name
        link.click()
        expect(table.locator("[name=property]")).to_have_value(make_id(name))
        check(table, OPTIONS["Property"][name])
        check_form_is_seen(table, name)
    table.goto("about:blank")
    table.goto(f"{TABLE}#{make_id(name)}")
    table.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    check_form_is_seen(table, "the address")
    table.evaluate("location.hash = 'download'")
    assert table.locator("[name=property]").input_value() == make_id(name), "a section is no choice"
    show_all(table)


def check_form_is_seen(table: Page, why: str) -> None:
    form, header = (table.locator(each).bounding_box() for each in (".table-filter", ".mobile-header"))
    assert form and header
    assert header["y"] + header["height"] <= form["y"] <= 400, f"{why} does not lead to the form: {form}"


def test_table_is_filtered_by_any_name(table: Page) -> None:
    for one in activations.values():
        for name in (one.name, *one.aliases):
            choose(table, "Name", name.replace("_", " ").upper())
            assert visible(table) == named(name), name
