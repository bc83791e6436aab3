"""The parts of an entry of the record, with what each was made of: its function, dtypes, points and parameters."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation
from framework_measurements.record import Entry, read
from framework_measurements.sample_inputs import inputs, kind_of, parameters_of, real
from specification.facts import defaults, kinks

RECORD = read()


class Compared(NamedTuple):
    """A comparison in an entry, and what it was made of."""

    said: dict[str, Any]
    function: Any
    given: str
    """The dtype of the points."""
    result: str
    """That of the results."""
    samples: list[dict[str, float]]
    """The values of the real parameters: the defaults, and others that the framework may have rounded."""
    without: list[float] = []  # noqa: RUF012
    """Points that were left out."""

    def points(self, one: Activation[...], parameters: dict[str, float]) -> list[Any]:
        """The points of one sample of the parameters."""
        without = np.array(self.without, self.given).tolist()
        return [x for x in all_points(one.name, self.given, tuple(parameters.items())) if x not in without]

    @property
    def parameters(self) -> dict[str, float]:
        """The parameters of the largest difference."""
        return self.said.get("parameters", self.samples[0])


def comparisons(entry: Entry) -> Iterator[tuple[str, Compared]]:
    """Yield the comparisons of an entry by their place in it."""
    one = activations[entry.activation]
    once, float32 = [real(one)], entry.dtypes.get("float32", {}).get("result", "float32")
    if entry.defaults:
        yield "defaults", Compared(entry.defaults, one, "float32", float32, once)
    if entry.matching:
        taken = [p for p in parameters_of(one, entry.matching_call or "") if p not in entry.matching.get("refused", [])]
        yield "matching", Compared(entry.matching, one, "float32", float32, taken)
    for dtype, said in entry.dtypes.items():
        if "error" not in said:
            yield f"dtypes.{dtype}", Compared(said, one, dtype, said["result"], once)
    if entry.gradient and "error" not in entry.gradient:
        bends = [float(kink) for kink in kinks(one, defaults(one))]
        yield "gradient", Compared(entry.gradient, one.slope, "float32", "float32", once, bends)


def results(entry: Entry) -> Iterator[tuple[str, dict[str, Any], Any, dict[str, float]]]:
    """Yield everything with a value and an exact value: its place, itself, the function, and the parameters."""
    one = activations[entry.activation]
    for place, compared in comparisons(entry):
        if "exact" in compared.said:
            yield place, compared.said, compared.function, compared.parameters
    for name, parts in (("special", entry.special), ("kinks", entry.kinks), ("defects", entry.defects)):
        for part in parts:
            yield f"{name}, x = {part['x']}", part, one, part.get("parameters", real(one))


@functools.cache
def all_points(name: str, dtype: str, parameters: tuple[tuple[str, float], ...]) -> list[Any]:
    """The points of a measurement: numbers, or lists of them."""
    one = activations[name]
    found = inputs(one, dtype, dict(parameters))
    return [x.tolist() for x in (found if kind_of(one) == "vectors" else found[0])]


def number(value: Any) -> np.ndarray:
    return np.array(value, float)


def same(a: Any, b: Any) -> bool:
    """Whether two numbers or lists are the same, with the signs of zeros."""
    a, b = number(a), number(b)
    return np.array_equal(a, b, equal_nan=True) and bool(((np.signbit(a) == np.signbit(b)) | np.isnan(a)).all())
