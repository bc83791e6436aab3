"""Choose the inputs for measuring errors: all of 16 bits, all exponents, both tails, many about kinks and roots."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import ml_dtypes
import numpy as np

from accuracy.exact import Exact, as_float, exactly
from activation_functions.kinds import Elementwise, Gated
from specification import samples
from specification.roles import INVERSE

LENGTHS = [1, 2, 3, 5, 12, 40]
FAR = 2**7  # From this exponent on the functions are lines, and fewer inputs are enough.
MASKS = [-1e4, -1e9, -1e30, -np.inf]  # the last stands for the lowest number
SPREADS = [1e-10, 0.1, 1, 5, 20, 40, 100, 300, 700, 750, 1000]


def inputs(exact: Exact, parameters: Mapping[str, float], amount: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Make arrays of inputs, along the first axis, about `amount` in all; for `amount` 0 the samples of all tests."""
    activation, dtype = exact.activation, exact.dtype
    if isinstance(activation, Elementwise):
        if ml_dtypes.finfo(dtype).bits == BITS and amount >= ENOUGH_FOR_ALL:
            return [taken(exact, every_float(dtype))]
        x = np.array([*samples.points(activation, samples.exact(parameters)), *samples.BEYOND], float)
        if exact.role == INVERSE:
            x = np.concatenate([x, activation(x, **parameters)])
        if amount:
            ends = exact.ends if exact.role == INVERSE else []
            near = np.array([as_float(each) for each in [*exact.kinks, *(root for root, _ in exact.roots)]] + ends)
            x = np.concatenate([x, *numbers(dtype, near, amount, rng), *scaled(parameters, amount // 10, rng)])
        with np.errstate(over="ignore"):
            x = x.astype(dtype)
        return [taken(exact, x[np.isfinite(x)])]
    if isinstance(activation, Gated):
        chosen = [*samples.PAIRS, *gates(dtype, amount // 4, rng)]
    else:
        chosen = [*samples.VECTORS, *vectors(amount // 60, rng), *masked(dtype, amount // 100, rng)]
    arrays = [np.array(x, float).astype(dtype) for x in chosen]
    return [np.stack([x for x in arrays if x.size == length]) for length in sorted({x.size for x in arrays})]


def taken(exact: Exact, x: np.ndarray) -> np.ndarray:
    """Choose the numbers at which the function has a value."""
    if exact.role != INVERSE:
        return x
    return x[[exact.takes(number) for number in exactly(x)]]


# With this many inputs for the other dtypes, all numbers of those with so few bits are tried.
ENOUGH_FOR_ALL = 5000
BITS = 16


def every_float(dtype: Any) -> np.ndarray:
    """Return all finite numbers of a dtype with 16 bits."""
    numbers = np.arange(2**BITS, dtype=np.uint16).view(dtype)
    with np.errstate(invalid="ignore"):  # of signalling NaN
        return numbers[np.isfinite(numbers)]


def numbers(dtype: Any, near: np.ndarray, amount: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Choose numbers of all exponents, in the middle, and beside given points."""
    middle = [rng.uniform(-width, width, amount // 10) for width in (1, 4, 20, 100, 800)]
    steps = 2.0 ** rng.uniform(-60, -1, (amount // 10, 1)) * rng.choice([-1, 1], (amount // 10, 1))
    return [exponents(dtype, amount // 2, rng), *middle, (near + steps).ravel()]


def scaled(parameters: Mapping[str, float], amount: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield numbers of the sizes at which parameters may matter."""
    for value in map(abs, parameters.values()):
        if value:
            for size in (value, 1 / value, abs(math.log(value))):
                yield size * rng.choice([1, -1], amount) * np.exp2(rng.uniform(-10, 10, amount))


def exponents(dtype: Any, amount: int, rng: np.random.Generator) -> np.ndarray:
    """Choose numbers of all exponents of a dtype, subnormal ones too, and of both signs, but fewer far out."""
    floats = ml_dtypes.finfo(dtype)
    exponent = np.linspace(floats.minexp - floats.nmant, floats.maxexp - 1, amount).astype(int)
    exponent = np.concatenate([exponent[exponent < FAR], exponent[exponent >= FAR][::10]])
    amount = exponent.size
    return rng.choice([-1, 1], amount) * np.ldexp(rng.uniform(1, 2, amount), exponent)


def vectors(amount: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Choose vectors of several lengths and spreads, near 0 and far from it."""
    return [
        rng.choice([0, 1, -100, 1e4]) + rng.choice(SPREADS) * rng.uniform(-0.5, 0.5, rng.choice(LENGTHS))
        for _ in range(amount)
    ]


def masked(dtype: Any, amount: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Choose vectors in which one entry or more is far below, or above, the others, as masks for scores are."""
    largest = float(ml_dtypes.finfo(dtype).max)
    far = np.clip([*MASKS, *rng.choice(exponents(dtype, 40, rng), amount)], -largest, largest)
    scores = [rng.normal(scale=3, size=rng.choice(LENGTHS[1:4])) for _ in far]
    return [np.where(rng.permutation(x.size) <= rng.integers(x.size - 1), mask, x) for x, mask in zip(scores, far)]


def gates(dtype: Any, amount: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Choose pairs of numbers: of all exponents, and where gates open and close."""
    far = rng.choice(exponents(dtype, amount, rng), (amount, 2))
    near = rng.choice([1, 10, 100, 800], (amount, 2)) * rng.uniform(-1, 1, (amount, 2))
    mixed = np.stack([far[:amount, 0], near[:, 1]], -1)
    return [*far, *near, *mixed, *mixed[:, ::-1]]
