"""Functions that multiply their argument by a gate that it opens itself."""

from __future__ import annotations

import numpy as np

from activation_functions.activation import Array, derivative_of, elementwise

__all__ = ["hard_swish"]


@elementwise(
    aliases=("hardswish", "hard_silu", "hard SiLU"),
    range="[-3 / 8, ∞)",
    monotonic="no",
    smoothness="C0",
    kinks="[-3, 3]",
    lipschitz="3 / 2",
    keras="keras.activations.hard_swish(x)",
    torch="torch.nn.functional.hardswish(x)",
    jax="jax.nn.hard_swish(x)",
)
def hard_swish(x: Array) -> Array:
    """Pass what is above 3, block what is below -3, follow a parabola between.

    Notes
    -----
    The textbook form, ``x * np.clip(x + 3, 0, 6) / 6``, is NaN at -∞ and overflows above a sixth of the largest
    number.

    References
    ----------
    Howard et al.: Searching for MobileNetV3 (2019), https://arxiv.org/abs/1905.02244.
    """
    inside = np.clip(x, -3, 3)
    return np.where(x < 3, inside * (inside + 3) / 6, x)


@derivative_of(hard_swish)
def hard_swish_derivative(x: Array) -> Array:
    """Slope of `hard_swish`.

    Notes
    -----
    At the kinks, -3 and 3, this takes the slope outside, 0 and 1.
    """
    return np.where(np.abs(x) < 3, (2 * x + 3) / 6, np.where(x > 0, 1, 0))
