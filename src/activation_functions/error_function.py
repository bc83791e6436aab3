"""The error function, which NumPy lacks, for activations that are built on it.

It needs no constants of its own: near 0 it is a power series, and farther out 1 minus the tail of the normal
distribution. In float64 its error is below `ULPS`; ``tests/test_error_function.py`` measures it.
"""

from __future__ import annotations

import math

import numpy as np

from activation_functions.function import Array
from activation_functions.normal import tail_divisor

__all__ = ["erf"]

NEAR = 0.8
TERMS = 16  # The next one is less than 2⁻⁶⁴ of the sum.
COEFFICIENTS = [(-1) ** n / (math.factorial(n) * (2 * n + 1)) for n in range(TERMS, 0, -1)]
ULPS = 2.0


def erf(x: Array) -> Array:
    """Compute the error function: the integral of 2/√π times e to the power of -t², for t from 0 to `x`.

    Parameters
    ----------
    x : array of float64
        Arguments of any size. The functions of an activation receive such arrays.

    Returns
    -------
    array of float64
        The shape of `x`. NaN where `x` is NaN, ±1 where it is ±∞; zero keeps its sign.

    References
    ----------
    The Digital Library of Mathematical Functions, https://dlmf.nist.gov/7.6.E1 for the series and
    https://dlmf.nist.gov/7.2.E2 for the complement.

    Examples
    --------
    >>> erf(np.array([-np.inf, 0.0, 0.5]))
    array([-1.        ,  0.        ,  0.52049988])
    """
    size = np.minimum(np.abs(x), 28)
    near = np.minimum(size, NEAR)
    square = near * near
    rest = np.zeros_like(near)
    for coefficient in COEFFICIENTS:
        rest = (rest + coefficient) * square
    first = 2 / math.sqrt(math.pi) * near
    # Beyond 28 the exponential is less than the smallest float, and so is the tail.
    tail = np.exp(-size * size) / sum(tail_divisor(math.sqrt(2) * size))
    return np.copysign(np.where(size < NEAR, first + first * rest, 1 - 2 * tail), x)
