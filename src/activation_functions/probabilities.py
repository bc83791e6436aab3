"""Exponentials as shares of their sum, and what their Jacobians multiply by, for the rows of an array of two axes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from activation_functions.compensated import PIECE, below_largest, sum_of_pieces, sum_of_rows
from activation_functions.function import Array

MODERATE = 300  # Neither e to this power, nor a quotient of two such numbers, is too large or too small.


def probabilities(x: Array, tau: float = 1.0) -> Array:
    """Return the exponentials of ``x / tau`` as shares of their sum, in place of `x`."""
    weights = exponential_weights(x, tau)
    weights /= sum_of_rows(weights)
    return weights


def divided(below: Array, lost: Array, tau: float) -> tuple[Array, Array]:
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
    if is_power_of_two and _is_moderate(x, MODERATE * tau):
        return lambda part, out=None: np.exp(part if tau == 1 else np.divide(part, tau, out=out), out=out)
    largest = np.max(x, -1, keepdims=True)

    def of_difference(part: Array, out: Array | None = None) -> Array:
        below, lost = below_largest(part, largest)
        if tau != 1:
            below, lost = divided(below, lost, tau)
        exponentials = np.exp(below, out=below)
        lost *= exponentials
        return np.add(exponentials, lost, out=out)

    return of_difference


def _is_moderate(x: Array, bound: float) -> bool:
    """Decide whether all entries are moderate, but for those, at most all but one of a row, that are far below."""
    if not x.max() < bound:
        return False
    if x.min() > -bound:
        return True
    is_low = x < -4 * bound
    return bool((is_low | (x > -bound)).all() and not is_low.all(-1).any())


def exponential_weights(x: Array, tau: float = 1.0) -> Array:
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
    v -= np.where(has_most, np.take_along_axis(v, first, -1), _mean(s, v))
    v -= _mean(s, v)
    v *= s
    return v


def _mean(s: Array, v: Array) -> Array:
    return sum_of_pieces(lambda columns: s[:, columns] * v[:, columns], s.shape[1], signs=True)
