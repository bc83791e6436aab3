"""The functions that are computed with many digits by another package have the values of mpmath."""

from __future__ import annotations

import pytest
from mpmath import mp, mpf

from specification.many_digits import DIGITS, normal_cdf

DIGITS_COMPARED = 200


@pytest.mark.parametrize("x", ["0", "1e-8", "0.3", "2.5", "17", "38", "120"])
def test_normal_distribution_function_is_that_of_mpmath(x: str) -> None:
    """The tail has all digits, and so has the distance from 1 on the other side."""
    with mp.workdps(DIGITS_COMPARED):
        tail = mp.ncdf(-mpf(x))
        for found in (normal_cdf(-mpf(x)), 1 - normal_cdf(mpf(x))):
            assert abs(found - tail) <= mpf(10) ** (3 - DIGITS_COMPARED) * tail


def test_tails_far_beyond_the_digits_are_told_apart() -> None:
    near, far = normal_cdf(mpf(3000)), normal_cdf(mpf(3001))
    assert 1 - mpf(10) ** -DIGITS < near < far < 1
