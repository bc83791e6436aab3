"""Search for the largest errors of an activation and its slope, and compare them with their bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from accuracy.bounds import ulps_allowed
from accuracy.exact import Exact, exactly
from accuracy.inputs import inputs
from accuracy.processor import Call, narrower, results, results_without
from accuracy.ulps import ZERO, Error, errors_of
from activation_functions.kinds import Activation, Elementwise
from activation_functions.numerics import DTYPES
from specification import samples
from specification.many_digits import simplest_fraction

ENTRIES = 16  # of a long vector or of its Jacobian, at random
# Parameters other than the defaults get this part of the inputs.
OTHER_PARAMETERS = 20


class Worst(NamedTuple):
    """The result of a function that is furthest from the exact value, with some set of instructions."""

    call: Call
    instructions: str
    result: Any
    error: Error
    allowed: float

    def __str__(self) -> str:
        given = "".join(f", {name}={value}" for name, value in self.call.parameters.items())
        return (
            f"{self.call.function.__name__}({self.call.x.tolist()}{given}) in {self.result.dtype}"
            f"{' ' * bool(self.instructions)}{self.instructions}: "
            f"{self.result.item()!r} is off by {self.error.ulps:.4g} ULP, at most {self.allowed} are allowed; "
            f"the page says {self.error.exact_text}"
        )


def measure(activation: Activation[...], amount: int, narrow: bool) -> Iterator[Worst]:
    """Yield the worst results for function and slope, each dtype, choice of parameters, and set of instructions."""
    rng = np.random.default_rng(zlib.crc32(activation.name.encode()))
    for function in samples.functions(activation):
        for dtype in DTYPES:
            exacts, calls = [], []
            for number, parameters in enumerate(samples.parameters(activation)):
                meanings = [
                    Exact(function, activation, parameters, dtype, meaning) for meaning in (simplest_fraction, Fraction)
                ]
                if number == 0 or all(simplest_fraction(value) == value for value in parameters.values()):
                    del meanings[1]  # The defaults are what the page says.
                share = amount // OTHER_PARAMETERS if number else amount
                for x in inputs(meanings[0], parameters, share, rng):
                    exacts.append(meanings)
                    calls.append(Call(function, x, parameters))
            found = {"": results(calls)}
            if narrow:
                found |= {name: results_without(features, calls) for name, features in narrower().items()}
            allowed = ulps_allowed(activation, function, dtype)
            yield from worst(exacts, calls, found, allowed, rng)


def worst(
    exacts: list[list[Exact]],
    calls: list[Call],
    found: dict[str, list[np.ndarray]],
    allowed: float,
    rng: np.random.Generator,
) -> list[Worst]:
    """Find the result that is furthest off, for each set of instructions."""
    furthest: dict[str, Worst] = {}
    for meanings, call, *ys in zip(exacts, calls, *found.values(), strict=True):
        points = exactly(call.x)
        for x, entry, place in places(meanings[0], call.x, ys[0], rng):
            point = points if np.ndim(x) else points[place]
            results = [y[place] for y in ys]
            # A parameter may be the float, or the number that is meant.
            measured = [
                errors_of(results, exact, point, entry, exact.scale(point) if np.ndim(x) == 0 else ZERO)
                for exact in meanings
            ]
            for instructions, result, *errors in zip(found, results, *measured, strict=True):
                error = min(errors, key=lambda error: error.ulps)
                if instructions not in furthest or error.ulps > furthest[instructions].error.ulps:
                    furthest[instructions] = Worst(call._replace(x=x), instructions, result, error, allowed)
    return list(furthest.values())


def places(exact: Exact, x: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> Iterator[tuple[Any, Any, Any]]:
    """Yield each argument in an array, an entry of its result, and its place in the array of results."""
    if isinstance(exact.activation, Elementwise):
        yield from ((number, (), k) for k, number in enumerate(x))
    else:
        entries = list(np.ndindex(y.shape))
        yield from ((x, entries[k], entries[k]) for k in rng.permutation(len(entries))[:ENTRIES])
