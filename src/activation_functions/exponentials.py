"""Functions that consist of an exponential, everywhere or for negative values.

The module is long because it is data: one block for each activation, and a family is a module.
"""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import BARRON_2017, CLEVERT_2015, KLAMBAUER_2017, NELDER_1972
from activation_functions.decay import factors, scaled_decay
from activation_functions.declaration import derivative_of, elementwise, inverse_of, second_derivative_of
from activation_functions.function import Array, Parameter

__all__ = ["celu", "elu", "exponential", "selu"]


@elementwise(
    aliases=("exp",),
    range="(0, ∞)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="∞",
    keras="keras.activations.exponential(x)",
    torch="torch.exp(x)",
    jax="jax.numpy.exp(x)",
    onnx="Exp(x)",
    papers=(NELDER_1972,),
)
def exponential(x: Array) -> Array:
    """Map every number to a positive one, and sums to products.

    Notes
    -----
    The power ``e**x`` of the rounded number e loses more digits, the farther `x` is from 0.
    """
    return np.exp(x)


@derivative_of(exponential)
def exponential_derivative(x: Array) -> Array:
    """Return the derivative of `exponential`: the function itself."""
    return np.exp(x)


@second_derivative_of(exponential)
def exponential_second_derivative(x: Array) -> Array:
    """Return the second derivative of `exponential`: the function itself."""
    return np.exp(x)


@inverse_of(exponential)
def exponential_inverse(x: Array) -> Array:
    """Return the inverse of `exponential`: the natural logarithm."""
    return np.log(x)


@elementwise(
    aliases=("exponential linear unit",),
    range="(-alpha, ∞) if alpha > 0 else [0, ∞)",
    monotonic="strictly increasing if alpha > 0 else non-decreasing",
    smoothness="C1 if alpha == 1 else C0",
    kinks="[0] if alpha != 1 else []",
    lipschitz="max(1, alpha)",
    valid={"alpha": "[0, ∞)"},
    keras="keras.activations.elu(x, alpha=alpha)",
    torch="torch.nn.functional.elu(x, alpha=alpha)",
    jax="jax.nn.elu(x, alpha=alpha)",
    onnx="Elu(x, alpha=alpha)",
    papers=(CLEVERT_2015,),
)
def elu(x: Array, alpha: Parameter = 1.0) -> Array:
    """Keep positive values and let the rest saturate.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit on the left.

    Notes
    -----
    The textbook form, α (eˣ - 1), loses the digits of a small `x`; ``expm1`` keeps them.
    """
    return np.where(x > 0, x, alpha * np.expm1(x))


@derivative_of(elu)
def elu_derivative(x: Array, alpha: Parameter = 1.0) -> Array:
    """Return the derivative of `elu`.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit of `elu` on the left.

    Notes
    -----
    At 0, which is a kink where `alpha` is not 1, the result is the slope on the left, `alpha`, as the paper does.
    """
    return np.where(x > 0, 1, scaled_decay(x, alpha))


@second_derivative_of(elu)
def elu_second_derivative(x: Array, alpha: Parameter = 1.0) -> Array:
    """Return the second derivative of `elu`: 0 where `x` is positive, else the derivative.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit of `elu` on the left.

    Notes
    -----
    At 0, where it jumps, the result is the value on the left, `alpha`.
    """
    return np.where(x > 0, 0, elu_derivative(x, alpha))


@derivative_of(elu, by="alpha")
def elu_derivative_by_alpha(x: Array, alpha: Parameter = 1.0) -> Array:
    """Return the derivative of `elu` by `alpha`, which does not depend on its value.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit of `elu` on the left.
    """
    return np.expm1(np.minimum(x, 0))


@inverse_of(elu)
def elu_inverse(x: Array, alpha: Parameter = 1.0) -> Array:
    """Return the inverse of `elu`; NaN where `alpha` is 0.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit of `elu` on the left.
    """
    return np.where(alpha > 0, np.where(x > 0, x, log_of_rise(x, alpha)), np.nan)


def log_of_rise(x: Array, alpha: Parameter, rest: Parameter = 0.0) -> Array:
    """Return ln(1 + x / (alpha + rest)) for a tiny rest: near the end, -alpha, the sum is small and is taken first."""
    return np.where(x < -alpha / 2, np.log((x + alpha + rest) / alpha), np.log1p(x / alpha))


@elementwise(
    aliases=("continuously differentiable exponential linear unit",),
    range="(-alpha, ∞)",
    monotonic="strictly increasing",
    smoothness="C1",
    lipschitz="1",
    valid={"alpha": "(0, ∞)"},
    keras="keras.activations.celu(x, alpha=alpha)",
    torch="torch.nn.functional.celu(x, alpha=alpha)",
    jax="jax.nn.celu(x, alpha=alpha)",
    onnx="Celu(x, alpha=alpha)",
    papers=(BARRON_2017,),
)
def celu(x: Array, alpha: Parameter = 1.0) -> Array:
    """Keep positive values and let the rest saturate, with slope 1 at the origin.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit on the left, and the length scale of the approach to it.

    Notes
    -----
    The textbook form, α (eˣᐟᵅ - 1), loses the digits of a small `x`; ``expm1`` keeps them. Where `x` is tiny compared
    with `alpha`, the result is `x` to the last digit, although the quotient may be too small for a float.
    """
    return np.where(x > -alpha * np.finfo(x.dtype).eps, x, alpha * np.expm1(x / alpha))


@derivative_of(celu)
def celu_derivative(x: Array, alpha: Parameter = 1.0) -> Array:
    """Return the derivative of `celu`.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit of `celu` on the left, and the length scale of the approach to it.

    Notes
    -----
    The textbook form, eˣᐟᵅ, turns the rounding error of a quotient far below 0 into hundreds of units in the last
    place. Here the exponent is split into a whole number and a rest, for which ``fmod`` is exact.
    """
    rest = np.fmod(x, alpha)
    whole = np.rint((x - rest) / alpha)
    left = np.exp(whole) * np.exp(rest / alpha)
    return np.where(x > 0, 1, np.where(np.isinf(x), 0, left))


@second_derivative_of(celu)
def celu_second_derivative(x: Array, alpha: Parameter = 1.0) -> Array:
    """Return the second derivative of `celu`.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit of `celu` on the left, and the length scale of the approach to it.

    Notes
    -----
    At 0, where it jumps, the result is the value on the left, 1 / `alpha`. The exponent is split as for the derivative,
    and the factor eʷ, which may be too small for a float, is taken in two halves.
    """
    rest = np.fmod(x, alpha)
    half = np.exp(np.rint((x - rest) / alpha) / 2)
    left = half * (np.exp(rest / alpha) / alpha) * half
    return np.where((x > 0) | np.isinf(x), 0, left)


@inverse_of(celu)
def celu_inverse(x: Array, alpha: Parameter = 1.0) -> Array:
    """Return the inverse of `celu`.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit of `celu` on the left, and the length scale of the approach to it.

    Notes
    -----
    Where `x` is tiny compared with `alpha`, the result is `x` to the last digit, as that of `celu` is.
    """
    return np.where(x > -alpha * np.finfo(x.dtype).eps, x, alpha * log_of_rise(x, alpha))


@derivative_of(celu, by="alpha")
def celu_derivative_by_alpha(x: Array, alpha: Parameter = 1.0) -> Array:
    """Return the derivative of `celu` by `alpha`.

    Parameters
    ----------
    alpha : float or array_like
        Minus the limit of `celu` on the left, and the length scale of the approach to it.

    Notes
    -----
    The textbook form, eᵗ(1 - t) - 1 for t = x / `alpha`, loses the digits of a small t. There, the series does not:
    it is t² times the sum of the negative powers tⁿ / (n! (n + 2)), with a minus sign.
    """
    t = np.minimum(x / alpha, 0)
    near = np.maximum(t, -1)
    series = np.zeros_like(t)
    for n in range(18, -1, -1):
        series = 1 / (n + 2) + near / (n + 1) * series
    return np.where(t > -1, -(near**2) * series, np.exp(t) * (1 - np.maximum(t, -1000)) - 1)


@elementwise(
    aliases=("scaled exponential linear unit",),
    range="(-lambd * alpha, ∞)",
    monotonic="strictly increasing",
    smoothness="C1 if alpha == 1 else C0",
    kinks="[0] if alpha != 1 else []",
    lipschitz="lambd * max(1, alpha)",
    torch_gain="3 / 4",
    valid={"alpha": "(0, ∞)", "lambd": "(0, ∞)"},
    keras="keras.activations.selu(x)",
    torch="torch.nn.functional.selu(x)",
    jax="jax.nn.selu(x)",
    onnx="Selu(x, alpha=alpha, gamma=lambd)",
    papers=(KLAMBAUER_2017,),
)
def selu(x: Array, alpha: Parameter = 1.6732632423543772848, lambd: Parameter = 1.0507009873554804934) -> Array:
    """Scale `elu` so that mean 0 and variance 1 are preserved.

    Parameters
    ----------
    alpha : float or array_like
        The factor for negative values; with the default, results for normally distributed `x` have mean 0.
    lambd : float or array_like
        The factor for all values; with both defaults, these results have variance 1, as `x` has.

    Notes
    -----
    The textbook form, λ α (eˣ - 1), loses the digits of a small `x`; ``expm1`` keeps them.
    """
    first, last = factors(alpha, lambd)
    return np.where(x > 0, lambd * x, first * np.expm1(x) * last)


@derivative_of(selu)
def selu_derivative(
    x: Array, alpha: Parameter = 1.6732632423543772848, lambd: Parameter = 1.0507009873554804934
) -> Array:
    """Return the derivative of `selu`.

    Parameters
    ----------
    alpha : float or array_like
        The factor for negative values.
    lambd : float or array_like
        The factor for all values.

    Notes
    -----
    At 0, which is a kink where `alpha` is not 1, the result is the slope on the left, λ α, as the paper does.
    """
    return np.where(x > 0, lambd, scaled_decay(x, alpha, lambd))


@second_derivative_of(selu)
def selu_second_derivative(
    x: Array, alpha: Parameter = 1.6732632423543772848, lambd: Parameter = 1.0507009873554804934
) -> Array:
    """Return the second derivative of `selu`: 0 where `x` is positive, else the derivative.

    Parameters
    ----------
    alpha : float or array_like
        The factor for negative values.
    lambd : float or array_like
        The factor for all values.

    Notes
    -----
    At 0, where it jumps, the result is the value on the left, λ α.
    """
    return np.where(x > 0, 0, selu_derivative(x, alpha, lambd))


@inverse_of(selu)
def selu_inverse(x: Array, alpha: Parameter = 1.6732632423543772848, lambd: Parameter = 1.0507009873554804934) -> Array:
    """Return the inverse of `selu`.

    Parameters
    ----------
    alpha : float or array_like
        The factor for negative values.
    lambd : float or array_like
        The factor for all values.

    Notes
    -----
    Near the end of the range, minus the product of both factors, the rounding error of that product would be all that
    is left; it is added.
    """
    return np.where(x >= 0, x / lambd, log_of_rise(x, *exact_product(lambd, alpha)))


def exact_product(a: Parameter, b: Parameter) -> tuple[Array, Array]:
    """Return the product of two numbers and its rounding error (Dekker), of their mantissas, which do not overflow."""
    (p, exponent_of_p), (q, exponent_of_q) = np.frexp(a), np.frexp(b)
    exponent = exponent_of_p + exponent_of_q
    upper_p, upper_q = np.rint(p * 2**26) / 2**26, np.rint(q * 2**26) / 2**26
    lower_p, lower_q = p - upper_p, q - upper_q
    lost = (upper_p * upper_q - p * q) + upper_p * lower_q + lower_p * upper_q + lower_p * lower_q
    return np.ldexp(p * q, exponent), np.ldexp(lost, exponent)


@derivative_of(selu, by="alpha")
def selu_derivative_by_alpha(
    x: Array, alpha: Parameter = 1.6732632423543772848, lambd: Parameter = 1.0507009873554804934
) -> Array:
    """Return the derivative of `selu` by `alpha`, which does not depend on its value.

    Parameters
    ----------
    alpha : float or array_like
        The factor for negative values.
    lambd : float or array_like
        The factor for all values.
    """
    return lambd * np.expm1(np.minimum(x, 0))


@derivative_of(selu, by="lambd")
def selu_derivative_by_lambd(
    x: Array, alpha: Parameter = 1.6732632423543772848, lambd: Parameter = 1.0507009873554804934
) -> Array:
    """Return the derivative of `selu` by `lambd`: `elu` with the same `alpha`.

    Parameters
    ----------
    alpha : float or array_like
        The factor for negative values.
    lambd : float or array_like
        The factor for all values.
    """
    return np.where(x > 0, x, alpha * np.expm1(x))
