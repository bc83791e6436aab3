"""What the site shows of the frameworks is what the record says, all of it."""

from __future__ import annotations

import dataclasses
import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from activation_functions import activations
from activation_functions.kinds import Activation
from extensions import framework_record
from extensions import pages_of_frameworks as shown
from extensions.framework_differences import FromRecord
from extensions.frameworks_of_activations import table_of
from framework_measurements.findings import packages as grouped
from framework_measurements.findings.arguments import arguments
from framework_measurements.findings.packages import packages
from framework_measurements.findings.rows import rows as rows_of
from framework_measurements.findings.wording import apart
from framework_measurements.findings.wording import shown as written
from framework_measurements.judgement import BY_DEFAULT, DIFFERENT, JUDGEMENTS
from framework_measurements.record import RECORD, ROUNDED, SCHEMA, Entry, read
from specification.page import DOCS

ENTRIES = read().entries
HEADERS = read().frameworks
PACKAGES = list(dict.fromkeys(next(iter(header.versions)) for header in HEADERS.values()))


def package_of(entry: Entry) -> str:
    return next(iter(HEADERS[entry.framework].versions))


def version_of(entry: Entry) -> str:
    return HEADERS[entry.framework].versions[package_of(entry)]


def content(directive: type[FromRecord], *arguments: str, docname: str = "frameworks") -> str:
    """The HTML that a directive makes."""
    one: Any = object.__new__(directive)
    one.arguments = list(arguments)
    environment = SimpleNamespace(docname=docname)
    environment.app = SimpleNamespace(builder=SimpleNamespace(get_relative_uri=lambda start, end: f"{end}.html"))
    one.state = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=environment)))
    return "".join(node.astext() for node in one.content_of_page())


def table(name: str) -> str:
    """The HTML of the table on the page of an activation."""
    return table_of(name, lambda page: f"{page}.html").astext()


def text(html: str) -> str:
    """What a reader sees of HTML."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def rows(table: str) -> list[str]:
    return table.partition("<tbody>")[2].split("<tr")[1:]


def named(row: str) -> str:
    """The identity of a row."""
    return row.partition('id="')[2].partition('"')[0]


def test_page_has_a_row_for_every_framework_that_has_it(activation: Activation[...]) -> None:
    html = table(activation.name)
    found = {named(row): row for row in rows(html)}
    entries = [entry for entry in ENTRIES if entry.activation == activation.name]
    assert len(found) == len({package_of(entry) for entry in entries})
    assert read().date in html or not entries
    for entry in entries:
        row = text(found[f"{activation.name.replace('_', '-')}-in-{package_of(entry)}"])
        assert version_of(entry) in row, entry.key
        same = [e for e in entries if package_of(e) == package_of(entry) and e.spelling == entry.spelling]
        assert any((e.matching_call or e.call or e.spelling) in row for e in same), entry.key
        for name, _, _ in arguments(entry):
            assert entry.parameters[name] is None or f"{name}={entry.parameters[name]}" in row, (entry.key, name)
        for defect in entry.defects:
            assert f"at {written(defect['x'], 6)}" in row, (entry.key, defect)
        assert entry.judgement in ROUNDED or entry.judgement.capitalize() in row, entry.key


def test_rows_that_differ_stand_first(activation: Activation[...]) -> None:
    worse = "|".join(judgement.capitalize() for judgement in JUDGEMENTS if judgement not in ROUNDED)
    same = [not re.search(worse, row) for row in rows(table(activation.name))]
    assert same == sorted(same)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_defect_is_shown_with_its_code(package: str) -> None:
    html = content(shown.Defects, package)
    assert read().date in html
    shares = re.split(r'<dt id="', html)[1:]
    for entry in ENTRIES:
        if package_of(entry) != package or not entry.defects:
            continue
        assert version_of(entry) in html
        [share] = [s for s in shares if s.startswith(nodes_id(f"defects-{package}-{entry.activation}") + '"')]
        folded = [text(part) for part in share.split("<details>")[1:]]
        for defect in entry.defects:
            number = written(defect["x"], 6)
            its = [part for part in folded if f"{defect['dtype']}: at {number}" in part]
            assert any(defect["code"] in part or entry.spelling in part for part in its), (entry.key, defect)


def nodes_id(name: str) -> str:
    return name.replace("_", "-")


def test_code_of_a_defect_shows_it() -> None:
    """It has the number, the dtype, and a call of what has the defect."""
    for entry in ENTRIES:
        for defect in entry.defects:
            assert defect["dtype"] in defect["code"]
            assert entry.kind == "expression" or entry.spelling in defect["code"], (entry.key, defect["code"])


def test_matrix_is_complete() -> None:
    found = rows(content(shown.Matrix))
    assert [text(row.partition("</th>")[0]).partition(">")[2] for row in found] == sorted(activations)
    for name, row in zip(sorted(activations), found, strict=True):
        cells = row.split("<td>")[1:]
        for package, cell in zip(PACKAGES, cells, strict=True):
            judgements = {e.judgement for e in ENTRIES if e.activation == name and package_of(e) == package}
            said = cell.partition('class="unseen">')[2].partition("<")[0]
            assert set(said.split(", ")) == (judgements or {"none"}), (name, package)


def test_names_with_different_functions_are_listed_with_their_values() -> None:
    listed = text(content(shown.SameNames))
    for entry in ENTRIES:
        plain = re.sub("[^a-z0-9]", "", entry.spelling.rpartition(".")[2].lower())
        own = plain == entry.activation.replace("_", "")
        other = entry.defaults and {entry.judgement, entry.defaults["judgement"]} <= {BY_DEFAULT, DIFFERENT}
        if own and entry.call and other:
            assert entry.spelling in listed, entry.key
            assert version_of(entry) in listed
            value, exact = apart(entry.defaults["value"], entry.defaults["exact"])
            assert f"it gives {value}, exact {exact}" in listed, entry.key


def test_all_gradients_at_kinks_are_listed() -> None:
    found = [text(row) for row in rows(content(shown.Kinks))]
    for entry in ENTRIES:
        for kink in entry.kinks:
            if entry.kind != "expression" and isinstance(kink["gradient"], float):
                start = f"{entry.activation} at {written(kink['x'])}{written(kink['left'])} and"
                [row] = [row for row in found if start in row]
                assert written(kink["gradient"], 3) in row
                assert packages()[package_of(entry)].title in row, entry.key


@pytest.mark.parametrize(("first", "second"), [("keras", "torch"), ("torch", "jax"), ("keras", "jax")])
def test_what_is_not_to_be_converted_is_written_alike(first: str, second: str) -> None:
    converted = content(shown.Conversion, first, second)
    for name in activations:
        pair = [row for row in rows_of(name) if row.package.name in (first, second)]
        if len(pair) == 2 and f">{name}</a>" not in converted:
            calls = [row.spellings()[0].matching_call or "" for row in pair]
            arguments = {call.partition("(")[2] for call in calls}
            assert len(arguments) == 1, calls


def test_every_framework_has_its_page_and_its_defects() -> None:
    assert {path.stem for path in (DOCS / "frameworks").glob("*.md")} == set(PACKAGES)
    page = (DOCS / "frameworks.md").read_text("utf-8")
    for package in PACKAGES:
        assert f"{{framework-defects}} {package}\n" in page
        assert f"\nframeworks/{package}\n" in page


@pytest.mark.parametrize("package", PACKAGES)
def test_page_of_a_framework_has_all_its_activations(package: str) -> None:
    page = content(shown.OfFramework, docname=f"frameworks/{package}")
    own = {entry.activation for entry in ENTRIES if package_of(entry) == package}
    assert {text(row.partition("</th>")[0]).partition(">")[2] for row in rows(page)} == own
    for key, header in HEADERS.items():
        if next(iter(header.versions)) == package:
            assert key in page
            for name in [*header.unknown, *header.not_called]:
                assert name in text(page), name


def test_numbers_that_differ_are_shown_to_differ() -> None:
    for entry in ENTRIES:
        for part in [*entry.defects, *(p for p in (entry.defaults, entry.matching, entry.gradient) if p)]:
            if part.get("wrong") or "code" in part:
                value, exact = apart(part["value"], part["exact"])
                assert value != exact, entry.key


def test_fields_of_the_record_are_described() -> None:
    described = text(content(framework_record.Fields))
    fields = [*vars(ENTRIES[0]), *vars(next(iter(HEADERS.values())))]
    assert not [name for name in fields if f".{name}" not in described]


def test_pages_depend_on_the_record() -> None:
    noted: list[Path] = []
    directive: Any = object.__new__(framework_record.Fields)
    environment = SimpleNamespace(note_dependency=noted.append, app=SimpleNamespace(srcdir=DOCS))
    directive.state = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=environment)))
    directive.run()
    assert {RECORD, SCHEMA} <= set(noted)


def test_an_activation_that_is_newer_than_the_record_has_not_been_measured(
    activation: Activation[...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its page says so, and claims neither a date nor that a framework lacks it."""
    before = read()
    entries = [entry for entry in before.entries if entry.activation != activation.name]
    with monkeypatch.context() as patch:
        patch.setattr(grouped, "read", lambda: dataclasses.replace(before, entries=entries))
        grouped.record.cache_clear()
        said = text(table(activation.name))
        matrix = text(content(shown.Matrix))
    grouped.record.cache_clear()
    assert "No framework has been measured for it" in said
    assert "Not found" not in said
    assert before.date not in said
    assert "not measured" in matrix
