"""Exponentials that keep all digits, however small they are.

Far on the left an exponential loses digits in two ways. The rounding error of the exponent becomes a relative error of
the result: half a unit in the last place of 700 is 256 units in e to the power of -700. So an exponent consists of two
parts: the first is not rounded, and the second, which is rounded, is small. And below -708 an exponential is smaller
than all floats with the full number of digits, although its product with a large number is not. So it is returned in
two factors, of which the second comes last in a product.

An exponent in two parts is off by at most `ERROR`, as ``src/derivations/decay.py`` measures; so is its exponential,
relatively. The error of `numpy.exp` and the rounding of a sum come on top.
"""

from __future__ import annotations

import numpy as np

from activation_functions.function import Array, Parameter

LOWEST = -700.0
# Down to LAST an exponential is not 0. That it has been rounded to few digits costs half as many units in the last
# place as a factor is large: for one up to HARMLESS this is little.
LAST = -745.0
HARMLESS = 8.0
ERROR = 2.0**-54

# 2 √(2/π) and 0.044715 times that, each in two parts: see src/derivations/decay.py.
LINEAR = (1.5957691216026433, 3.0874305383944692e-12)
CUBIC = (0.07135391235351562, 9.039190846237764e-07)
# ω e to the power of ω is 1/e.
OMEGA = (0.2784645427610738, -1.5523606315812798e-18)
LN_2 = (0.6931471805599453, 2.3190468138462996e-17)

Parts = tuple[Array, Array | float]


def decay(exponent: Array, rest: Array | float = 0.0) -> tuple[Array, Array | float, Array | float]:
    """Return e to the power of ``exponent + rest``, as the sum of the first two results times the third.

    The second is the part that rounding the sum would lose. The third is less than 1 from -700 downwards.
    """
    held, far = _held(exponent)
    near = np.exp(held)
    return near, 0.0 if isinstance(rest, float) else near * np.expm1(rest), far


def factors(factor: Parameter, other: Parameter) -> tuple[Array, Array]:
    """Return the product of two positive numbers, and 1; where it overflows, the larger number and the smaller one.

    What is multiplied by both of them in this order, and is not greater than 1, does not lose digits on the way.
    """
    product = factor * other
    overflows = np.isinf(product)
    return (
        np.where(overflows, np.maximum(factor, other), product),
        np.where(overflows, np.minimum(factor, other), 1.0),
    )


def scaled_decay(exponent: Array, factor: Parameter, other: Parameter = 1.0) -> Array:
    """Return e to the power of a negative exponent times two positive factors of any size.

    No product on the way overflows, or becomes too small, unless the result does.
    """
    first, last = factors(factor, other)
    lowest = np.where(first <= HARMLESS, LAST, LOWEST)
    if (exponent >= lowest).all():  # Mostly; not so where there is NaN.
        return first * np.exp(exponent) * last
    half = np.exp(np.minimum(exponent - lowest, 0) / 2)
    return first * np.exp(np.maximum(exponent, lowest)) * half * last * half


def gate(argument: Array, rest: Array | float = 0.0) -> tuple[Array, Array | float]:
    """Return the sigmoid of ``argument + rest``, as the second result divided by the first.

    The first is 1 plus an exponential, as in the textbook form, of at most e to the power of 700.
    """
    held, far = _held(argument)
    growth = np.exp(-held)
    if isinstance(rest, float):
        return 1 + growth, far
    divisor = np.expm1(-rest)
    divisor *= growth
    divisor += 1  # before the larger part, which saves a rounding
    divisor += growth
    return divisor, far


def _held(exponent: Array) -> tuple[Array, Array | float]:
    """Return the exponent, raised to at least `LOWEST`, and e to the power of the difference."""
    if exponent.min() >= LOWEST:  # Mostly; not so where there is NaN.
        return exponent, 1.0
    return np.maximum(exponent, LOWEST), np.exp(np.minimum(exponent - LOWEST, 0))


def slope_of_closing_gate(argument: Parts, growth: Parts) -> tuple[Array, Array | float]:
    """Return the derivative of x σ(g(x)), for an odd g, at -t, as two factors.

    The arguments are g(t) and t g'(t), each in two parts.

    Near the root the large parts cancel each other without being rounded.
    """
    near, lost, far = decay(-argument[0], -argument[1])
    decayed = near + lost
    return decayed / (1 + decayed) ** 2 * ((1 - growth[0] + near) + (lost - growth[1])), far


def slope_of_silu(argument: Array, rest: Array | float = 0.0) -> Parts:
    """Return the derivative of x σ(x) at ``-argument - rest``, as two factors.

    In terms of the root, -1 - ω, the factor 1 + x + eˣ is a sum of two terms of the same sign: nothing cancels.
    """
    near, lost, far = decay(-argument, -rest)
    decayed = near + lost
    from_root = (1 - argument + OMEGA[0]) + (OMEGA[1] - rest)
    return decayed / (1 + decayed) ** 2 * (from_root + OMEGA[0] * np.expm1(from_root)), far


def half_square(t: Array) -> Parts:
    """Return t² / 2 in two parts, for t from 0 to 64: the square of 26 digits of t is not rounded."""
    upper = np.rint(t * 2**20) / 2**20
    return upper**2 / 2, (t - upper) * (t + upper) / 2


def product(factor: Parameter, t: Array) -> Parts:
    """Return the product of a factor and `t` in two parts; beyond ±4096 any larger number will do."""
    mantissa, power = np.frexp(factor)
    if np.ndim(factor) == 0 and mantissa == 0.5:  # a power of 2
        return np.clip(factor * t, -4096, 4096), 0.0
    t = np.clip(np.ldexp(t, power), -8192, 8192)
    upper, digits = np.rint(t * 2**14) / 2**14, np.rint(mantissa * 2**26) / 2**26
    return digits * upper, digits * (t - upper) + (mantissa - digits) * t


def quotient(t: Array, divisor: Parameter) -> Parts:
    """Return `t` divided by a positive number in two parts: the rounded quotient, and what the remainder adds."""
    (numerator, power), (denominator, power_of_divisor) = np.frexp(t), np.frexp(divisor)
    rounded = numerator / denominator
    upper, digits = np.rint(rounded * 2**26) / 2**26, np.rint(denominator * 2**26) / 2**26
    # No difference here is rounded, and of the products only the last, which is small.
    remainder = (numerator - upper * digits) - upper * (denominator - digits) - (rounded - upper) * denominator
    power = power - power_of_divisor
    return np.ldexp(rounded, power), np.ldexp(remainder / denominator, power)


def cubic(t: Array, factor: int = 1) -> Parts:
    """Return 2 √(2/π) (t + 0.044715 t³) in two parts, for t from -23 to 23, with a factor of 1 or 3 before t³.

    With three times t³ it is t times the derivative.
    """
    upper = np.rint(t * 2**8) / 2**8
    lower = t - upper
    linear, linear_rest = LINEAR
    third, third_rest = factor * CUBIC[0], factor * CUBIC[1]
    rest = t * (linear_rest + third_rest * t * t)
    rest += lower * (linear + third * (3 * upper * t + lower * lower))
    return upper * (linear + third * upper * upper), rest
