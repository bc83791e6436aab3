"""Choose the inputs and parameters of a measurement."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Elementwise, Gated
from framework_measurements import calls
from specification import samples

DTYPES = ("float16", "float32", "float64")
INTEGERS = [-2, 0, 3, 1]
# With a vector whose smaller result is small in float32, too.
VECTORS = [*samples.VECTORS, [0, -40]]
SPECIAL: dict[str, list[Any]] = {
    "numbers": [0.0, -0.0, np.inf, -np.inf, np.nan],
    "vectors": [[0.0, -0.0], [np.inf, 0.0], [-np.inf, 0.0], [np.nan, 0.0]],
    "pairs": [[0.0, -0.0], [np.inf, 1.0], [-np.inf, 1.0], [1.0, np.inf], [1.0, -np.inf], [np.nan, 1.0], [1.0, np.nan]],
}


def kind_of(one: Activation[...]) -> str:
    """Name the kind of inputs that a function takes."""
    return "numbers" if isinstance(one, Elementwise) else "pairs" if isinstance(one, Gated) else "vectors"


def inputs(one: Activation[...], dtype: str, parameters: dict[str, float]) -> list[np.ndarray]:
    """Convert the sample points to a dtype: one array of numbers, vectors, or one array of pairs."""
    if isinstance(one, Elementwise):
        kind = np.finfo(dtype)
        points = np.array([float(x) for x in samples.points(one, samples.exact(parameters))]).astype(dtype)
        return [np.unique(points[(np.abs(points) >= kind.smallest_normal) | (points == 0)])]
    with np.errstate(over="ignore"):
        if isinstance(one, Gated):
            return [np.array([[float(entry) for entry in pair] for pair in samples.PAIRS]).astype(dtype)]
        return [np.array(vector, float).astype(dtype) for vector in VECTORS]


def real(one: Activation[...]) -> dict[str, float]:
    """Return the defaults of the real parameters."""
    return next(samples.parameters(one))


def others(one: Activation[...]) -> dict[str, Any]:
    """Return the defaults of the parameters that are not real numbers."""
    return {name: value for name, value in one.parameters.items() if not isinstance(value, float)}


def parameters_of(one: Activation[...], call: str) -> list[dict[str, float]]:
    """Return the samples for the parameters if the call names them, else their defaults."""
    chosen = list(samples.parameters(one))
    chosen = chosen if set(chosen[0]) <= calls.names_in(call) else chosen[:1]
    # As numbers that float32 has, so that a sample at a jump is on the same side for all.
    return [chosen[0], *({n: float(np.float32(v)) for n, v in values.items()} for values in chosen[1:])]
