"""How far results may be from exact ones, in units in the last place (ULP), and why."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Vector

# float16 and float32 are evaluated in float64, so that the error is half a unit, of rounding, and a little more.
SMALL_FLOATS_ULPS = 0.51
# float64: NumPy's exp, expm1, log1p and tanh are off by up to 2 ULP, depending on the processor's vector width; a derivative
# multiplies such values.
VALUE_ULPS = 2.5
# That of others than the sum and the product of few such values, with what makes them larger; at most 4.5.
LARGER_ULPS = {
    "gelu": 4.5,  # An exponential times a quotient of polynomials.
    "mish": 4.5,  # A quotient of sums of exponentials.
    "tanh_shrink": 4.5,  # Where the difference of x and tanh(x) begins to be taken, it is small.
    "swiglu": 4.5,  # Two products.
    "hard_sigmoid": 4.5,  # Its root, -offset / slope, is a rounded number, unless the parameters are such as the defaults.
}
VECTOR_ULPS = 4
DERIVATIVE_ULPS = 10


def ulps_allowed(activation: Activation[...], function: Any, dtype: Any) -> float:
    """The bound for a function of an activation."""
    if np.finfo(dtype).bits < 64:
        return SMALL_FLOATS_ULPS
    if function is not activation:
        return DERIVATIVE_ULPS
    return VECTOR_ULPS if isinstance(activation, Vector) else LARGER_ULPS.get(activation.name, VALUE_ULPS)
