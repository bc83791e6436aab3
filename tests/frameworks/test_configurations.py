"""The record of configurations is what the installed package says."""

from __future__ import annotations

from framework_measurements.configurations.measure import measured
from framework_measurements.configurations.record import recorded


def test_configurations_are_those_of_the_record() -> None:
    assert measured() == recorded()
