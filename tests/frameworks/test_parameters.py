"""What frameworks do with parameters outside their intervals is what the record says."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest

from framework_measurements import side_measurements
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.parameters.cases import ALIKE
from framework_measurements.parameters.record import recorded


@pytest.fixture(scope="module")
def measured() -> dict[str, object]:
    return side_measurements.measured("parameters")


@pytest.mark.parametrize("key", [key for key in FRAMEWORKS if not FRAMEWORKS[key].missing()])
def test_parameters_do_what_the_record_says(measured: dict[str, object], key: str) -> None:
    found = list(differences(recorded()[key], measured[key], key))
    assert not found, "\n".join([*found, "`make frameworks` measures again"])


def differences(recorded: Any, measured: Any, where: str) -> Iterator[str]:
    """Yield what differs by more than rounding."""
    if isinstance(recorded, dict | list) and type(recorded) is type(measured) and len(recorded) == len(measured):
        pairs = recorded.items() if isinstance(recorded, dict) else enumerate(recorded)
        for key, value in pairs:
            yield from differences(
                value, measured.get(key) if isinstance(measured, dict) else measured[key], f"{where} {key}"
            )
    elif isinstance(recorded, float) and isinstance(measured, float):
        if not math.isclose(recorded, measured, **ALIKE):
            yield f"{where} is {recorded} in the record, measured: {measured}"
    elif recorded != measured:
        yield f"{where} is {recorded} in the record, measured: {measured}"
