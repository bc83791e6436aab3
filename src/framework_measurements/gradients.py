"""Measure derivatives by automatic differentiation."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions.kinds import Elementwise
from framework_measurements.calling import Installed, attempt
from framework_measurements.framework import gradient
from framework_measurements.results import Measured, plain, short, summary
from framework_measurements.sample_inputs import inputs, real
from specification.facts import defaults as exact_defaults
from specification.facts import kinks


def slopes(installed: Installed, call: str, one: Elementwise[...], parameters: dict[str, Any]) -> dict[str, Any]:
    """Differentiate at the sample points and, with the value, at the kinks."""
    engine = installed.framework.engine
    bends = [float(kink) for kink in kinks(one, exact_defaults(one))]

    def slope(x: np.ndarray) -> np.ndarray:
        return gradient(engine, lambda x: installed.evaluate(call, x, parameters), installed.tensor(x, "float32"))

    def at_points() -> dict[str, Any]:
        [x] = inputs(one, "float32", real(one))
        x = x[~np.isin(x, np.array(bends, np.float32))]
        truth = one.derivative(x.astype(np.float64), **parameters)
        found = slope(x).astype(np.float64)
        values, exact = (list(map(np.atleast_1d, part)) for part in (found, truth))
        return summary([Measured(list(x.astype(np.float64)), values, exact, "float32", "float32", {})])

    def at_kink(kink: float) -> dict[str, Any]:
        here = np.array([kink])
        left, right = (short(one.derivative(kink + step, **parameters).item()) for step in (-1e-9, 1e-9))
        return {
            "x": kink,
            "value": attempt(lambda: plain(installed.values(call, here, "float32", parameters))),
            "exact": plain(one(kink, **parameters)),
            "gradient": attempt(lambda: plain(slope(here))) if engine else None,
            "left": left,
            "right": right,
        }

    return {"gradient": attempt(at_points) if engine else None, "kinks": list(map(at_kink, bends))}
