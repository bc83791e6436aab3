"""What the site says of each activation in each framework is what the record says, all of it, read back from HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest
from bs4 import Tag

from activation_functions import activations
from activation_functions.kinds import Activation
from extensions import page_of_framework
from framework_cells import BITES, assert_cells_are_recorded, assert_runs_when_pasted, differing_defaults, is_pasted
from framework_measurements.judgement import EVERY_WORD, RIGHT
from framework_measurements.record import Entry
from framework_packages import (
    HEADERS,
    PACKAGES,
    RECORD,
    TITLES,
    assert_measured,
    entries_of,
    package_of,
    siblings,
    version_of,
)
from framework_statements import statement
from framework_tables import activation_in, content, facts, results, rows, said_of, table, text, to_be_listed
from specification.page import pages


def test_page_has_a_row_for_every_framework_that_has_it(activation: Activation[...]) -> None:
    page, name = table(activation.name), activation.name
    if not RECORD.of(name):
        pytest.skip("not measured yet: `make frameworks` does that")
    found = rows(page)
    having = [package for package in PACKAGES if entries_of(name, package)]
    assert sorted(text(head) for head, _ in found) == sorted(f"{TITLES[p]} {version_of(p)}" for p in having)
    lacking = [f"{TITLES[p]} {version_of(p)}" for p in PACKAGES if p not in having]
    below = [text(each) for each in page.select("p")]
    *most, last = lacking or [""]
    names = f"{', '.join(most)} and {last}" if most else last
    assert below == ([f"Not found in {names}."] if lacking else []), name
    assert_measured(text(page.select("caption")[0]))
    before: dict[str, Tag] = {}
    for row in page.select("tbody > tr"):
        package = next((p for p in having if row["id"] == f"{name}-in-{p}".replace("_", "-")), "")
        assert package, f"{name}: a row has the id {row['id']}"
        assert text(row.select("th")[0]) == f"{TITLES[package]} {version_of(package)}", row["id"]
        long = [link.extract() for link in row.select("td > div > a")]
        before[TITLES[package]] = full(row, before)
        assert_line_is_recorded(row, before[TITLES[package]], long, name, package)


def full(row: Tag, before: Mapping[str, Tag]) -> Tag:
    """What differs; where a row says that it is as in one before, what that says. What does not bite is folded."""
    _, differs = row.select("td")
    said = text(differs)
    if other := re.search(r", as in (.+)$", said):
        shown = before[other[1]]
        assert said == f"{text(shown.select('b')[0])}, as in {other[1]}" and ": " in text(shown), row["id"]
        return shown
    assert said not in map(text, before.values()) or ":" not in said, f"{row['id']} says again: {said}"
    word = text(differs.select("b")[0]).lower() if differs.select("b") else ""
    assert bool(differs.select("details")) == (word not in BITES and text(differs).lower() != word and bool(word))
    for summary in differs.select("summary"):
        summary.append(": ")
    return differs


def assert_line_is_recorded(row: Tag, differs: Tag, long: list[Tag], name: str, package: str) -> None:
    """One call, with its word and an example, and the ways to all that is recorded, and to long vectors."""
    call, _ = row.select("td")
    entries = entries_of(name, package)
    [link] = row.select("th a")
    assert link["href"] == f"frameworks/{package}.html#" + f"{package}-{name}".replace("_", "-"), row["id"]
    *imports, spelled = call.select("code.call")[0].get_text().splitlines()
    own = [e for e in entries if is_pasted(spelled, e)]
    assert own, f"{row['id']}: {spelled} is not in the record"
    assert_runs_when_pasted(imports, spelled, row["id"])
    given = [text(each).removeprefix("default ") for each in call.select("span.default")]
    assert given in [differing_defaults(entry, spelled) for entry in own], f"{row['id']}: {spelled}, {given}"
    assert_long_vectors(long, own, name)
    said = statement(differs)
    if own[0].kind == "expression":
        assert text(differs).startswith("written with other functions"), row["id"]
        return
    assert said.word == own[0].word, f"{row['id']}: {said.word}, expected {own[0].word}"
    shown = list(results(said.text))
    assert all(said_of(result, said.word, own[0]) for result in shown), f"{row['id']}: {said.text}"
    expected, found = to_be_listed(own[0])[1], facts(said.text, own[0])
    assert bool(shown) or bool(found & expected) or said.word in RIGHT, f"{row['id']}: {said.text}"
    assert {fact for fact in expected if fact[0] == "same as"} == {fact for fact in found if fact[0] == "same as"}


def assert_long_vectors(links: list[Tag], entries: list[Entry], name: str) -> None:
    """What is off in long vectors alone is said beside the word for short ones, where all of it stands."""
    said = Counter(fact for link in links for note in text(link).split("; ") for fact in facts(note, entries[0]))
    found = Counter(fact for entry in entries for fact in to_be_listed(entry)[1] if fact[0] == "long")
    assert said.keys() == found.keys(), name
    assert {link["href"] for link in links} <= {f"framework-lengths.html#lengths-{name.replace('_', '-')}"}


@pytest.mark.parametrize("package", PACKAGES)
def test_page_of_a_framework_has_all_its_activations(package: str) -> None:
    page = content(page_of_framework.OfFramework, docname=f"frameworks/{package}")
    found = {activation_in(head): cells for head, cells in rows(page)}
    assert found.keys() == {entry.activation for entry in RECORD.entries if package_of(entry) == package}
    for name, cells in found.items():
        assert_cells_are_recorded(cells, name, package)
    caption = text(page.select("caption")[0])
    assert_measured(caption, package)
    headers = {key: header for key, header in HEADERS.items() if next(iter(header.versions)) == package}
    versions = {name: version for header in headers.values() for name, version in header.versions.items()}
    assert dict(pair.split() for pair in caption.partition("), with ")[2].split(", ")) == versions
    command = page.select("code")[0].get_text().partition("NAMES=")[2]
    assert command.strip('"').split() == list(headers)
    assert (len(headers) > 1) == command.startswith('"')
    said = {text(one): [text(i) for i in siblings(one)] for one in page.select("dl.rest dt")}
    having = {name for name in activations if not RECORD.of(name) or entries_of(name, package)}
    lacking = "; ".join(pages()[name].title for name in sorted(activations.keys() - having))
    unknown = dict.fromkeys(name for header in headers.values() for name in header.unknown)
    refused = dict.fromkeys(f"{n}: {why}" for header in headers.values() for n, why in header.not_called.items())
    expected = {
        "For float64": [", ".join(dict.fromkeys(header.float64 for header in headers.values() if header.float64))],
        "It has none of": [lacking],
        "Array to array, but none of these activations": [", ".join(unknown)],
        "Could not be called": [" ".join(each.split()) for each in refused],
    }
    assert said == {title: items for title, items in expected.items() if any(items)}


def test_rows_that_differ_stand_first(activation: Activation[...]) -> None:
    """In the order of the words for the calls that are shown."""
    lines = [statement(cells[1]).word for _, cells in rows(table(activation.name)) if cells[1].select("b")]
    places = list(map(EVERY_WORD.index, lines))
    assert places == sorted(places, reverse=True), lines


@pytest.mark.parametrize("package", PACKAGES)
def test_rows_of_what_a_package_lacks_stand_last(package: str) -> None:
    page = content(page_of_framework.OfFramework, docname=f"frameworks/{package}")
    lacks = [text(cells[1]) == "Written with other functions" for _, cells in rows(page)]
    assert lacks == sorted(lacks), f"{package}: {lacks}"
