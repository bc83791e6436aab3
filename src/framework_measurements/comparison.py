"""Compare the record with new measurements: of all entries, or of a sample."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterable, Iterator
from typing import Any

from framework_measurements import judgement
from framework_measurements.judgement import EPSILON, UNITS
from framework_measurements.record import Entry, Record, entry_content

# What stands with a framework, and differs from day to day and from machine to machine.
OF_THE_DAY = {"date", "machine", "fingerprint"}
# A processor with other instructions adds and multiplies in another order, and so may give a few other units in the
# last place: as many as the rule of `judgement.py` calls near.
TOLERANCE = {dtype: UNITS * epsilon for dtype, epsilon in EPSILON.items()}
# What differs from processor to processor in a comparison: only the word for it must not.
OF_ROUNDING = {"difference", "x", "value", "exact", "parameters", "ulps", "first", "wrong", "gross", "near_0"}


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


def differences(
    recorded: Any, measured: Any, where: str = "", dtype: str = "float32", scale: float = 1.0
) -> Iterator[str]:
    """Yield the differences between two parts of records that are larger than those between processors."""
    if isinstance(recorded, dict) and isinstance(measured, dict) and ("error" in recorded) == ("error" in measured):
        dtype = measured.get("result", dtype)
        dtype = dtype if dtype in EPSILON else "float32"
        if "points" in recorded and "points" in measured:
            yield from words(recorded, measured, where, dtype)
            if judgement.word(measured, dtype) in judgement.DEFECTS and recorded.get("x") == measured.get("x"):
                yield from differences(recorded["value"], measured["value"], f"{where}.value", dtype, 1.0)
            recorded, measured = (
                {n: v for n, v in part.items() if n not in OF_ROUNDING} for part in (recorded, measured)
            )
        scale = max([1.0, *map(abs, numbers(measured.get("x")))])
        for name in dict.fromkeys([*recorded, *measured]):
            path = f"{where}.{name}" if where else name
            yield from differences(
                recorded.get(name), measured.get(name), path, name if name in EPSILON else dtype, scale
            )
    elif isinstance(recorded, list) and isinstance(measured, list) and len(recorded) == len(measured):
        for i, pair in enumerate(zip(recorded, measured, strict=True)):
            yield from differences(*pair, f"{where}[{i}]", dtype, scale)
    elif not alike(recorded, measured, dtype, scale):
        yield f"{where} is {json.dumps(recorded)} in the record, measured: {json.dumps(measured)}"


def words(recorded: dict[str, Any], measured: dict[str, Any], where: str, dtype: str) -> Iterator[str]:
    """Yield a difference if two comparisons deserve different words; up to rounding they are alike."""
    old, new = (judgement.word(part, dtype) for part in (recorded, measured))
    if old != new and not {old, new} <= judgement.RIGHT:
        yield f"{where}: the record says {old}, measured: {new}"


def numbers(value: Any) -> list[float]:
    """Return the finite numbers in a number or a list."""
    values = value if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, int | float) and math.isfinite(v)]


def alike(recorded: Any, measured: Any, dtype: str, scale: float) -> bool:
    """Decide whether two values are the same, or numbers that differ by rounding."""
    if not (isinstance(recorded, float) and isinstance(measured, float)):
        return bool(recorded == measured)
    return abs(recorded - measured) <= TOLERANCE[dtype] * scale * max(abs(recorded), abs(measured))
