"""Call an installed framework."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Elementwise, Gated
from framework_measurements import judgement, models, spellings
from framework_measurements.calls import names_in
from framework_measurements.engines import array, wide
from framework_measurements.framework import Framework
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.javascript import Expression
from framework_measurements.results import Block, Measured
from framework_measurements.sample_inputs import inputs


class Installed:
    """An installed framework, with the names that its calls are written in."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.framework: Framework = FRAMEWORKS[key]
        self.names = self.framework.namespace()
        self.opsets: dict[str, int] = {}

    def opset(self, call: str, parameters: dict[str, Any]) -> int:
        """Find the version of the standard for a call of operators, the newest that runs; 0 if calls are functions."""
        if not self.framework.run or spellings.opset(call):
            return spellings.opset(call)
        if call not in self.opsets:
            from framework_measurements import operators

            opsets = operators.opsets(names_in(call) & operators.changes().keys())
            x = self.tensor([-1.0, 2.0], "float32")
            ran = (o for o in opsets if isinstance(attempt(self.output, call, x, parameters, o), np.ndarray))
            self.opsets[call] = next(ran, opsets[0])
        return self.opsets[call]

    def tensor(self, x: Any, dtype: str) -> Any:
        """Make an array of the framework, by the code that readers are shown, but of an array in place of a list."""
        code = self.framework.tensor.format(values="values", dtype=dtype)
        if self.framework.npm:
            return Expression(code, {"values": np.asarray(x)})
        return eval(code, {**self.names, "values": np.asarray(x)})

    def evaluate(self, call: str, x: Any, parameters: dict[str, Any]) -> Any:
        """Evaluate a call as it is shown, to the framework's own kind of array."""
        if self.framework.npm:
            return Expression(call, {**parameters, "x": x})
        return eval(compile(call, "<call>", "eval"), {**self.names, **parameters, "x": x})

    def values(self, call: str, x: np.ndarray, dtype: str, parameters: dict[str, Any]) -> np.ndarray:
        """Evaluate a call to a NumPy array."""
        if self.framework.run:
            return self.output(call, self.tensor(x, dtype), parameters, self.opset(call, parameters))
        with wide(self.framework.engine, dtype):
            return array(self.evaluate(call, self.tensor(x, dtype), parameters))

    def output(self, call: str, x: np.ndarray, parameters: dict[str, Any], opset: int) -> np.ndarray:
        """Run the model for a call of operators of a version of the standard."""
        import onnx.parser

        model = onnx.parser.parse_model(models.model(call, x, parameters, opset))
        return np.asarray(self.evaluate(self.framework.run, x, {"model": model}))

    def measured(
        self,
        call: str,
        one: Activation[...],
        dtype: str,
        parameters: dict[str, float],
        *,
        many: bool = False,
        rounded: bool = False,
    ) -> Measured:
        """Evaluate a call at the samples, or at many more inputs; `rounded` parameters are not the defaults."""
        result = dtype
        blocks = []
        for x, exact in truth(one, dtype, tuple(parameters.items()), many):
            value = self.values(call, x, dtype, parameters)
            if value.shape != exact.shape:
                raise ValueError(f"{call} has the shape {value.shape}, expected {exact.shape}")
            if value.dtype.kind not in "fi" and value.dtype != judgement.kind("bfloat16"):
                raise TypeError(f"{call} has the dtype {value.dtype}")
            result = str(value.dtype)
            blocks.append(block(one, x, value.astype(np.float64), exact))
        return Measured(blocks, result, parameters, rounded)


@functools.lru_cache(maxsize=40)
def truth(
    one: Activation[...], dtype: str, parameters: tuple[tuple[str, Any], ...], many: bool
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the inputs, with the exact values."""
    given = dict(parameters)
    real = {name: value for name, value in given.items() if isinstance(value, float)}
    return [(x, one(x, **given)) for x in inputs(one, dtype, real, many)]


def block(one: Activation[...], x: np.ndarray, values: np.ndarray, exact: np.ndarray) -> Block:
    """Make a row of each input and of what belongs to it: a number, or the entries of a vector."""
    rows = x.shape[:1] if isinstance(one, Elementwise | Gated) else (1,)
    return Block(*(part.reshape(*rows, -1) for part in (x, values, exact)))


def attempt(make: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function, or return the name and message of its error."""
    try:
        with warnings.catch_warnings(), quiet():
            warnings.simplefilter("ignore")
            return make(*arguments)
    except Exception as error:  # Whatever a framework says to a call is a result.
        return {"error": type(error).__name__, "message": first_line(error)}


def first_line(error: Exception) -> str:
    """Return the first line of a message, without addresses and paths."""
    [line, *_] = [*str(error).strip().splitlines(), ""]
    return re.sub(r"0x[0-9a-f]+|/\S+/", "", line)[:120]


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Silence warnings that frameworks write past Python."""
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        yield
