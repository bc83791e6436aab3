"""Functions that pass what is positive: the line, and what is bent from it at the origin."""

from __future__ import annotations

import numpy as np

from activation_functions.activation import Array, derivative_of, elementwise
from activation_functions.sigmoidal import sigmoid

__all__ = ["linear", "relu", "softplus"]


@elementwise(
    aliases=("identity",),
    range="(-∞, ∞)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1",
    keras="keras.activations.linear(x)",
    torch="torch.nn.Identity()(x)",
    jax="jax.nn.identity(x)",
)
def linear(x: Array) -> Array:
    """Pass everything as it is."""
    return +x


@derivative_of(linear)
def linear_derivative(x: Array) -> Array:
    """Slope of `linear`: 1 everywhere."""
    return np.ones_like(x)


@elementwise(
    aliases=("rectifier", "rectified linear unit", "ramp"),
    range="[0, ∞)",
    monotonic="non-decreasing",
    smoothness="C0",
    kinks="[0]",
    lipschitz="1",
    keras="keras.activations.relu(x)",
    torch="torch.nn.functional.relu(x)",
    jax="jax.nn.relu(x)",
)
def relu(x: Array) -> Array:
    """Pass what is positive, block the rest.

    References
    ----------
    Nair, Hinton: Rectified Linear Units Improve Restricted Boltzmann Machines. ICML 2010.
    """
    return np.maximum(x, 0)


@derivative_of(relu)
def relu_derivative(x: Array) -> Array:
    """Slope of `relu`: 1 where `x` is positive, else 0.

    Notes
    -----
    At the kink, 0, this takes the slope on the left.
    """
    return np.where(x > 0, 1.0, 0.0)


@elementwise(
    aliases=("smooth relu",),
    range="(0, ∞)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1",
    keras="keras.activations.softplus(x)",
    torch="torch.nn.functional.softplus(x)",
    jax="jax.nn.softplus(x)",
)
def softplus(x: Array) -> Array:
    """Round off the corner of `relu`.

    Notes
    -----
    The textbook form, ln(1 + eˣ), overflows from x = 710 and is 0 from x = -37. The exponential of ``-abs(x)``
    can't overflow, and ``log1p`` keeps what is tiny beside 1.

    References
    ----------
    Dugas, Bengio, Bélisle, Nadeau, Garcia: Incorporating Second-Order Functional Knowledge for Better Option
    Pricing. NIPS 13 (2000).
    """
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


@derivative_of(softplus)
def softplus_derivative(x: Array) -> Array:
    """Slope of `softplus`: the logistic sigmoid."""
    return sigmoid(x)
