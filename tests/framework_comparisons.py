"""The parts of an entry of the record, with what each was made of: its function, dtypes, inputs and parameters."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation
from framework_measurements import gradients
from framework_measurements.findings.packages import record
from framework_measurements.record import EPSILON, Entry
from framework_measurements.sample_inputs import inputs, kind_of, others, parameters_of, real

RECORD = record()


class Made(NamedTuple):
    """A comparison in an entry, and what it was made of."""

    said: dict[str, Any]
    given: str
    """The dtype of the inputs."""
    samples: list[dict[str, float]]
    """The values of the real parameters: the defaults, and others that the framework may have rounded."""
    place: str
    many: bool

    @property
    def dtype(self) -> str:
        """The dtype of the results; a choice may be of integers."""
        result: str = self.said.get("result", self.given)
        return result if result in EPSILON else "float32"

    def exact(self, one: Activation[...], x: Any, parameters: dict[str, float]) -> Any:
        """What the library gives."""
        x = np.array(x, float)
        return gradients.exact(one, x, parameters) if self.place == "gradients" else one(x, **parameters)

    def points(self, one: Activation[...], parameters: dict[str, float]) -> list[np.ndarray]:
        """The inputs for one sample of the parameters."""
        if self.place == "gradients":
            given = tuple({**others(one), **parameters}.items())
            return [x[taken] for x, _, taken in gradients.slopes(one, self.given, given)]
        return all_points(one.name, self.given, tuple(parameters.items()), self.many)


def comparisons(entry: Entry) -> Iterator[tuple[str, Made]]:
    """Yield the comparisons of an entry by their place in it."""
    one = activations[entry.activation]
    once = [real(one)]
    if entry.defaults:
        yield "defaults", Made(entry.defaults, "float32", once, "defaults", many=False)
    if entry.matching:
        taken = [each for each in parameters_of(one, entry.matching_call or "") if each not in entry.refused]
        yield "matching", Made(entry.matching, "float32", taken, "matching", many=False)
    for place, parts in (("dtypes", entry.dtypes), ("gradients", entry.gradients)):
        for dtype, said in parts.items():
            if "error" not in said:
                yield f"{place}.{dtype}", Made(said, dtype, once, place, many=True)


def points_of(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the gravest and the first result of a comparison."""
    if "x" in said:
        yield said
    if "first" in said:
        yield said["first"]


@functools.lru_cache(maxsize=12)
def all_points(name: str, dtype: str, parameters: tuple[tuple[str, float], ...], many: bool) -> list[np.ndarray]:
    """The inputs of a measurement: arrays of numbers or pairs, or vectors."""
    return inputs(activations[name], dtype, dict(parameters), many)


def is_among(x: Any, points: list[np.ndarray], one: Activation[...]) -> bool:
    """Whether an input is one of those that are tried."""
    x = number(x)
    if kind_of(one) == "vectors":
        return any(np.array_equal(x, each) for each in points)
    [every] = points
    return bool((every == x).all(axis=-1).any() if every.ndim > 1 else (every == x).any())


def number(value: Any) -> np.ndarray:
    return np.array(value, float)


def same(a: Any, b: Any) -> bool:
    """Whether two numbers or lists are the same, with the signs of zeros."""
    a, b = number(a), number(b)
    return np.array_equal(a, b, equal_nan=True) and bool(((np.signbit(a) == np.signbit(b)) | np.isnan(a)).all())


def javascript_arguments(call: str, entry: Entry) -> dict[str, str]:
    """The arguments in a call of JavaScript, by name: those of a layer stand in an object, others in their order."""
    if entry.kind == "layer":
        return dict(re.findall(r"'(\w+)': ((?:[^,{}]|\{[^{}]*\})+)", call.partition("({")[2].rpartition("})")[0]))
    _, given = call.removesuffix(")").split("(x", 1) if "(x, " in call else ("", "")
    return dict(zip(entry.parameters, given.removeprefix(", ").split(", "), strict=False)) if given else {}
