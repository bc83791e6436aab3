"""Collect the gradients that the frameworks give at kinks."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from activation_functions import activations
from framework_measurements.findings.packages import packages, record
from framework_measurements.findings.wording import shown
from framework_measurements.record import Entry, Record


@dataclass(frozen=True)
class Kink:
    """The gradients that frameworks give at a kink, by their value."""

    activation: str
    x: str
    left: str
    right: str
    gradients: dict[str, list[Entry]]


def kinks() -> list[Kink]:
    """Return all kinks at which a gradient has been measured."""
    return kinks_in(record())


@functools.cache
def kinks_in(record: Record) -> list[Kink]:
    """Return all kinks in a record at which a gradient has been measured."""
    found: dict[tuple[str, str, str, str], dict[str, list[Entry]]] = {}
    for package in packages().values():
        for activation in activations:
            for entry in with_kinks(record.of_frameworks(activation, package.frameworks)):
                for kink in entry.kinks:
                    key = (activation, shown(kink["x"]), shown(kink["left"]), shown(kink["right"]))
                    found.setdefault(key, {}).setdefault(shown(kink["gradient"], 3), []).append(entry)
    return [Kink(*key, gradients) for key, gradients in sorted(found.items(), key=lambda item: item[0][0])]


def with_kinks(entries: list[Entry]) -> list[Entry]:
    """Select the entries with gradients at kinks; expressions only where nothing bears the name."""
    found = [entry for entry in entries if entry.kinks and isinstance(entry.kinks[0]["gradient"], float)]
    return [entry for entry in found if entry.is_theirs] or found
