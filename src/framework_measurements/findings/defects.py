"""Collect the wrong results of a package: equal ones of several spellings are one."""

from __future__ import annotations

from dataclasses import dataclass

from framework_measurements.findings.differences import gives
from framework_measurements.findings.rows import Row
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


def code_of(entry: Entry, compared: Compared) -> str:
    """Write code that shows a result."""
    return reproduction(FRAMEWORKS[entry.framework], entry, compared)
