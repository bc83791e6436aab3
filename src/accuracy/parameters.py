"""Choose values of the parameters: those of all tests, extreme ones, and any others that are valid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from activation_functions.kinds import Activation, Vector
from specification import samples
from specification.facts import real_parameters

SMALLEST, LARGEST = 1e-300, 1e300
EXTREMES = [SMALLEST, 1e-100, 1e-10, 1e-3, 100.0, 1000.0, 1e10, 1e100, LARGEST]
RARE = 1000  # For so many inputs there is one more choice of the parameters at random.


def parameters_to_try(activation: Activation[...], amount: int, rng: np.random.Generator) -> Iterator[dict[str, float]]:
    """Yield the defaults, the samples of all tests, and for an `amount` of inputs others of all sizes.

    For a function of a vector the samples are all: the Jacobian of `gumbel_softmax` loses tiny entries where `tau` is
    small.
    """
    yield from samples.parameters(activation)
    if isinstance(activation, Vector):
        return
    real = real_parameters(activation)
    extreme = [{**real, name: sign * size} for name in real for size in EXTREMES for sign in (1, -1)]
    both = [dict(zip(real, sizes)) for sizes in product([SMALLEST, LARGEST], repeat=len(real))]
    others = [any_size(real, rng) for _ in range(amount // RARE)]
    tried = list(samples.parameters(activation))
    for values in [*extreme, *both, *others]:
        if values not in tried and samples.valid(activation, values):
            tried.append(values)
            yield values


def any_size(real: dict[str, float], rng: np.random.Generator) -> dict[str, float]:
    """Choose values near 1 or far from it for some of the parameters, or for all."""
    width, some = rng.choice([1, 3, 300]), rng.choice([0.5, 1])
    return {
        name: float(rng.choice([1, -1]) * 10 ** rng.uniform(-width, width)) if rng.random() < some else value
        for name, value in real.items()
    }
