"""Functions that pass what is positive: the line, and what is bent from it at the origin."""

from __future__ import annotations

import numpy as np

from activation_functions.activation import Array, derivative_of, elementwise
from activation_functions.sigmoidal import sigmoid

__all__ = ["linear", "relu", "relu6", "leaky_relu", "softplus"]


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
    aliases=("relu-6",),
    range="[0, 6]",
    monotonic="non-decreasing",
    smoothness="C0",
    kinks="[0, 6]",
    lipschitz="1",
    keras="keras.activations.relu6(x)",
    torch="torch.nn.functional.relu6(x)",
    jax="jax.nn.relu6(x)",
)
def relu6(x: Array) -> Array:
    """Pass what is positive, but no more than 6.

    References
    ----------
    Krizhevsky: Convolutional Deep Belief Networks on CIFAR-10. Unpublished manuscript (2010).
    """
    return np.clip(x, 0, 6)


@derivative_of(relu6)
def relu6_derivative(x: Array) -> Array:
    """Slope of `relu6`: 1 between 0 and 6, else 0.

    Notes
    -----
    At the kinks this takes the slope outside, 0.
    """
    return np.where((x > 0) & (x < 6), 1.0, 0.0)


@elementwise(
    aliases=("lrelu",),
    range="(-∞, ∞)",
    monotonic="strictly increasing",
    smoothness="smooth if negative_slope == 1 else C0",
    kinks="[0] if negative_slope != 1 else []",
    lipschitz="max(1, negative_slope)",
    valid={"negative_slope": "(0, ∞)"},
    keras="keras.activations.leaky_relu(x, negative_slope=negative_slope)",
    torch="torch.nn.functional.leaky_relu(x, negative_slope=negative_slope)",
    jax="jax.nn.leaky_relu(x, negative_slope=negative_slope)",
)
def leaky_relu(x: Array, negative_slope: float = 0.01) -> Array:
    """Pass what is positive, let a little of the rest through.

    Parameters
    ----------
    negative_slope : float
        The factor of what is negative.

    Notes
    -----
    The textbook form, the maximum of `x` and ``negative_slope * x``, is right for slopes up to 1 only.

    References
    ----------
    Maas, Hannun, Ng: Rectifier Nonlinearities Improve Neural Network Acoustic Models. ICML Workshop on Deep Learning
    for Audio, Speech and Language Processing (2013).
    """
    return np.where(x > 0, x, negative_slope * x)


@derivative_of(leaky_relu)
def leaky_relu_derivative(x: Array, negative_slope: float = 0.01) -> Array:
    """Slope of `leaky_relu`: 1 where `x` is positive, else `negative_slope`.

    Parameters
    ----------
    negative_slope : float
        The factor of what is negative.

    Notes
    -----
    At the kink, 0, this takes the slope on the left.
    """
    return np.where(x > 0, 1.0, negative_slope)


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
