"""Choose inputs about one that is bad: its neighbours, its digits with other exponents, other digits with its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import ml_dtypes
import numpy as np

from accuracy.parameters import LARGEST, SMALLEST
from activation_functions.kinds import Activation, Vector
from specification import samples

NEIGHBOURS = 64
EXPONENTS = 40  # those nearest to its own; besides them as many of all
DIGITS = 1000  # so many choices of other digits
PARAMETERS = 4  # so many choices of other parameters, but none for a function of a vector, which takes longest


def surroundings(
    x: np.ndarray, parameters: Mapping[str, float], activation: Activation[...], rng: np.random.Generator
) -> Iterator[tuple[np.ndarray, Mapping[str, float]]]:
    """Yield inputs along a first axis, with parameters: those that are given, and then others."""
    yield around(x, rng), parameters
    for _ in range(PARAMETERS if parameters and not isinstance(activation, Vector) else 0):
        name = rng.choice(list(parameters))
        value = float(rng.choice(numbers_around(np.float64(parameters[name]), rng)))
        others = {**parameters, name: value}
        if SMALLEST <= abs(value) <= LARGEST and samples.valid(activation, others):
            yield rng.permutation(around(x, rng))[:DIGITS], others


def around(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return arrays like `x` in each of which a number is replaced, and some in which all exponents are shifted."""
    if x.ndim == 0:
        return numbers_around(x[()], rng)
    found = []
    for k in range(x.size):
        others = rng.permutation(numbers_around(x[k], rng))[: 10 + DIGITS // x.size**2]
        block = np.tile(x, (len(others), 1))
        block[:, k] = others
        found.append(block)
    with np.errstate(over="ignore"):
        shifted = np.ldexp(x, np.arange(-8, 9)[:, None])
    return finite(np.concatenate([*found, shifted]).astype(x.dtype))


def numbers_around(x: Any, rng: np.random.Generator) -> np.ndarray:
    """Return numbers about another one, of its dtype."""
    floats = ml_dtypes.finfo(x.dtype)
    integer = np.dtype(f"i{x.dtype.itemsize}")
    bits = x.view(integer)
    near = bits + np.arange(-NEIGHBOURS, NEIGHBOURS + 1, dtype=integer)
    # Digits that are alike from the first to a random one.
    like = bits ^ (
        rng.integers(2**floats.nmant, size=DIGITS // 2) >> rng.integers(floats.nmant, size=DIGITS // 2)
    ).astype(integer)
    exponent = np.frexp(x)[1]
    any_digits = np.ldexp(np.copysign(rng.uniform(0.5, 1, DIGITS // 2), x), exponent)
    shifts = np.concatenate(
        [
            np.arange(-EXPONENTS, EXPONENTS + 1),
            rng.integers(floats.minexp - floats.nmant, floats.maxexp, EXPONENTS) - exponent,
        ]
    )
    with np.errstate(over="ignore"):
        shifted = np.ldexp(x, shifts)
        found = [near.view(x.dtype), like.view(x.dtype), any_digits, shifted, -shifted, -x[None]]
        return finite(np.concatenate(found).astype(x.dtype))


def finite(x: np.ndarray) -> np.ndarray:
    """Return the arrays along the first axis that are finite."""
    return x[np.isfinite(x).reshape(len(x), -1).all(-1)]
