"""Functions of two halves: one half is multiplied by a gate that the other half opens."""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import DAUPHIN_2016, OPENAI_2025, SHAZEER_2020, TOUVRON_2023
from activation_functions.decay import LOWEST, gate, product, slope_of_silu
from activation_functions.declaration import gated, partial_derivatives_of
from activation_functions.function import Array
from activation_functions.normal import normal_gate
from activation_functions.self_gated import (
    finite_where_closed,
    gelu,
    quick_argument,
    quick_gelu,
    slope_of_gelu,
    swish,
    swish_derivative_factors,
    swish_factors,
)
from activation_functions.sigmoidal import sigmoid

__all__ = ["bilinear_glu", "geglu", "glu", "reglu", "swiglu", "swiglu_oai"]

# Numbers from this size on have all their digits.
SMALLEST = 1e-300


@gated(
    aliases=("gated linear unit",),
    range="(-∞, ∞)",
    smoothness="smooth",
    lipschitz="∞",
    keras="keras.activations.glu(x, axis=axis)",
    torch="torch.nn.functional.glu(x, dim=axis)",
    jax="jax.nn.glu(x, axis=axis)",
    papers=(DAUPHIN_2016, SHAZEER_2020),
)
def glu(x: Array, axis: int = -1) -> Array:
    """Multiply the first half by the sigmoid of the second half.

    Parameters
    ----------
    axis : int
        The axis to halve; the second half is the gate.

    Notes
    -----
    The textbook form multiplies by the sigmoid, which has lost its digits from -708 downwards. Here the factors below e
    to the power of -700 come last.
    """
    a, b = np.split(x, 2, axis)
    divisor, far = gate(b)
    return a / divisor * far


@partial_derivatives_of(glu)
def glu_partial_derivatives(x: Array, axis: int = -1) -> Array:
    """Return the partial derivatives of `glu` with respect to both halves.

    Parameters
    ----------
    axis : int
        The axis to halve; the second half is the gate.
    """
    a, b = np.split(x, 2, axis)
    half = np.exp(-np.abs(b) / 2)
    return np.concatenate([sigmoid(b), (a * half) * (half / (1 + half**2) ** 2)], axis)


@gated(
    range="(-∞, ∞)",
    smoothness="smooth",
    lipschitz="∞",
    valid={"beta": "(-∞, ∞)"},
    keras="(lambda a, b: a * keras.activations.sigmoid(beta * a) * b)(*keras.ops.split(x, 2, axis=axis))",
    torch="(lambda a, b: a * torch.sigmoid(beta * a) * b)(*torch.chunk(x, 2, dim=axis))",
    jax="(lambda a, b: a * jax.nn.sigmoid(beta * a) * b)(*jax.numpy.split(x, 2, axis=axis))",
    onnx="SwiGLU(*Split(x, axis=axis, num_outputs=2), alpha=beta)",
    papers=(SHAZEER_2020, TOUVRON_2023),
)
def swiglu(x: Array, axis: int = -1, beta: float = 1.0) -> Array:
    """Multiply the second half by the swish of the first half.

    Parameters
    ----------
    axis : int
        The axis to halve; the first half is the gate.
    beta : float
        How steep the gate is.

    Notes
    -----
    A product of tiny factors, or of large ones, may lose its digits, or overflow, before the last of them brings it
    back. There the exponents are added by themselves.
    """
    a, b = np.split(x, 2, axis)
    value, far = swish_factors(a, beta)
    result = value * b * far
    is_extreme = (np.abs(value) < SMALLEST) | (far != 1)
    if not is_extreme.any():
        return result
    argument, rest = product(beta, a)
    divisor, _ = gate(argument, rest)
    (a, exponent), (b, more) = np.frexp(finite_where_closed(a, beta)), np.frexp(b)
    exponent += more
    # By turns what makes it larger and what makes it smaller, so that nothing overflows or vanishes on the way.
    left = np.minimum(argument - LOWEST, 0)
    first, second = np.clip(exponent, 0, 1000), np.clip(exponent - 1000, 0, None)
    extreme = np.ldexp(a * b / divisor, first) * np.exp(np.maximum(left, LOWEST))
    extreme = np.ldexp(extreme, second) * np.exp(np.minimum(left - LOWEST, 0))
    return np.where(is_extreme, np.ldexp(extreme, np.minimum(exponent, 0)), result)


@partial_derivatives_of(swiglu)
def swiglu_partial_derivatives(x: Array, axis: int = -1, beta: float = 1.0) -> Array:
    """Return the partial derivatives of `swiglu` with respect to both halves.

    Parameters
    ----------
    axis : int
        The axis to halve; the first half is the gate.
    beta : float
        How steep the gate is.
    """
    a, b = np.split(x, 2, axis)
    slope, far = swish_derivative_factors(a, beta)
    return np.concatenate([slope * b * far, swish(a, beta)], axis)


@gated(
    aliases=("clamped SwiGLU",),
    range="[≈ -41.999719, ≈ 55.999625]",
    smoothness="C0",
    lipschitz="≈ 10.630555",
    torch="(lambda a, b: a * torch.sigmoid(1.702 * a) * (b + 1))"
    "(torch.chunk(x, 2, dim=axis)[0].clamp(max=7), torch.chunk(x, 2, dim=axis)[1].clamp(-7, 7))",
    jax="(lambda a, b: a * jax.nn.sigmoid(1.702 * a) * (b + 1))"
    "(jax.numpy.minimum(jax.numpy.split(x, 2, axis=axis)[0], 7),"
    " jax.numpy.clip(jax.numpy.split(x, 2, axis=axis)[1], -7, 7))",
    ulps=4.5,  # An exponential with a correction, a sum, and three factors.
    papers=(OPENAI_2025,),
)
def swiglu_oai(x: Array, axis: int = -1) -> Array:
    """Multiply 1 plus the second half by a swish of the first half, both clipped to 7.

    Parameters
    ----------
    axis : int
        The axis to halve; the first half is the gate.

    Notes
    -----
    The textbook form multiplies by the sigmoid, which has lost its digits far below 0. Here the smallest factors come
    last.
    """
    a, b = np.split(x, 2, axis)
    a = np.clip(a, -1000, 7)
    divisor, far = gate(*quick_argument(a))
    return a * (np.clip(b, -7, 7) + 1) / divisor * far


@partial_derivatives_of(swiglu_oai)
def swiglu_oai_partial_derivatives(x: Array, axis: int = -1) -> Array:
    """Return the partial derivatives of `swiglu_oai` with respect to both halves.

    Parameters
    ----------
    axis : int
        The axis to halve; the first half is the gate.

    Notes
    -----
    Where a half is clipped the derivative with respect to it is 0. Where that begins, it is the one on the left.
    """
    a, b = np.split(x, 2, axis)
    slope, far = slope_of_silu(*quick_argument(np.clip(np.abs(a), 0, 1000)))
    up = np.clip(b, -7, 7) + 1
    by_gate = np.where(a > 0, (1 - slope * far) * up, slope * up * far)
    by_other = np.where((b <= -7) | (b > 7), 0, quick_gelu(np.minimum(a, 7)))
    return np.concatenate([np.where(a > 7, 0, by_gate), by_other], axis)


@gated(
    range="(-∞, ∞)",
    smoothness="C0",
    lipschitz="∞",
    keras="(lambda a, b: keras.activations.relu(a) * b)(*keras.ops.split(x, 2, axis=axis))",
    torch="(lambda a, b: torch.relu(a) * b)(*torch.chunk(x, 2, dim=axis))",
    jax="(lambda a, b: jax.nn.relu(a) * b)(*jax.numpy.split(x, 2, axis=axis))",
    papers=(SHAZEER_2020,),
    rounds_once=True,
)
def reglu(x: Array, axis: int = -1) -> Array:
    """Multiply the second half by the rectified first half.

    Parameters
    ----------
    axis : int
        The axis to halve; the first half is the gate.

    Notes
    -----
    A closed gate gives 0, also for an infinite second half, where the textbook form, ``np.maximum(a, 0) * b``, is NaN.
    """
    a, b = np.split(x, 2, axis)
    return np.where((a < 0) & ~np.isnan(b), 0, np.maximum(a, 0) * b)


@partial_derivatives_of(reglu)
def reglu_partial_derivatives(x: Array, axis: int = -1) -> Array:
    """Return the partial derivatives of `reglu` with respect to both halves.

    Parameters
    ----------
    axis : int
        The axis to halve; the first half is the gate.

    Notes
    -----
    Where the first half is 0 the derivative with respect to it jumps, and the result is that on the left, 0.
    """
    a, b = np.split(x, 2, axis)
    return np.concatenate([np.where(a > 0, b, np.where(np.isnan(a), a, 0)), np.maximum(a, 0)], axis)


@gated(
    range="(-∞, ∞)",
    smoothness="smooth",
    lipschitz="∞",
    keras="(lambda a, b: keras.activations.gelu(a, approximate=False) * b)(*keras.ops.split(x, 2, axis=axis))",
    torch="(lambda a, b: torch.nn.functional.gelu(a) * b)(*torch.chunk(x, 2, dim=axis))",
    jax="(lambda a, b: jax.nn.gelu(a, approximate=False) * b)(*jax.numpy.split(x, 2, axis=axis))",
    ulps=5.0,  # Those of gelu, and the rounding of another product.
    papers=(SHAZEER_2020,),
)
def geglu(x: Array, axis: int = -1) -> Array:
    """Multiply the second half by the GELU of the first half.

    Parameters
    ----------
    axis : int
        The axis to halve; the first half is the gate.

    Notes
    -----
    GELU has lost its digits where a large second half brings them back. There the small factor of the probability comes
    last; and a small first half is multiplied by the second half before it is halved.
    """
    a, b = np.split(x, 2, axis)
    a = np.maximum(a, -60)
    probability, far = normal_gate(a)
    return np.where(np.abs(a) < SMALLEST, a * b * probability, a * probability * b * far)


@partial_derivatives_of(geglu)
def geglu_partial_derivatives(x: Array, axis: int = -1) -> Array:
    """Return the partial derivatives of `geglu` with respect to both halves.

    Parameters
    ----------
    axis : int
        The axis to halve; the first half is the gate.
    """
    a, b = np.split(x, 2, axis)
    slope, far = slope_of_gelu(np.maximum(a, -60))
    return np.concatenate([slope * b * far, gelu(a)], axis)


@gated(
    range="(-∞, ∞)",
    smoothness="smooth",
    lipschitz="∞",
    keras="(lambda a, b: a * b)(*keras.ops.split(x, 2, axis=axis))",
    torch="(lambda a, b: a * b)(*torch.chunk(x, 2, dim=axis))",
    jax="(lambda a, b: a * b)(*jax.numpy.split(x, 2, axis=axis))",
    onnx="Mul(*Split(x, axis=axis, num_outputs=2))",
    papers=(DAUPHIN_2016, SHAZEER_2020),
    rounds_once=True,
)
def bilinear_glu(x: Array, axis: int = -1) -> Array:
    """Multiply the two halves with each other.

    Parameters
    ----------
    axis : int
        The axis to halve; the halves are alike.
    """
    a, b = np.split(x, 2, axis)
    return a * b


@partial_derivatives_of(bilinear_glu)
def bilinear_glu_partial_derivatives(x: Array, axis: int = -1) -> Array:
    """Return the partial derivatives of `bilinear_glu` with respect to both halves: each is the other half.

    Parameters
    ----------
    axis : int
        The axis to halve; the halves are alike.
    """
    a, b = np.split(x, 2, axis)
    return np.concatenate([b, a], axis)
