"""Collect the wrong results of a package: equal ones of several spellings are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from framework_measurements.findings.differences import EXAMPLES, gives
from framework_measurements.findings.rows import Row
from framework_measurements.findings.wording import listed
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import DEFECTS
from framework_measurements.record import Compared, Entry
from framework_measurements.reproduction import reproduction


@dataclass(frozen=True)
class Defect:
    """What breaks or is wrong, with the entries that share it."""

    compared: Compared
    text: str
    code: str
    entries: tuple[Entry, ...]


def defects(row: Row) -> list[Defect]:
    """Return the results of a package in an activation that break or are wrong, with code that shows each."""
    found: dict[tuple[str, str, str], list[tuple[Entry, Compared]]] = {}
    for entry in row.entries:
        for each in entry.compared:
            if entry.is_theirs and each.word in DEFECTS and "error" not in each.part:
                key = ("gradient in " * (each.place == "gradients"), each.given, gives(entry, each.part))
                found.setdefault(key, []).append((entry, each))
    return [
        Defect(shared[0][1], f"{noun}{dtype}: {text}", code_of(*shared[0]), tuple(entry for entry, _ in shared))
        for (noun, dtype, text), shared in found.items()
    ]


def joined(found: Iterable[Defect]) -> list[Defect]:
    """Make one of those that the same spellings have in several dtypes; the first of `EXAMPLES` stands for all."""
    alike: dict[tuple[bool, str, tuple[tuple[str, str, str], ...]], list[Defect]] = {}
    for each in found:
        spellings = tuple(entry.key for entry in each.entries)
        alike.setdefault((each.compared.place == "gradients", each.compared.word, spellings), []).append(each)
    for several in alike.values():
        several.sort(key=lambda each: EXAMPLES.index(each.compared.given))
    return [
        replace(first, text=first.text.replace(first.compared.given, listed(each.compared.given for each in several)))
        for several in alike.values()
        for first in several[:1]
    ]


def code_of(entry: Entry, compared: Compared) -> str:
    """Write code that shows a result."""
    return reproduction(FRAMEWORKS[entry.framework], entry, compared)
