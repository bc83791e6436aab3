"""How far results may be from exact ones, and why."""

from __future__ import annotations

from typing import Any

import numpy as np
from mpmath import mp, mpf

# float64 against the pages. NumPy's exp and tanh are off by up to 4 ULP, depending on the processor's vector width;
# a derivative squares or multiplies such values.
VALUE_ULPS = 5
DERIVATIVE_ULPS = 10
# Beside a kink other than 0 a value may be a small difference of values of the size of the parameters, up to 2.5.
AT_KINKS = mpf(1) / 4
# A kink such as -offset / slope falls between two floats; on either of them the slope of either side is right.
AT_A_KINK = mpf(2) ** -50

# The frameworks compute in float32 and flush what is tiny to 0.
FRAMEWORK_RELATIVE = 2e-5
FRAMEWORK_ABSOLUTE = 1e-6


def ulps(result: float, exact: Any, scale: Any = 0) -> Any:
    """The error in units in the last place of the exact result, or of `scale` if that is larger."""
    largest = np.finfo(float).max
    if not np.isfinite(result):
        overflows = abs(exact) > largest and np.sign(result) == mp.sign(exact)
        return mpf(0) if overflows else mp.inf
    unit = np.spacing(min(float(max(abs(exact), scale)), largest))
    return abs(mpf(float(result)) - exact) / mpf(float(unit))
