"""Exponentials as shares of their sum, and what their Jacobians multiply by, for the rows of an array of two axes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from activation_functions.compensated import PIECE, below_largest, sum_of_pieces, sum_of_rows
from activation_functions.function import Array, Parameter

MODERATE = 300  # Neither e to this power, nor a quotient of two such numbers, is too large or too small.


def probabilities(x: Array, tau: float = 1.0) -> Array:
    """Return the exponentials of ``x / tau`` as shares of their sum, in place of `x`."""
    weights = exponential_weights(x, tau)
    weights /= sum_of_rows(weights)
    return weights


def divided(below: Array, lost: Array, tau: Parameter) -> tuple[Array, Array]:
    """Divide by `tau`, and return the quotient and its rounding error, by way of the remainder, which is exact."""
    quotient = below / tau
    remainder = np.fmod(below, tau)
    whole = np.rint((below - remainder) / tau)
    lost = (whole - quotient) + (remainder + lost) / tau
    lost[~np.isfinite(lost)] = 0
    return quotient, lost


def exponential(x: Array, tau: float = 1.0) -> Callable[..., Array]:
    """Return a function of entries of `x`: numbers proportional to e to the power of ``x / tau``, accurate throughout.

    The largest entry of the row is subtracted where the exponential of ``x / tau`` itself is too large or too small.
    Like those of NumPy, the function takes an array `out` for the result, which may be its argument.
    """
    is_power_of_two = np.frexp(tau)[0] == 0.5  # then the quotient is not rounded
    others = _not_moderate(x, MODERATE * tau) if is_power_of_two else np.arange(len(x))
    if not others.size:
        return lambda part, out=None: np.exp(part if tau == 1 else np.divide(part, tau, out=out), out=out)
    largest = np.max(x, -1, keepdims=True)[others]

    def of_difference(part: Array) -> Array:
        below, lost = below_largest(part, largest)
        if tau != 1:
            below, lost = divided(below, lost, tau)
        exponentials = np.exp(below, out=below)
        lost *= exponentials
        lost += exponentials
        return lost

    def weights(part: Array, out: Array | None = None) -> Array:
        kept = part[others]
        found = np.exp(part if tau == 1 else np.divide(part, tau, out=out), out=out)
        found[others] = of_difference(kept)
        return found

    return weights


def _not_moderate(x: Array, bound: float) -> NDArray[np.intp]:
    """Return the rows with an entry that is neither moderate nor far below a moderate one, as masked scores are."""
    if -bound < x.min() and x.max() < bound:
        return np.arange(0)
    largest = x.max(-1)
    is_right = ((x > -bound) | (x < -4 * bound)).all(-1) & (-bound < largest) & (largest < bound)
    return np.flatnonzero(~is_right)


def exponential_weights(x: Array, tau: float) -> Array:
    """Return numbers proportional to e to the power of ``x / tau``, accurate to the last digit."""
    weight = exponential(x, tau)
    for start in range(0, x.shape[1], PIECE):
        piece = x[:, start : start + PIECE]
        weight(piece, out=piece)
    return x


def identity_minus(s: Array) -> Array:
    """Subtract each row of probabilities from the rows of the identity: 1 - sᵢ is the sum of the others."""
    identity = np.eye(s.shape[-1])
    others = s[..., None, :] * (1 - identity)
    return identity * others.sum(-1, keepdims=True) - others


def product_with_jacobian(s: Array, v: Array) -> Array:
    """Multiply by the Jacobian of softmax, whose probabilities are `s`, in place of `v`.

    It is sⱼ (vⱼ - m), with the mean m = Σᵢ sᵢ vᵢ. The differences from m are small where those from the entry that has
    most of the weight are, or else from the rounded mean: from that the mean of the differences is subtracted.
    """
    first = np.argmax(s, -1, keepdims=True)
    has_most = np.take_along_axis(s, first, -1) > 0.5
    v -= np.where(has_most, np.take_along_axis(v, first, -1), mean(s, v))
    v -= mean(s, v)
    v *= s
    return v


def mean(s: Array, v: Array) -> Array:
    """Return the mean of the entries of each row of `v`, with the weights `s`."""
    return sum_of_pieces(lambda columns: s[:, columns] * v[:, columns], s.shape[1], signs=True)
