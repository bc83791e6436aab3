"""The tail of the normal distribution, which NumPy lacks, and the derivative of x Φ(x).

Both are e to the power of -t²/2 times a function that changes slowly. For large t that function is simple; the
difference is a quotient of polynomials whose coefficients are all positive, so that nothing cancels. They are derived
by ``src/derivations/normal.py``, which measures that the functions of this module, without the rounding of their
operations, are off by less than `ERROR`, relatively, for t from 0 to 40. Beyond 38.6 the results are less than the
smallest float.
"""

from __future__ import annotations

import numpy as np

from activation_functions.function import Array

# Numerator and denominator, the coefficient of the highest power first.
TAIL = (
    [
        2.506628274466135,
        75.65850776764684,
        1120.5936383667274,
        10571.06959659592,
        69636.93262769276,
        331868.25789150625,
        1147435.326688094,
        2796486.5064324993,
        4423953.464932147,
        3579037.2297972064,
    ],
    [
        1.0,
        30.18337760746691,
        449.0521826700527,
        4277.613303116695,
        28669.22336772393,
        140649.6118670272,
        510683.59811719373,
        1356374.5701878879,
        2532334.2244050005,
        3026976.4374108207,
        1789518.6148986032,
    ],
)
SLOPE = (
    [
        0.29992142524700344,
        8.629129079337677,
        119.63662832205108,
        1038.4994058493996,
        6183.679863342458,
        26115.071720691107,
        78191.15162594654,
        160445.16102644114,
        206099.7972411726,
        128159.6171879211,
    ],
    [
        1.0,
        29.34966372192533,
        416.3028496503291,
        3715.1046042063954,
        22917.163427736472,
        101506.50080690169,
        325439.6532587836,
        743003.8443771772,
        1152542.9707829084,
        1094060.484631612,
        481557.37879051984,
    ],
)
# The root of the derivative of x Φ(x), and the part that rounding has taken from it.
# √(2π), and the part that rounding has taken from it.
SCALE = 2.5066282746310007
SCALE_REST = -1.8328579980459167e-16
ROOT = -0.7517915246935645
ROOT_REST = 1.4956759177009883e-17
ERROR = 2.0**-54


def tail_divisor(t: Array) -> tuple[Array, Array]:
    """Return e to the power of -t²/2 divided by Φ(-t), for t from 0 to 40, as a sum.

    The first part is the larger one for large t, and no smaller than the second one has to be for its rounding to show.
    """
    return SCALE * t, SCALE_REST * t + _quotient(TAIL, t)


def scaled_slope(t: Array) -> Array:
    """Return the derivative of x Φ(x) at -t without the factor e to the power of -t²/2, for t from 0 to 40.

    The root is a factor, because near it Φ(x) + x φ(x) is a small difference. ``-ROOT - t`` is exact there.
    """
    return (-ROOT - t - ROOT_REST) * (1 / np.sqrt(2 * np.pi) + _quotient(SLOPE, t))


def _quotient(table: tuple[list[float], list[float]], t: Array) -> Array:
    numerator, denominator = table
    return _polynomial(numerator, t) / _polynomial(denominator, t)


def _polynomial(coefficients: list[float], t: Array) -> Array:
    value = np.full_like(t, coefficients[0])
    for coefficient in coefficients[1:]:
        value *= t
        value += coefficient
    return value
