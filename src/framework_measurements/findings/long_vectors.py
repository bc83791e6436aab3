"""Say where long vectors are off though short ones are right: the word for a spelling is about the latter."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from framework_measurements.findings.wording import listed
from framework_measurements.judgement import BELOW_RESOLUTION, GROSS, RIGHT
from framework_measurements.lengths.measure import LENGTHS
from framework_measurements.lengths.record import recorded
from framework_measurements.lengths.rules import Row, how_far, is_near
from framework_measurements.record import Compared, Entry

# Where the parts of a result stand in the record of short vectors, and what they are called.
PLACES = {"dtypes": ("values", "long vectors"), "gradients": ("gradients", "gradient of long vectors")}


def notes(entry: Entry) -> Iterator[str]:
    """Yield the dtypes in which long vectors alone are off, by the number of entries from which on they are."""
    found: dict[tuple[str, str], list[str]] = {}
    for compared in entry.compared:
        for part, (place, noun) in PLACES.items():
            rows = results().get(entry.key, {}).get(part, {}).get(compared.given, [])
            off = [row[0] for row in rows if compared.place == place and says_more(row, part, compared)]
            if off:
                found.setdefault((noun, of_lengths(off)), []).append(compared.given)
    return (f"{noun} off in {listed(dtypes)} {where}" for (noun, where), dtypes in found.items())


def says_more(row: Row, part: str, compared: Compared) -> bool:
    """Decide whether a result is off, and what is said of short vectors is that they are right, or nearly so."""
    if compared.word not in RIGHT | {BELOW_RESOLUTION}:
        return False
    if len(row) == 2:
        return True
    return not is_near(compared.dtype, row, part) and (compared.word in RIGHT or how_far(row, part) > GROSS)


@functools.cache
def results() -> dict[tuple[str, str, str], dict[str, Any]]:
    """Return the results of long vectors, by framework, activation and spelling."""
    return {
        (key, result["activation"], spelling): result
        for key, one in recorded().items()
        for result in one["results"]
        for spelling in result["spellings"]
    }


def of_lengths(lengths: list[int]) -> str:
    """Name some of the lengths that were tried."""
    if lengths == list(LENGTHS):
        return "with every number of entries"
    if lengths == list(LENGTHS[-len(lengths) :]) and len(lengths) > 1:
        return f"from {lengths[0]} entries on"
    return f"with {listed(map(str, lengths))} {'entry' if lengths == [1] else 'entries'}"
