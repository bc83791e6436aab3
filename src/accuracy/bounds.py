"""How far results may be from exact ones, in units in the last place (ULP), and why."""

from __future__ import annotations

from typing import Any

import ml_dtypes

from activation_functions.kinds import Activation, Vector

# The others are evaluated in float64, so that the error is half a unit, of rounding, and a little more.
SMALL_FLOATS_ULPS = 0.51
# float64: NumPy's exp, expm1, log1p and tanh are off by up to 2 ULP, depending on the processor's vector width; a
# derivative multiplies such values. An activation that needs more declares `ulps` or `slope_ulps` in its block. The
# search of `make accuracy` has found no error as large; `accuracy.witnesses` has the largest.
VALUE_ULPS = 3.5
VECTOR_ULPS = 4.0
DERIVATIVE_ULPS = 10.0
# Second derivatives multiply more of them: the search has found 10.3 for that of mish.
FURTHER_ULPS = 12.0


def ulps_allowed(activation: Activation[...], function: Any, dtype: Any) -> float:
    """Return the bound for a function of an activation."""
    if ml_dtypes.finfo(dtype).bits < 64:
        return SMALL_FLOATS_ULPS
    if function is activation.slope:
        return activation.slope_ulps or DERIVATIVE_ULPS
    if function is not activation:
        return FURTHER_ULPS
    return activation.ulps or (VECTOR_ULPS if isinstance(activation, Vector) else VALUE_ULPS)
