"""Measure derivatives by automatic differentiation."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Elementwise, Vector
from framework_measurements.calling import Installed, attempt, block, truth
from framework_measurements.engines import gradient, wide
from framework_measurements.judgement import EPSILON, UNITS
from framework_measurements.results import Measured, plain, short, summary
from framework_measurements.sample_inputs import DTYPES, cotangent
from specification.facts import defaults as exact_defaults
from specification.facts import kinks

# Where what people write themselves may have a kink, and how far from there it has none.
PLACES = (0.0, 6.0)
BESIDE = 2.0**-10


def gradients(installed: Installed, call: str, one: Activation[...], parameters: dict[str, Any]) -> dict[str, Any]:
    """Differentiate at all inputs but the kinks, in each dtype; of a vector the sum of its results with weights."""
    return {dtype: attempt(in_dtype, installed, call, one, dtype, parameters) for dtype in DTYPES}


def in_dtype(
    installed: Installed, call: str, one: Activation[...], dtype: str, parameters: dict[str, Any]
) -> dict[str, Any]:
    """Differentiate at all inputs in a dtype."""
    blocks = []
    result = dtype
    for x, derivatives, taken in slopes(one, dtype, tuple(parameters.items())):
        found = differentiated(installed, call, x, dtype, parameters, weights(one, x))
        result = str(found.dtype)
        blocks.append(block(one, x[taken], found[taken].astype(np.float64), derivatives[taken]))
    return {"result": result, **summary([Measured(blocks, result, {})])}


@functools.lru_cache(maxsize=20)
def slopes(
    one: Activation[...], dtype: str, parameters: tuple[tuple[str, Any], ...]
) -> list[tuple[np.ndarray, np.ndarray, Any]]:
    """Return the inputs, the derivatives, and which of them are taken: those neither at a kink nor right beside one."""
    given = dict(parameters)
    every = [x for x, _ in truth(one, dtype, parameters, True)]
    return [(x, exact(one, x, given), apart_from_kinks(one, x, dtype)) for x in every]


def exact(one: Activation[...], x: np.ndarray, parameters: dict[str, Any]) -> np.ndarray:
    """Return the derivatives; of a function of a vector those of the sum of its results with weights."""
    return one.vjp(x, cotangent(x), **parameters) if isinstance(one, Vector) else one.slope(x, **parameters)


def apart_from_kinks(one: Activation[...], x: np.ndarray, dtype: str) -> Any:
    """Tell which inputs are neither at a kink nor right beside one."""
    if not isinstance(one, Elementwise):
        return ...
    # When they are rounded, sums may fall on the kink or beyond; so may it itself, of parameters in float32.
    beside = UNITS * max(EPSILON[dtype], EPSILON["float32"])
    taken = np.full(x.shape, True)
    for bend in bends(one):
        taken &= np.abs(x - bend) > beside * max(1, abs(bend))
    return taken


def weights(one: Activation[...], x: np.ndarray) -> Any:
    """Return the weights of the results in the sum that is differentiated."""
    return cotangent(x) if isinstance(one, Vector) else 1.0


def differentiated(
    installed: Installed, call: str, x: np.ndarray, dtype: str, parameters: dict[str, Any], v: Any = 1.0
) -> np.ndarray:
    """Differentiate the sum of the results of a call, with weights."""
    with wide(installed.framework.engine, dtype):
        w = installed.tensor(v, dtype) if np.ndim(v) else v
        return gradient(
            installed.framework.engine,
            lambda x: (
                installed.evaluate(call, x, parameters) * w if np.ndim(v) else installed.evaluate(call, x, parameters)
            ),
            installed.tensor(x, dtype),
        )


def bends(one: Elementwise[...]) -> list[float]:
    """Return the kinks with the default parameters."""
    return [float(kink) for kink in kinks(one, exact_defaults(one))]


def at_kinks(
    installed: Installed, call: str, one: Elementwise[...], parameters: dict[str, Any]
) -> list[dict[str, Any]]:
    """Evaluate and differentiate at the kinks, in float32."""
    return [at_kink(installed, call, one, kink, parameters) for kink in bends(one)]


def by_hand(installed: Installed) -> list[dict[str, Any]]:
    """Differentiate what people write themselves, in float32, where the slopes on both sides differ."""
    found = []
    for call in installed.framework.by_hand if installed.framework.engine else ():
        for kink in PLACES:
            x = np.array([kink - BESIDE, kink, kink + BESIDE])
            left, here, right = map(plain, differentiated(installed, call, x, "float32", {}))
            if left != right:
                found.append({"call": call, "x": kink, "gradient": here, "left": left, "right": right})
    return found


def at_kink(
    installed: Installed, call: str, one: Elementwise[...], kink: float, parameters: dict[str, Any]
) -> dict[str, Any]:
    """Evaluate and differentiate at a kink."""
    here = np.array([kink])
    left, right = (short(one.derivative(kink + step, **parameters).item()) for step in (-1e-9, 1e-9))
    return {
        "x": kink,
        "value": attempt(lambda: plain(installed.values(call, here, "float32", parameters))),
        "exact": plain(one(kink, **parameters)),
        "gradient": attempt(lambda: plain(differentiated(installed, call, here, "float32", parameters)))
        if installed.framework.engine
        else None,
        "left": left,
        "right": right,
    }
