"""S-shaped functions, which level off at both ends, and the logarithm of the sigmoid.

The module is long because it is data: one block for each activation, and a family is a module.
"""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import (
    BERGSTRA_2009,
    BLONDEL_2019,
    COLLOBERT_2004,
    COURBARIAUX_2015,
    COURBARIAUX_2016,
    ELLIOTT_1993,
    GLOROT_2010,
    GULCEHRE_2016,
    HOCHREITER_1997,
    HOWARD_2019,
    LECUN_1998,
    MA_2022,
    MIKOLOV_2013,
    RUMELHART_1986,
    TEAM_2024,
    VERHULST_1845,
    ZHU_2025,
)
from activation_functions.compensated import lost_in_difference
from activation_functions.decay import LN_2, decay, factors, gate, product, scaled_decay
from activation_functions.declaration import (
    derivative_of,
    elementwise,
    inverse_of,
    second_derivative_of,
    zero_second_derivative_of,
)
from activation_functions.function import Array, Parameter
from activation_functions.normal import density, density_times_distance, normal_gate, standardized
from activation_functions.probabilities import divided

__all__ = [
    "arctan",
    "dyt",
    "hard_sigmoid",
    "hard_tanh",
    "laplace",
    "log_sigmoid",
    "sigmoid",
    "softcap",
    "softsign",
    "sparse_sigmoid",
    "tanh",
]


@elementwise(
    aliases=("logistic sigmoid", "logistic", "expit"),
    range="(0, 1)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1 / 4",
    torch_gain="1",
    keras="keras.activations.sigmoid(x)",
    torch="torch.sigmoid(x)",
    jax="jax.nn.sigmoid(x)",
    onnx="Sigmoid(x)",
    papers=(VERHULST_1845, RUMELHART_1986, HOCHREITER_1997),
)
def sigmoid(x: Array) -> Array:
    """Map every number to the interval from 0 to 1.

    Notes
    -----
    The textbook form, 1 / (1 + e⁻ˣ), overflows from x = -710 downwards. Here its exponential grows to e⁷⁰⁰ and no
    further, and the rest is a factor.
    """
    divisor, far = gate(x)
    return far / divisor


@derivative_of(sigmoid)
def sigmoid_derivative(x: Array) -> Array:
    """Return the derivative of `sigmoid`.

    Notes
    -----
    The textbook form, σ(x)(1 - σ(x)), is 0 from x = 37, where σ(x) rounds to 1. The slope is even, so that
    it can be taken from the side on which nothing rounds to 1.
    """
    near = np.exp(-np.abs(x))
    return near / (1 + near) ** 2


@second_derivative_of(sigmoid)
def sigmoid_second_derivative(x: Array) -> Array:
    """Return the second derivative of `sigmoid`.

    Notes
    -----
    The textbook form, σ'(x)(1 - 2 σ(x)), loses the digits of a small `x`; a hyperbolic tangent keeps them.
    """
    return -sigmoid_derivative(x) * np.tanh(x / 2)


@inverse_of(sigmoid)
def sigmoid_inverse(x: Array) -> Array:
    """Return the inverse of `sigmoid`, the logit.

    Notes
    -----
    The textbook form, ln(x / (1 - x)), loses digits near one half, where the logarithm is near 0. There, 2x - 1 is not
    rounded, and ``arctanh`` keeps its digits.
    """
    return np.where((x > 0.25) & (x < 0.75), 2 * np.arctanh(2 * x - 1), np.log(x) - np.log1p(-x))


@elementwise(
    aliases=("logsigmoid",),
    range="(-∞, 0)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1",
    keras="keras.activations.log_sigmoid(x)",
    torch="torch.nn.functional.logsigmoid(x)",
    jax="jax.nn.log_sigmoid(x)",
    papers=(MIKOLOV_2013,),
)
def log_sigmoid(x: Array) -> Array:
    """Compute the logarithm of the sigmoid.

    Notes
    -----
    The textbook form, the logarithm of 1 / (1 + e⁻ˣ), is -∞ from x = -710 downwards, where the exponential overflows,
    and 0 from x = 37, where the sigmoid rounds to 1. The exponential of ``-abs(x)`` can't overflow, and ``log1p`` keeps
    tiny values.
    """
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


@derivative_of(log_sigmoid)
def log_sigmoid_derivative(x: Array) -> Array:
    """Return the derivative of `log_sigmoid`: the sigmoid of ``-x``."""
    return sigmoid(-x)


@second_derivative_of(log_sigmoid)
def log_sigmoid_second_derivative(x: Array) -> Array:
    """Return the second derivative of `log_sigmoid`: minus the derivative of the sigmoid."""
    return -sigmoid_derivative(x)


@inverse_of(log_sigmoid)
def log_sigmoid_inverse(x: Array) -> Array:
    """Return the inverse of `log_sigmoid`: the logarithm of the odds, from that of the probability.

    Notes
    -----
    The textbook form, x - ln(1 - eˣ), is ∞ for a small `x`, where eˣ rounds to 1, and loses digits near its root,
    -ln 2. There, the distance from the root, u, is hardly rounded, and u - ln(2 - eᵘ) adds two numbers of one sign.
    """
    from_root = (x + LN_2[0]) + LN_2[1]
    near = np.clip(from_root, -0.5, 0.5)
    return np.where(near == from_root, near - np.log1p(-np.expm1(near)), x - np.log(-np.expm1(x)))


@elementwise(
    range="[0, 1]",
    monotonic="non-decreasing",
    smoothness="C0",
    kinks="[-1, 1]",
    lipschitz="1 / 2",
    keras="keras.activations.sparse_sigmoid(x)",
    torch="torch.clamp((x + 1) / 2, 0, 1)",
    jax="jax.nn.sparse_sigmoid(x)",
    onnx="HardSigmoid(x, alpha=0.5, beta=0.5)",
    rounds_once=True,
    papers=(BLONDEL_2019, COURBARIAUX_2015),
)
def sparse_sigmoid(x: Array) -> Array:
    """Follow a line of slope 1/2, clipped to the interval from 0 to 1."""
    return (np.clip(x, -1, 1) + 1) / 2


@derivative_of(sparse_sigmoid)
def sparse_sigmoid_derivative(x: Array) -> Array:
    """Return the derivative of `sparse_sigmoid`: 1/2 between -1 and 1, else 0.

    Notes
    -----
    At the kinks the result is the slope outside, 0.
    """
    return np.where(np.abs(x) < 1, 0.5, 0)


sparse_sigmoid_second_derivative = zero_second_derivative_of(sparse_sigmoid)


@elementwise(
    aliases=("hyperbolic tangent",),
    range="(-1, 1)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1",
    torch_gain="5 / 3",
    keras="keras.activations.tanh(x)",
    torch="torch.tanh(x)",
    jax="jax.nn.tanh(x)",
    onnx="Tanh(x)",
    papers=(LECUN_1998,),
)
def tanh(x: Array) -> Array:
    """Map every number to the interval from -1 to 1, symmetrically about the origin.

    Notes
    -----
    The textbook form, a quotient of sums of exponentials, is NaN from x = 710, where both overflow.
    """
    return np.tanh(x)


@derivative_of(tanh)
def tanh_derivative(x: Array) -> Array:
    """Return the derivative of `tanh`.

    Notes
    -----
    The textbook form, 1 - tanh²(x), is 0 from x = 20, where tanh(x) rounds to 1. This one is the same in terms
    of ``exp(-2 * abs(x))``, without the subtraction.
    """
    near, _, far = decay(-2 * np.abs(x))
    return 4 * far * near / (1 + near) ** 2


@second_derivative_of(tanh)
def tanh_second_derivative(x: Array) -> Array:
    """Return the second derivative of `tanh`.

    Notes
    -----
    The textbook form, -2 tanh(x)(1 - tanh²(x)), is 0 from x = 20, where tanh(x) rounds to 1. The exponential of
    ``-2 * abs(x)`` is taken in two halves, because it may be too small for a float where a multiple of it is not.
    """
    half = np.exp(-np.abs(x))
    return -8 * half * np.tanh(x) / (1 + half * half) ** 2 * half


@inverse_of(tanh)
def tanh_inverse(x: Array) -> Array:
    """Return the inverse of `tanh`, the area tangent.

    Notes
    -----
    The textbook form, a logarithm of a quotient, loses the digits of a small `x`.
    """
    return np.arctanh(x)


@elementwise(
    aliases=("hardtanh",),
    range="[min_val, max_val]",
    monotonic="non-decreasing",
    smoothness="C0",
    kinks="[min_val, max_val]",
    lipschitz="1",
    rounds_once=True,
    valid={"min_val": "(-∞, max_val)", "max_val": "(min_val, ∞)"},
    keras="keras.ops.clip(x, min_val, max_val)",
    torch="torch.nn.functional.hardtanh(x, min_val=min_val, max_val=max_val)",
    jax="jax.numpy.clip(x, min_val, max_val)",
    onnx="Clip(x, min_val, max_val)",
    papers=(COLLOBERT_2004, COURBARIAUX_2016),
)
def hard_tanh(x: Array, min_val: Parameter = -1.0, max_val: Parameter = 1.0) -> Array:
    """Clip values to an interval.

    Parameters
    ----------
    min_val, max_val : float or array_like
        The ends of the interval; -1 and 1 in the paper.
    """
    return np.clip(x, min_val, max_val)


@derivative_of(hard_tanh)
def hard_tanh_derivative(x: Array, min_val: Parameter = -1.0, max_val: Parameter = 1.0) -> Array:
    """Return the derivative of `hard_tanh`: 1 between `min_val` and `max_val`, else 0.

    Parameters
    ----------
    min_val, max_val : float or array_like
        The ends of the interval.

    Notes
    -----
    At the kinks the result is the slope outside, 0.
    """
    return np.where((x > min_val) & (x < max_val), 1.0, 0.0)


hard_tanh_second_derivative = zero_second_derivative_of(hard_tanh)


@derivative_of(hard_tanh, by="min_val")
def hard_tanh_derivative_by_min_val(x: Array, min_val: Parameter = -1.0, max_val: Parameter = 1.0) -> Array:
    """Return the derivative of `hard_tanh` by `min_val`: 1 below it, else 0.

    Parameters
    ----------
    min_val, max_val : float or array_like
        The ends of the interval.
    """
    return np.where(x <= min_val, 1.0, 0.0)


@derivative_of(hard_tanh, by="max_val")
def hard_tanh_derivative_by_max_val(x: Array, min_val: Parameter = -1.0, max_val: Parameter = 1.0) -> Array:
    """Return the derivative of `hard_tanh` by `max_val`: 1 above it, else 0.

    Parameters
    ----------
    min_val, max_val : float or array_like
        The ends of the interval.
    """
    return np.where(x > max_val, 1.0, 0.0)


@elementwise(
    aliases=("soft_sign",),
    range="(-1, 1)",
    monotonic="strictly increasing",
    smoothness="C1",
    lipschitz="1",
    keras="keras.activations.softsign(x)",
    torch="torch.nn.functional.softsign(x)",
    jax="jax.nn.soft_sign(x)",
    onnx="Softsign(x)",
    papers=(ELLIOTT_1993, BERGSTRA_2009, GLOROT_2010),
)
def softsign(x: Array) -> Array:
    """Map every number to the interval from -1 to 1 without an exponential.

    Notes
    -----
    The textbook form, ``x / (1 + abs(x))``, is NaN at ±∞, where this takes the limit.
    """
    x = np.clip(x, -1e30, 1e30)  # From there on it is 1 to the last digit.
    return x / (1 + np.abs(x))


@derivative_of(softsign)
def softsign_derivative(x: Array) -> Array:
    """Return the derivative of `softsign`.

    Notes
    -----
    The square of the quotient, not the quotient of the square, which overflows from ``abs(x)`` = 1.34e154.
    """
    return (1 / (1 + np.abs(x))) ** 2


@second_derivative_of(softsign)
def softsign_second_derivative(x: Array) -> Array:
    """Return the second derivative of `softsign`.

    Notes
    -----
    At 0, where it jumps, the result is the value on the left, 2. The quotient is multiplied, not its divisor, which
    overflows from ``abs(x)`` = 5.644e102.
    """
    quotient = 1 / (1 + np.abs(x))
    return np.where(x > 0, -2, 2) * quotient * quotient * quotient


@inverse_of(softsign)
def softsign_inverse(x: Array) -> Array:
    """Return the inverse of `softsign`."""
    return np.where(np.abs(x) <= 1, x / (1 - np.abs(x)), np.nan)


@elementwise(
    aliases=("hardsigmoid",),
    range="[0, 1]",
    monotonic="non-decreasing",
    smoothness="C0",
    kinks="[-offset / slope, (1 - offset) / slope]",
    lipschitz="slope",
    valid={"slope": "(0, ∞)", "offset": "(-∞, ∞)"},
    keras="keras.activations.hard_sigmoid(x)",
    torch="torch.nn.functional.hardsigmoid(x)",
    jax="jax.nn.hard_sigmoid(x)",
    onnx="HardSigmoid(x, alpha=slope, beta=offset)",
    # The root, -offset / slope, is rounded unless the parameters are like the defaults, and half a unit of the offset
    # is up to 16 of the values beside the root.
    ulps=17.5,
    papers=(COURBARIAUX_2015, GULCEHRE_2016, HOWARD_2019),
)
def hard_sigmoid(x: Array, slope: Parameter = 1 / 6, offset: Parameter = 0.5) -> Array:
    """Follow a line, clipped to the interval from 0 to 1.

    Parameters
    ----------
    slope : float or array_like
        The slope of the line: 1/6 in Keras 3, PyTorch and JAX; 0.2 in Keras 2 and ONNX.
    offset : float or array_like
        The value of the line at 0.

    Notes
    -----
    The textbook form, ``slope * x + offset``, loses digits near its root, where it is a small difference. The distance
    from the root keeps them.
    """
    return np.clip(slope * (x + offset / slope), 0, 1)


@derivative_of(hard_sigmoid)
def hard_sigmoid_derivative(x: Array, slope: Parameter = 1 / 6, offset: Parameter = 0.5) -> Array:
    """Return the derivative of `hard_sigmoid`: `slope` where it follows the line, else 0.

    Parameters
    ----------
    slope : float or array_like
        The slope of the line.
    offset : float or array_like
        The value of the line at 0.

    Notes
    -----
    At the kinks the result is the slope outside, 0.
    """
    return np.where((x > -offset / slope) & (x < (1 - offset) / slope), slope, 0)


hard_sigmoid_second_derivative = zero_second_derivative_of(hard_sigmoid)


@derivative_of(hard_sigmoid, by="slope")
def hard_sigmoid_derivative_by_slope(x: Array, slope: Parameter = 1 / 6, offset: Parameter = 0.5) -> Array:
    """Return the derivative of `hard_sigmoid` by `slope`: `x` where it follows the line, else 0.

    Parameters
    ----------
    slope : float or array_like
        The slope of the line.
    offset : float or array_like
        The value of the line at 0.
    """
    return np.where((x > -offset / slope) & (x <= (1 - offset) / slope), x, 0)


@derivative_of(hard_sigmoid, by="offset")
def hard_sigmoid_derivative_by_offset(x: Array, slope: Parameter = 1 / 6, offset: Parameter = 0.5) -> Array:
    """Return the derivative of `hard_sigmoid` by `offset`: 1 where it follows the line, else 0.

    Parameters
    ----------
    slope : float or array_like
        The slope of the line.
    offset : float or array_like
        The value of the line at 0.
    """
    return np.where((x > -offset / slope) & (x <= (1 - offset) / slope), 1.0, 0.0)


@elementwise(
    aliases=("inverse tangent",),
    range="(-π / 2, π / 2)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1",
    keras="keras.ops.arctan(x)",
    torch="torch.atan(x)",
    jax="jax.numpy.arctan(x)",
    onnx="Atan(x)",
)
def arctan(x: Array) -> Array:
    """Return the angle, in radians, whose tangent is `x`."""
    return np.arctan(x)


@derivative_of(arctan)
def arctan_derivative(x: Array) -> Array:
    """Return the derivative of `arctan`.

    Notes
    -----
    In the textbook form, 1 / (1 + x²), the square overflows from ``abs(x)`` = 1.341e154, where the result is a number
    still. Dividing twice by the root of the sum, ``hypot``, avoids it.
    """
    root = np.hypot(1, x)
    return 1 / root / root


@second_derivative_of(arctan)
def arctan_second_derivative(x: Array) -> Array:
    """Return the second derivative of `arctan`.

    Notes
    -----
    In the textbook form, -2x / (1 + x²)², the denominator overflows from ``abs(x)`` = 1.158e77. Here, numbers are
    divided by one root after the other.
    """
    x = np.clip(x, -1e150, 1e150)
    root = np.hypot(1, x)
    return -2 * (x / root) / root / root / root


@inverse_of(arctan)
def arctan_inverse(x: Array) -> Array:
    """Return the inverse of `arctan`, the tangent.

    Notes
    -----
    No float is ±π/2, beyond which the tangent changes its sign.
    """
    tangent = np.tan(x)
    return np.where((np.abs(x) < 2) & (tangent * x >= 0), tangent, np.nan)


@elementwise(
    aliases=("logit soft-capping",),
    range="(-c, c)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1",
    valid={"c": "(0, ∞)"},
    keras="c * keras.activations.tanh(x / c)",
    torch="c * torch.tanh(x / c)",
    jax="c * jax.nn.tanh(x / c)",
    onnx="Mul(Tanh(Div(x, c)), c)",
    ulps=4.0,  # The error of NumPy's tangent, and the rounding of the quotient and the product.
    papers=(TEAM_2024,),
)
def softcap(x: Array, c: Parameter = 30.0) -> Array:
    """Keep numbers within ±c by a hyperbolic tangent, and small ones nearly unchanged.

    Parameters
    ----------
    c : float or array_like
        The limit.

    Notes
    -----
    The textbook form, ``c * np.tanh(x / c)``, has lost the digits of `x` where the quotient is smaller than all floats
    with the full number of digits. A quotient whose square is lost beside 1 changes nothing.
    """
    quotient = x / c
    return np.where(np.abs(quotient) < 2.0**-27, x, c * np.tanh(quotient))


@derivative_of(softcap)
def softcap_derivative(x: Array, c: Parameter = 30.0) -> Array:
    """Return the derivative of `softcap`: that of the hyperbolic tangent at the quotient of `x` and `c`.

    Parameters
    ----------
    c : float or array_like
        The limit.

    Notes
    -----
    The textbook form, 1 - tanh²(x / c), is 0 where the tangent rounds to 1. This one is the same in terms of an
    exponential, which magnifies the rounding error of the quotient, so that this is carried along.
    """
    near, _, far = slope_of_tanh(x, c)
    return near * far


def slope_of_tanh(x: Array, c: Parameter) -> tuple[Array, Array, Array | float]:
    """Return the derivative of tanh at the quotient of `x` and `c`, as the first factor times the last; and tanh."""
    quotient, lost = divided(np.abs(x), np.zeros_like(x), c)
    near, more, far = decay(-2 * quotient, -2 * lost)
    decayed = near + more
    return 4 * decayed / (1 + decayed) ** 2, np.tanh(x / c), far


@derivative_of(softcap, by="c")
def softcap_derivative_by_c(x: Array, c: Parameter = 30.0) -> Array:
    """Return the derivative of `softcap` by `c`.

    Parameters
    ----------
    c : float or array_like
        The limit.

    Notes
    -----
    The textbook form, tanh(t) - t tanh'(t) for t = x / `c`, is a difference of nearly equal numbers near 0. There, it
    is computed by sinh(2t) - 2t, whose power series has positive terms.
    """
    t = np.clip(x / c, -1000, 1000)
    near = np.clip(t, -1, 1)
    square = 4 * near * near
    series = np.ones_like(near)
    for even in range(22, 3, -2):
        series = 1 + square / (even * (even + 1)) * series
    slope, value, far = slope_of_tanh(x, c)
    return np.where(
        np.abs(t) < 1, 2 / 3 * near * (near * near) * series / np.cosh(near) ** 2, value - t * (slope * far)
    )


@second_derivative_of(softcap)
def softcap_second_derivative(x: Array, c: Parameter = 30.0) -> Array:
    """Return the second derivative of `softcap`: minus twice its slope times the tangent, divided by `c`.

    Parameters
    ----------
    c : float or array_like
        The limit.

    Notes
    -----
    Near 0 the exponents of the quotient by the square of `c` are added by themselves, because on the way to it numbers
    may be too small for a float.
    """
    slope, value, far = slope_of_tanh(x, c)
    (numerator, power), (divisor, power_of_c) = np.frexp(x), np.frexp(c)
    near = np.ldexp(numerator / (divisor * divisor), power - 2 * power_of_c)
    return -2 * np.where(np.abs(value) < 2.0**-27, near, value / c) * slope * far


@inverse_of(softcap)
def softcap_inverse(x: Array, c: Parameter = 30.0) -> Array:
    """Return the inverse of `softcap`.

    Parameters
    ----------
    c : float or array_like
        The limit.

    Notes
    -----
    The textbook form, ``c * np.arctanh(x / c)``, magnifies the rounding error of the quotient near ±1. The difference
    of `c` and the size of `x` is not rounded there.
    """
    size = np.abs(x)
    return np.where(size < 2.0**-27 * c, x, np.sign(x) * (c / 2 * np.log1p(2 * size / (c - size))))


@elementwise(
    aliases=("dynamic tanh",),
    range="(beta - abs(gamma), beta + abs(gamma)) if gamma != 0 else {beta}",
    monotonic="strictly increasing if gamma > 0 else non-decreasing if gamma == 0 else no",
    smoothness="smooth",
    lipschitz="alpha * abs(gamma)",
    valid={"alpha": "(0, ∞)", "gamma": "(-∞, ∞)", "beta": "(-∞, ∞)"},
    keras="gamma * keras.activations.tanh(alpha * x) + beta",
    torch="gamma * torch.tanh(alpha * x) + beta",
    jax="gamma * jax.numpy.tanh(alpha * x) + beta",
    onnx="Add(Mul(Tanh(Mul(x, alpha)), gamma), beta)",
    # A small difference near its root: what the tangent is off by is up to 32 times as many units of the values beside.
    ulps=100,
    papers=(ZHU_2025,),
)
def dyt(x: Array, alpha: Parameter = 0.5, gamma: Parameter = 1.0, beta: Parameter = 0.0) -> Array:
    """Scale and shift a hyperbolic tangent, in place of a layer's normalization.

    Parameters
    ----------
    alpha : float or array_like
        The factor of the argument, learned; one number for a layer.
    gamma : float or array_like
        The factor of the tangent, learned; a number for each channel.
    beta : float or array_like
        What is added, learned; a number for each channel.

    Notes
    -----
    The textbook form, ``gamma * np.tanh(alpha * x) + beta``, has lost the digits of a tail that is small beside `beta`.
    There it is the mean of both limits, weighted by the sigmoids of twice the argument and of its negative.
    """
    scaled = scaled_tanh(x, alpha, gamma)
    shifted = np.where(beta == 0, scaled, scaled + beta)  # Adding 0 takes the sign of a zero.
    is_small = np.abs(beta) <= np.abs(gamma) / 2
    if np.all(is_small):
        return shifted
    argument, rest = product(alpha, x)
    (up, far_up), (down, far_down) = (gate(sign * 2 * argument, sign * 2 * rest) for sign in (1, -1))
    return np.where(is_small, shifted, (beta + gamma) * far_up / up + (beta - gamma) * far_down / down)


def scaled_tanh(x: Array, alpha: Parameter, factor: Parameter) -> Array:
    """Return tanh at the product of `x` and `alpha`, times a factor; a product too small for all digits comes last."""
    first, last = factors(np.abs(factor), alpha)
    is_tiny = np.abs(alpha * x) < 2.0**-960
    return np.where(is_tiny, np.sign(factor) * first * x * last, factor * np.tanh(alpha * x))


@derivative_of(dyt)
def dyt_derivative(x: Array, alpha: Parameter = 0.5, gamma: Parameter = 1.0, beta: Parameter = 0.0) -> Array:
    """Return the derivative of `dyt`: that of the hyperbolic tangent, times both factors.

    Parameters
    ----------
    alpha : float or array_like
        The factor of the argument.
    gamma : float or array_like
        The factor of the tangent.
    beta : float or array_like
        What is added.

    Notes
    -----
    The textbook form, by 1 - tanh²(αx), is 0 where the tangent rounds to 1. This one is the same in terms of an
    exponential, which magnifies the rounding error of the product, so that this is carried along.
    """
    return scaled_slope_of_tanh(x, alpha, gamma, alpha)


def scaled_slope_of_tanh(x: Array, alpha: Parameter, gamma: Parameter, factor: Parameter) -> Array:
    """Return the derivative of tanh at the product of `x` and `alpha`, times two factors of any size."""
    argument, rest = product(alpha, np.abs(x))
    decayed = np.exp(-2 * (argument + rest))
    slope = scaled_decay(-2 * argument, 4 * np.abs(gamma), np.abs(factor)) * np.exp(-2 * rest) / (1 + decayed) ** 2
    return np.sign(gamma) * np.sign(factor) * slope


@second_derivative_of(dyt)
def dyt_second_derivative(x: Array, alpha: Parameter = 0.5, gamma: Parameter = 1.0, beta: Parameter = 0.0) -> Array:
    """Return the second derivative of `dyt`: its slope times twice the tangent and `alpha`, with the sign changed.

    Parameters
    ----------
    alpha : float or array_like
        The factor of the argument.
    gamma : float or array_like
        The factor of the tangent.
    beta : float or array_like
        What is added.

    Notes
    -----
    What may be too small for a float comes last: near 0 the tangent, far from it the slope.
    """
    near = alpha * scaled_tanh(x, alpha, -2 * dyt_derivative(x, alpha, gamma, beta))
    far = scaled_slope_of_tanh(x, alpha, -2 * alpha * gamma, alpha * np.tanh(alpha * x))
    return np.where(np.abs(alpha * x) < 1, near, far)


@inverse_of(dyt)
def dyt_inverse(x: Array, alpha: Parameter = 0.5, gamma: Parameter = 1.0, beta: Parameter = 0.0) -> Array:
    """Return the inverse of `dyt`, the area tangent of a quotient; NaN unless `gamma` is positive.

    Parameters
    ----------
    alpha : float or array_like
        The factor of the argument.
    gamma : float or array_like
        The factor of the tangent.
    beta : float or array_like
        What is added.

    Notes
    -----
    The textbook form loses digits near the ends of the range, where the quotient is nearly 1. There the distances from
    both ends are divided.
    """
    gamma = np.where(gamma > 0, gamma, np.nan) + np.zeros_like(x)
    quotient = (x - beta) / gamma
    near = np.clip(quotient, -0.5, 0.5)
    low, high = gamma - beta, gamma + beta
    below = (low + x) + lost_in_difference(gamma, beta, low)
    above = (high - x) + lost_in_difference(gamma, -beta, high)
    ratio = below / above
    is_moderate = np.abs(np.log(ratio)) < 20  # Beyond, the quotient may be too small for a float.
    logarithm = np.where(is_moderate, np.log(ratio), np.log(below) - np.log(above))
    return np.where(
        np.abs(quotient) < 2.0**-27,
        (x - beta) / (gamma * alpha),
        np.where(near == quotient, np.arctanh(near), logarithm / 2) / alpha,
    )


@derivative_of(dyt, by="alpha")
def dyt_derivative_by_alpha(x: Array, alpha: Parameter = 0.5, gamma: Parameter = 1.0, beta: Parameter = 0.0) -> Array:
    """Return the derivative of `dyt` by `alpha`: that of the hyperbolic tangent, times `gamma` and `x`.

    Parameters
    ----------
    alpha : float or array_like
        The factor of the argument.
    gamma : float or array_like
        The factor of the tangent.
    beta : float or array_like
        What is added.
    """
    x = np.where(np.isinf(x), 0, x)  # the limit of the product with the slope
    return scaled_slope_of_tanh(x, alpha, gamma, x)


@derivative_of(dyt, by="gamma")
def dyt_derivative_by_gamma(x: Array, alpha: Parameter = 0.5, gamma: Parameter = 1.0, beta: Parameter = 0.0) -> Array:
    """Return the derivative of `dyt` by `gamma`: the hyperbolic tangent of the product.

    Parameters
    ----------
    alpha : float or array_like
        The factor of the argument.
    gamma : float or array_like
        The factor of the tangent.
    beta : float or array_like
        What is added.
    """
    return np.tanh(alpha * x)


@derivative_of(dyt, by="beta")
def dyt_derivative_by_beta(x: Array, alpha: Parameter = 0.5, gamma: Parameter = 1.0, beta: Parameter = 0.0) -> Array:
    """Return the derivative of `dyt` by `beta`: 1 everywhere.

    Parameters
    ----------
    alpha : float or array_like
        The factor of the argument.
    gamma : float or array_like
        The factor of the tangent.
    beta : float or array_like
        What is added.
    """
    return np.ones_like(x)


@elementwise(
    aliases=("Laplace attention function",),
    range="(0, 1)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1 / (sqrt(2 * π) * sigma)",
    valid={"mu": "(-∞, ∞)", "sigma": "(0, ∞)"},
    keras="(1 + keras.ops.erf((x - mu) / (2**0.5 * sigma))) / 2",
    torch="torch.erfc((mu - x) / (2**0.5 * sigma)) / 2",
    jax="jax.scipy.special.erfc((mu - x) / (2**0.5 * sigma)) / 2",
    onnx="Div(Add(1, Erf(Div(Sub(x, mu), Mul(Sqrt(2), sigma)))), 2)",
    ulps=5.0,  # An exponential divided by a sum with a quotient of polynomials.
    papers=(MA_2022,),
)
def laplace(x: Array, mu: Parameter = 0.707107, sigma: Parameter = 0.282095) -> Array:
    """Map every number to the interval from 0 to 1 by a normal distribution function.

    Parameters
    ----------
    mu : float or array_like
        The mean: where the value is 1/2.
    sigma : float or array_like
        The standard deviation: how far the rise extends on either side of `mu`.

    Notes
    -----
    The textbook form, (1 + erf(z / √2)) / 2 for z = (x - `mu`) / `sigma`, loses its digits where z is far below 0,
    until it is 0. Here the small probability is computed directly. It magnifies the rounding errors of the difference
    and of the quotient, so that these are carried along.
    """
    probability, far = normal_gate(*standardized(x, mu, sigma))
    return probability * far


@derivative_of(laplace)
def laplace_derivative(x: Array, mu: Parameter = 0.707107, sigma: Parameter = 0.282095) -> Array:
    """Return the derivative of `laplace`: the density of the normal distribution.

    Parameters
    ----------
    mu : float or array_like
        The mean.
    sigma : float or array_like
        The standard deviation.

    Notes
    -----
    Far out the textbook form magnifies the rounding errors of the difference, the quotient and its square. Here they
    are carried along.
    """
    return density(x, mu, sigma)


@derivative_of(laplace, by="mu")
def laplace_derivative_by_mu(x: Array, mu: Parameter = 0.707107, sigma: Parameter = 0.282095) -> Array:
    """Return the derivative of `laplace` by `mu`: minus its slope.

    Parameters
    ----------
    mu : float or array_like
        The mean.
    sigma : float or array_like
        The standard deviation.
    """
    return -density(x, mu, sigma)


@derivative_of(laplace, by="sigma")
def laplace_derivative_by_sigma(x: Array, mu: Parameter = 0.707107, sigma: Parameter = 0.282095) -> Array:
    """Return the derivative of `laplace` by `sigma`: minus its slope, times the quotient of ``x - mu`` and `sigma`.

    Parameters
    ----------
    mu : float or array_like
        The mean.
    sigma : float or array_like
        The standard deviation.
    """
    return -density_times_distance(x, mu, sigma, 2)


@second_derivative_of(laplace)
def laplace_second_derivative(x: Array, mu: Parameter = 0.707107, sigma: Parameter = 0.282095) -> Array:
    """Return the second derivative of `laplace`: minus its slope, times ``x - mu``, divided by the square of `sigma`.

    Parameters
    ----------
    mu : float or array_like
        The mean.
    sigma : float or array_like
        The standard deviation.
    """
    return -density_times_distance(x, mu, sigma, 3)
