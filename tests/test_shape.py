"""Zeros, extrema, symmetry, convexity, limits and asymptotes are those of the formula, for many parameters."""

from __future__ import annotations

import pytest

from activation_functions.kinds import Elementwise
from shape_checks import CHECKS, Case
from specification import samples


@pytest.mark.parametrize("about", CHECKS)
def test_shape(elementwise: Elementwise[...], about: str) -> None:
    for given in samples.parameters(elementwise):
        CHECKS[about](Case(elementwise, given))
