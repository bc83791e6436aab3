"""The normal distribution function Φ, which NumPy lacks, by its tail, and the derivative of x Φ(x).

Tail and derivative are e to the power of -t²/2 times a function that changes slowly. For large t that function is
simple; the difference is a quotient of polynomials whose coefficients are all positive, so that nothing cancels. They
are derived by ``src/derivations/normal.py``, which measures that `tail_divisor` and `scaled_slope`, without the
rounding of their operations, are off by less than `ERROR`, relatively, for t from 0 to 40. Beyond 38.6 the results are
less than the smallest float.
"""

from __future__ import annotations

import numpy as np

from activation_functions.compensated import lost_in_difference
from activation_functions.decay import Parts, decay, half_square, quotient, scaled_decay
from activation_functions.function import Array, Parameter

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


def normal_gate(x: Array, lost: Array | float = 0.0) -> tuple[Array, Array]:
    """Return Φ(x + lost) as two factors, of which the second comes last in a product, for x from -60."""
    t = np.minimum(np.abs(x), 60)
    square, rest = half_square(t)
    if not isinstance(lost, float):
        rest = rest + x * lost
    near, _, far = decay(-square)
    large, small = tail_divisor(t)
    # The rest of the exponent is a small part of the divisor, so that it is rounded with it.
    tail = near / (large + (small + (large + small) * np.expm1(rest)))
    return np.where(x < 0, tail, 1 - tail), np.where(x < 0, far, 1.0)


def standardized(x: Array, mu: Parameter, sigma: Parameter) -> tuple[Array, Array]:
    """Return the quotient of ``x - mu`` and `sigma` in two parts; beyond ±128 any larger number will do."""
    difference = x - mu
    z, lost = quotient(difference, sigma)
    lost = lost + lost_in_difference(x, mu, difference) / sigma
    return np.clip(z, -128, 128), np.where(np.abs(z) < 128, lost, 0)


def density(x: Array, mu: Parameter, sigma: Parameter) -> Array:
    """Return the density of the normal distribution with the mean `mu` and the standard deviation `sigma`."""
    square, factor = _bell(*standardized(x, mu, sigma))
    return scaled_decay(-square, factor / sigma)


def density_times_distance(x: Array, mu: Parameter, sigma: Parameter, power: int) -> Array:
    """Return φ((x - mu) / sigma) times ``x - mu``, divided by the power of `sigma`, which is 2 or 3.

    Near `mu` the exponents are added by themselves, because on the way numbers may be too small for a float.
    """
    (numerator, exponent), (divisor, exponent_of_divisor) = np.frexp(x - mu), np.frexp(sigma)
    near = np.ldexp(numerator / (SCALE * divisor**power), exponent - power * exponent_of_divisor)
    z, lost = standardized(x, mu, sigma)
    square, factor = _bell(z, lost)
    far = scaled_decay(-square, np.abs(z) * factor / sigma, sigma ** (2.0 - power))
    return np.where(np.abs(z) < 2.0**-27, near, np.sign(z) * far)


def _bell(z: Array, lost: Array) -> Parts:
    """Return z²/2, not rounded, and the factor of e to the power of minus that in φ(z + lost), for z within ±128."""
    square, rest = half_square(np.abs(z) / 2)
    return 4 * square, np.exp(-(4 * rest + z * lost)) / SCALE


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
