"""The packages of the record, by the names that pages give them, and what tables of several of them say."""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import Tag

from framework_measurements.findings.packages import record
from framework_measurements.record import Entry

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


def siblings(term: Tag) -> Iterable[Tag]:
    """The definitions behind a term."""
    for each in term.find_next_siblings():
        if each.name != "dd":
            return
        yield each
