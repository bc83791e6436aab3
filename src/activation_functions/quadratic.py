"""Functions that grow like a square on the right, and stay bounded or grow more slowly on the left."""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import SO_2021
from activation_functions.declaration import derivative_of, elementwise, second_derivative_of
from activation_functions.function import Array

__all__ = ["relu2"]


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
