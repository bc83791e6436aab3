"""Functions of a vector: each entry of the result depends on all entries along the axis."""

from __future__ import annotations

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from activation_functions.activation import Array, jacobian_of, vector

__all__ = ["softmax"]


@vector(
    aliases=("normalized exponential", "softargmax"),
    range="(0, 1)",
    smoothness="smooth",
    lipschitz="1 / 2",
    keras="keras.activations.softmax(x, axis=axis)",
    torch="torch.nn.functional.softmax(x, dim=axis)",
    jax="jax.nn.softmax(x, axis=axis)",
)
def softmax(x: Array, axis: int = -1) -> Array:
    """Turn scores into probabilities: positive, and 1 in sum.

    Parameters
    ----------
    axis : int
        The axis along which the results sum to 1.

    Notes
    -----
    The textbook form overflows where an entry exceeds 709. Subtracting the largest entry changes nothing,
    and then no exponential exceeds 1. Entries that are ∞ at once share the 1, their limit as they grow together.

    References
    ----------
    Bridle: Probabilistic Interpretation of Feedforward Classification Network Outputs (1990),
    https://doi.org/10.1007/978-3-642-76153-9_28.
    """
    normalize_axis_index(axis, x.ndim, msg_prefix="softmax")
    largest = np.max(x, axis, keepdims=True, initial=-np.inf)
    weights = np.exp(np.where(x == largest, 0, x - largest))
    return weights / weights.sum(axis, keepdims=True)


@jacobian_of(softmax)
def softmax_jacobian(x: Array, axis: int = -1) -> Array:
    """Partial derivatives of `softmax`.

    Parameters
    ----------
    axis : int
        The axis along which the results of `softmax` sum to 1.

    Notes
    -----
    The textbook form of the diagonal, sᵢ (1 - sᵢ), is 0 where sᵢ rounds to 1. Each row sums to 0, so that the
    diagonal is minus the sum of the rest of its row.
    """
    s = np.moveaxis(softmax(x, axis), axis, -1)
    identity = np.eye(s.shape[-1])
    others = s[..., :, None] * s[..., None, :] * (1 - identity)
    return identity * others.sum(-1, keepdims=True) - others
