"""The largest errors that a search has found, each with its input: a record, which ``make accuracy`` writes."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from accuracy.bounds import ulps_allowed
from accuracy.ulps import DTYPES
from activation_functions import activations
from activation_functions.function import Function
from activation_functions.kinds import Activation
from activation_functions.numbers_as_text import significant
from specification.roles import by_role

FILE = Path(__file__).with_suffix(".json")
LONG = 3  # so many entries of a vector are shown


class Witness(NamedTuple):
    """The input at which the error of a function of an activation is the largest that was found in a dtype."""

    name: str
    """The name of the activation."""
    role: str
    """Which of its functions, as `by_role` names them."""
    dtype: str
    x: Any
    parameters: Mapping[str, float]
    entry: list[int]
    """The entry of the result that is off."""
    error: float
    """In ULP."""
    inputs: int
    """The number of inputs that were tried."""
    computed_by: str
    """The set of instructions, as `instruction_sets` names it."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is a witness for."""
        return self.name, self.role, self.dtype

    @property
    def function(self) -> Function[...]:
        """The function that is off."""
        return by_role(activations[self.name])[self.role]

    @property
    def argument(self) -> np.ndarray:
        """The input as an array."""
        return np.array(self.x, self.dtype)

    @property
    def allowed(self) -> float:
        """The bound."""
        return ulps_allowed(activations[self.name], self.function, self.dtype)

    @property
    def text(self) -> str:
        """The error with three digits."""
        return significant(self.error, 3)

    def place(self, write: Callable[[float], str] = significant) -> str:
        """Say the input, and the parameters that differ from the defaults; nothing where there is no error."""
        if not self.error:
            return ""
        entries = np.ravel(self.x).tolist()
        shown = ", ".join(map(write, entries[:LONG])) + ", …" * (len(entries) > LONG)
        differ = [
            f", {name} = {write(value)}"
            for name, value in self.parameters.items()
            if value != self.function.parameters[name]
        ]
        return (f"[{shown}]" if np.ndim(self.x) else shown) + "".join(differ)

    def __str__(self) -> str:
        given = "".join(f", {name}={value!r}" for name, value in self.parameters.items())
        return f"{self.function.__name__}({self.x}{given}) in {self.dtype}, {self.computed_by}"


@functools.cache
def read() -> dict[tuple[str, str, str], Witness]:
    """Read the record."""
    rows = [Witness(**row) for row in json.loads(FILE.read_text("utf-8"))]
    return {witness.key: witness for witness in rows}


def of(activation: Activation[...]) -> list[Witness]:
    """Return the witnesses of an activation, for each of its functions in each dtype."""
    return [each for each in read().values() if each.name == activation.name]


def write(witnesses: Iterable[Witness]) -> None:
    """Write the record, a witness in a line."""
    order = [np.dtype(dtype).name for dtype in DTYPES]
    ordered = sorted(witnesses, key=lambda each: (each.name, each.role, order.index(each.dtype)))
    lines = [json.dumps(witness._asdict()) for witness in ordered]
    read.cache_clear()
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")
