"""Second derivatives of self-gated functions, with their roots as factors.

Near a root r, where a function is steepest, terms of the second derivative cancel each other, and their rounding errors
do not. So the root is taken out. A sum of terms that vanishes at r is the difference of these terms at x and at r,
which are multiples of x - r, by polynomial division, and of e to the power of x - r, less 1. Neither is rounded much,
and they have the same sign, or one of them is much smaller.

The constants are derived by ``src/derivations/second_derivatives.py``.
"""

from __future__ import annotations

import numpy as np

from activation_functions.decay import CUBIC, LINEAR, Parts, cubic, decay, half_square
from activation_functions.function import Array

# Roots, each in two parts. Those of functions that are even have an opposite.
SQUARE_ROOT_OF_2 = (1.4142135623730951, -9.667293313452913e-17)
OF_SILU = (2.3993572805154675, 1.8464872855353363e-16)
OF_GELU_TANH = (1.4185040087908283, 8.089265124388305e-17)
OF_MISH_LEFT = (-2.256376396360793, -1.0703174875019247e-16)
OF_SQRTSOFTPLUS = (0.9214225086553604, -3.9798817398527784e-17)
OF_MISH_RIGHT = (1.4905711794854284, 7.126036715834263e-17)
# e to the power of minus the argument of the sigmoid at the root, and the quotient of the other terms by t - root, the
# coefficient of the highest power first.
DECAY_OF_GELU_TANH = 0.0848161559251803
QUOTIENT_OF_GELU_TANH = [
    -0.041937007641803296,
    -0.05948781345658958,
    -0.7096326137383776,
    -0.07773441740952558,
    -2.440763104674031,
]


def second_derivative_of_silu(t: Array, rest: Array | float = 0.0) -> Parts:
    """Return the second derivative of x σ(x) at ``t + rest``, which is not negative, as two factors.

    Its other factor is the sum of 2 - t and e⁻ᵗ (2 + t).
    """
    near, lost, far = decay(-t, -rest)
    decayed = near + lost
    root, root_rest = OF_SILU
    beyond = (t - root) + (rest - root_rest)
    at_root = np.exp(-root)
    vanishing = at_root * (2 + t + rest) * np.expm1(-beyond) - (1 - at_root) * beyond
    divisor = 1 + decayed
    return decayed / (divisor * divisor * divisor) * vanishing, far


def second_derivative_of_gelu(t: Array) -> Array:
    """Return (2 - t²) φ(t), for t from 0 to 40."""
    square, rest = half_square(t)
    near, lost, far = decay(-square, -rest)
    root, root_rest = SQUARE_ROOT_OF_2
    return (near + lost) / np.sqrt(2 * np.pi) * (((root - t) + root_rest) * (root + t)) * far


def second_derivative_of_gelu_tanh(t: Array) -> Array:
    """Return the second derivative of x σ(g(x)), where g is `cubic`, for t from 0 to 23.

    Its other factor is the sum of 2 g' + t g'' - t g'² and e to the power of -g times 2 g' + t g'' + t g'².
    """
    argument, argument_rest = cubic(t)
    near, lost, far = decay(-argument, -argument_rest)
    decayed = near + lost
    linear, third = sum(LINEAR), sum(CUBIC)
    root, root_rest = OF_GELU_TANH
    beyond = (t - root) - root_rest
    growth = beyond * (linear + third * (t * t + root * t + root * root))
    slope = linear + 3 * third * t * t
    terms = 2 * linear + 12 * third * t * t + t * slope * slope
    vanishing = np.polyval(QUOTIENT_OF_GELU_TANH, t) * beyond + DECAY_OF_GELU_TANH * terms * np.expm1(-growth)
    divisor = 1 + decayed
    return decayed / (divisor * divisor * divisor) * vanishing * far


def second_derivative_of_mish(x: Array) -> Array:
    """Return the second derivative of x tanh(ln(1 + eˣ)), for x from -1000 to 400.

    Its other factor is a sum of lines times powers of eˣ on the left, and of the same lines times powers of e⁻ˣ on the
    right.
    """
    near, _, far = decay(-np.abs(x))
    lines = [4 + 2 * x, 8 + 2 * x, 6 - 3 * x, 2 - 2 * x]
    slopes = [2, 2, -3, -2]
    left = _vanishing(x, near, OF_MISH_LEFT, lines, slopes)
    right = _vanishing(x, near, OF_MISH_RIGHT, lines[::-1], slopes[::-1])
    divisor = np.where(x < 0, 1 + near * (1 + near / 2), 1 + 2 * near * (1 + near))
    factor = near / (divisor * divisor * divisor)
    return np.where(x < 0, factor / 2 * left * far, 4 * factor * right * near)


def _vanishing(x: Array, decayed: Array, root: tuple[float, float], lines: list[Array], slopes: list[int]) -> Array:
    """Return the sum of lines times powers of e to the power of ``-abs(x)``, which is 0 at a root."""
    beyond = (x - root[0]) - root[1]
    at_root = np.exp(-abs(root[0]))
    change = at_root * np.expm1(-np.sign(root[0]) * beyond)
    quotient = lines[1] + (decayed + at_root) * lines[2] + (decayed * (decayed + at_root) + at_root**2) * lines[3]
    return np.polyval(slopes[::-1], at_root) * beyond + change * quotient


def second_derivative_of_sqrtsoftplus(x: Array) -> Array:
    """Return the second derivative of √s for s = ln(1 + eˣ), for x from -40.

    Its other factor is 2 s e⁻ˣ - 1, and eʳ = 2 s(r) at the root r. So it is e⁻ˣ times twice the growth of s from there,
    less that of the exponential.
    """
    root, rest = OF_SQRTSOFTPLUS
    s, decayed = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))), np.exp(-x)
    at_root = np.exp(root)
    share = at_root / (1 + at_root)
    growth = np.expm1(np.clip((x - root) - rest, -2, 2))
    vanishing = 2 * (np.log1p(share * growth) - share * growth) - (at_root - 2 * share) * growth
    factor = np.where(np.abs(x - root) < 1, decayed * vanishing, s * (2 * decayed) - 1)
    sigmoid = 1 / (1 + decayed)
    return sigmoid / s * sigmoid / np.sqrt(s) * factor / 4
