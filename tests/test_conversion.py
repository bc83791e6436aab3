"""The pages that convert calls: numbers, imports, words and differences are those of the record; none is missing."""

from __future__ import annotations

import ast
import functools
import math
import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag

from activation_functions import activations
from extensions.convert import FOLDER, OfPackage
from framework_comparisons import javascript_arguments
from framework_measurements import judgement
from framework_measurements.conversion.differences import content as recorded
from framework_measurements.findings.packages import packages
from framework_measurements.framework import imported
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.record import Entry
from framework_tables import content, expected_facts, facts, read, soup
from long_vectors import off_when_long
from markup import DOCS

NUMBER = r"-?\d[\d.]*(?:e-?\d+)?"


def test_every_package_has_a_page() -> None:
    assert {path.stem for path in (DOCS / FOLDER).glob("*.md")} == set(packages())


@functools.cache
def page(package: str) -> BeautifulSoup:
    return content(OfPackage, docname=f"convert/{package}")


@pytest.mark.parametrize("package", packages())
def test_page_is_right(package: str) -> None:
    found = list(faults(page(package), package))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("package", "fault", "pattern", "replacement"),
    [
        ("keras", "another default", r'(<data value="negative_slope">)0.3', r"\g<1>0.01"),
        (
            "keras",
            "a call that does not parse",
            r"(torch\.<wbr/?>nn\.<wbr/?>functional\.<wbr/?>relu\(<wbr/?>x)\)",
            r"\1",
        ),
        ("keras", "a call that lacks its import", r"<code>import torch</code>", ""),
        ("keras", "a word that is too kind", r"loses digits in float64", "below resolution"),
        ("keras", "a difference that is not the measured one", r"differs by 2.9", "differs by 0.29"),
        ("torch", "long vectors that are not said to be off", r"; long vectors off in bfloat16[^;<]*", ""),
        ("torch", "an axis that is not said", r"; without an axis, [^;]*</code>[^;<]*", ""),
        ("keras", "a function that is missing", r'<li data-to="torch">.*?</li>', ""),
    ],
)
def test_fault_is_seen(package: str, fault: str, pattern: str, replacement: str) -> None:
    html = str(page(package))
    planted = re.sub(pattern, replacement, html)
    assert planted != html, f"{fault} cannot be planted"
    assert list(faults(soup(planted), package))


def faults(page: BeautifulSoup, package: str) -> Iterator[str]:
    """Yield what a page of conversions says that is not so."""
    imports = {box["data-to"]: [code.get_text() for code in box.select("dd code")] for box in page.select("dl > div")}
    for box in page.select(".conversions > details"):
        name = box.select("li a")[0]["href"].partition("functions/")[2].partition(".html")[0]
        where = f"{package}, {box['data-function']}"
        texts = dict(re.findall(rf"(\w+) = (−?{NUMBER})", box.select("li")[0].get_text()))
        values = {parameter: float(text.replace("−", "-")) for parameter, text in texts.items()}
        for code in box.select("summary code"):
            found = [of_source(code.get_text(), entry) for entry in packages()[package].of(name)]
            if not any(each is not None and alike(each, values) for each in found):
                yield f"{where}: {code.get_text()} does not compute {name} with {values}"
            for fault in faults_of_axis(code.get_text(), [*packages()[package].of(name)], box.select("li")[0]):
                yield f"{where}: {fault}"
        listed: dict[str, list[Tag]] = {}
        for item in box.select("li[data-to]"):
            listed.setdefault(item["data-to"], []).append(item)
            for fault in faults_of(item, name, values, imports[item["data-to"]]):
                yield f"{where}: {item.get_text()}: {fault}"
        for other in packages().values():
            has = any(entry.is_theirs and takes(entry, values) for entry in other.of(name))
            if has and other.name not in {package, *listed}:
                yield f"{where}: nothing of {other.title}"
        yield from differences(package, box, listed, where)


def faults_of_axis(call: str, entries: list[Entry], item: Tag) -> Iterator[str]:
    """Yield what is not said, or wrong, of the axis of a call without arguments."""
    for entry in entries:
        said = re.search(rf"without an axis, {re.escape(entry.spelling)}: ([^;]+)", item.get_text())
        expected = {fact for fact in expected_facts(entry) if fact[0] == "axis"} if of_source(call, entry) else set()
        if expected and (said is None or facts(said[1], entry) != expected):
            yield f"without an axis, {entry.spelling} works along {expected}"


def of_source(call: str, entry: Entry) -> dict[str, float] | None:
    """What a call of an entry computes: numbers in its text, else its own defaults, else those of the definition."""
    name = entry.spelling.partition(" (")[0]
    if not entry.is_theirs or not entry.matching_call or not call.startswith((f"{name}(", f"{name}[", f"{name}.apply")):
        return None
    given = {name: value for name, value in keywords(call, entry).items() if name in entry.parameters}
    values = dict(activations[entry.activation].parameters)
    for theirs, ours in keywords(entry.matching_call, entry).items():
        default = entry.parameters.get(theirs)
        names = [name for name in values if re.search(rf"\b{name}\b", ours)]
        text = given.get(theirs, default) or ""
        if names and re.search(NUMBER, text):
            values[names[0]] = float(re.findall(NUMBER, text)[0])
        elif not names and theirs in entry.parameters and text.strip("'") != ours.strip("'"):
            return None
    return values


def keywords(call: str, entry: Entry) -> dict[str, str]:
    """The named arguments in a call."""
    if FRAMEWORKS[entry.framework].npm:
        return javascript_arguments(call, entry)
    found = ast.walk(ast.parse(call, mode="eval"))
    return {node.arg: ast.unparse(node.value) for node in found if isinstance(node, ast.keyword) and node.arg}


def alike(one: dict[str, float], other: dict[str, float]) -> bool:
    return one.keys() == other.keys() and all(math.isclose(one[name], other[name], rel_tol=1e-6) for name in one)


def takes(entry: Entry, values: dict[str, float]) -> bool:
    """Whether an entry can compute its activation with these numbers."""
    defaults = activations[entry.activation].parameters
    own = [name for name in values if re.search(rf"\b{name}\b(?!=)", entry.matching_call or "")]
    return bool(entry.matching_call) and all(
        name in own or alike({"": defaults[name]}, {"": values[name]}) for name in values
    )


def faults_of(item: Tag, name: str, values: dict[str, float], lines: list[str]) -> Iterator[str]:
    """Yield what is not so of a target: its numbers, its imports and its words."""
    call, text = item.select("code.call")[0].get_text(), item.get_text()
    try:
        tree = ast.parse(call, mode="eval")
    except SyntaxError:
        yield "the call does not parse"
        return
    package = packages()[item["data-to"]]
    entries = [e for e in package.of(name) if e.matching_call and is_filled(call, e.matching_call, values)]
    if not entries:
        yield "it is no call of the record with these numbers"
    if not FRAMEWORKS[package.frameworks[0]].run:
        bound = {name for line in lines for name in imported(line)}
        own = {"x", *(node.arg for node in ast.walk(tree) if isinstance(node, ast.arg))}
        paths = {ast.unparse(n) for n in ast.walk(tree) if isinstance(n, ast.Name | ast.Attribute)}
        used = {path for path in paths if path.partition(".")[0] not in own and "(" not in path}
        for path in used:
            if not any(path == one or path.startswith(f"{one}.") or one.startswith(f"{path}.") for one in bound):
                yield f"{path} is not imported"
    theirs = [entry for entry in entries if entry.is_theirs]
    words = {each.word for e in theirs for each in e.compared if each.place in ("values", "gradients")}
    for word in words - judgement.RIGHT:
        if word not in text:
            yield f"the record says {word}"
    long = {fact for entry in theirs for fact in off_when_long(entry)}
    if long != {fact for entry in theirs[:1] for fact in facts(text, entry) if fact[0] == "long"}:
        yield f"of long vectors the record says {long}"
    if not theirs and "written with others" not in text:
        yield "it is an expression"


def is_filled(call: str, recorded: str, values: dict[str, float]) -> bool:
    """Whether a call is that of the record, with these numbers in place of the parameters."""
    names = "|".join(values) or "(?!)"
    pieces = re.split(rf"(?<![.\w])({names})\b(?![='])", recorded)
    pattern = "".join(f"(?P<n{i}>{NUMBER})" if i % 2 else re.escape(piece) for i, piece in enumerate(pieces))
    found = re.fullmatch(pattern, call)
    return found is not None and all(
        math.isclose(float(found[f"n{i}"]), values[piece], rel_tol=1e-6) for i, piece in enumerate(pieces) if i % 2
    )


def differences(package: str, box: Tag, listed: dict[str, list[Tag]], where: str) -> Iterator[str]:
    """Yield the differences that are not those that were measured."""
    for key, (_, found) in recorded()["differences"].items():
        one, other, function = key.split(" > ")
        if one == package and function == box["data-function"] and other in listed:
            for item, number in zip(listed[other], found, strict=True):
                said = re.search(r"equal|not measured|differs by ([\d.e−]+|∞)", item.get_text())
                if said is None or (said[0] != "not measured" and read(said[1] or "0") != float(number)):
                    yield f"{where}: {item.get_text()}: measured is {number}"
