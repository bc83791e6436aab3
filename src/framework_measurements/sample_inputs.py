"""Choose the inputs and parameters of a measurement."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Elementwise, Gated
from activation_functions.shape import Shape
from framework_measurements import calls
from framework_measurements.judgement import SMALLEST_NORMAL, kind, rounded
from specification import samples

DTYPES = ("float16", "bfloat16", "float32", "float64")
INTEGERS = [-2, 0, 3, 1]
# So many numbers of float32 and float64 are tried; of the dtypes with 16 bits, every one.
AMOUNT = 100_000
SEED = 1128
# With a vector whose smaller result is small in float32, too, and with many that are short enough to be shown.
DRAWN = [
    np.random.default_rng(SEED + i).normal(scale=scale, size=size).round(3)
    for size in (2, 3, 5, 8)
    for scale in (1, 5, 30)
    for i in range(4)
]
VECTORS = [*samples.VECTORS, [0, -40], *DRAWN]
MASKED = [[np.inf, 0.0], [2.0, np.inf, 1.0, np.inf]]
SPECIAL: dict[str, list[Any]] = {
    "numbers": [0.0, -0.0, np.inf, -np.inf, np.nan],
    "vectors": [[0.0, -0.0], [np.inf, 0.0], [-np.inf, -np.inf], [np.nan, 0.0]],
    "pairs": [[0.0, -0.0], [np.inf, 1.0], [-np.inf, 1.0], [1.0, np.inf], [1.0, -np.inf], [np.nan, 1.0], [1.0, np.nan]],
}


def kind_of(one: Activation[...]) -> str:
    """Name the kind of inputs that a function takes."""
    return "numbers" if isinstance(one, Elementwise) else "pairs" if isinstance(one, Gated) else "vectors"


def inputs(one: Activation[...], dtype: str, parameters: dict[str, float], many: bool) -> list[np.ndarray]:
    """Choose numbers of a dtype, as float64: one array of numbers, vectors, or one array of pairs.

    They are the samples of all tests, or these and many more.
    """
    if isinstance(one, Elementwise):
        points = rounded(np.array([float(x) for x in samples.points(one, samples.exact(parameters))]), dtype)
        return [numbers(dtype, (*points, *roots(one, parameters))) if many else taken(points, dtype)]
    if isinstance(one, Gated):
        grid = np.array([[float(entry) for entry in pair] for pair in samples.PAIRS])
        return [rounded(np.concatenate([grid, pairs()]) if many else grid, dtype)]
    return [rounded(np.array(vector, float), dtype) for vector in VECTORS] + masked(one)


def masked(one: Activation[...]) -> list[np.ndarray]:
    """Return vectors with entries at the infinity that gives the smaller result, as entries are left out."""
    sign = min((-1, 1), key=lambda sign: one(np.array([0, sign * np.inf]))[1])
    return [np.where(np.isinf(vector), sign * np.array(vector), vector) for vector in MASKED]


def roots(one: Elementwise[...], parameters: dict[str, float]) -> list[float]:
    """Return where the value or the slope is 0, but at 0 and at kinks: results have few digits there."""
    shape = Shape(one, parameters)
    extrema = [extremum for extremum in (shape.minimum(), shape.maximum()) if extremum]
    spans = [*shape.zeros(), *(place for extremum in extrema for place in extremum.places)]
    return sorted({span.low for span in spans if span.low == span.high} - {0.0, *shape.kinks})


def taken(x: np.ndarray, dtype: str) -> np.ndarray:
    """Choose the finite numbers, each once, without those that have lost digits since they are too small."""
    return np.unique(x[np.isfinite(x) & ((np.abs(x) >= SMALLEST_NORMAL[dtype]) | (x == 0))])


@functools.cache
def numbers(dtype: str, about: tuple[float, ...]) -> np.ndarray:
    """Choose numbers: about points of interest, in the middle, near 0 and in the tails; always as many."""
    if kind(dtype).itemsize == 2:
        with np.errstate(invalid="ignore"):  # Some are NaN.
            return taken(np.arange(2**16, dtype=np.uint16).view(kind(dtype)).astype(np.float64), dtype)
    rng = np.random.default_rng(SEED)
    some = AMOUNT // 4  # In all a quarter more than are taken, since some are the same after rounding.
    points = np.array(about)
    beside = rng.choice(points, some) + rng.choice([-1, 1], some) * 2.0 ** rng.uniform(-50, -1, some)
    middle = [rng.uniform(-width, width, some) for width in (4, 20, 100)]
    ends = np.log2(SMALLEST_NORMAL[dtype]), np.log2(np.finfo(dtype).max)
    sizes = 2.0 ** np.concatenate([rng.uniform(-30, 14, some // 2), rng.uniform(*ends, some // 2)])
    tails = rng.choice([-1, 1], sizes.size) * sizes
    x = taken(rounded(np.concatenate([points, beside, *middle, tails]), dtype), dtype)
    superfluous = rng.choice(np.flatnonzero(~np.isin(x, points)), x.size - AMOUNT, replace=False)
    return np.delete(x, superfluous)


def pairs() -> np.ndarray:
    """Choose pairs of numbers, in the middle and in the tails."""
    rng = np.random.default_rng(SEED)
    middle = [rng.uniform(-width, width, (AMOUNT // 4, 2)) for width in (4, 20, 100)]
    tails = rng.choice([-1, 1], (AMOUNT // 4, 2)) * 2.0 ** rng.uniform(-20, 10, (AMOUNT // 4, 2))
    return np.concatenate([*middle, tails])


def cotangent(x: np.ndarray) -> np.ndarray:
    """Return weights of the results of a function of a vector, whose sum is differentiated; masked ones weigh 0."""
    return np.where(np.isinf(x), 0, np.resize([1.0, -0.5, 0.25, 2.0], x.size))


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
