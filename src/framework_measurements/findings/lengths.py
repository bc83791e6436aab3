"""Say for which lengths of vectors, and along which axes, frameworks are off by more than rounding."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from activation_functions import activations
from framework_measurements.findings.long_vectors import of_lengths
from framework_measurements.findings.packages import Package, packages, record
from framework_measurements.findings.rows import located
from framework_measurements.findings.wording import apart, listed, shown
from framework_measurements.lengths.measure import SHAPE, is_measured
from framework_measurements.lengths.record import recorded
from framework_measurements.lengths.rules import Row, how_far, is_near
from framework_measurements.record import Entry

UP_TO_ROUNDING = "right up to rounding"
# What is said before the dtypes, by the parts of a result.
SAYINGS = {
    "dtypes": "",
    "gradients": "gradient in ",
    "all_masked": "every entry masked, ",
    "infinite": "an infinite entry, ",
}
AT_INFINITY = ("all_masked", "infinite")


@dataclass(frozen=True)
class Lengths:
    """A function of a vector, and the entries by what they do."""

    activation: str
    outcomes: dict[str, list[Entry]]

    @property
    def places(self) -> list[tuple[str, list[tuple[Package, str]]]]:
        """Each outcome, with the packages that have it, and the spellings if not all of a package do."""
        return located(self.outcomes, lambda package: filter(is_measured, package.of(self.activation)))


@functools.cache
def all_lengths() -> list[Lengths]:
    """Return the functions of a vector; what is right is the last outcome of each."""
    entries = {entry.key: entry for entry in record().entries}
    found: dict[str, dict[str, list[Entry]]] = {}
    for key in [key for package in packages().values() for key in package.frameworks]:
        for result in recorded()[key]["results"]:
            outcomes = found.setdefault(result["activation"], {})
            spelled = [entries[key, result["activation"], spelling] for spelling in result["spellings"]]
            for said in outcomes_of(result):
                outcomes.setdefault(said, []).extend(spelled)
    return [
        Lengths(name, dict(sorted(found[name].items(), key=lambda item: item[0] == UP_TO_ROUNDING)))
        for name in activations
        if name in found
    ]


def outcomes_of(result: dict[str, Any]) -> list[str]:
    """Say what is wrong in each dtype, dtypes with the same words together, and along which axes."""
    found = [said for part, how in SAYINGS.items() for said in of_part(result.get(part, {}), part, how)]
    return [*found, *of_axes(result)] or [UP_TO_ROUNDING]


def of_part(dtypes: Mapping[str, list[Row]], part: str, how: str) -> Iterator[str]:
    """Say what is wrong in a part of a result."""
    of_rows = changes_of if part in AT_INFINITY else of_dtype
    said: dict[str, list[str]] = {}
    for dtype, rows in dtypes.items():
        if wrong := of_rows(dtype, rows, part):
            said.setdefault(wrong, []).append(dtype)
    yield from (f"{how}{listed(names)}: {text}" for text, names in said.items())


def of_dtype(dtype: str, rows: Sequence[Row], part: str = "dtypes") -> str:
    """Say for which lengths the results are refused, or off, and by how much at most; empty if for none."""
    refused = {row[0]: row[1] for row in rows if len(row) == 2}
    off = [row for row in rows if len(row) > 2 and not is_near(dtype, row, part)]
    parts = []
    if off:
        length, _, value, exact = max(off, key=lambda row: how_far(row, part))
        given, right = apart(value, exact)
        where = of_lengths([row[0] for row in off])
        example = f"; with {length} it gives" if len(off) > 1 else " it gives"
        parts.append(f"{where}{example} {given}, exact {right}")
    if refused:
        parts.append(f"{of_lengths(list(refused))} refused, {listed(dict.fromkeys(refused.values()))}")
    return "; ".join(parts)


def changes_of(dtype: str, rows: Sequence[Row], part: str) -> str:
    """Say what is given with how many entries; empty if with every number the same, since one vector shows that."""
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(result_of(dtype, row, part), []).append(row[0])
    if len(found) == 1:
        return ""
    return "; ".join(f"{of_lengths(lengths)} {said}" for said, lengths in found.items())


def result_of(dtype: str, row: Row, part: str) -> str:
    """Name a result: right, NaN, infinite, another number, or refused."""
    if len(row) == 2:
        return f"refused, {row[1]}"
    if is_near(dtype, row, part):
        return "right"
    return "another number" if np.isfinite(float(row[2])) else shown(row[2])


def of_axes(result: dict[str, Any]) -> Iterator[str]:
    """Say along which axes a call is not right, if it takes an axis."""
    every = range(-len(SHAPE), len(SHAPE))
    if "axes" in result and (wrong := [axis for axis in every if axis not in result["axes"]]):
        yield f"not along axis {listed(map(str, wrong))} of {len(SHAPE)}".replace("-", "\N{MINUS SIGN}")
