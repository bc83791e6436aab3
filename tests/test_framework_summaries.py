"""The page of all frameworks says what the record says: its tables are read back, with every number and sign."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from bs4 import Tag

from activation_functions import activations
from extensions import framework_record
from extensions import pages_of_frameworks as shown
from framework_measurements.judgement import RIGHT, WORDS
from framework_measurements.record import RECORDS, SCHEMA, Entry, Header
from framework_measurements.spellings import NAMES, plain
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
from framework_statements import named
from framework_tables import (
    activation_in,
    agrees,
    content,
    expected_facts,
    facts,
    results,
    rows,
    said_of,
    text,
    to_be_said,
)
from framework_tables import read as read_number
from specification.page import DOCS, pages

COLUMNS = [f"{TITLES[package]} {version_of(package)}" for package in PACKAGES]
PACKAGE = {title: package for package, title in TITLES.items()}


def test_numbers_of_words_are_those_of_the_entries() -> None:
    page = content(framework_record.Versions)
    assert_measured(text(page.select("caption")[0]))
    assert [text(head) for head in page.select("thead th")] == ["Framework", *(word.capitalize() for word in WORDS)]
    assert [text(head) for head, _ in rows(page)] == COLUMNS
    for package, (_, cells) in zip(PACKAGES, rows(page), strict=True):
        judged = [e.word for e in RECORD.entries if package_of(e) == package and e.kind != "expression"]
        assert [int(text(cell)) for cell in cells] == [judged.count(each) for each in WORDS], package


def test_matrix_is_complete() -> None:
    page = content(shown.Matrix)
    assert_measured(text(page.select("caption")[0]))
    legend = {text(sign): text(*siblings(sign)) for sign in page.select("dl.signs dt")}
    assert sorted(legend.values()) == sorted([*WORDS, "no such activation"])
    meant = {unicodedata.name(sign): judgement for sign, judgement in legend.items()}
    assert meant["EQUALS SIGN"] == "same" and meant["NOT EQUAL TO"] == "other function"
    assert meant["ALMOST EQUAL TO"] == "rounded"
    assert [text(head) for head in page.select("thead th")] == ["Activation", *COLUMNS]
    assert [activation_in(head) for head, _ in rows(page)] == sorted(activations)
    for head, cells in rows(page):
        name = activation_in(head)
        if not RECORD.of(name):
            assert {text(cell) for cell in cells} == {"not measured"}, name
            continue
        for package, cell in zip(PACKAGES, cells, strict=True):
            where = f"{name} in {package}"
            judged = {entry.word for entry in entries_of(name, package) if entry.kind != "expression"}
            expected = [word for word in WORDS if word in judged]
            signs = [legend[sign] for sign in text(cell)]
            assert signs == (expected or ["no such activation"]), where
            links = [(a["href"], a["title"]) for a in cell.select("a:has(> [aria-hidden=true]:only-child)")]
            address = f"functions/{name}.html#{name}-in-{package}"
            address = "#".join((address.partition("#")[0], address.partition("#")[2].replace("_", "-")))
            assert links == ([(address, ", ".join(expected))] if expected else []), where


def marked(item: Tag) -> str:
    """The text of an item, with code between backticks."""
    found = "".join(f"`{part.get_text()}`" if part.name == "code" else part.get_text() for part in item.children)
    return " ".join(found.split())


def test_names_with_different_functions_are_listed_with_their_values() -> None:
    """Under each name all spellings, each with what it does without arguments."""
    bearing = [entry for entry in RECORD.entries if bears_a_name(entry)]
    as_defined = {plain(entry.spelling) for entry in bearing if not is_other(entry) and not is_bent(entry)}
    unsaid = {
        (entry.activation, package_of(entry), entry.spelling)
        for entry in bearing
        if (is_other(entry) or is_bent(entry)) and plain(entry.spelling) in as_defined
    }
    for term in content(shown.SameNames).select("dl.same-names dt"):
        name, listed, plain_names = activation_in(term), [], set()
        items = [item for each in siblings(term) for item in each.select("li")]
        assert len(items) > 1, f"{name}: one behaviour is no difference"
        for item in items:
            said = marked(item)
            places = list(re.finditer(r"((?:`[^`]+`(?:, )?)+) \(([^()]+) (\S+)\)", said))
            behaviour = said[: places[0].start()].removesuffix(": ")
            for place in places:
                package = PACKAGE[place[2]]
                assert place[3] == version_of(package), f"{name}: {said}"
                for spelling in re.findall("`([^`]+)`", place[1]):
                    own = [entry for entry in entries_of(name, package) if entry.spelling == spelling]
                    assert any(behaves(entry, behaviour) for entry in own), f"{name}: {spelling}: {behaviour}"
                    listed.append((package, spelling))
                    plain_names.add(plain(spelling))
                    if behaviour != "the definition":
                        unsaid.discard((name, package, spelling))
        assert len(plain_names) == 1
        every = {
            (package_of(entry), entry.spelling)
            for entry in RECORD.of(name)
            if bears_a_name(entry) and plain(entry.spelling) in plain_names
        }
        assert set(listed) == every, f"{name}: {set(listed) ^ every}"
    assert not unsaid


def bears_a_name(entry: Entry) -> bool:
    """Whether it is called by a name of the activation, without arguments."""
    return (
        entry.kind != "expression" and NAMES.get(plain(entry.spelling)) == entry.activation and entry.call is not None
    )


def is_other(entry: Entry) -> bool:
    """Whether it is another function without arguments, or always."""
    other = [word for word in to_be_said(entry).values() if word in ("other default", "other function")]
    return bool(other) or any(fact[0] in ("axis", "random") for fact in expected_facts(entry))


def is_bent(entry: Entry) -> bool:
    """Whether its results are wrong at finite numbers, and it has a parameter that the definition does not know."""
    used = re.findall(r"\b(\w+)=", entry.matching_call or "")
    further = [code for name, code in entry.parameters.items() if name not in used and code and is_number(code)]
    bent = [each for each in entry.compared if each.place == "values" and each.word not in RIGHT]
    return any(float(code) not in (0, 1) for code in further) and bool(bent)


def is_number(code: str) -> bool:
    return bool(re.fullmatch(r"\d[\d.]*(e-?\d+)?", code))


def behaves(entry: Entry, behaviour: str) -> bool:
    own = {fact for fact in expected_facts(entry) if fact[0] in ("axis", "random")}
    if behaviour == "the definition":
        return not is_other(entry)
    words = ("other default", "other function", *(each.word for each in entry.compared))
    fits = [any(said_of(one, word, entry) for word in words) for one in results(behaviour)]
    given = re.findall(r"`(\w+)=([^`]+)`", re.sub(" in place of `[^`]+`", "", behaviour))
    right = [agrees(v, n, 4) if is_number(n) else v == n for name, v in given for n in [entry.parameters[name] or ""]]
    return all(fits) and facts(behaviour, entry) == own and all(right)


def test_all_gradients_at_kinks_are_listed() -> None:
    page = content(shown.Kinks)
    assert_measured(text(page.select("caption")[0]))
    unsaid = {
        (entry.key, kink["x"])
        for name in activations
        for package in PACKAGES
        for entry in differentiated(name, package)
        for kink in entry.kinks
    }
    assert {activation_in(head) for head, _ in rows(page)} == {activation for (_, activation, _), _ in unsaid}
    versions = text(page.select("caption")[0])
    for head, (slopes, gradients) in rows(page):
        name, x = activation_in(head), text(head).partition(" at ")[2]
        for item in gradients.select("li"):
            gradient = item.select("b")[0].extract().get_text()
            for title, where in re.findall(r"([^,(]+?)(?: \(((?:[^()]|\([^()]*\))*)\))?(?:, |$)", marked(item)):
                package = PACKAGE[title]
                assert f"{title} {version_of(package)}" in versions
                for entry in named(where, differentiated(name, package)):
                    [kink] = [kink for kink in entry.kinks if agrees(x, kink["x"], 4)]
                    assert agrees(gradient, kink["gradient"], 3), f"{entry.key} at {x}: {gradient}, {kink}"
                    left, right = text(slopes).split(" and ")
                    assert agrees(left, kink["left"], 3) and agrees(right, kink["right"], 3), f"{entry.key} at {x}"
                    unsaid.remove((entry.key, kink["x"]))
    assert not unsaid


def test_gradients_of_what_is_written_by_hand_are_listed_with_their_calls() -> None:
    page = content(shown.ByHand)
    assert_measured(text(page.select("caption")[0]))
    unsaid = {(key, each["call"], each["x"]) for key, header in HEADERS.items() for each in header.by_hand}
    for head, (slopes, gradients) in rows(page):
        form, x = head.select("code")[0].get_text(), text(head).rpartition(" at ")[2]
        left, right = text(slopes).split(" and ")
        forms = set()
        for item in gradients.select("li"):
            gradient = item.select("b")[0].extract().get_text()
            for call, where in re.findall(r"`([^`]+)`(?: on ([\w, ]+?))?(?=, `|$)", marked(item)):
                forms.add(re.sub(r"(\w+\.)+", "", call))
                places = [f" on {each}" for each in re.split(", | and ", where)] if where else [""]
                for key, header in HEADERS.items():
                    for each in header.by_hand:
                        is_there = each["call"] == call and agrees(x, each["x"], 4)
                        if is_there and any(header.title.endswith(place) for place in places):
                            for shown_number, name in ((gradient, "gradient"), (left, "left"), (right, "right")):
                                assert agrees(shown_number, each[name], 3), f"{key}: {call} at {x}: {text(item)}"
                            unsaid.remove((key, call, each["x"]))
        assert form in forms, f"{form} is none of {forms}"
    assert not unsaid


def differentiated(name: str, package: str) -> list[Entry]:
    """The entries with gradients at kinks; expressions only where nothing bears the name."""
    entries = entries_of(name, package)
    found = [entry for entry in entries if entry.kinks and isinstance(entry.kinks[0]["gradient"], float)]
    return [entry for entry in found if entry.kind != "expression"] or found


def test_fields_of_the_record_are_described() -> None:
    described = text(content(framework_record.Fields))
    fields = [field.name for kind in (Entry, Header) for field in dataclasses.fields(kind)]
    assert not [name for name in fields if name not in described]


def test_pages_depend_on_the_record() -> None:
    noted: list[Path] = []
    directive: Any = object.__new__(framework_record.Fields)
    environment = SimpleNamespace(note_dependency=noted.append, app=SimpleNamespace(srcdir=DOCS))
    directive.state = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=environment)))
    directive.run()
    assert {*RECORDS.glob("*.json"), SCHEMA} <= set(noted)


def test_the_gravest_findings_are_of_the_record_and_none_that_is_left_out_is_graver() -> None:
    """Each is wrong or breaks as it says, and the code shows it; no activation or framework fills the list."""
    amount = int(re.findall(r"\{framework-gravest\} (\d+)", (DOCS / "frameworks.md").read_text("utf-8"))[0])
    items = content(shown.Gravest, str(amount)).select("ol > li")
    assert len(items) == amount
    listed = []
    for item in items:
        link, word = item.select("a")[0], item.select("b")[0].get_text()
        package, _, name = link["href"].partition("frameworks/")[2].partition(".html#")
        [activation] = [one for one in activations if name == f"{package}-{one}".replace("_", "-")]
        title = pages()[activation].title
        assert text(link) == f"{title} in {TITLES[package]}", link["href"]
        assert text(item.select(".version")[0]) == version_of(package), link["href"]
        [result] = results(text(item.select("p")[0]))
        spelling = item.select("code")[0].get_text()
        own = [e for e in entries_of(activation, package) if e.spelling == spelling]
        assert any(said_of(result, word, entry) for entry in own), f"{text(item)} is not in the record"
        assert word in ("breaks", "wrong", "other default"), text(item)
        code = item.select("pre")[0].get_text()
        assert "import" in code and ("print(" in code or "console.log(" in code) and spelling in code, code
        listed.append((package, activation, word, sizes(result.x)))
    graver = [1 if far > 10 else 0 for _, _, _, far in listed]
    assert graver == sorted(graver)
    for place in (0, 1):
        counts = Counter(each[place] for each in listed)
        assert max(counts.values()) <= (4, 2)[place], counts


def sizes(x: str) -> float:
    """The size of the largest finite number in a text of numbers."""
    numbers = [abs(float(each)) for each in np.atleast_1d(read_number(x))]
    return max(each for each in numbers if np.isfinite(each))
