"""Call functions of a vector with short and long vectors, and along each axis of an array."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation, Vector
from framework_measurements import judgement
from framework_measurements.calling import Installed, attempt
from framework_measurements.calls import names_in
from framework_measurements.gradients import differentiated, exact
from framework_measurements.lengths.rules import KINDS, Kind
from framework_measurements.record import Entry, read
from framework_measurements.results import plain
from framework_measurements.sample_inputs import DTYPES, SEED, cotangent, masked, others, real

LENGTHS = (1, 16, 256, 1024, 4096)
# About as wide as scores of a classifier are, and wider.
SCALES = (1, 5)
SHAPE = (2, 3, 4)
DIGITS = {"float16": 6, "bfloat16": 6, "float32": 9, "float64": 17}  # As many as tell its numbers apart.

Vectors = Callable[[Activation[...], int], Iterator[np.ndarray]]
Evaluate = Callable[[str, np.ndarray], np.ndarray]
Exactly = Callable[[np.ndarray], np.ndarray]


def measure(key: str) -> dict[str, Any]:
    """Return the versions of a framework, and what its functions of a vector give; alike spellings together."""
    installed = Installed(key)
    found: dict[str, list[str]] = {}
    for entry in filter(is_measured, read().entries):
        if entry.framework == key:
            result = {"activation": entry.activation, **of_entry(installed, entry)}
            found.setdefault(json.dumps(result), []).append(entry.spelling)
    results = [{**json.loads(result), "spellings": spellings} for result, spellings in found.items()]
    return {"versions": installed.framework.versions(), "results": results}


def is_measured(entry: Entry) -> bool:
    """Whether it is the framework's own function of a vector, in the newest version of an operator, and not random."""
    takes_vectors = isinstance(activations[entry.activation], Vector)
    whole = bool(entry.matching_call) and not entry.random and "(opset " not in entry.spelling
    return takes_vectors and entry.is_theirs and whole


def of_entry(installed: Installed, entry: Entry) -> dict[str, Any]:
    """Return values and gradients of a call for each dtype that it takes, and the axes along which it is right."""
    call, one = entry.matching_call or "", activations[entry.activation]
    parameters = {**others(one), **real(one)}
    taken = [dtype for dtype in DTYPES if "error" not in entry.dtypes[dtype]]

    def rows(part: str, make: Vectors, evaluate: Evaluate, exactly: Exactly) -> dict[str, list[list[Any]]]:
        def farthest(dtype: str, length: int) -> list[Any]:
            given = [judgement.rounded(vector, dtype) for vector in make(one, length)]
            found = functools.partial(evaluate, dtype)
            return worst(KINDS[part], given, dtype, found, lambda x: (exactly(x), exact_value(x)))

        return {dtype: [[length, *farthest(dtype, length)] for length in LENGTHS] for dtype in taken}

    def value(dtype: str, x: np.ndarray) -> np.ndarray:
        return installed.values(call, x, dtype, parameters)

    def gradient(dtype: str, x: np.ndarray) -> np.ndarray:
        return differentiated(installed, call, x, dtype, parameters, cotangent(x))

    def exact_value(x: np.ndarray) -> np.ndarray:
        return np.asarray(one(x, **parameters))

    def exact_gradient(x: np.ndarray) -> np.ndarray:
        return exact(one, x, parameters)

    found: dict[str, Any] = {"dtypes": rows("dtypes", vectors, value, exact_value)}
    if installed.framework.engine:
        found["gradients"] = rows("gradients", vectors, gradient, exact_gradient)
    found["all_masked"] = rows("all_masked", all_masked, value, exact_value)
    found["infinite"] = rows("infinite", infinite, value, exact_value)
    if "axis" in names_in(call):
        along = functools.partial(is_right_along, installed, call, one, parameters)
        found["axes"] = [axis for axis in range(-len(SHAPE), len(SHAPE)) if along(axis)]
    return found


def vectors(one: Activation[...], length: int) -> Iterator[np.ndarray]:
    """Yield vectors of a length: equal entries, random ones, and some of which every second entry is left out."""
    rng = np.random.default_rng(SEED)
    yield np.zeros(length)
    for scale in SCALES:
        yield rng.normal(scale=scale, size=length).round(3)
    if length > 1:
        yield np.where(np.arange(length) % 2, left_out(one), rng.normal(size=length).round(3))


def all_masked(one: Activation[...], length: int) -> Iterator[np.ndarray]:
    """Yield the vector of which every entry is left out."""
    yield np.full(length, left_out(one))


def infinite(one: Activation[...], length: int) -> Iterator[np.ndarray]:
    """Yield the vector of which one entry is at the other infinity, beside zeros."""
    yield np.where(np.arange(length) == length // 2, -left_out(one), 0)


def left_out(one: Activation[...]) -> float:
    """Return the infinity at which an entry is left out."""
    return float(masked(one)[0][0])


def worst(
    kind: Kind,
    given: list[np.ndarray],
    dtype: str,
    evaluate: Callable[[np.ndarray], np.ndarray],
    exactly: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]],
) -> list[Any]:
    """Return the entry that is farthest off: the size, the value and the exact value; or the error."""
    found: list[tuple[bool, float, list[float]]] = []
    for x in given:
        value = attempt(evaluate, x)
        if isinstance(value, dict):
            return [value["error"]]
        value, (due, values) = value.astype(np.float64), exactly(x)
        if value.shape != due.shape:
            return ["other shape"]
        size = kind.size(x, values, cotangent(x), due)
        wrong, off = ~kind.near(value, due, size, dtype, x.size), kind.off(value, due, size)
        i = int(np.lexsort((off, wrong))[-1])
        found.append((bool(wrong[i]), float(off[i]), [size, value[i], due[i]]))
    _, _, numbers = max(found, key=lambda each: each[:2])
    return [plain(float(f"{number:.{DIGITS[dtype]}g}")) for number in numbers]


def is_right_along(
    installed: Installed, call: str, one: Activation[...], parameters: dict[str, Any], axis: int
) -> bool:
    """Decide whether a call is right along an axis of an array."""
    x = np.random.default_rng(SEED).normal(size=SHAPE).astype(np.float32).astype(np.float64)
    given = {**parameters, "axis": axis}
    value = attempt(installed.values, call, x, "float32", given)
    exact = one(x, **given)
    return isinstance(value, np.ndarray) and value.shape == exact.shape and np.allclose(value, exact, 1e-4, 1e-5)
