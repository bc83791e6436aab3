"""The dtypes of floats: which are taken, and how results in float64 are rounded to them.

Packages such as ml_dtypes register floats of 16 bits and less with NumPy, which then knows that each of their values is
a float64. Nothing else needs to be known of them here.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray

FLOAT64 = np.dtype(np.float64)
NATIVE = "efd"  # float16, float32 and float64, to which NumPy rounds correctly


@functools.cache
def dtype_of_result(dtype: np.dtype[Any]) -> np.dtype[Any] | None:
    """Return the dtype itself for floats, float64 for integers and booleans, and None for what is not taken."""
    if not np.can_cast(dtype, FLOAT64):
        return None
    has_fractions = dtype.char in NATIVE or (dtype.kind not in "biu" and np.array(0.5).astype(dtype).astype(float) > 0)
    return dtype if has_fractions else FLOAT64


def rounded(y: NDArray[Any], dtype: np.dtype[Any]) -> NDArray[Any]:
    """Round to a dtype, once.

    ml_dtypes rounds float64 to float32 and then to its own dtypes; after rounding to odd, the second step is right.
    """
    if dtype.char in NATIVE:
        return y.astype(dtype, copy=False)
    return _rounded_to_odd(y).astype(dtype)


def _rounded_to_odd(y: NDArray[Any]) -> NDArray[np.float32]:
    """Round to float32: what is between two floats goes to the one whose last bit is 1."""
    near = y.astype(np.float32)
    beside = np.nextafter(near, np.where(y > near, np.inf, -np.inf).astype(np.float32))
    is_even = near.view(np.uint32) & 1 == 0
    return np.where((near != y) & is_even, beside, near)
