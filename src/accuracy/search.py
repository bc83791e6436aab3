"""The errors of an activation and its slope, each against the bound for it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from mpmath import mp, mpf

from accuracy.bounds import ulps_allowed
from accuracy.exact import Exact, exactly, ulps
from accuracy.inputs import inputs
from accuracy.processor import Call, narrower, results, results_without
from activation_functions.kinds import Activation, Elementwise
from activation_functions.numerics import DTYPES
from specification import samples
from specification.evaluation import simplest

# Of a long vector and of its Jacobian so many entries are looked at, at random.
ENTRIES = 16
# How many inputs there are for parameters other than the defaults, in parts of those for the defaults.
OTHER_PARAMETERS = 20


class Worst(NamedTuple):
    """The result of a function that is furthest from the exact value, on a processor."""

    call: Call
    instructions: str
    result: Any
    exact: list[Any]
    error: Any
    allowed: float

    def __str__(self) -> str:
        given = "".join(f", {name}={value}" for name, value in self.call.parameters.items())
        exact = " to ".join(mp.nstr(value, 20) for value in self.exact)
        return (
            f"{self.call.function.__name__}({self.call.x.tolist()}{given}) in {self.result.dtype}"
            f"{' ' * bool(self.instructions)}{self.instructions}: "
            f"{self.result.item()!r} is off by {mp.nstr(self.error, 4)} ULP, at most {self.allowed} are allowed; "
            f"the page says {exact}"
        )


def measure(activation: Activation[...], amount: int, narrow: bool) -> Iterator[Worst]:
    """The worst results: for function and slope, each dtype, each choice of parameters, and each set of instructions."""
    rng = np.random.default_rng(zlib.crc32(activation.name.encode()))
    for function in samples.functions(activation):
        for dtype in DTYPES:
            exacts, calls = [], []
            for number, parameters in enumerate(samples.parameters(activation)):
                meanings = [Exact(function, activation, parameters, dtype, meaning) for meaning in (simplest, mpf)]
                if number == 0 or all(simplest(value) == value for value in parameters.values()):
                    del meanings[1]  # The defaults are what the page says.
                share = amount // OTHER_PARAMETERS if number else amount
                for x in inputs(meanings[0], share, rng):
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
    """The result that is furthest off, for each set of instructions."""
    furthest: dict[str, Worst] = {}
    for meanings, call, *ys in zip(exacts, calls, *found.values(), strict=True):
        for x, entry, place in places(meanings[0], call.x, ys[0], rng):
            numbers = exactly(x)
            right = [(exact.between(numbers, entry), exact.scale(numbers)) for exact in meanings]
            for instructions, y in zip(found, ys):
                error, between = min((ulps(y[place], between, scale), between) for between, scale in right)
                if instructions not in furthest or error > furthest[instructions].error:
                    one = Worst(call._replace(x=x), instructions, y[place], between, error, allowed)
                    furthest[instructions] = one
    return list(furthest.values())


def places(exact: Exact, x: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> Iterator[tuple[Any, Any, Any]]:
    """Each argument in an array, an entry of its result, and where that stands in the array of results."""
    if isinstance(exact.activation, Elementwise):
        yield from ((number, (), k) for k, number in enumerate(x))
    else:
        entries = list(np.ndindex(y.shape))
        yield from ((x, entries[k], entries[k]) for k in rng.permutation(len(entries))[:ENTRIES])
