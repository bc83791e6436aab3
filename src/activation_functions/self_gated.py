"""Functions that multiply their argument by a gate that the argument opens.

The module is long because it is data: one block for each activation, and a family is a module.
"""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import (
    BOCHKOVSKIY_2020,
    DEVLIN_2018,
    ELFWING_2017,
    HENDRYCKS_2016,
    HOWARD_2019,
    MISRA_2019,
    MISRA_2020,
    RAMACHANDRAN_2017,
    TAN_2019,
    WU_2020,
)
from activation_functions.decay import (
    LOWEST,
    cubic,
    decay,
    gate,
    half_square,
    product,
    slope_of_closing_gate,
    slope_of_silu,
)
from activation_functions.declaration import derivative_of, elementwise, second_derivative_of
from activation_functions.function import Array, Parameter
from activation_functions.normal import normal_gate, scaled_slope
from activation_functions.second_derivatives import (
    second_derivative_of_gelu,
    second_derivative_of_gelu_tanh,
    second_derivative_of_mish,
    second_derivative_of_silu,
)

__all__ = ["clipped_gelu", "gelu", "gelu_tanh", "hard_mish", "hard_swish", "mish", "quick_gelu", "silu", "swish"]

# 1.702, and the part that rounding has taken from it.
QUICK = (1.702, 4.263256414560601e-17)


@elementwise(
    aliases=("Gaussian error linear unit",),
    range="[≈ -0.169971, ∞)",
    monotonic="no",
    smoothness="smooth",
    lipschitz="≈ 1.128904",
    keras="keras.activations.gelu(x, approximate=False)",
    torch="torch.nn.functional.gelu(x)",
    jax="jax.nn.gelu(x, approximate=False)",
    onnx="Gelu(x)",
    ulps=5.0,  # An exponential divided by a sum with a quotient of polynomials.
    papers=(HENDRYCKS_2016, DEVLIN_2018),
)
def gelu(x: Array) -> Array:
    """Multiply a number by the probability that a standard normal variable is smaller.

    Notes
    -----
    The textbook form, x (1 + erf(x / √2)) / 2, has lost half of its digits at -6 and is 0 from -8.5 downwards. Here the
    small probability is computed directly, as an exponential times a function that changes slowly.
    """
    x = np.maximum(x, -40)
    probability, far = normal_gate(x)
    return x * probability * far


@derivative_of(gelu)
def gelu_derivative(x: Array) -> Array:
    """Return the derivative of `gelu`.

    Notes
    -----
    The slopes at ``x`` and at ``-x`` add up to 1. The textbook form, Φ(x) + x φ(x), is a small difference near its
    root, -0.75; here the root is a factor.
    """
    slope, far = slope_of_gelu(np.maximum(x, -40))
    return slope * far


def slope_of_gelu(x: Array) -> tuple[Array, Array]:
    """Return the derivative of `gelu` as two factors, of which the second comes last in a product, for x from -60."""
    t = np.minimum(np.abs(x), 60)
    square, rest = half_square(t)
    near, lost, far = decay(-square, -rest)
    left = (near + lost) * scaled_slope(t)
    return np.where(x < 0, left, 1 - left * far), np.where(x < 0, far, 1.0)


@second_derivative_of(gelu)
def gelu_second_derivative(x: Array) -> Array:
    """Return the second derivative of `gelu`.

    Notes
    -----
    The textbook form, (2 - x²) φ(x), is a small difference near its roots, ±√2; here they are factors.
    """
    return second_derivative_of_gelu(np.minimum(np.abs(x), 40))


@elementwise(
    aliases=("gelu_10",),
    range="[≈ -0.169971, ≈ 10.000000]",
    monotonic="no",
    smoothness="C0",
    kinks="[10]",
    lipschitz="≈ 1.128904",
    keras="keras.ops.minimum(keras.activations.gelu(x, approximate=False), 10)",
    torch="torch.clamp(torch.nn.functional.gelu(x), -10, 10)",
    jax="jax.numpy.minimum(jax.nn.gelu(x, approximate=False), 10)",
    onnx="Clip(Gelu(x), -10, 10)",
    ulps=5.0,  # Those of gelu.
    papers=(WU_2020,),
)
def clipped_gelu(x: Array) -> Array:
    """Follow `gelu` up to 10, and stay there."""
    return gelu(np.minimum(x, 10))


@derivative_of(clipped_gelu)
def clipped_gelu_derivative(x: Array) -> Array:
    """Return the derivative of `clipped_gelu`: that of `gelu` below 10, else 0.

    Notes
    -----
    At the kink, 10, the result is the slope on the right, 0.
    """
    slope, far = slope_of_gelu(np.clip(x, -40, 10))
    return np.where(x < 10, slope * far, 0)


@second_derivative_of(clipped_gelu)
def clipped_gelu_second_derivative(x: Array) -> Array:
    """Return the second derivative of `clipped_gelu`: that of `gelu` below 10, else 0.

    Notes
    -----
    At 10, where it jumps, the result is the value on the left.
    """
    return np.where(x <= 10, second_derivative_of_gelu(np.minimum(np.abs(x), 40)), 0)


@elementwise(
    aliases=("approximate GELU", "gelu_approx", "gelu_new", "gelu_pytorch_tanh"),
    range="[≈ -0.170041, ∞)",
    monotonic="no",
    smoothness="smooth",
    lipschitz="≈ 1.128993",
    keras="keras.activations.gelu(x, approximate=True)",
    torch="torch.nn.functional.gelu(x, approximate='tanh')",
    jax="jax.nn.gelu(x, approximate=True)",
    onnx="Gelu(x, approximate='tanh')",
    papers=(HENDRYCKS_2016,),
)
def gelu_tanh(x: Array) -> Array:
    """Approximate `gelu` with a hyperbolic tangent.

    Notes
    -----
    The textbook form, half of x times 1 plus a hyperbolic tangent, has lost half of its digits at -6 and is 0 from -7.5
    downwards. That gate is the sigmoid of twice the argument of the tangent. The argument is computed in two parts,
    because the exponential magnifies its rounding error.
    """
    x = np.maximum(x, -23)
    divisor, far = gate(*cubic(np.minimum(x, 23)))
    return x / divisor * far


@derivative_of(gelu_tanh)
def gelu_tanh_derivative(x: Array) -> Array:
    """Return the derivative of `gelu_tanh`.

    Notes
    -----
    The slopes at ``x`` and at ``-x`` add up to 1. The terms that cancel near the root, -0.75, have not been rounded.
    """
    t = np.minimum(np.abs(x), 23)
    slope, far = slope_of_closing_gate(cubic(t), cubic(t, factor=3))
    return np.where(x < 0, slope * far, 1 - slope * far)


@second_derivative_of(gelu_tanh)
def gelu_tanh_second_derivative(x: Array) -> Array:
    """Return the second derivative of `gelu_tanh`.

    Notes
    -----
    It is even, and its roots, ±1.42, are factors.
    """
    return second_derivative_of_gelu_tanh(np.minimum(np.abs(x), 23))


@elementwise(
    aliases=("sigmoid linear unit", "sigmoid-weighted linear unit"),
    range="[≈ -0.278465, ∞)",
    monotonic="no",
    smoothness="smooth",
    lipschitz="≈ 1.099839",
    keras="keras.activations.silu(x)",
    torch="torch.nn.functional.silu(x)",
    jax="jax.nn.silu(x)",
    onnx="Swish(x, alpha=1.0)",
    papers=(HENDRYCKS_2016, ELFWING_2017, TAN_2019),
)
def silu(x: Array) -> Array:
    """Multiply a number by its sigmoid.

    Notes
    -----
    The textbook form, x / (1 + e⁻ˣ), is 0 from x = -710 downwards, where the exponential overflows. Here it grows to
    e⁷⁰⁰ and no further, and the rest is a factor.
    """
    x = np.maximum(x, -1000)
    divisor, far = gate(x)
    return x / divisor * far


@derivative_of(silu)
def silu_derivative(x: Array) -> Array:
    """Return the derivative of `silu`.

    Notes
    -----
    The slopes at ``x`` and at ``-x`` add up to 1. In the textbook form, σ(x) (1 + x (1 - σ(x))), terms that have been
    rounded cancel each other near the root, -1.28; here it is a factor.
    """
    t = np.minimum(np.abs(x), 1000)
    slope, far = slope_of_silu(t)
    return np.where(x < 0, slope * far, 1 - slope * far)


@second_derivative_of(silu)
def silu_second_derivative(x: Array) -> Array:
    """Return the second derivative of `silu`.

    Notes
    -----
    It is even. In the textbook form, σ'(x) (2 + x (1 - 2 σ(x))), terms that have been rounded cancel each other near
    the roots, ±2.40; here they are factors.
    """
    value, far = second_derivative_of_silu(np.minimum(np.abs(x), 1000))
    return value * far


@elementwise(
    range="[≈ -0.278465 / beta, ∞) if beta > 0 else (-∞, ≈ -0.278465 / beta] if beta < 0 else (-∞, ∞)",
    monotonic="no if beta != 0 else strictly increasing",
    smoothness="smooth",
    lipschitz="≈ 1.099839 if beta != 0 else 1 / 2",
    valid={"beta": "(-∞, ∞)"},
    keras="x * keras.activations.sigmoid(beta * x)",
    torch="x * torch.sigmoid(beta * x)",
    jax="x * jax.nn.sigmoid(beta * x)",
    onnx="Swish(x, alpha=beta)",
    papers=(RAMACHANDRAN_2017,),
)
def swish(x: Array, beta: Parameter = 1.0) -> Array:
    """Multiply a number by the sigmoid of `beta` times that number.

    Parameters
    ----------
    beta : float or array_like
        How steep the gate is; constant or learned.

    Notes
    -----
    The product of `beta` and `x` is kept in two parts, because the exponential magnifies its rounding error.
    """
    value, far = swish_factors(x, beta)
    return value * far


def swish_factors(x: Array, beta: Parameter) -> tuple[Array, Array | float]:
    """Return the value of `swish` as two factors, of which the second comes last in a product."""
    divisor, far = gate(*product(beta, x))
    return finite_where_closed(x, beta) / divisor, far


def finite_where_closed(x: Array, beta: Parameter) -> Array:
    """Return `x`, but the largest number for ∞ on the side where the gate closes: ∞ times 0 is not the limit."""
    largest = np.finfo(x.dtype).max
    lowest, highest = np.where(beta > 0, -largest, -np.inf), np.where(beta < 0, largest, np.inf)
    return np.clip(x, lowest, highest)


@derivative_of(swish)
def swish_derivative(x: Array, beta: Parameter = 1.0) -> Array:
    """Return the derivative of `swish`: the derivative of `silu` at `beta` times `x`.

    Parameters
    ----------
    beta : float or array_like
        How steep the gate is.
    """
    value, far = swish_derivative_factors(x, beta)
    return value * far


@derivative_of(swish, by="beta")
def swish_derivative_by_beta(x: Array, beta: Parameter = 1.0) -> Array:
    """Return the derivative of `swish` by `beta`.

    Parameters
    ----------
    beta : float or array_like
        How steep the gate is.

    Notes
    -----
    The textbook form, x² σ(t)(1 - σ(t)) for t = `beta` x, overflows, and is 0 where σ(t) rounds to 1. It is even, and
    x² e⁻ᵗ / (1 + e⁻ᵗ)² for positive t. Far out, each factor x takes the square root of what is left of e⁻ᵗ.
    """
    t, rest = product(np.abs(beta), np.abs(x))
    held = np.minimum(t, -LOWEST)
    near, lost, _ = decay(-held, -rest)
    decayed = near + lost
    factor = np.where(t < 2048, x, 0) * np.exp((held - t) / 2)
    return factor * (decayed / (1 + decayed) ** 2) * factor


def swish_derivative_factors(x: Array, beta: Parameter) -> tuple[Array, Array]:
    """Return the derivative of `swish` as two factors, of which the second comes last in a product."""
    slope, far = slope_of_silu(*product(np.abs(beta), np.abs(x)))
    closes = np.where(beta > 0, x < 0, x > 0)
    return np.where(closes, slope, 1 - slope * far), np.where(closes, far, 1)


@second_derivative_of(swish)
def swish_second_derivative(x: Array, beta: Parameter = 1.0) -> Array:
    """Return the second derivative of `swish`: `beta` times that of `silu` at `beta` times `x`.

    Parameters
    ----------
    beta : float or array_like
        How steep the gate is.
    """
    value, far = second_derivative_of_silu(*product(np.abs(beta), np.abs(x)))
    return beta * value * far


@elementwise(
    range="[≈ -0.163610, ∞)",
    monotonic="no",
    smoothness="smooth",
    lipschitz="≈ 1.099839",
    keras="x * keras.activations.sigmoid(1.702 * x)",
    torch="x * torch.sigmoid(1.702 * x)",
    jax="x * jax.nn.sigmoid(1.702 * x)",
    onnx="Swish(x, alpha=1.702)",
    papers=(HENDRYCKS_2016,),
)
def quick_gelu(x: Array) -> Array:
    """Approximate `gelu` with a sigmoid.

    Notes
    -----
    It is `swish` with the factor 1.702 in the gate. That decimal number is kept in two parts, because the exponential
    magnifies its rounding error: at -430 it would be worth many units in the last place.
    """
    x = np.maximum(x, -1000)
    divisor, far = gate(*quick_argument(np.minimum(x, 1000)))
    return x / divisor * far


def quick_argument(t: Array) -> tuple[Array, Array]:
    """Return 1.702 times `t` in two parts, for t from -1000 to 1000."""
    factor, factor_rest = QUICK
    argument, rest = product(factor, t)
    return argument, rest + factor_rest * t


@derivative_of(quick_gelu)
def quick_gelu_derivative(x: Array) -> Array:
    """Return the derivative of `quick_gelu`: the derivative of `silu` at 1.702 times `x`."""
    slope, far = slope_of_silu(*quick_argument(np.minimum(np.abs(x), 1000)))
    return np.where(x < 0, slope * far, 1 - slope * far)


@second_derivative_of(quick_gelu)
def quick_gelu_second_derivative(x: Array) -> Array:
    """Return the second derivative of `quick_gelu`: 1.702 times that of `silu` at 1.702 times `x`."""
    value, far = second_derivative_of_silu(*quick_argument(np.minimum(np.abs(x), 1000)))
    return QUICK[0] * value * far


@elementwise(
    range="[≈ -0.308843, ∞)",
    monotonic="no",
    smoothness="smooth",
    lipschitz="≈ 1.088498",
    keras="keras.activations.mish(x)",
    torch="torch.nn.functional.mish(x)",
    jax="jax.nn.mish(x)",
    onnx="Mish(x)",
    ulps=4.5,  # A quotient of sums of exponentials.
    papers=(MISRA_2019, BOCHKOVSKIY_2020),
)
def mish(x: Array) -> Array:
    """Multiply a number by the hyperbolic tangent of its softplus.

    Notes
    -----
    The textbook form, x tanh(ln(1 + eˣ)), overflows from x = 710 and is 0 from x = -37. The tangent of a logarithm is a
    rational function, here of the exponential of `x`, and 1 to the last digit far right.
    """
    near, _, far = decay(np.clip(x, -1000, 40))
    twice = near * near + 2 * near
    return np.maximum(x, -1000) * (twice / (twice + 2)) * far


@derivative_of(mish)
def mish_derivative(x: Array) -> Array:
    """Return the derivative of `mish`.

    Notes
    -----
    The terms are arranged so that those that cancel near the root, -1.19, have hardly been rounded.
    """
    x = np.clip(x, -1000, 40)
    near, _, far = decay(x)
    gate = near * (near + 2)
    inner = (4 * (1 + x) + 2 * near) + near * gate / (near + 1)
    return near * (near + 1) / (gate + 2) ** 2 * inner * far


@second_derivative_of(mish)
def mish_second_derivative(x: Array) -> Array:
    """Return the second derivative of `mish`.

    Notes
    -----
    Its roots, -2.26 and 1.49, are factors.
    """
    return second_derivative_of_mish(np.clip(x, -1000, 400))


@elementwise(
    aliases=("hardswish", "hard_silu"),
    range="[-3 / 8, ∞)",
    monotonic="no",
    smoothness="C0",
    kinks="[-3, 3]",
    lipschitz="3 / 2",
    keras="keras.activations.hard_swish(x)",
    torch="torch.nn.functional.hardswish(x)",
    jax="jax.nn.hard_swish(x)",
    onnx="HardSwish(x)",
    papers=(HOWARD_2019,),
)
def hard_swish(x: Array) -> Array:
    """Follow the identity above 3, 0 below -3, and a parabola in between.

    Notes
    -----
    The textbook form, ``x * np.clip(x + 3, 0, 6) / 6``, is NaN at -∞ and overflows above a sixth of the largest
    number. Here nothing less than -3 is multiplied, and above 3 the factor is 1.
    """
    x = np.maximum(x, -3)
    return x * (np.minimum(x + 3, 6) / 6)


@derivative_of(hard_swish)
def hard_swish_derivative(x: Array) -> Array:
    """Return the derivative of `hard_swish`.

    Notes
    -----
    At the kinks, -3 and 3, the result is the slope outside, 0 and 1.
    """
    return np.where(np.abs(x) < 3, (2 * x + 3) / 6, np.where(x > 0, 1, 0))


@second_derivative_of(hard_swish)
def hard_swish_second_derivative(x: Array) -> Array:
    """Return the second derivative of `hard_swish`: 1/3 between -3 and 3, else 0.

    Notes
    -----
    At the kinks the result is the value on the left, 0 at -3 and 1/3 at 3.
    """
    return np.where((x > -3) & (x <= 3), 1 / 3, 0)


@elementwise(
    range="[-1 / 2, ∞)",
    monotonic="no",
    smoothness="C0",
    kinks="[-2]",
    lipschitz="1",
    keras="x * keras.ops.clip(x + 2, 0, 2) / 2",
    torch="x * torch.clamp(x + 2, 0, 2) / 2",
    jax="x * jax.numpy.clip(x + 2, 0, 2) / 2",
    onnx="Mul(x, HardSigmoid(x, alpha=0.5, beta=1.0))",
    papers=(MISRA_2020,),
)
def hard_mish(x: Array) -> Array:
    """Follow the identity above 0, 0 below -2, and a parabola in between.

    Notes
    -----
    The textbook form, ``x * np.clip(x + 2, 0, 2) / 2``, is NaN at -∞ and overflows above half of the largest number.
    Here nothing less than -2 is multiplied, and above 0 the factor is 1.
    """
    x = np.maximum(x, -2)
    return x * (np.minimum(x + 2, 2) / 2)


@derivative_of(hard_mish)
def hard_mish_derivative(x: Array) -> Array:
    """Return the derivative of `hard_mish`.

    Notes
    -----
    At the kink, -2, the result is the slope on the left, 0.
    """
    return np.where(x > -2, np.minimum(x + 1, 1), 0)


@second_derivative_of(hard_mish)
def hard_mish_second_derivative(x: Array) -> Array:
    """Return the second derivative of `hard_mish`: 1 between -2 and 0, else 0.

    Notes
    -----
    Where it jumps, the result is the value on the left, 0 at -2 and 1 at 0.
    """
    return np.where((x > -2) & (x <= 0), 1.0, 0.0)
