"""Sums, differences and quotients that carry the rounding error along, for functions of a vector."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions.function import Array

MODERATE = 300  # Neither e to this power, nor a quotient of two such numbers, is too large or too small.


def below_entry(x: Array, largest: Array) -> Array:
    """Subtract the largest entry; the difference is 0 also if both are ∞."""
    below = x - largest
    if np.isinf(largest).any():
        below[x == largest] = 0
    return below


def below_largest(x: Array, axis: int) -> tuple[Array, Array]:
    """Subtract the largest entry, and return the difference and its rounding error (Knuth's two-sum)."""
    largest = np.max(x, axis, keepdims=True)
    below = below_entry(x, largest)
    kept = below + largest
    lost = (x - kept) - (largest + (below - kept))
    lost[~np.isfinite(lost)] = 0
    return below, lost


def below_largest_in_parts(x: Array, axis: int) -> tuple[Array, Array]:
    """Subtract the largest entry, and return a multiple of 2⁻³⁰ and the rest; -2 stands for all lower values."""
    below, lost = below_largest(x, axis)
    lost[below < -2] = 0
    below = np.maximum(below, -2)
    coarse = np.rint(below * 2**30) * 2**-30
    return coarse, (below - coarse) + lost


def divided(below: Array, lost: Array, tau: float) -> tuple[Array, Array]:
    """Divide by `tau`, and return the quotient and its rounding error, by way of the remainder, which is exact."""
    quotient = below / tau
    remainder = np.fmod(below, tau)
    whole = np.rint((below - remainder) / tau)
    lost = (whole - quotient) + (remainder + lost) / tau
    lost[~np.isfinite(lost)] = 0
    return quotient, lost


def exponential_weights(x: Array, axis: int, tau: float = 1.0) -> Array:
    """Return numbers proportional to e to the power of ``x / tau``, accurate to the last digit."""
    is_power_of_two = np.frexp(tau)[0] == 0.5  # then the quotient is not rounded
    if is_power_of_two and np.abs(x).max() < MODERATE * tau:
        return np.exp(x if tau == 1 else x / tau)
    below, lost = below_largest(x, axis)
    if tau != 1:
        below, lost = divided(below, lost, tau)
    exponentials = np.exp(below)
    return exponentials + exponentials * lost


def compensated_sum(weights: Array, axis: int) -> Array:
    """Sum without rounding at each step: the leading digits, multiples of 2⁻³⁰ of the sum, add up exactly."""
    split = 2**22 * _rounded_sum(weights, axis)
    part = weights + split
    part -= split
    leading = _rounded_sum(part, axis)
    np.subtract(weights, part, out=part)
    return leading + _rounded_sum(part, axis)


def _rounded_sum(x: Array, axis: int) -> Array:
    """Sum as a product with ones, which takes half the time of `numpy.sum`."""
    vecdot: Any = np.vecdot  # NumPy's types lack what all its generalized functions take.
    return vecdot(x, np.ones(x.shape[axis]), axis=axis, keepdims=True)


def identity_minus(s: Array) -> Array:
    """Subtract each row of probabilities from the rows of the identity: 1 - sᵢ is the sum of the others."""
    identity = np.eye(s.shape[-1])
    others = s[..., None, :] * (1 - identity)
    return identity * others.sum(-1, keepdims=True) - others
