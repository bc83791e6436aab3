"""Zeros, extrema, symmetry, convexity, limits and asymptotes are those of the formula, for many parameters."""

from __future__ import annotations

import math

import pytest

from activation_functions.kinds import Elementwise
from activation_functions.shape import Shape
from shape_checks import CHECKS, Case
from specification import samples


@pytest.mark.parametrize("about", CHECKS)
def test_shape(elementwise: Elementwise[...], about: str) -> None:
    for given in samples.parameters(elementwise):
        CHECKS[about](Case(elementwise, given))


def test_prose_may_say_where_extrema_and_zeros_are(elementwise: Elementwise[...]) -> None:
    shape = Shape(elementwise)
    extrema = [extremum for extremum in (shape.minimum(), shape.maximum()) if extremum]
    spans = [*shape.zeros(), *(place for extremum in extrema for place in extremum.places)]
    sayable = {*(end for span in spans for end in span), *(extremum.value for extremum in extrema)}
    assert set(filter(math.isfinite, sayable)) <= set(shape.numbers())
