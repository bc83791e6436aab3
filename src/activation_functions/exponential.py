"""Functions that are a line on the right and an exponential on the left."""

from __future__ import annotations

import numpy as np

from activation_functions.activation import Array, derivative_of, elementwise

__all__ = ["elu"]


@elementwise(
    aliases=("exponential linear unit",),
    range="(-alpha, ∞)",
    monotonic="strictly increasing",
    smoothness="C1 if alpha == 1 else C0",
    kinks="[0] if alpha != 1 else []",
    lipschitz="max(1, alpha)",
    valid={"alpha": "(0, ∞)"},
    keras="keras.activations.elu(x, alpha=alpha)",
    torch="torch.nn.functional.elu(x, alpha=alpha)",
    jax="jax.nn.elu(x, alpha=alpha)",
)
def elu(x: Array, alpha: float = 1.0) -> Array:
    """Pass what is positive, let the rest saturate.

    Parameters
    ----------
    alpha : float
        Minus the limit on the left.

    Notes
    -----
    The textbook form, α (eˣ - 1), loses the digits of a small `x`; ``expm1`` keeps them.

    References
    ----------
    Clevert, Unterthiner, Hochreiter: Fast and Accurate Deep Network Learning by Exponential Linear Units (2015),
    https://arxiv.org/abs/1511.07289.
    """
    return np.where(x > 0, x, alpha * np.expm1(x))


@derivative_of(elu)
def elu_derivative(x: Array, alpha: float = 1.0) -> Array:
    """Slope of `elu`.

    Parameters
    ----------
    alpha : float
        Minus the limit of `elu` on the left.

    Notes
    -----
    At 0, which is a kink where `alpha` is not 1, this takes the slope on the left, `alpha`, as the paper does.
    """
    return np.where(x > 0, 1, alpha * np.exp(x))
