"""Measure how much memory a function along an axis takes for one row of 4 million scores.

Each number is the largest amount at a time, the result included, divided by that of the argument; for a product with
the Jacobian, of both arguments. ``make bench`` runs it; ``make bench NAMES="softmax glu"`` runs it for some.
"""

from __future__ import annotations

import sys
import tracemalloc
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Vector
from activation_functions.numerics import DTYPES

LENGTH = 4 * 10**6


def times(function: Any, *arguments: np.ndarray) -> float:
    """Divide the memory of a call by that of its arguments."""
    tracemalloc.start()
    function(*arguments)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / sum(each.nbytes for each in arguments)


def main(names: list[str]) -> None:
    """Print a row for each function along an axis, with a column for each dtype."""
    dtypes = [np.dtype(dtype) for dtype in DTYPES]
    print(f"{'':20}" + "".join(f"{dtype.name:>10}" for dtype in dtypes))
    rows = [np.random.default_rng(0).normal(0, 3, LENGTH).astype(dtype) for dtype in dtypes]
    for activation in (activations[name] for name in names):
        if "axis" in activation.parameters:
            print(f"{activation.name:20}" + "".join(f"{times(activation, x):10.2f}" for x in rows), flush=True)
        if isinstance(activation, Vector):
            print(f"{activation.vjp.__name__:20}" + "".join(f"{times(activation.vjp, x, x):10.2f}" for x in rows))


if __name__ == "__main__":
    main(sys.argv[1:] or list(activations))
