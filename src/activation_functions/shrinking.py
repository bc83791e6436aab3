"""Odd functions that shrink numbers towards 0, small ones most of all."""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import DONOHO_1994, DONOHO_1995, GREGOR_2010, TIBSHIRANI_1996
from activation_functions.declaration import derivative_of, elementwise, second_derivative_of, zero_second_derivative_of
from activation_functions.function import Array, Parameter
from activation_functions.sigmoidal import tanh_second_derivative

__all__ = ["hard_shrink", "shrink", "soft_shrink", "tanh_shrink"]


@elementwise(
    aliases=("hardshrink", "hard thresholding"),
    range="(-∞, -lambd) ∪ {0} ∪ (lambd, ∞) if lambd != 0 else (-∞, ∞)",
    monotonic="non-decreasing if lambd != 0 else strictly increasing",
    smoothness="discontinuous if lambd != 0 else smooth",
    kinks="[-lambd, lambd] if lambd != 0 else []",
    lipschitz="∞ if lambd != 0 else 1",
    valid={"lambd": "[0, ∞)"},
    keras="keras.activations.hard_shrink(x, threshold=lambd)",
    torch="torch.nn.functional.hardshrink(x, lambd=lambd)",
    jax="jax.numpy.where(jax.numpy.abs(x) > lambd, x, 0)",
    onnx="Shrink(x, lambd=lambd, bias=0.0)",
    papers=(DONOHO_1994,),
)
def hard_shrink(x: Array, lambd: Parameter = 0.5) -> Array:
    """Keep values of large magnitude and set the rest to 0.

    Parameters
    ----------
    lambd : float or array_like
        Larger magnitudes are kept.
    """
    return x * (np.abs(x) > lambd)


@derivative_of(hard_shrink)
def hard_shrink_derivative(x: Array, lambd: Parameter = 0.5) -> Array:
    """Return the derivative of `hard_shrink`: 1 where `x` is kept, else 0.

    Parameters
    ----------
    lambd : float or array_like
        Larger magnitudes are kept.

    Notes
    -----
    At the two jumps, where there is no slope, the result is the slope inside, 0.
    """
    return np.where((np.abs(x) > lambd) | (lambd == 0), 1.0, 0.0)


hard_shrink_second_derivative = zero_second_derivative_of(hard_shrink)


@elementwise(
    aliases=("softshrink", "soft thresholding"),
    range="(-∞, ∞)",
    monotonic="non-decreasing if lambd != 0 else strictly increasing",
    smoothness="C0 if lambd != 0 else smooth",
    kinks="[-lambd, lambd] if lambd != 0 else []",
    lipschitz="1",
    valid={"lambd": "[0, ∞)"},
    keras="keras.activations.soft_shrink(x, threshold=lambd)",
    torch="torch.nn.functional.softshrink(x, lambd=lambd)",
    jax="jax.numpy.sign(x) * jax.nn.relu(jax.numpy.abs(x) - lambd)",
    onnx="Shrink(x, lambd=lambd, bias=lambd)",
    papers=(DONOHO_1994, DONOHO_1995, TIBSHIRANI_1996, GREGOR_2010),
)
def soft_shrink(x: Array, lambd: Parameter = 0.5) -> Array:
    """Move every value towards 0 by the same amount, stopping at 0.

    Parameters
    ----------
    lambd : float or array_like
        The amount by which numbers are moved.
    """
    return np.copysign(x - np.clip(x, -lambd, lambd), x)


@derivative_of(soft_shrink)
def soft_shrink_derivative(x: Array, lambd: Parameter = 0.5) -> Array:
    """Return the derivative of `soft_shrink`: 0 between the kinks, else 1.

    Parameters
    ----------
    lambd : float or array_like
        The amount by which numbers are moved.

    Notes
    -----
    At the kinks the result is the slope inside, 0.
    """
    return np.where((np.abs(x) > lambd) | (lambd == 0), 1.0, 0.0)


soft_shrink_second_derivative = zero_second_derivative_of(soft_shrink)


@derivative_of(soft_shrink, by="lambd")
def soft_shrink_derivative_by_lambd(x: Array, lambd: Parameter = 0.5) -> Array:
    """Return the derivative of `soft_shrink` by `lambd`: the sign of the result, changed.

    Parameters
    ----------
    lambd : float or array_like
        The amount by which numbers are moved.
    """
    return np.where(x > lambd, -1.0, np.where(x <= -lambd, 1.0, 0.0))


@elementwise(
    range="(-∞, ∞) if bias > lambd else (-∞, bias - lambd) ∪ {0} ∪ (lambd - bias, ∞)",
    monotonic="no if bias > lambd else non-decreasing",
    smoothness="C0 if bias == lambd else discontinuous",
    kinks="[-lambd, lambd]",
    lipschitz="1 if bias == lambd else ∞",
    valid={"lambd": "(0, ∞)", "bias": "(-∞, ∞)"},
    keras="keras.ops.where(keras.ops.abs(x) > lambd, x - bias * keras.ops.sign(x), 0)",
    torch="torch.where(torch.abs(x) > lambd, x - bias * torch.sign(x), 0)",
    jax="jax.numpy.where(jax.numpy.abs(x) > lambd, x - bias * jax.numpy.sign(x), 0)",
    onnx="Shrink(x, lambd=lambd, bias=bias)",
)
def shrink(x: Array, lambd: Parameter = 0.5, bias: Parameter = 0.0) -> Array:
    """Move values of large magnitude towards 0 by the same amount and set the rest to 0.

    Parameters
    ----------
    lambd : float or array_like
        Larger magnitudes are not set to 0.
    bias : float or array_like
        The amount by which numbers are moved.

    Notes
    -----
    The function is an operator of ONNX, https://onnx.ai/onnx/operators/onnx__Shrink.html.
    """
    size = np.abs(x)
    return np.copysign(1, x) * np.where(size <= lambd, 0, size - bias)


@derivative_of(shrink)
def shrink_derivative(x: Array, lambd: Parameter = 0.5, bias: Parameter = 0.0) -> Array:
    """Return the derivative of `shrink`: 0 where numbers are replaced by 0, else 1.

    Parameters
    ----------
    lambd : float or array_like
        Larger magnitudes are not set to 0.
    bias : float or array_like
        The amount by which numbers are moved.

    Notes
    -----
    At the two kinks, where there is no slope, the result is the slope inside, 0.
    """
    return np.where(np.abs(x) > lambd, 1.0, 0.0)


shrink_second_derivative = zero_second_derivative_of(shrink)


@derivative_of(shrink, by="bias")
def shrink_derivative_by_bias(x: Array, lambd: Parameter = 0.5, bias: Parameter = 0.0) -> Array:
    """Return the derivative of `shrink` by `bias`: 0 where numbers are replaced by 0, else the opposite of their sign.

    Parameters
    ----------
    lambd : float or array_like
        Larger magnitudes are not set to 0.
    bias : float or array_like
        The amount by which numbers are moved.
    """
    return np.where(x > lambd, -1.0, np.where(x < -lambd, 1.0, 0.0))


@elementwise(
    aliases=("tanhshrink",),
    range="(-∞, ∞)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1",
    keras="keras.activations.tanh_shrink(x)",
    torch="torch.nn.functional.tanhshrink(x)",
    jax="x - jax.numpy.tanh(x)",
    onnx="Sub(x, Tanh(x))",
    ulps=4.0,  # The difference of x and tanh(x) is small where it begins to be taken, at 2.
)
def tanh_shrink(x: Array) -> Array:
    """Subtract from each number its hyperbolic tangent.

    Notes
    -----
    The textbook form, x - tanh(x), is a difference of nearly equal numbers near 0. There, tanh(x) = x / (1 + x²/d) with
    Lambert's continued fraction d = 3 + x²/(5 + x²/(7 + …)), so that the difference is x³ / (x² + d), in which all
    terms have the same sign. Truncated after 25, the fraction is accurate to more digits than a float has up to 2.

    The function is PyTorch's; for the fraction, see https://dlmf.nist.gov/4.39.
    """
    near = np.clip(x, -2, 2)
    square = near * near
    fraction = 23 + square / 25
    for odd in range(21, 1, -2):
        fraction = odd + square / fraction
    return np.where(np.abs(x) < 2, near * square / (square + fraction), x - np.tanh(x))


@derivative_of(tanh_shrink)
def tanh_shrink_derivative(x: Array) -> Array:
    """Return the derivative of `tanh_shrink`: the square of the hyperbolic tangent."""
    return np.tanh(x) ** 2


@second_derivative_of(tanh_shrink)
def tanh_shrink_second_derivative(x: Array) -> Array:
    """Return the second derivative of `tanh_shrink`: minus that of the hyperbolic tangent."""
    return -tanh_second_derivative(x)
