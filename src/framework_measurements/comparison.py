"""Compare the record with new measurements: of all entries, or of a sample."""

from __future__ import annotations

import random
from collections.abc import Iterable

from framework_measurements.record import Entry, Record, differences, entry_content

OF_THE_DAY = {"date", "machine", "fingerprint"}


def sample(record: Record, frameworks: Iterable[str], amount: int, seed: int) -> dict[str, list[tuple[str, str]]]:
    """Choose entries at random: by framework, their activations and spellings."""
    entries = [entry for entry in record.entries if entry.framework in set(frameworks)]
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in random.Random(seed).sample(entries, min(amount, len(entries))):
        found.setdefault(entry.framework, []).append((entry.activation, entry.spelling))
    return found


def compare(recorded: Record, new: Record) -> list[str]:
    """Report the differences between the record and new measurements of some of the frameworks."""
    found = []
    for key, header in new.frameworks.items():
        if key not in recorded.frameworks:
            found.append(f"{key} is not in the record")
            continue
        old_header, new_header = (
            {name: value for name, value in vars(one).items() if name not in OF_THE_DAY}
            for one in (recorded.frameworks[key], header)
        )
        found += [f"{key}: {line}" for line in differences(old_header, new_header)]
    both = recorded.frameworks.keys() & new.frameworks.keys()
    old = {entry.key: entry for entry in recorded.entries if entry.framework in both}
    now = {entry.key: entry for entry in new.entries if entry.framework in both}
    found += [f"{name(old[key])} is not in the measurement" for key in old if key not in now]
    found += [f"{name(now[key])} is not in the record" for key in now if key not in old]
    return found + compare_entries(old.values(), now.values())


def compare_entries(recorded: Iterable[Entry], measured: Iterable[Entry]) -> list[str]:
    """Report the differences between the entries that are in both."""
    now = {entry.key: entry for entry in measured}
    return [
        f"{name(entry)}: {line}"
        for entry in recorded
        if entry.key in now
        for line in differences(entry_content(entry), entry_content(now[entry.key]))
    ]


def name(entry: Entry) -> str:
    """Name an entry for a report."""
    return f"{entry.framework}: {entry.spelling}, {entry.activation}"
