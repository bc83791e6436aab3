"""Collect the wrong results of a package: equal ones of several spellings are one."""

from __future__ import annotations

from dataclasses import dataclass

from framework_measurements.findings.differences import gives
from framework_measurements.findings.rows import Row
from framework_measurements.record import Entry


@dataclass(frozen=True)
class Defect:
    """A wrong result, with the entries that share it."""

    dtype: str
    text: str
    code: str
    entries: tuple[Entry, ...]


def defects(row: Row) -> list[Defect]:
    """Return the defects of a package in an activation."""
    found: dict[tuple[str, str], list[tuple[Entry, str]]] = {}
    for entry in row.entries:
        for defect in entry.defects:
            found.setdefault((defect["dtype"], gives(entry, defect)), []).append((entry, defect["code"]))
    return [
        Defect(dtype, text, shared[0][1], tuple(entry for entry, _ in shared))
        for (dtype, text), shared in found.items()
    ]
