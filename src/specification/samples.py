"""Sample points and parameters for all activations: near 0, in between, at the kinks, and far into both tails."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from mpmath import mpf

from activation_functions.kinds import Activation, Elementwise
from specification.facts import defaults as defaults
from specification.facts import kinks, real_parameters
from specification.many_digits import simplest
from specification.roles import by_role

MAGNITUDES = ["1e-30", "1e-8", 0.1, 0.5, 1, 1.5, 2, 2.5, 3, 3.75, 6, 10, 17, 21, 37, 40, 100, 710, 745]
POINTS = [mpf(0), *(sign * mpf(magnitude) for magnitude in MAGNITUDES for sign in (1, -1))]
# Farther out, where the digits of difference quotients do not reach.
BEYOND = [mpf(x) for x in ("5e-324", "-1e-310", 1e4, -1e4, 1e160, -1e160, 1e308, -1e308)]
VECTORS = [
    np.array([mpf(entry) for entry in vector])
    for vector in (
        [5, 2, -1, 3],
        [0, 0],
        [0, 0, 0],
        [1, 0, -1],
        [2.5],
        [1e-8, 0, -1e-8],
        [700, 0, -40],
        [-745, 0.5, 0.25, 0],
    )
]
PAIRS = [
    np.array([mpf(a), mpf(b)]) for a, b in itertools.product([-745, -40, -2.5, -1, 0, "1e-8", 0.5, 3, 100], repeat=2)
]
PARAMETERS = [-2, -0.5, 0, 0.2, 1, 2.5]
OTHERS = [mpf(-2), mpf(1) / 3, mpf(700)]
BESIDE = [mpf(-1) / 100, mpf(0), mpf(1) / 100]


def functions(activation: Activation[...]) -> list[Any]:
    """Return the function, its derivative, Jacobian or partial derivatives, and its further functions."""
    return list(by_role(activation).values())


def parameters(activation: Activation[...]) -> Iterator[dict[str, float]]:
    """Yield the defaults of the real parameters, and combinations of samples in their valid ranges.

    Of one or two parameters they are all; of three, each pair of the first and second occurs once.
    """
    real = real_parameters(activation)
    yield real
    several = range(len(PARAMETERS))
    for places in itertools.product(several, repeat=min(len(real), 2)):
        others = [(2 * places[0] + places[1]) % len(several) for _ in range(len(real) - 2)]
        chosen = [float(PARAMETERS[place]) for place in [*places, *others]]
        values = dict(zip(real, chosen))
        if real and valid(activation, values):
            yield values


def valid(activation: Activation[...], values: dict[str, float]) -> bool:
    """Decide whether values of the parameters go together."""
    return all(value in activation.valid_interval(name, values) for name, value in values.items())


def exact(values: Mapping[str, float]) -> dict[str, Any]:
    """Convert parameters to the numbers that are meant."""
    return {name: simplest(value) for name, value in values.items()}


def points(activation: Elementwise[...], values: dict[str, Any]) -> list[Any]:
    """Return the sample points of all functions of one number, and those about the kinks of this one."""
    return sorted({*POINTS, *(kink + step for kink in kinks(activation, values) for step in BESIDE)})
