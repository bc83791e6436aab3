"""What is called the same function is the same object in Python, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from framework_measurements import side_measurements
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.reexports.record import recorded


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    return side_measurements.measured("reexports")


@pytest.mark.parametrize("key", [key for key in FRAMEWORKS if not FRAMEWORKS[key].missing()])
def test_same_objects_are_those_of_the_record(measured: dict[str, Any], key: str) -> None:
    assert measured[key] == recorded()[key], "`make frameworks` measures again"
