"""What the site says of each activation in each framework is what the record says, all of it, read back from HTML."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy

import pytest
from bs4 import Tag

from activation_functions import activations
from activation_functions.kinds import Activation
from extensions import page_of_framework
from extensions import pages_of_frameworks as shown
from framework_comparisons import javascript_arguments
from framework_measurements.findings import lengths
from framework_measurements.findings import packages as grouped
from framework_measurements.findings.packages import record
from framework_measurements.framework import imported
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import EVERY_WORD, RIGHT
from framework_measurements.parameters import outcomes
from framework_measurements.record import Entry
from framework_statements import Statement, named, statement
from framework_tables import (
    DTYPE,
    activation_in,
    agrees,
    content,
    facts,
    results,
    rows,
    said_of,
    table,
    text,
    to_be_listed,
    word_of,
)
from specification.page import DOCS, pages

RECORD = record()
HEADERS = RECORD.frameworks
PACKAGES = list(dict.fromkeys(next(iter(header.versions)) for header in HEADERS.values()))
# What the pages call a package: the words that all of its frameworks share.
TITLES = {
    package: " ".join(titles[0].split()[: len(titles[0].split()) if len(titles) == 1 else 2])
    for package in PACKAGES
    for titles in [[header.title for header in HEADERS.values() if next(iter(header.versions)) == package]]
}


def package_of(entry: Entry) -> str:
    return next(iter(HEADERS[entry.framework].versions))


def version_of(package: str) -> str:
    [version] = {h.versions[package] for h in HEADERS.values() if next(iter(h.versions)) == package}
    return version


def entries_of(activation: str, package: str) -> list[Entry]:
    return [entry for entry in RECORD.of(activation) if package_of(entry) == package]


def assert_measured(caption: str, package: str = "") -> None:
    """The caption has the days, and of one framework the machine."""
    headers = [header for header in HEADERS.values() if not package or next(iter(header.versions)) == package]
    *most, last = sorted({header.date for header in headers})
    said = f"Measured on {', '.join(most)} and {last}" if most else f"Measured on {last}"
    if package:
        machine = headers[0].machine
        said += (
            f" ({machine['system']}, {machine['processor']} with {machine['instructions']}, Python {machine['python']})"
        )
    assert caption.startswith(said), f"{caption!r}, expected {said!r}"


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


# What is seen without unfolding anything.
BITES = {"other function", "wrong", "breaks", "other default", "float32 inside"}


def siblings(term: Tag) -> Iterable[Tag]:
    """The definitions behind a term."""
    for each in term.find_next_siblings():
        if each.name != "dd":
            return
        yield each


def assert_cells_are_recorded(cells: list[Tag], name: str, package: str) -> None:
    calls, differs = cells
    entries = entries_of(name, package)
    assert_calls(calls, entries, f"{name} in {package}")
    folded = differs.select("details li")
    shown = [item for item in differs.select("li") if item not in folded]
    summaries = list(map(text, differs.select("summary")))
    said = assert_differences([*shown, *folded], entries, f"{name} in {package}")
    assert_folded(said[: len(shown)], said[len(shown) :], summaries, f"{name} in {package}")


def assert_folded(shown: list[Statement], folded: list[Statement], summaries: list[str], where: str) -> None:
    """What bites is seen at once, the first of each word; the rest is summed up."""
    words, rest = [each.word for each in shown], [each.word for each in folded]
    for found in (words, rest):
        places = list(map(EVERY_WORD.index, found))
        assert places == sorted(places, reverse=True), f"{where}: {found}, expected the gravest first"
    assert len(rest) != 1 or rest[0], f"{where}: a note is folded alone"
    if rest:
        assert len(set(words)) == len(words) and "" not in words, f"{where}: {words} are shown beside what is folded"
        assert not set(rest) - set(words) & BITES, f"{where}: {set(rest) - set(words)} is folded"
        notes = [f"{rest.count('')} note" + "s" * (rest.count("") > 1)] if "" in rest else []
        expected = ", ".join([*dict.fromkeys(filter(None, rest)), *notes])
        assert [each[0].lower() + each[1:] for each in summaries] == [expected], where
    else:
        assert not summaries, where


def is_pasted(call: str, entry: Entry) -> bool:
    """Whether a call is that of an entry, with the defaults of the definition for the names of its parameters."""
    values = {name: repr(value) for name, value in activations[entry.activation].parameters.items()}
    written = entry.matching_call or entry.call or entry.spelling
    recorded = ast.parse(written, mode="eval")
    for node in ast.walk(recorded):
        if isinstance(node, ast.Name):
            node.id = values.get(node.id, node.id)
    same_remark = call.partition("#")[2] == written.partition("#")[2]  # such as the opset
    return same_remark and ast.unparse(ast.parse(call, mode="eval")) == ast.unparse(recorded)


def assert_runs_when_pasted(imports: list[str], call: str, where: str) -> None:
    """What is imported is needed, and nothing else is but the input, or an operator of ONNX."""
    known = {name.split(".")[0] for line in imports for name in imported_by(line)}
    tree = list(ast.walk(ast.parse(call)))
    names = {node.id for node in tree if isinstance(node, ast.Name)} - {n.arg for n in tree if isinstance(n, ast.arg)}
    operators = {name for name in names if name[0].isupper() and not imports}
    assert names - operators - {"x"} == known, f"{where}: {imports} before {call}"


def imported_by(line: str) -> list[str]:
    """The names in a line that imports."""
    assert imported(line), line
    return imported(line)


def assert_calls(cell: Tag, entries: list[Entry], where: str) -> None:
    """Each spelling once, with defaults that it does not say; the declared one first."""
    found = [(item.select("code.call")[0].get_text(), item.select("span.default")) for item in cell.select("li")]
    by_spelling: dict[str, list[Entry]] = {}
    for entry in entries:
        by_spelling.setdefault(entry.spelling, []).append(entry)
    assert len(found) == len(by_spelling), f"{where}: {len(found)} calls, expected {len(by_spelling)}"
    for call, default in found:
        own = next((es for es in by_spelling.values() if any(is_pasted(call, e) for e in es)), [])
        assert own, f"{where}: {call} is not in the record"
        given = [text(each).removeprefix("default ") for each in default]
        assert given in [differing_defaults(entry, call) for entry in own], f"{where}: {call}, {given}"
    one = activations[entries[0].activation]
    declared = {one.keras, one.torch, one.jax, one.onnx} & {entry.matching_call for entry in entries}
    first = [e.matching_call for e in entries if is_pasted(found[0][0], e)]
    assert not declared or {*first} & declared, f"{where}: {found[0][0]} stands first, expected {declared}"


def differing_defaults(entry: Entry, call: str) -> list[str]:
    """The defaults that are not what a call says, and the numbers that it leaves out."""
    said = dict(re.findall(r"\b(\w+)=([^,()]+)", call))
    if FRAMEWORKS[entry.framework].npm:
        said = javascript_arguments(call, entry)
    number = re.compile(r"[-+]?(\d[\d.]*(e[-+]?\d+)?|inf|nan)", re.IGNORECASE)
    known = {name: value for name, value in entry.parameters.items() if value is not None}

    def seven_digits(value: str) -> str:
        return f"{float(value):.7g}" if number.fullmatch(value) else value

    chosen = [
        f"{name}={value}"
        for name, value in known.items()
        if (name in said or number.fullmatch(value)) and seven_digits(value) != seven_digits(said.get(name, ""))
    ]
    return [", ".join(chosen)] if chosen else []


def assert_differences(items: list[Tag], entries: list[Entry], where: str) -> list[Statement]:
    """What is said holds for all that it is said of; and all that is recorded is said, but of what we wrote."""
    entries = [entry for entry in entries if entry.kind != "expression"]
    if not entries:
        assert [text(item) for item in items] == ["Written with other functions"], where
        return [statement(item) for item in items]
    expected = {entry.key: to_be_listed(entry) for entry in entries}
    unsaid = {row: word for results, _ in expected.values() for row, word in results.items()}
    rest = {key: facts for key, (_, facts) in expected.items()}
    said = list(map(statement, items))
    for each in said:
        covered = named(each.where, entries)
        assert covered, f"{where}: nothing is {each.where}"
        for entry in covered:
            for result in results(each.text):
                there = said_of(result, each.word, entry)
                assert there, f"{where}: {entry.key} has no {each.word or 'difference'} {result}"
                unsaid = {
                    row: word for row, word in unsaid.items() if (row, word) not in {(r, each.word) for r in there}
                }
            found = facts(each.text, entry)
            assert found <= expected[entry.key][1], f"{where}: {entry.key}: {found - expected[entry.key][1]}"
            for fact in found:
                assert each.word == word_of(fact, entry), f"{where}: {entry.key}: {each.word}: {fact}"
            rest[entry.key] = rest[entry.key] - found
            assert_defaults_differ(each.text, entry)
    assert not unsaid, f"{where}: not said: {unsaid}"
    assert not any(rest.values()), f"{where}: not said: {rest}"
    return said


def assert_defaults_differ(said: str, entry: Entry) -> None:
    for theirs, default, ours, value in re.findall(r"`(\w+)=([^`]*)` in place of `(\w+)=([^`]*)`", said):
        parameters = activations[entry.activation].parameters
        assert entry.parameters[theirs] == default, f"{entry.key}: {said}"
        if ours in parameters:
            assert agrees(value.replace("-", "\N{MINUS SIGN}"), parameters[ours], 4), f"{entry.key}: {said}"
        else:
            assert f"{theirs}={value}" in (entry.matching_call or ""), f"{entry.key}: {said}"
        assert default != value, f"{entry.key}: {said}"


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
