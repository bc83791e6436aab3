"""Frameworks are measured densely where results lose digits: near 0, at kinks, at roots of value and slope, far out."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from activation_functions import activations
from activation_functions.kinds import Elementwise
from framework_measurements.additions import entries_of, renewed
from framework_measurements.fingerprint import fingerprint
from framework_measurements.record import entry_content, read
from framework_measurements.sample_inputs import AMOUNT, inputs, real

OF_NUMBERS = [one for one in activations.values() if isinstance(one, Elementwise)]
# A root lies between inputs this near to each other: tens of units in the last place of float32.
GAP = {"float32": 2e-6, "float64": 1e-8}


@pytest.mark.parametrize("dtype", GAP)
@pytest.mark.parametrize("one", OF_NUMBERS, ids=lambda one: one.name)
def test_inputs_are_dense_where_value_or_slope_changes_its_sign(one: Elementwise[...], dtype: str) -> None:
    [x] = inputs(one, dtype, real(one), many=True)
    assert len(x) == AMOUNT and (np.diff(x) > 0).all()
    for results in (one(x), one.derivative(x)):
        signs = np.sign(results)
        at = np.flatnonzero(signs[:-1] * signs[1:] < 0)
        gaps = x[at + 1] - x[at]
        assert (gaps < GAP[dtype]).all(), f"{one.name}: {x[at]}, {gaps}"


def test_what_is_measured_again_alone_changes() -> None:
    record, other = read(), [9]
    wanted = entries_of(record, "torch", ["gelu"])
    before = [entry for entry in record.entries if entry.framework == "torch"]
    again = [entry_content(entry) | {"axis": other} for entry in before if entry.activation == "gelu"]
    part = [{name: value for name, value in each.items() if name != "framework"} for each in again]
    found = renewed(record, {"torch": part})
    assert [(entry.activation, entry.spelling) for entry in found.entries if entry.axis == other] == wanted
    restored = [dataclasses.replace(each, axis=None) if each.axis == other else each for each in found.entries]
    assert restored == before
    header = dataclasses.replace(record.frameworks["torch"], fingerprint=fingerprint())
    assert found.frameworks == {"torch": header}
