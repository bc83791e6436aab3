"""The faults that ``tests/faults.py`` plants still fit what they are planted in."""

from __future__ import annotations

import pytest

from faults import FAULTS, ROOT, Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.file}: {fault.old}")
def test_a_fault_can_be_planted(fault: Fault) -> None:
    assert fault.old in (ROOT / fault.file).read_text("utf-8")
