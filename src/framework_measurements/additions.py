"""Measure activations that are new, or some again, and leave what a record has of the others as it is."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Elementwise
from framework_measurements import calls
from framework_measurements.calling import Installed, attempt
from framework_measurements.fingerprint import fingerprint, outdated
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.measure import ALMOST_ALL, entry
from framework_measurements.record import Entry, Header, Record, read
from framework_measurements.sample_inputs import real
from framework_measurements.spellings import Spelling, spellings

DEFINITION = "definition of "


def new_activations(header: Header, key: str) -> list[str] | None:
    """List the activations that a record lacks; None if it has to be made anew, as something else has changed."""
    if header.versions != FRAMEWORKS[key].versions() or outdated(header.fingerprint):
        return None
    return [name for name in activations if DEFINITION + name not in header.fingerprint]


def measure_new(key: str, new: list[str]) -> dict[str, Any]:
    """Measure the spellings of new activations, also those of which it was unknown what they compute."""
    installed = Installed(key)
    unknown = {*read().frameworks[key].unknown}
    entries, not_called = [], {}

    def add(spelling: Spelling, name: str, found: str) -> None:
        measured = entry(installed, spelling, name)
        if "error" in measured:
            not_called[spelling.name] = measured["message"]
        else:
            entries.append({"found": found, **measured})
            unknown.discard(spelling.name)

    for spelling in spellings(installed.framework, installed.names):
        for name in new:
            if name in calls.of_spelling(spelling):
                add(spelling, name, "by name")
        if spelling.name in unknown and not calls.of_spelling(spelling):
            behaves = attempt(behaves_as_new, installed, spelling, new)
            if isinstance(behaves, list):
                for name in behaves:
                    add(spelling, name, "by what it computes")
    for name in new:
        if call := calls.expression(name, installed.framework):
            add(Spelling(call, "expression", {}, ""), name, "as an expression")
    return {"entries": entries, "unknown": sorted(unknown), "not_called": not_called}


def behaves_as_new(installed: Installed, spelling: Spelling, new: list[str]) -> list[str]:
    """Find the new activation that a spelling of another name computes."""
    call = spelling.call({})
    result = installed.values(call, np.array([[-2.0, -0.5, 0.25, 3.0]]), "float32", {})
    if result.dtype.kind != "f" or result.shape not in {(1, 4), (1, 2)}:
        raise TypeError(f"{call} does not map an array to an array")
    shares = {}
    for one in map(activations.__getitem__, new):
        if isinstance(one, Elementwise):
            with contextlib.suppress(ValueError, TypeError):
                shares[one.name] = installed.measured(call, one, "float32", real(one)).near.mean()
    best = max(shares, key=lambda name: shares[name], default="")
    return [best] if shares.get(best, 0) > ALMOST_ALL else []


def added(recorded: Record, parts: dict[str, dict[str, Any]]) -> Record:
    """Add what was measured of new activations to the records of some frameworks."""
    order, now = list(activations), fingerprint()
    headers, entries = {}, []
    for key, part in parts.items():
        header = recorded.frameworks[key]
        not_called = header.not_called | part["not_called"]
        headers[key] = replace(header, unknown=part["unknown"], not_called=not_called, fingerprint=now)
        of_key = [each for each in recorded.entries if each.framework == key]
        of_key += [Entry(framework=key, **each) for each in part["entries"]]
        entries += sorted(of_key, key=lambda each: (order.index(each.activation), each.spelling))
    return Record(headers, entries)


def entries_of(recorded: Record, key: str, chosen: Collection[str]) -> list[tuple[str, str]]:
    """Return what a record has of some activations: each with a spelling."""
    of_key = (entry for entry in recorded.entries if entry.framework == key)
    return [(entry.activation, entry.spelling) for entry in of_key if entry.activation in chosen]


def renewed(recorded: Record, parts: dict[str, list[dict[str, Any]]]) -> Record:
    """Put what was measured again in its place in the records of some frameworks."""
    now = fingerprint()
    anew = {(key, each["activation"], each["spelling"]): each for key, part in parts.items() for each in part}
    entries = [
        Entry(framework=each.framework, **anew[each.key]) if each.key in anew else each
        for each in recorded.entries
        if each.framework in parts
    ]
    return Record({key: replace(recorded.frameworks[key], fingerprint=now) for key in parts}, entries)
