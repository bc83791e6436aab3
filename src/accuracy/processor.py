"""Run functions as on processors with narrower instructions, for which NumPy has other code."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np


class Call(NamedTuple):
    """A function, its first argument, and its parameters."""

    function: Any
    x: np.ndarray
    parameters: Mapping[str, float]


def results(calls: list[Call]) -> list[np.ndarray]:
    """Return the results of calls."""
    return [np.asarray(call.function(call.x, **call.parameters)) for call in calls]


def narrower() -> dict[str, str]:
    """Return the narrower sets of instructions: by name, the features that NumPy has to do without."""
    found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    return {f"without {found[k]}": " ".join(found[k:]) for k in range(len(found))}


def results_without(features: str, calls: list[Call]) -> list[np.ndarray]:
    """Return the results of calls in a process in which NumPy does without features of the processor."""
    run = subprocess.run(
        [sys.executable, "-m", __name__],
        input=pickle.dumps(calls),
        env=os.environ | {"NPY_DISABLE_CPU_FEATURES": features, "PYTHONPATH": ":".join(sys.path)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return pickle.loads(run.stdout)


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(results(pickle.load(sys.stdin.buffer))))
