"""Time calls with three numbers, or four for the two halves of a gated function, and what the library adds to them.

``.venv/bin/python -m benchmarks.call_time`` prints for each activation the microseconds of a call, of one in which all
parameters are named, and of the computation alone, with the arguments that the library passes to it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from timeit import repeat
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation, Gated

NUMBERS = [0.5, -1.0, 2.0, 1.0]
CALLS, ROUNDS = 2000, 7


def microseconds(call: Callable[[], Any]) -> float:
    """Return the time of a call in the fastest of several rounds."""
    return min(repeat(call, number=CALLS, repeat=ROUNDS)) / CALLS * 1e6


def computation(activation: Activation[...], x: np.ndarray) -> Callable[[], Any]:
    """Return the computation that a call consists of."""
    evaluate = activation._evaluate
    passed: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def note(*args: Any, **kwargs: Any) -> Any:
        passed.append((args, kwargs))
        return evaluate(*args, **kwargs)

    activation._evaluate = note
    activation(x)
    activation._evaluate = evaluate
    args, kwargs = passed[-1]
    return partial(evaluate, *args, **kwargs)


def main(names: list[str]) -> None:
    """Print a row for each activation."""
    print(f"{'':18}{'call':>10}{'named':>10}{'alone':>10}{'added':>10}{'and named':>10}")
    for name in names:
        activation = activations[name]
        x = np.array(NUMBERS if isinstance(activation, Gated) else NUMBERS[:3])
        call = microseconds(partial(activation, x))
        named = microseconds(partial(activation, x, **activation.parameters))
        alone = microseconds(computation(activation, x))
        print(f"{name:18}" + "".join(f"{each:10.2f}" for each in (call, named, alone, call - alone, named - alone)))


if __name__ == "__main__":
    main(sys.argv[1:] or list(activations))
