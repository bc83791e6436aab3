"""Call functions of a vector with short and long vectors, and along each axis of an array."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation, Vector
from framework_measurements import judgement
from framework_measurements.calling import Installed, attempt
from framework_measurements.calls import names_in
from framework_measurements.record import Entry, read
from framework_measurements.results import plain
from framework_measurements.sample_inputs import DTYPES, SEED, masked, others, real

LENGTHS = (1, 16, 256, 1024, 4096)
# About as wide as scores of a classifier are, and wider.
SCALES = (1, 5)
SHAPE = (2, 3, 4)
DIGITS = {"float16": 6, "bfloat16": 6, "float32": 9, "float64": 17}  # As many as tell its numbers apart.


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
    """Return the results of a call for each dtype that it takes, and the axes along which it is right."""
    call, one = entry.matching_call or "", activations[entry.activation]
    parameters = {**others(one), **real(one)}
    taken = [dtype for dtype in DTYPES if "error" not in entry.dtypes[dtype]]
    found: dict[str, Any] = {
        "dtypes": {
            dtype: [[length, *worst(installed, call, one, dtype, length)] for length in LENGTHS] for dtype in taken
        }
    }
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
        left_out = masked(one)[0][0]
        yield np.where(np.arange(length) % 2, left_out, rng.normal(size=length).round(3))


def worst(installed: Installed, call: str, one: Activation[...], dtype: str, length: int) -> list[Any]:
    """Return the entry that is farthest off: the largest argument, the value and the exact value; or the error."""
    parameters = {**others(one), **real(one)}
    found: list[tuple[bool, float, list[float]]] = []
    for vector in vectors(one, length):
        x = judgement.rounded(vector, dtype)
        value = attempt(installed.values, call, x, dtype, parameters)
        if isinstance(value, dict):
            return [value["error"]]
        value, exact = value.astype(np.float64), one(x, **parameters)
        if value.shape != exact.shape:
            return ["other shape"]
        size = float(np.abs(x[np.isfinite(x)]).max())
        wrong, off = ~judgement.near(value, exact, size, dtype), judgement.off(value, exact)
        i = int(np.lexsort((off, wrong))[-1])
        found.append((bool(wrong[i]), float(off[i]), [size, value[i], exact[i]]))
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
