"""Functions that grow like a square on the right, and stay bounded or grow more slowly on the left."""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import HUANG_2024, SO_2021, YU_2022
from activation_functions.decay import scaled_decay
from activation_functions.declaration import derivative_of, elementwise, second_derivative_of
from activation_functions.function import Array, Parameter

__all__ = ["relu2", "star_relu", "xielu"]


@elementwise(
    aliases=("squared ReLU",),
    range="[0, ∞)",
    monotonic="non-decreasing",
    smoothness="C1",
    lipschitz="∞",
    keras="keras.ops.square(keras.activations.relu(x))",
    torch="torch.square(torch.relu(x))",
    jax="jax.numpy.square(jax.nn.relu(x))",
    onnx="Mul(Relu(x), Relu(x))",
    rounds_once=True,
    papers=(SO_2021,),
)
def relu2(x: Array) -> Array:
    """Square positive values and set the rest to 0.

    Notes
    -----
    The textbook form, ``x * np.maximum(x, 0)``, is NaN at -∞, where ∞ is multiplied by 0.
    """
    positive = np.maximum(x, 0)
    return positive * positive


@derivative_of(relu2)
def relu2_derivative(x: Array) -> Array:
    """Return the derivative of `relu2`: twice the rectifier."""
    return 2 * np.maximum(x, 0)


@second_derivative_of(relu2)
def relu2_second_derivative(x: Array) -> Array:
    """Return the second derivative of `relu2`: 2 where `x` is positive, else 0.

    Notes
    -----
    At 0, where it jumps, the result is the value on the left.
    """
    return np.where(x > 0, 2.0, 0.0)


@elementwise(
    range="[b, ∞)",
    monotonic="non-decreasing",
    smoothness="C1",
    lipschitz="∞",
    valid={"s": "(0, ∞)", "b": "(-∞, ∞)"},
    keras="s * keras.ops.square(keras.activations.relu(x)) + b",
    torch="s * torch.square(torch.relu(x)) + b",
    jax="s * jax.numpy.square(jax.nn.relu(x)) + b",
    onnx="Add(Mul(Mul(Relu(x), Relu(x)), s), b)",
    papers=(YU_2022,),
)
def star_relu(x: Array, s: Parameter = 0.8944, b: Parameter = -0.4472) -> Array:
    """Scale and shift the square of positive values, so that mean and variance are kept.

    Parameters
    ----------
    s : float or array_like
        The factor; constant or learned.
    b : float or array_like
        What is added, the value on the left; constant or learned.

    Notes
    -----
    The textbook form, ``s * np.maximum(x, 0)**2 + b``, is a small difference near its root, 0.7071, if `b` is
    negative. Here what rounding takes from the products is carried along.
    """
    positive = np.maximum(x, 0)
    once, once_lost = exact_product(s, positive)
    twice, lost = exact_product(once, positive)
    lost = lost + once_lost * positive
    return (twice + b) + np.where(np.isfinite(lost), lost, 0)


def exact_product(factor: Parameter, t: Array) -> tuple[Array, Array]:
    """Return a product, and what rounding has taken from it (Dekker); NaN for that where a step overflows."""
    product = factor * t
    (upper, lower), (t_upper, t_lower) = halves(factor), halves(t)
    return product, ((upper * t_upper - product) + upper * t_lower + lower * t_upper) + lower * t_lower


def halves(t: Parameter) -> tuple[Parameter, Parameter]:
    """Split numbers into two of 26 digits (Veltkamp), whose products are not rounded."""
    spread = 134217729.0 * t
    upper = spread - (spread - t)
    return upper, t - upper


@derivative_of(star_relu)
def star_relu_derivative(x: Array, s: Parameter = 0.8944, b: Parameter = -0.4472) -> Array:
    """Return the derivative of `star_relu`: that of `relu2` times `s`.

    Parameters
    ----------
    s : float or array_like
        The factor.
    b : float or array_like
        What is added.
    """
    return 2 * (s * np.maximum(x, 0))


@second_derivative_of(star_relu)
def star_relu_second_derivative(x: Array, s: Parameter = 0.8944, b: Parameter = -0.4472) -> Array:
    """Return the second derivative of `star_relu`: twice `s` where `x` is positive, else 0.

    Parameters
    ----------
    s : float or array_like
        The factor.
    b : float or array_like
        What is added.

    Notes
    -----
    At 0, where it jumps, the result is the value on the left.
    """
    return np.where(x > 0, 2 * s, 0)


@derivative_of(star_relu, by="s")
def star_relu_derivative_by_s(x: Array, s: Parameter = 0.8944, b: Parameter = -0.4472) -> Array:
    """Return the derivative of `star_relu` by `s`: the squared ReLU.

    Parameters
    ----------
    s : float or array_like
        The factor.
    b : float or array_like
        What is added.
    """
    return relu2(x)


@derivative_of(star_relu, by="b")
def star_relu_derivative_by_b(x: Array, s: Parameter = 0.8944, b: Parameter = -0.4472) -> Array:
    """Return the derivative of `star_relu` by `b`: 1 everywhere.

    Parameters
    ----------
    s : float or array_like
        The factor.
    b : float or array_like
        What is added.
    """
    return np.ones_like(x)


@elementwise(
    range="[(beta - alpha_n) * log(1 - beta / alpha_n) - beta, ∞) if alpha_n > beta else"
    " (-alpha_n, ∞) if alpha_n == beta else (-∞, ∞)",
    monotonic="no if alpha_n > beta else strictly increasing",
    smoothness="C2 if alpha_n == 2 * alpha_p else C1",
    lipschitz="∞",
    valid={"alpha_p": "(0, ∞)", "alpha_n": "(-∞, ∞)", "beta": "(0, ∞)"},
    keras="keras.ops.where(x > 0, alpha_p * x * x, alpha_n * (keras.ops.expm1(keras.ops.minimum(x, 0)) - x))"
    " + beta * x",
    torch="torch.where(x > 0, alpha_p * x * x, alpha_n * (torch.expm1(torch.clamp(x, max=0)) - x)) + beta * x",
    jax="jax.numpy.where(x > 0, alpha_p * x * x, alpha_n * (jax.numpy.expm1(jax.numpy.minimum(x, 0)) - x)) + beta * x",
    # Where it is 0, and where its slope is, these are small differences: what the larger terms are off by is up to 16
    # times as many units of the values beside the root.
    ulps=80,
    slope_ulps=50,
    papers=(HUANG_2024,),
)
def xielu(x: Array, alpha_p: Parameter = 0.8, alpha_n: Parameter = 0.8, beta: Parameter = 0.5) -> Array:
    """Grow like a square on the right, and on the left like the integral of an exponential.

    Parameters
    ----------
    alpha_p, alpha_n : float or array_like
        The factors on the right and on the left; learned, one of each for a layer.
    beta : float or array_like
        The slope at 0.

    Notes
    -----
    The textbook form, by ``np.expm1(x) - x``, has lost the digits of a small `x`, where the difference is about the
    half of a square, and far on the left those of a small difference of the factors.
    """
    left = np.minimum(x, 0)
    near = beyond_line(left, alpha_n) + beta * left
    excess = alpha_n - beta
    far = alpha_n * np.expm1(left) - np.where(excess == 0, 0, excess * left)
    positive = np.maximum(x, 0)
    return np.where(x > 0, positive * (alpha_p * positive + beta), np.where(x > -1, near, far))


def beyond_line(x: Array, factor: Parameter = 1.0) -> Array:
    """Return e to the power of `x` minus its tangent at 0, 1 + x, times a factor; near 0 by its power series."""
    near = np.clip(x, -1, 1)
    series = np.ones_like(near)
    for power in range(20, 2, -1):
        series = 1 + near / power * series
    return np.where(near == x, factor * near * near * series / 2, factor * (np.expm1(x) - x))


@derivative_of(xielu)
def xielu_derivative(x: Array, alpha_p: Parameter = 0.8, alpha_n: Parameter = 0.8, beta: Parameter = 0.5) -> Array:
    """Return the derivative of `xielu`: a line on the right, an exponential on the left.

    Parameters
    ----------
    alpha_p, alpha_n : float or array_like
        The factors on the right and on the left.
    beta : float or array_like
        The slope at 0.

    Notes
    -----
    The textbook form, ``alpha_n * np.expm1(x) + beta``, is a small difference far on the left if the parameters are
    nearly equal. There, these are subtracted first.
    """
    left = np.minimum(x, 0)
    near, far = alpha_n * np.expm1(left) + beta, (beta - alpha_n) + times_exponential(alpha_n, left)
    return np.where(x > 0, 2 * (alpha_p * np.maximum(x, 0)) + beta, np.where(x > -1, near, far))


def times_exponential(factor: Parameter, exponent: Array) -> Array:
    """Return e to the power of a negative exponent times a factor, which may bring it back among the floats."""
    return np.sign(factor) * scaled_decay(exponent, np.abs(factor))


@second_derivative_of(xielu)
def xielu_second_derivative(
    x: Array, alpha_p: Parameter = 0.8, alpha_n: Parameter = 0.8, beta: Parameter = 0.5
) -> Array:
    """Return the second derivative of `xielu`: constant on the right, an exponential on the left.

    Parameters
    ----------
    alpha_p, alpha_n : float or array_like
        The factors on the right and on the left.
    beta : float or array_like
        The slope at 0.

    Notes
    -----
    At 0, where it jumps, the result is the value on the left.
    """
    return np.where(x > 0, 2 * alpha_p, times_exponential(alpha_n, np.minimum(x, 0)))


@derivative_of(xielu, by="alpha_p")
def xielu_derivative_by_alpha_p(
    x: Array, alpha_p: Parameter = 0.8, alpha_n: Parameter = 0.8, beta: Parameter = 0.5
) -> Array:
    """Return the derivative of `xielu` by `alpha_p`: the squared ReLU.

    Parameters
    ----------
    alpha_p, alpha_n : float or array_like
        The factors on the right and on the left.
    beta : float or array_like
        The slope at 0.
    """
    return relu2(x)


@derivative_of(xielu, by="alpha_n")
def xielu_derivative_by_alpha_n(
    x: Array, alpha_p: Parameter = 0.8, alpha_n: Parameter = 0.8, beta: Parameter = 0.5
) -> Array:
    """Return the derivative of `xielu` by `alpha_n`: how far the exponential is above its tangent at 0.

    Parameters
    ----------
    alpha_p, alpha_n : float or array_like
        The factors on the right and on the left.
    beta : float or array_like
        The slope at 0.
    """
    return beyond_line(np.minimum(x, 0))


@derivative_of(xielu, by="beta")
def xielu_derivative_by_beta(
    x: Array, alpha_p: Parameter = 0.8, alpha_n: Parameter = 0.8, beta: Parameter = 0.5
) -> Array:
    """Return the derivative of `xielu` by `beta`: `x`.

    Parameters
    ----------
    alpha_p, alpha_n : float or array_like
        The factors on the right and on the left.
    beta : float or array_like
        The slope at 0.
    """
    return x.copy()
