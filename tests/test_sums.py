"""Sums of long rows are exact but for their last rounding, whatever stands in the rows beside them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from activation_functions.compensated import PIECE, SHORT, sum_of_rows

LENGTHS = [1, SHORT, SHORT + 1, PIECE, PIECE + 1]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("signs", [False, True])
def test_a_sum_is_exact_but_for_the_last_rounding(length: int, signs: bool) -> None:
    random = np.random.default_rng(length)
    for sizes in ([1.0], [1.0, 1e3, 1e-3], [1.0] * 32 + [1e12]):
        rows = random.uniform(-1 if signs else 0, 1, (len(sizes), length)) * np.array(sizes)[:, None]
        exact = [math.fsum(row) for row in rows.tolist()]
        largest = [math.fsum(np.abs(row)) for row in rows]
        assert (np.abs(sum_of_rows(rows.copy(), signs)[:, 0] - exact) <= np.spacing(largest)).all(), sizes
