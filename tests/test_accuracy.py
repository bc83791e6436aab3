"""The library computes what the pages say, to within the bounds: a shorter run of ``make accuracy``."""

from __future__ import annotations

import numpy as np
from flint import ctx

from accuracy.bounds import DERIVATIVE_ULPS, VALUE_ULPS, VECTOR_ULPS
from accuracy.exact import Exact, exactly
from accuracy.inputs import taken
from accuracy.search import measure
from activation_functions.kinds import Activation, Elementwise, Vector
from second_oracle import encloses, value
from specification import samples
from specification.evaluation import Undefined
from specification.roles import INVERSE

AMOUNT = 100


def test_errors_are_within_the_bounds(activation: Activation[...]) -> None:
    for worst in measure(activation, AMOUNT, narrow=False):
        assert worst.error.ulps <= worst.allowed, str(worst)


def test_a_declared_bound_is_needed(activation: Activation[...]) -> None:
    """It is larger than the default, but not twice as large."""
    for declared, default in [
        (activation.ulps, VECTOR_ULPS if isinstance(activation, Vector) else VALUE_ULPS),
        (activation.slope_ulps, DERIVATIVE_ULPS),
    ]:
        assert declared is None or default < declared < 2 * default, f"{activation.name}: {declared} ULP"


def test_two_oracles_agree(activation: Activation[...]) -> None:
    """The balls contain what mpmath computes, for all parameters, also where the balls are wide."""
    checked = 0
    for parameters in samples.parameters(activation):
        for function in samples.functions(activation):
            exact = Exact(function, activation, parameters, np.float64)
            for x in inputs(activation, exact, parameters):
                for entry in np.ndindex(np.shape(function(x, **parameters))):
                    try:
                        expected = value(activation, function, parameters, x, entry)
                    except Undefined:  # At a kink.
                        continue
                    with ctx.workprec(1200 if exact.role == INVERSE else 600):
                        found = exact.enclosures(exactly(x), entry)
                    assert any(encloses(each, expected) for each in found), (function.__name__, parameters, x, entry)
                    checked += 1
    assert checked


def inputs(activation: Activation[...], exact: Exact, parameters: dict[str, float]) -> list[np.ndarray]:
    """Return the samples, as floats; for an inverse also the values at these, but none outside the range."""
    if isinstance(activation, Elementwise):
        x = np.array(samples.points(activation, samples.exact(parameters)), float)
        if exact.role == INVERSE:
            images = activation(x, **parameters)
            x = taken(exact, np.concatenate([x, images[np.isfinite(images)]]))
        return [*map(np.array, x)]
    vectors = samples.VECTORS if isinstance(activation, Vector) else samples.PAIRS
    return [np.array(x, float) for x in vectors]
