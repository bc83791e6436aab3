"""Search for the largest errors of a function: in a sample, and then around the worst inputs that were found.

Most inputs are only screened: their results are compared with those of the same code in extended precision, which takes
a hundredth of the time. What looks worst, and a sample of what does not, is compared with the exact value.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple
from unittest import mock

import numpy as np

from accuracy import witnesses
from accuracy.bounds import ulps_allowed
from accuracy.exact import BESIDE_ROOT, Exact, as_float, exactly
from accuracy.inputs import inputs, taken
from accuracy.parameters import parameters_to_try
from accuracy.surroundings import surroundings
from accuracy.ulps import ZERO, Error, errors_of
from accuracy.witnesses import Witness
from activation_functions import activations
from activation_functions.function import Function
from activation_functions.kinds import Activation, Vector
from specification import samples
from specification.facts import real_parameters
from specification.many_digits import simplest_fraction
from specification.roles import by_role

WORST, SEVERAL = 6, 2  # so many of the worst inputs are searched around: numbers, and arrays, which take longer
MEASURED = 10  # so many of the inputs that look worst are measured, each time
PATIENCE, GAIN = 3, 1.01  # so often less than this factor may be gained before a search ends
AMOUNT, CERTAIN = 60_000, 500  # so many inputs are tried, and so many of them measured in any case
DECIMALS = 6  # of errors in the record
PART = 20  # Parameters other than the defaults get this part of the inputs.


class Result(NamedTuple):
    """An entry of a function's result, and its error."""

    x: np.ndarray
    parameters: Mapping[str, float]
    entry: tuple[int, ...]
    value: Any
    error: Error

    def __str__(self) -> str:
        given = "".join(f", {name}={value}" for name, value in self.parameters.items())
        return (
            f"{self.value!r} at {self.x.tolist()}{given} is off by {self.error.ulps:.4g} ULP; "
            f"the page says {self.error.exact_text}"
        )


class Search:
    """A search for the largest error of one of the functions of an activation, in a dtype.

    Parameters
    ----------
    activation : Activation
        The activation.
    function : Function
        The activation, or its slope, or a further function of it.
    dtype : dtype
        The dtype of the inputs.
    """

    def __init__(self, activation: Activation[...], function: Function[...], dtype: Any) -> None:
        self.activation, self.function, self.dtype = activation, function, dtype
        self.allowed = ulps_allowed(activation, function, dtype)
        self.rng = np.random.default_rng(zlib.crc32(f"{function.__name__} {np.dtype(dtype)}".encode()))
        self.found: dict[tuple[Any, ...], Result] = {}
        self.tried = 0
        self.exacts: dict[tuple[float, ...], list[Exact]] = {}

    def sample(self, amount: int, measured: int, suspected: int = MEASURED) -> None:
        """Try inputs of all sizes, for many values of the parameters; of a further function for those of all tests.

        Parameters
        ----------
        amount : int
            The number of inputs, about; for 0 the samples of all tests.
        measured : int
            So many of the inputs are measured in any case.
        suspected : int
            So many of those that look worst are measured, of each array of inputs.
        """
        defaults = real_parameters(self.activation)
        is_further = self.function not in (self.activation, self.activation.slope)
        several = parameters_to_try(self.activation, amount, self.rng)
        for parameters in samples.parameters(self.activation) if is_further else several:
            part = 1 if parameters == defaults else PART
            for x in inputs(self.exact_values(parameters)[0], parameters, amount // part, self.rng):
                self.attempt(x, parameters, max(1, measured // part), suspected)

    @property
    def worst(self) -> list[Result]:
        """The worst results, the worst one first."""
        return sorted(self.found.values(), key=lambda result: -result.error.ulps)[:WORST]

    def climb(self) -> None:
        """Search around the worst inputs until nothing is gained, or hardly anything."""
        stale = 0
        while stale < PATIENCE and 0 < self.worst[0].error.ulps < np.inf:
            before = self.worst[0].error.ulps
            for each in self.worst[: SEVERAL if self.worst[0].x.ndim else WORST]:
                for x, parameters in surroundings(each.x, each.parameters, self.activation, self.rng):
                    self.attempt(x, parameters, 1)
            stale = 0 if self.worst[0].error.ulps > GAIN * before else stale + 1

    def attempt(self, x: np.ndarray, parameters: Mapping[str, float], measured: int, suspected: int = MEASURED) -> None:
        """Screen inputs, along the first axis, and measure those that look worst, and some others at random."""
        x = taken(self.exact_values(parameters)[0], x)
        if not len(x):
            return
        y = self.function(x, **parameters)
        looks = self.looks(x, y, parameters)
        self.tried += len(x)
        chosen = np.argsort(looks.reshape(len(x), -1).max(-1))[-suspected:].tolist()
        for k in dict.fromkeys([*chosen, *self.rng.permutation(len(x))[:measured].tolist()]):
            entries = looks[k]
            places = [np.unravel_index(int(np.argmax(entries)), entries.shape)]
            if entries.size > 1:
                places.append(np.unravel_index(int(self.rng.integers(entries.size)), entries.shape))
            alone = np.asarray(self.function(x[k], **parameters))  # Beside others it may take another way.
            for place in places:
                self.measure(x[k], parameters, tuple(map(int, place)), alone[place])

    def looks(self, x: np.ndarray, y: np.ndarray, parameters: Mapping[str, float]) -> np.ndarray:
        """Estimate errors from results in extended precision."""
        with np.errstate(all="ignore"), mock.patch.object(Function, "__call__", without_conventions):
            finer = self.function._evaluate(x.astype(np.longdouble), **parameters)
            size = np.abs(y)
            if x.ndim == 1:
                for root, scale in self.exact_values(parameters)[0].roots:
                    near = np.abs(x - as_float(root)) < as_float(BESIDE_ROOT * abs(root))
                    size = np.where(near, np.maximum(size, self.dtype(as_float(scale))), size)
            units = np.abs(y.astype(np.longdouble) - finer) / np.spacing(size).astype(np.longdouble)
            return np.where(np.isfinite(units), units, np.where(y == finer.astype(y.dtype), 0, np.inf))

    def measure(self, x: np.ndarray, parameters: Mapping[str, float], entry: tuple[int, ...], value: Any) -> None:
        """Measure an error, and keep it if it is one of the largest, of which no two have the same input."""
        found = Result(x, parameters, entry, value, self.error(x, parameters, entry, value))
        key = (x.tobytes(), *parameters.values())
        if found.error.ulps >= self.found.setdefault(key, found).error.ulps:
            self.found[key] = found
        if len(self.found) > 10 * WORST:
            self.found = dict(sorted(self.found.items(), key=lambda item: -item[1].error.ulps)[:WORST])

    def error(self, x: np.ndarray, parameters: Mapping[str, float], entry: tuple[int, ...], value: Any) -> Error:
        """Measure the error of an entry of a result; a parameter may be the float, or the number that is meant."""
        point = exactly(x)
        errors = [
            errors_of([value], exact, point, entry, ZERO if x.ndim else exact.scale(point))[0]
            for exact in self.exact_values(parameters)
        ]
        return min(errors, key=lambda error: error.ulps)

    def exact_values(self, parameters: Mapping[str, float]) -> list[Exact]:
        """Return what gives the exact values for the parameters: as the floats, or as the numbers that are meant."""
        key = tuple(parameters.values())
        if key not in self.exacts:
            meanings: list[Callable[[float], Fraction]] = [simplest_fraction]
            # The defaults are what the page says.
            if parameters != real_parameters(self.activation) and any(simplest_fraction(p) != p for p in key):
                meanings.append(Fraction)
            self.exacts[key] = [
                Exact(self.function, self.activation, parameters, self.dtype, meaning) for meaning in meanings
            ]
        return self.exacts[key]


def without_conventions(function: Function[...], x: np.ndarray, *args: Any, **kwargs: Any) -> Any:
    """Call a function that another one calls, also with extended precision, which both refuse."""
    return function._evaluate(x.copy(), *args, **kwargs)


def searched(name: str, computed_by: str, dtypes: list[Any]) -> list[Witness]:
    """Search for the largest errors of all functions of an activation, with the instructions of this process."""
    activation = activations[name]
    certain = CERTAIN // 100 if isinstance(activation, Vector) else CERTAIN  # Exact values of vectors take longest.
    found = []
    for (role, function), dtype in product(by_role(activation).items(), dtypes):
        search = Search(activation, function, dtype)
        known = witnesses.read().get((name, role, np.dtype(dtype).name))
        if known and known.parameters.keys() == real_parameters(activation).keys():
            search.attempt(known.argument[np.newaxis], known.parameters, 1)  # No error is forgotten that still stands.
        if dtype == np.float64:
            search.sample(AMOUNT, certain)
            search.climb()
        else:  # Where the result is rounded once, all is well or nothing is.
            search.sample(AMOUNT // 10, certain)
        worst = search.worst[0]
        found.append(
            Witness(
                name,
                role,
                np.dtype(dtype).name,
                worst.x.tolist(),
                dict(worst.parameters),
                list(worst.entry),
                round(worst.error.ulps, DECIMALS),
                search.tried,
                computed_by,
            )
        )
    return found
