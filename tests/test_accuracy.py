"""The library computes what the pages say, to within the bounds: a shorter run of ``make accuracy``."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from mpmath import mp, mpf

from accuracy.exact import RESOLVED, Exact
from accuracy.search import measure
from activation_functions.kinds import Activation, Elementwise
from activation_functions.numerics import DTYPES
from specification import samples

AMOUNT = 100


def test_errors_are_within_the_bounds(activation: Activation[...]) -> None:
    for worst in measure(activation, AMOUNT, narrow=False):
        assert worst.error <= worst.allowed, str(worst)


def test_fewer_digits_are_enough(activation: Activation[...], monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been resolved does not change with all the digits."""
    for function in samples.functions(activation):
        for dtype in DTYPES:
            exact = Exact(function, activation, next(samples.parameters(activation)), dtype)
            few = [exact.between(x, entry) for x, entry in somewhere(exact)]
            with monkeypatch.context() as patch:
                patch.setattr("accuracy.exact.FIRST_DIGITS", mp.dps)
                all_digits = [exact.between(x, entry) for x, entry in somewhere(exact)]
            least = float(np.finfo(dtype).smallest_subnormal)
            for (x, _), *both in zip(somewhere(exact), few, all_digits, strict=True):
                for found, expected in zip(*both, strict=True):
                    assert abs(found - expected) <= RESOLVED * max(abs(expected), least), (function.__name__, dtype, x)


def somewhere(exact: Exact) -> list[tuple[Any, tuple[int, ...]]]:
    """Some numbers, or vectors with the entry of the result that is looked at."""
    if isinstance(exact.activation, Elementwise):
        return [
            (mpf(float(exact.dtype(x))), ()) for x in (-3e4, -600, -87, -11.5, -1.25, -1e-7, 1e-3, 0.75, 9, 90, 740)
        ]
    x = [np.array([mpf(a), mpf(b)]) for a in (-740, -3, 0.5) for b in (-87, 0.25, 200)]
    return [(each, entry) for each in x for entry in [(0, 0), (1, 0)][: 2 if exact.is_slope else 1]]
