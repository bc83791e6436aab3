"""Functions that grow like a square on the right, and stay bounded or grow more slowly on the left."""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import SO_2021, YU_2022
from activation_functions.declaration import derivative_of, elementwise, second_derivative_of
from activation_functions.function import Array, Parameter

__all__ = ["relu2", "star_relu"]


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
