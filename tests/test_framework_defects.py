"""What is wrong in a framework stands on its page with its code; what has not been measured says so."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from copy import copy

import pytest
from bs4 import Tag

from activation_functions import activations
from extensions import page_of_framework
from extensions import pages_of_frameworks as shown
from framework_measurements.findings import lengths
from framework_measurements.findings import packages as grouped
from framework_measurements.parameters import outcomes
from framework_packages import HEADERS, PACKAGES, RECORD, TITLES, entries_of, package_of, version_of
from framework_statements import named
from framework_tables import DTYPE, activation_in, content, results, rows, said_of, table, text
from specification.page import DOCS


@pytest.mark.parametrize("package", PACKAGES)
def test_every_defect_is_shown_with_its_code(package: str) -> None:
    page = content(page_of_framework.Defects, package)
    [head] = page.select("p")[:1]
    headers = [header for header in HEADERS.values() if next(iter(header.versions)) == package]
    others = {n: v for header in headers for n, v in header.versions.items() if n != package}
    behind = f" with {', '.join(f'{n} {v}' for n, v in others.items())}" if others else ""
    assert (
        text(head).removesuffix(" nothing.") == f"{TITLES[package]} {version_of(package)}{behind}, {headers[0].date}:"
    )
    assert text(head).endswith(" nothing.") != bool(page.select("dl"))
    unsaid = {
        (entry.key, each.place, each.given)
        for entry in RECORD.entries
        if package_of(entry) == package and entry.kind != "expression"
        for each in entry.compared
        if each.word in ("breaks", "wrong") and "error" not in each.part
    }
    for term in page.select("dt[id]"):
        name = activation_in(term)
        assert term["id"] == f"defects-{package}-{name}".replace("_", "-")
        for details in term.find_next_sibling("dd").select("details"):
            summary = details.select("summary")[0]
            code = details.select("pre")[0].get_text()
            same_with = {each.get_text() for each in details.select("p code")}
            [result] = results(text(summary))
            own = [entry for entry in entries_of(name, package) if entry.kind != "expression"]
            fits = [entry for entry in own if any(said_of(result, word, entry) for word in ("breaks", "wrong"))]
            covered = named(statement_of_defect(summary), fits)
            assert covered, f"{name} in {package}: {text(summary)} is not in the record"
            spellings = {entry.spelling for entry in covered}
            assert same_with <= spellings, f"{name} in {package}: the same with {same_with}, expected of {spellings}"
            shown_by = [entry for entry in covered if (entry.matching_call or entry.call or "").split("(")[0] in code]
            assert shown_by and len(spellings - same_with) <= 1, f"{name} in {package}: {spellings} have the defect"
            for entry in covered:
                unsaid -= {row for word in ("breaks", "wrong") for row in said_of(result, word, entry)}
    assert not unsaid, f"not shown: {unsaid}"


def statement_of_defect(summary: Tag) -> str:
    """The place in the summary of a defect: what stands before the dtype."""
    summary = copy(summary)
    for code in summary.select("code"):
        code.replace_with(f"`{code.get_text()}`")
    return re.split(rf"(?:, )?(?:gradient in )?{DTYPE}(?:, {DTYPE})*(?: and {DTYPE})?: ", summary.get_text())[0]


def test_every_framework_has_its_page_with_what_is_wrong_and_what_has_changed() -> None:
    assert {path.stem for path in (DOCS / "frameworks").glob("*.md")} == set(PACKAGES)
    contents = (DOCS / "frameworks.md").read_text("utf-8")
    for package in PACKAGES:
        page = (DOCS / f"frameworks/{package}.md").read_text("utf-8")
        for directive in ("activations}", f"defects}} {package}", f"changes}} {package}"):
            assert f"{{framework-{directive}\n" in page, f"docs/frameworks/{package}.md: {directive}"
        assert f"\nframeworks/{package}\n" in contents


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Records in which every second activation has not been measured; these."""
    newer = list(activations)[::2]
    entries = [entry for entry in RECORD.entries if entry.activation not in newer]
    monkeypatch.setattr(grouped, "read", lambda: dataclasses.replace(RECORD, entries=entries))
    for module, part in ((lengths, "results"), (outcomes, "outside")):
        recorded = {
            key: of_framework | {part: [one for one in of_framework[part] if one["activation"] not in newer]}
            for key, of_framework in module.recorded().items()
        }
        monkeypatch.setattr(module, "recorded", lambda recorded=recorded: recorded)
    cached = (grouped.record, lengths.all_lengths, outcomes.all_cases)
    for function in cached:
        function.cache_clear()
    yield newer
    for function in cached:
        function.cache_clear()


def test_an_activation_that_is_newer_than_the_record_has_not_been_measured(older: list[str]) -> None:
    """Its page says so, and claims neither a date nor that a framework lacks it."""
    for name in activations:
        said = text(table(name))
        assert ("No framework has been measured for it" in said) == (name in older), name
        assert ("Not found" in said or RECORD.dates[0] in said) == (name not in older), name
    for head, cells in rows(content.__wrapped__(shown.Matrix)):
        assert ("not measured" in {text(cell) for cell in cells}) == (activation_in(head) in older), text(head)
