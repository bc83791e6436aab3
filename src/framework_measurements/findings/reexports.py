"""Say which spellings are functions of another framework, so that what differs is said there alone."""

from __future__ import annotations

import functools

from framework_measurements.findings.packages import record
from framework_measurements.record import Entry
from framework_measurements.reexports.record import recorded

SAME_AS = "the same function as "


def origin(entry: Entry) -> Entry | None:
    """Return the entry of the other framework that has the same object in Python; None if there is none."""
    return origins().get(entry.key)


@functools.cache
def origins() -> dict[tuple[str, str, str], Entry]:
    """Return the entries of the other frameworks, by the keys of those that are the same."""
    same = {
        (key, each["spelling"]): (each["framework"], each["same"])
        for key, one in recorded().items()
        for each in one["results"]
    }
    by_spelling = {(entry.activation, entry.framework, entry.spelling): entry for entry in record().entries}
    found = {
        entry.key: by_spelling.get((entry.activation, *same[entry.framework, entry.spelling]))
        for entry in record().entries
        if (entry.framework, entry.spelling) in same
    }
    return {entry: other for entry, other in found.items() if other is not None}
