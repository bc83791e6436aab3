"""Say for which lengths of vectors, and along which axes, frameworks are off by more than rounding."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from activation_functions import activations
from framework_measurements import judgement
from framework_measurements.findings.packages import Package, packages, record
from framework_measurements.findings.rows import located
from framework_measurements.findings.wording import apart, listed
from framework_measurements.lengths.measure import LENGTHS, SHAPE, is_measured
from framework_measurements.lengths.record import recorded
from framework_measurements.record import Entry

UP_TO_ROUNDING = "right up to rounding"


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
    said: dict[str, list[str]] = {}
    for dtype, rows in result["dtypes"].items():
        if wrong := of_dtype(dtype, rows):
            said.setdefault(wrong, []).append(dtype)
    found = [f"{listed(dtypes)}: {text}" for text, dtypes in said.items()]
    return [*found, *of_axes(result)] or [UP_TO_ROUNDING]


def of_dtype(dtype: str, rows: Sequence[Sequence[Any]]) -> str:
    """Say for which lengths the results are refused, or off, and by how much at most; empty if for none."""
    refused = {row[0]: row[1] for row in rows if len(row) == 2}
    off = [row for row in rows if len(row) > 2 and not is_near(dtype, row)]
    parts = []
    if off:
        length, _, value, exact = max(off, key=lambda row: float(judgement.off(float(row[2]), float(row[3]))[0]))
        given, right = apart(value, exact)
        where = of_lengths([row[0] for row in off])
        example = f"; with {length} it gives" if len(off) > 1 else " it gives"
        parts.append(f"{where}{example} {given}, exact {right}")
    if refused:
        parts.append(f"{of_lengths(list(refused))} refused, {listed(dict.fromkeys(refused.values()))}")
    return "; ".join(parts)


def is_near(dtype: str, row: Sequence[Any]) -> bool:
    """Decide whether a result is right up to rounding."""
    _, size, value, exact = map(float, row)
    return bool(judgement.near(value, exact, size, dtype))


def of_lengths(lengths: list[int]) -> str:
    """Name some of the lengths that were tried."""
    if lengths == list(LENGTHS):
        return "with every number of entries"
    if lengths == list(LENGTHS[-len(lengths) :]) and len(lengths) > 1:
        return f"from {lengths[0]} entries on"
    return f"with {listed(map(str, lengths))} entries"


def of_axes(result: dict[str, Any]) -> Iterator[str]:
    """Say along which axes a call is not right, if it takes an axis."""
    every = range(-len(SHAPE), len(SHAPE))
    if "axes" in result and (wrong := [axis for axis in every if axis not in result["axes"]]):
        yield f"not along axis {listed(map(str, wrong))} of {len(SHAPE)}".replace("-", "\N{MINUS SIGN}")
