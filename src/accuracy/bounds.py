"""How far results may be from exact ones, in units in the last place (ULP), and why."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Vector

# float16 and float32 are evaluated in float64, so that the error is half a unit, of rounding, and a little more.
SMALL_FLOATS_ULPS = 0.51
# float64: NumPy's exp, expm1, log1p and tanh are off by up to 2 ULP, depending on the processor's vector width; a
# derivative multiplies such values. An activation that needs more declares `ulps` or `slope_ulps` in its block. The
# search of `make accuracy` has found no error as large; `accuracy.witnesses` has the largest.
VALUE_ULPS = 3.5
VECTOR_ULPS = 4.0
DERIVATIVE_ULPS = 10.0


def ulps_allowed(activation: Activation[...], function: Any, dtype: Any) -> float:
    """Return the bound for a function of an activation."""
    if np.finfo(dtype).bits < 64:
        return SMALL_FLOATS_ULPS
    if function is not activation:
        return (activation.slope_ulps if function is activation.slope else None) or DERIVATIVE_ULPS
    return activation.ulps or (VECTOR_ULPS if isinstance(activation, Vector) else VALUE_ULPS)
