"""Read back what the site shows of the frameworks: its HTML, and its sentences as facts that the record must hold."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from bs4 import BeautifulSoup, Tag

from activation_functions import activations
from extensions.frameworks_of_activations import table_of
from extensions.from_record import FromRecord
from framework_measurements import judgement
from framework_measurements.findings.reexports import origins
from framework_measurements.record import Entry
from long_vectors import off_when_long
from specification.page import pages
from tolerances import FAR_OUT

MINUS = "\N{MINUS SIGN}"
NUMBER = r"(?:−?(?:∞|[\d.]+(?:e−?\d+)?)|NaN)"
NUMBERS = rf"(?:{NUMBER}|\({NUMBER}(?:, {NUMBER})*\))"
DTYPE = r"b?float\d\d"
RESULT = re.compile(
    rf"(?:(?P<gradient>gradient in )?(?P<dtypes>{DTYPE}(?:, {DTYPE})*(?: and {DTYPE})?): )?"
    rf"(?:refused, (?P<error>\w+)|(?:from (?P<first>{NUMBERS}) on; )?"
    rf"at (?P<x>{NUMBERS})(?P<given>(?:, \w+ = {NUMBER},)*) it gives (?P<value>{NUMBERS}), exact (?P<exact>{NUMBERS}))"
)


@functools.cache
def content(directive: type[FromRecord], *arguments: str, docname: str = "frameworks") -> BeautifulSoup:
    """Return what a directive makes of a page."""
    one: Any = object.__new__(directive)
    one.arguments = list(arguments)
    environment = SimpleNamespace(docname=docname)
    environment.app = SimpleNamespace(builder=SimpleNamespace(get_relative_uri=lambda start, end: f"{end}.html"))
    one.state = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=environment)))
    return soup("".join(node.astext() for node in one.content_of_page()))


def table(name: str) -> BeautifulSoup:
    """Return the table on the page of an activation."""
    return soup(table_of(name, lambda page: f"{page}.html").astext())


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def rows(table: BeautifulSoup) -> list[tuple[Tag, list[Tag]]]:
    """Return the rows of a table: the head of each, and its cells."""
    found = table.select("tbody > tr")
    return [(row.select("th")[0], row.select("td")) for row in found]


def text(tag: Tag) -> str:
    """Return the text of an element, on one line."""
    return " ".join(tag.get_text().split())


def activation_in(tag: Tag) -> str:
    """Return the activation that the first link in an element leads to; the text is the title of its page."""
    link = tag.select("a")[0]
    name = link["href"].partition("functions/")[2].partition(".html")[0]
    assert text(link) == pages()[name].title, f"{link['href']} is called {text(link)}"
    return name


def read(text: str) -> Any:
    """Read a number, or several in brackets."""
    if text.startswith("("):
        return [read(part) for part in text[1:-1].split(", ")]
    return float(text.replace("∞", "inf").replace(MINUS, "-"))


def digits(text: str) -> int:
    """Count the significant digits of a number."""
    return len(re.sub(r"e.*|[^\d]", "", text).lstrip("0")) or 1


def agrees(text: str, number: Any, at_least: int) -> bool:
    """Decide whether text is a number, or several, rounded to its digits: so many, unless the rest are zeros."""
    if isinstance(number, list):
        parts = text[1:-1].split(", ")
        return len(parts) == len(number) and all(agrees(*pair, at_least) for pair in zip(parts, number, strict=True))
    number, shown = float(number), read(text)
    if not np.isfinite(number) or not np.isfinite(shown):
        return repr(number) == repr(shown)
    rounded = float(f"{number:.{digits(text)}g}")
    near = abs(shown - number) <= 0.51 * 10.0 ** (1 - at_least) * abs(number)
    return rounded == shown and near and np.signbit(number) == np.signbit(shown)


@dataclass(frozen=True)
class Result:
    """A result as it is shown."""

    place: str
    """``gradients`` or ``values``."""
    dtypes: list[str]
    """Those that share the word; the result is one of the first."""
    error: str
    first: str
    x: str
    given: dict[str, str]
    value: str
    exact: str

    def is_of(self, part: dict[str, Any], entry: Entry) -> bool:
        """Decide whether it is a recorded result, and shows that it is wrong."""
        if self.error or "error" in part:
            return self.error == part.get("error")
        parameters = activations[entry.activation].parameters
        given = {name: value for name, value in part.get("parameters", {}).items() if value != parameters.get(name)}
        return (
            self.value != self.exact
            and self.given.keys() == given.keys()
            and all(agrees(self.given[name], value, 4) for name, value in given.items())
            and agrees(self.x, part["x"], 6)
            and agrees(self.value, part["value"], 3)
            and agrees(self.exact, part["exact"], 3)
            and (not self.first or agrees(self.first, part["first"]["x"], 4))
        )


def results(text: str) -> Iterator[Result]:
    """Yield the results in a text."""
    for found in RESULT.finditer(text):
        given = dict(re.findall(rf"(\w+) = ({NUMBER})", found["given"] or ""))
        yield Result(
            "gradients" if found["gradient"] else "values",
            re.findall(DTYPE, found["dtypes"] or ""),
            found["error"] or "",
            found["first"] or "",
            found["x"] or "",
            given,
            found["value"] or "",
            found["exact"] or "",
        )


Fact = tuple[Any, ...]
Unsaid = tuple[tuple[str, str, str], str, str]


def to_be_said(entry: Entry) -> dict[Unsaid, str]:
    """Return the results of an entry that differ, each with its word: the call without arguments, those in a dtype."""
    found = {
        (entry.key, each.place, each.given): each.word for each in entry.compared if each.word not in judgement.RIGHT
    }
    if "parameters" not in (entry.matching or {}) and found.get((entry.key, "samples", "float32")) == found.get(
        (entry.key, "values", "float32")
    ):
        found.pop((entry.key, "samples", "float32"), None)
    if entry.needs_arguments and not entry.random:
        found[entry.key, "defaults", ""] = "other default"
    for part in entry.special:
        if differs_far_out(part):
            found[entry.key, "special", str(part["x"])] = "at infinity and NaN"
    return found


def differs_far_out(part: dict[str, Any]) -> bool:
    """Whether a result at zero, infinity or NaN is not the exact one, up to rounding."""
    if "error" in part:
        return False
    x, value, exact = (np.array(part[name], float) for name in ("x", "value", "exact"))
    with np.errstate(invalid="ignore"):
        rounding = FAR_OUT * (np.abs(exact) if (x == 0).all() else 1)
        return not ((value == exact) | (np.isnan(value) & np.isnan(exact)) | (np.abs(value - exact) < rounding)).all()


def said_of(result: Result, word: str, entry: Entry) -> set[Unsaid]:
    """Return what a shown result says of an entry, if it says the truth, else nothing."""
    if word == "at infinity and NaN":
        return {
            (entry.key, "special", str(p["x"])) for p in entry.special if differs_far_out(p) and result.is_of(p, entry)
        }
    if not result.dtypes:
        return {(entry.key, "defaults", "")} if entry.defaults and result.is_of(entry.defaults, entry) else set()
    alike = [
        each
        for each in entry.compared
        if (each.place == "gradients") == (result.place == "gradients")
        and each.given in result.dtypes
        and each.word == word
    ]
    begins = word in ("loses digits", "below resolution")
    shown = any(
        each.given == result.dtypes[0]
        and result.is_of(each.part, entry)
        and bool(result.first) == (begins and "first" in each.part)
        for each in alike
    )
    return {(entry.key, each.place, each.given) for each in alike} if shown else set()


def expected_facts(entry: Entry) -> set[Fact]:
    """Return what else is to be said of an entry."""
    found: set[Fact] = set()
    for dtype, part in entry.dtypes.items():
        if "error" in part:
            found.add(("refuses", dtype))
        elif part["result"] != dtype:
            found.add(("becomes", dtype, part["result"]))
    if entry.integers and "error" in entry.integers:
        found.add(("refuses", "integers"))
    if entry.random:
        found.add(("random",))
    if entry.matching_call and "axis" in entry.matching_call and entry.axis not in (None, [0, 1, 2, 3], [None] * 4):
        found |= {("axis", n, axis) for n, axis in enumerate(entry.axis or [], 1)}
    return found | fixed(entry) | off_when_long(entry)


def to_be_listed(entry: Entry) -> tuple[dict[Unsaid, str], set[Fact]]:
    """Return the results and facts that are said of an entry; what it shares with what it is, is said there alone."""
    results, facts, other = to_be_said(entry), expected_facts(entry), origins().get(entry.key)
    if other is None:
        return results, facts
    shared = {(entry.key, *rest): word for (_, *rest), word in to_be_said(other).items()}
    own = {row: word for row, word in results.items() if shared.get(row) != word}
    return own, facts - expected_facts(other) | {("same as", other.spelling)}


def word_of(fact: Fact, entry: Entry) -> str:
    """Return the word that a fact stands behind; an empty one if it is none."""
    if fact[0] == "same as":
        return entry.word
    if fact[0] == "random" and entry.matching_call is None:
        return "other function"
    return "other default" if fact[0] in ("random", "axis") else ""


def fixed(entry: Entry) -> set[Fact]:
    """Return the parameters of the definition that an entry does not take; none if it has others instead."""
    call = entry.matching_call or ""
    if not call or entry.kind == "expression" or any(f"{name}=" not in call for name in entry.parameters):
        return set()
    parameters = activations[entry.activation].parameters
    return {("only", name, value) for name, value in parameters.items() if not re.search(rf"\b{name}\b(?!=)", call)}


def facts(text: str, entry: Entry) -> set[Fact]:
    """Read what a text says beside results; ``entry`` has the values of parameters that are shown with four digits."""
    found: set[Fact] = {("becomes", *pair) for pair in re.findall(rf"({DTYPE}) becomes (\w+)", text)}
    for listed in re.findall(r"oes not take ([\w, ]+)", text):
        found |= {("refuses", name) for name in re.split(", | and ", listed)}
    for kind, listed, length in re.findall(
        r"([Gg]radient of )?[Ll]ong vectors off in ([\w, ]+?) (?:from|with) (\d+)", text
    ):
        place = "gradients" if kind else "values"
        found |= {("long", place, dtype, int(length)) for dtype in re.split(", | and ", listed)}
    found |= {("same as", name) for name in re.findall("the same function as `([^`]*)`", text)}
    if "ts result is random" in text:
        found.add(("random",))
    for along, sizes, rest in re.findall(
        r"along axis ([\d, and]+) of arrays with ([\d, and]+) dimensions?(?:, and along no single one of arrays with "
        r"([\d, and]+))?",
        text,
    ):
        axes, counts, none = (list(map(int, re.findall(r"\d", part))) for part in (along, sizes, rest))
        found |= {("axis", n, axis) for n, axis in zip(counts, axes, strict=True)} | {("axis", n, None) for n in none}
    for listed in re.findall(r"nly with ([^;:]+)", text):
        parameters = activations[entry.activation].parameters
        for name, value in re.findall(r"(\w+)=([\w.-]+)", listed):
            meant = parameters[name]
            near = meant == int(value) if isinstance(meant, int) else agrees(value.replace("-", MINUS), meant, 4)
            found.add(("only", name, meant if near else value))
    return found
