"""Collect what a package has of an activation: its spellings, and the differences that they share."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from activation_functions import activations
from framework_measurements.findings.differences import differences
from framework_measurements.findings.packages import Package, packages, record
from framework_measurements.findings.wording import listed
from framework_measurements.judgement import BY_DEFAULT, DEFECT, DIFFERENT, JUDGEMENTS, ROUNDING, SAME, worst
from framework_measurements.record import Entry, Record

KINDS = ("function", "operator", "layer", "expression")


@dataclass(frozen=True)
class Difference:
    """A difference from the definition that entries share; code in the text stands between backticks."""

    judgement: str
    """``""`` where it is none of the judgements."""
    text: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Row:
    """The entries of a package for an activation."""

    package: Package
    activation: str
    entries: tuple[Entry, ...]

    @property
    def judgements(self) -> list[str]:
        """The judgements on its spellings, the best first."""
        return [judgement for judgement in JUDGEMENTS if any(entry.judgement == judgement for entry in self.entries)]

    @property
    def is_there(self) -> bool:
        """Whether the package itself has the activation: an expression of ours is no part of it."""
        return any(entry.kind != "expression" and entry.matching_call for entry in self.entries)

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
                JUDGEMENTS.index(worst([e.judgement for e in self.entries if e.spelling == entry.spelling])),
                KINDS.index(entry.kind),
                len(entry.spelling),
            ),
        )

    @functools.cached_property
    def differences(self) -> list[Difference]:
        """Each difference once, with all entries that share it; the gravest first."""
        found: dict[tuple[int, str, str], list[Entry]] = {}
        for entry in self.entries:
            for rank, (judgement, text) in differences(entry):
                found.setdefault((rank, judgement, text), []).append(entry)
        ordered = sorted(found.items(), key=lambda item: item[0][0])
        return [Difference(judgement, text, tuple(entries)) for (_, judgement, text), entries in ordered]

    def where(self, chosen: Iterable[Entry]) -> str:
        """Name some of the entries; empty if they are all."""
        spellings = self.by_framework(chosen)
        every = self.by_framework(self.entries)
        groups: dict[tuple[str, ...], list[str]] = {}
        for framework, names in spellings.items():
            groups.setdefault(() if names == every[framework] else tuple(names), []).append(framework)
        parts = []
        for group, frameworks in groups.items():
            spelled = ", ".join(name if " " in name else f"`{name}`" for name in group)
            place = f"on {listed(map(self.package.short, frameworks))}" if len(frameworks) < len(every) else ""
            parts.append(" ".join(filter(None, (spelled, place.replace("on on ", "on ")))))
        return "; ".join(filter(None, parts))

    @staticmethod
    def by_framework(entries: Iterable[Entry]) -> dict[str, list[str]]:
        """Return the spellings in each framework; an expression is not repeated."""
        found: dict[str, list[str]] = {}
        for entry in entries:
            name = "the expression" if entry.kind == "expression" else entry.spelling
            found.setdefault(entry.framework, []).append(name)
        return found


def rows(activation: str) -> list[Row]:
    """Return the packages that have an activation, those that differ most first."""
    return rows_in(record(), activation)


@functools.cache
def rows_in(record: Record, activation: str) -> list[Row]:
    """Return the rows of an activation in a record."""
    entries = {package: record.of_frameworks(activation, package.frameworks) for package in packages().values()}
    found = [Row(package, activation, tuple(own)) for package, own in entries.items() if own]
    return sorted(found, key=gravity, reverse=True)


def having(activation: str) -> list[Package]:
    """Return the packages that themselves have an activation, in the order of the record."""
    there = [row.package for row in rows(activation) if row.is_there]
    return [package for package in packages().values() if package in there]


def gravity(row: Row) -> tuple[int, int]:
    """Rank a row: other functions before defects, and these before rounding."""
    order = (SAME, ROUNDING, "", DEFECT, BY_DEFAULT, DIFFERENT)
    said = [difference.judgement for difference in row.differences]
    return max(map(order.index, [row.judgements[-1], *said])), len(said)
