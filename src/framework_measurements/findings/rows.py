"""Collect what a package has of an activation: its spellings, and the differences that they share."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from activation_functions import activations
from framework_measurements.findings.differences import differences
from framework_measurements.findings.packages import Package, by_package, packages, record
from framework_measurements.findings.reexports import SAME_AS, origin
from framework_measurements.judgement import EVERY_WORD, WORDS, gravest
from framework_measurements.record import Entry, Record

OURS = "the expression"  # what this project writes with other functions of the framework
KINDS = ("function", "operator", "layer", "expression")


@dataclass(frozen=True)
class Difference:
    """A difference from the definition that entries share; code in the text stands between backticks."""

    word: str
    """``""`` where it is none of the words."""
    text: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Row:
    """The entries of a package for an activation."""

    package: Package
    activation: str
    entries: tuple[Entry, ...]

    @property
    def words(self) -> list[str]:
        """The words for its spellings, the best first; what this project writes with others bears none."""
        return [word for word in WORDS if any(entry.word == word for entry in self.entries if entry.is_theirs)]

    @property
    def is_there(self) -> bool:
        """Whether the package itself has the activation: an expression of ours is no part of it."""
        return any(entry.is_theirs and entry.matching_call for entry in self.entries)

    def spellings(self) -> list[Entry]:
        """Return an entry for each spelling, the one to copy first: the declared one, else the best and simplest."""
        one = activations[self.activation]
        declared = {one.keras, one.torch, one.jax, one.onnx} - {""}
        first: dict[str, Entry] = {}
        for entry in self.entries:
            first.setdefault(entry.spelling, entry)
        return sorted(
            first.values(),
            key=lambda entry: (
                entry.matching_call is None,
                entry.matching_call not in declared,
                WORDS.index(gravest([e.word for e in self.entries if e.spelling == entry.spelling])),
                KINDS.index(entry.kind),
                len(entry.spelling),
            ),
        )

    @functools.cached_property
    def differences(self) -> list[Difference]:
        """Each difference once, with all entries that share it, the gravest first; of what is theirs alone."""
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in filter(attrgetter("is_theirs"), self.entries):
            for said in said_of(entry):
                found.setdefault(said, []).append(entry)
        ordered = sorted(found.items(), key=lambda item: EVERY_WORD.index(item[0][0]), reverse=True)
        return [Difference(word, text, tuple(entries)) for (word, text), entries in ordered]

    def where(self, chosen: Iterable[Entry]) -> str:
        """Name some of the entries; empty if they are all."""
        spellings = self.by_framework(chosen)
        every = self.by_framework(self.entries)
        groups: dict[tuple[str, ...], list[str]] = {}
        for framework, names in spellings.items():
            groups.setdefault(() if names == every[framework] else tuple(names), []).append(framework)
        parts = []
        for group, frameworks in groups.items():
            spelled = ", ".join(name if name == OURS else f"`{name}`" for name in group)
            place = self.package.on(frameworks) if len(frameworks) < len(every) else ""
            parts.append(" ".join(filter(None, (spelled, place))))
        return "; ".join(filter(None, parts))

    @staticmethod
    def by_framework(entries: Iterable[Entry]) -> dict[str, list[str]]:
        """Return the spellings in each framework; an expression is not repeated."""
        found: dict[str, list[str]] = {}
        for entry in entries:
            name = entry.spelling if entry.is_theirs else OURS
            found.setdefault(entry.framework, []).append(name)
        return found


def said_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the differences of an entry; of a function of another framework that it is one, and what differs here."""
    other = origin(entry)
    if other is None:
        yield from differences(entry)
        return
    yield entry.word, f"{SAME_AS}`{other.spelling}`"
    shared = set(differences(other))
    yield from (said for said in differences(entry) if said not in shared)


def rows(activation: str) -> list[Row]:
    """Return the packages that have an activation, those that differ most first."""
    return rows_in(record(), activation)


@functools.cache
def rows_in(record: Record, activation: str) -> list[Row]:
    """Return the rows of an activation in a record."""
    return sorted(unranked(record, activation), key=gravity, reverse=True)


def unranked(record: Record, activation: str) -> list[Row]:
    """Return the rows of an activation in the order of the packages, for which nothing has to be compared."""
    entries = {package: record.of_frameworks(activation, package.frameworks) for package in packages().values()}
    return [Row(package, activation, tuple(own)) for package, own in entries.items() if own]


def having(activation: str) -> list[Package]:
    """Return the packages that themselves have an activation, in the order of the record."""
    there = [row.package for row in rows(activation) if row.is_there]
    return [package for package in packages().values() if package in there]


def gravity(row: Row) -> tuple[int, int]:
    """Rank a row by the word for what a reader would copy of the package itself, and by how much there is to say."""
    [word] = [entry.word for entry in row.spellings() if entry.is_theirs][:1] or [""]
    return EVERY_WORD.index(word), len(row.differences)


def located(
    outcomes: Mapping[str, list[Entry]], every: Callable[[Package], Iterable[Entry]]
) -> list[tuple[str, list[tuple[Package, str]]]]:
    """Return outcomes with the packages that have them, and some of the spellings unless they are every one of it."""

    def place(package: Package, chosen: list[Entry]) -> tuple[Package, str]:
        return package, Row(package, chosen[0].activation, tuple(every(package))).where(chosen)

    return [(text, [place(*each) for each in by_package(found).items()]) for text, found in outcomes.items()]
