"""Where the activations are looked at: near 0, in between, at the kinks, and far into both tails."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
from mpmath import mpf

from activation_functions.activation import Activation, Elementwise
from activation_functions.interval import Interval
from specification.evaluation import simplest
from specification.facts import kinks

MAGNITUDES = ["1e-30", "1e-8", 0.1, 0.5, 1, 1.5, 2, 2.5, 3, 3.75, 6, 10, 17, 21, 37, 40, 100, 710, 745]
POINTS = [mpf(0), *(sign * mpf(magnitude) for magnitude in MAGNITUDES for sign in (1, -1))]
# Beyond them only the library is looked at: the digits of the pages' formulas do not reach further.
BEYOND = [mpf(x) for x in ("5e-324", "-1e-310", 1e4, -1e4, 1e160, -1e160, 1e308, -1e308)]
VECTORS = [
    np.array([mpf(entry) for entry in vector])
    for vector in ([5, 2, -1, 3], [0, 0], [0, 0, 0], [2.5], [1e-8, 0, -1e-8], [700, 0, -40], [-745, 0.5, 0.25, 0])
]
PARAMETERS = [-2, -0.5, 0, 0.2, 1, 2.5]
OTHERS = [mpf(-2), mpf(1) / 3, mpf(700)]
BESIDE = [mpf(-1) / 100, mpf(0), mpf(1) / 100]


def functions(activation: Activation[Any]) -> list[Any]:
    """The function and its derivative or Jacobian."""
    return [activation, activation.derivative if isinstance(activation, Elementwise) else activation.jacobian]


def parameters(activation: Activation[Any]) -> Iterator[dict[str, float]]:
    """The defaults of the real parameters, and all combinations of samples in their valid ranges."""
    real = {name: value for name, value in activation.parameters.items() if isinstance(value, float)}
    yield real
    valid = {name: Interval(activation.valid[name]) for name in real}
    choices = [[float(value) for value in PARAMETERS if value in valid[name]] for name in real]
    yield from (dict(zip(real, values)) for values in itertools.product(*choices) if real)


def defaults(activation: Activation[Any]) -> dict[str, Any]:
    """The defaults of the real parameters, as the numbers that are meant."""
    return exact(next(parameters(activation)))


def exact(values: dict[str, float]) -> dict[str, Any]:
    """Parameters as the numbers that are meant."""
    return {name: simplest(value) for name, value in values.items()}


def points(activation: Elementwise[Any], values: dict[str, Any]) -> list[Any]:
    """The sample points of all, and those about the kinks of this one."""
    return sorted({*POINTS, *(kink + step for kink in kinks(activation, values) for step in BESIDE)})
