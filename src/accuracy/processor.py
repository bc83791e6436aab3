"""Run functions as on processors with narrower instructions, for which NumPy has other code."""

from __future__ import annotations

import os
import pickle
import platform
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np


def instruction_sets() -> dict[str, str]:
    """Return the sets of instructions, the widest first: by name, the features that NumPy has to do without.

    The name tells all that results depend on besides the library: another NumPy has other code, and what has no code
    for these instructions is left to the library of C.
    """
    known = np.show_config(mode="dicts")["SIMD Extensions"]
    found = known.get("found", [])
    names = [*known["baseline"][-1:], *found]
    library = " ".join(platform.libc_ver()) or platform.system()
    return {
        f"NumPy {np.__version__}, {library}, {names[k - len(found) - 1]}": " ".join(found[k:])
        for k in range(len(found), -1, -1)
    }


def run_without(features: str, function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function in a process in which NumPy does without features of the processor."""
    run = subprocess.run(
        [sys.executable, "-m", __name__],
        input=pickle.dumps((function, arguments)),
        env=os.environ | {"NPY_DISABLE_CPU_FEATURES": features, "PYTHONPATH": ":".join(sys.path)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return pickle.loads(run.stdout)


def results(calls: list[tuple[Any, ...]]) -> list[Any]:
    """Return the results of calls: tuples of a function, its argument, and its parameters."""
    return [function(x, **parameters) for function, x, parameters in calls]


if __name__ == "__main__":
    function, arguments = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(pickle.dumps(function(*arguments)))
