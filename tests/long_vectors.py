"""Tell from the records which long vectors are off though short ones are right."""

from __future__ import annotations

from typing import Any

import numpy as np

from framework_measurements import judgement
from framework_measurements.lengths.record import recorded
from framework_measurements.record import Entry


def off_when_long(entry: Entry) -> set[tuple[Any, ...]]:
    """Return the dtypes in which vectors of so many entries are off, and short ones are not."""
    results = [
        result
        for result in recorded()[entry.framework]["results"]
        if result["activation"] == entry.activation and entry.spelling in result["spellings"]
    ]
    found: dict[tuple[Any, ...], int] = {}
    for each in entry.compared:
        part = {"values": "dtypes", "gradients": "gradients"}.get(each.place, "")
        for row in [row for result in results for row in result.get(part, {}).get(each.given, [])]:
            is_off = len(row) == 2 or is_off_as_said(each.place, each.dtype, row, each.word)
            if each.word in {*judgement.RIGHT, judgement.BELOW_RESOLUTION} and is_off:
                found.setdefault(("long", each.place, each.given), row[0])
    return {(*fact, length) for fact, length in found.items()}


def is_off_as_said(place: str, dtype: str, row: list[Any], word: str) -> bool:
    """Whether a row is off by more than rounding, and grossly if something is said of short vectors."""
    length, size, value, exact = map(float, row)
    gross = judgement.GROSS if word == judgement.BELOW_RESOLUTION else 0.0
    if place == "values":
        near = judgement.near(value, exact, size, dtype).all()
        return not near and bool(judgement.off(value, exact)[0] > gross)
    unit = max(judgement.UNITS, np.sqrt(length)) * judgement.EPSILON[dtype]
    return not abs(value - exact) / size <= max(unit, gross)
