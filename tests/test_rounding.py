"""Exact values are rounded to the nearest number of a format, and to the even one of two."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from flint import arb, fmpq

from accuracy.balls import ball
from accuracy.exact import exactly
from accuracy.ulps import correctly_rounded, format_of, rounded, unit
from activation_functions.numerics import DTYPES


@pytest.mark.parametrize("dtype", DTYPES)
def test_rounding_is_to_the_nearest_and_to_even(dtype: Any) -> None:
    floats, little = np.finfo(dtype), fmpq(1, 10**30)
    for x in map(dtype, (1.0, 1.5, -2.0, floats.tiny, floats.smallest_subnormal, 3 * floats.smallest_subnormal)):
        assert rounded(exactly(x), format_of(dtype)) == x
        above = np.nextafter(x, dtype(np.inf))
        middle = (exactly(x) + exactly(above)) / 2
        even = x if int(exactly(x) / (exactly(above) - exactly(x))) % 2 == 0 else above
        assert rounded(middle, format_of(dtype)) == even
        assert rounded(middle * (1 + little), format_of(dtype)) == (above if x > 0 else x)
    largest = exactly(floats.max)
    assert rounded(largest, format_of(dtype)) == floats.max
    beyond = largest + unit(largest, dtype) / 2
    assert rounded(beyond, format_of(dtype)) == np.inf
    assert rounded(beyond * (1 - little), format_of(dtype)) == floats.max


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("side", [-1, 0, 1])
def test_a_value_beside_a_tie_is_rounded_to_its_side(dtype: Any, side: int) -> None:
    """However close it is: with few bits the enclosure contains the tie, and more are taken until it does not."""
    below, above = dtype(1), np.nextafter(dtype(1), dtype(2))
    tie = (exactly(below) + exactly(above)) / 2

    class BesideTie:
        def enclosures(self, x: Any, entry: Any) -> list[Any]:
            return [ball(tie) + side * arb(2) ** -500 if side else tie]

    found = correctly_rounded(BesideTie(), None, (), format_of(dtype))  # type: ignore[arg-type]
    assert found == [above if side > 0 else below]
