"""Where an earlier version of a framework is installed, calls of the newest are not run, and it is said why."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from framework_measurements.conversion import measure
from framework_measurements.conversion.differences import pairs
from framework_measurements.conversion.written import Call
from framework_measurements.findings.packages import record
from framework_measurements.framework import Framework
from framework_measurements.frameworks import FRAMEWORKS

NEWEST = {key: header.versions for key, header in record().frameworks.items()}


@pytest.mark.parametrize("key", NEWEST)
def test_pairs_of_an_earlier_version_are_left_out_without_an_error(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    package = next(iter(NEWEST[key]))
    keys = {id(framework): name for name, framework in FRAMEWORKS.items()}
    installed = NEWEST | {key: {**NEWEST[key], package: "0.1"}}
    monkeypatch.setattr(Framework, "missing", lambda self: [])
    monkeypatch.setattr(Framework, "versions", lambda self: installed[keys[id(self)]])
    monkeypatch.setattr(measure, "run", without_frameworks)
    found, errors = measure.measured()
    assert errors == []
    assert found.keys() == {pair for pair, calls in pairs().items() if key not in frameworks_of(calls)}
    text = f"not converted: {key}: of {package} 0.1 is installed, and the record of calls is of {NEWEST[key][package]}"
    assert measure.not_run() == {key: text}


def without_frameworks(frameworks: Iterable[str], calls: Iterable[Call]) -> measure.Results:
    """Return a result for each call of some frameworks."""
    return {(key, call.id): np.zeros(1) for call in calls for key in frameworks_of([[call]]) & set(frameworks)}


def frameworks_of(calls: Iterable[Iterable[Call]]) -> set[str]:
    """Return the frameworks in which some calls are run."""
    return {entry.framework for each in calls for call in each for entry in call.entries}
