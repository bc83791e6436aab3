"""Gains for the initialization of weights: what an activation makes of standard normal numbers."""

from __future__ import annotations

import functools
import math
from typing import Any, NamedTuple

import numpy as np

from activation_functions.function import Array
from activation_functions.kinds import Elementwise

__all__ = ["Moments", "moments"]

FARTHEST = 16.0  # The density there is below 1e-55.
# Some functions bend at 0 within a distance that depends on a parameter.
PANELS = {0.0, *(float(n) for n in range(1, int(FARTHEST) + 1)), *(2.0**-n for n in range(1, 60))}


class Moments(NamedTuple):
    """Moments of the values and slopes of an activation f at a standard normal number Z."""

    mean: float
    """The mean of f(Z)."""
    square: float
    """The mean of f(Z)²."""
    slope_square: float
    """The mean of f′(Z)²."""

    @property
    def gain(self) -> float:
        """The factor by which f(Z) has the mean square 1."""
        return 1 / math.sqrt(self.square) if self.square else math.inf


def moments(activation: Elementwise[...], **parameters: float) -> Moments:
    """Compute what an activation makes of standard normal numbers, to 10 digits.

    Parameters
    ----------
    activation : ElementwiseActivation
        A function of one number.
    **parameters
        Values of its parameters that differ from the defaults.

    Returns
    -------
    Moments
        The mean, the mean square, and that of the slope, by Gauss-Legendre quadrature between the kinks.

    Examples
    --------
    >>> from activation_functions import relu
    >>> round(moments(relu).square, 10), round(moments(relu).gain, 10)
    (0.5, 1.4142135624)
    """
    kinks = {float(kink) for kink in activation.fact("kinks", parameters) if abs(kink) < FARTHEST}
    ends = np.array(sorted({sign * end for end in PANELS for sign in (1, -1)} | kinks))
    half = np.diff(ends) / 2
    nodes, weights = quadrature()
    z = (ends[:-1] + half)[:, None] + half[:, None] * nodes
    density = half[:, None] * weights * np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    value, slope = activation(z, **parameters), activation.derivative(z, **parameters)
    return Moments(*(_total(part * density) for part in (value, value**2, slope**2)))


@functools.cache
def quadrature() -> tuple[Array, Array]:
    """Return the nodes and weights of a rule for the interval from -1 to 1; NumPy's module takes its time to import."""
    return np.polynomial.legendre.leggauss(20)


def _total(terms: Array) -> Any:
    return math.fsum(terms.ravel())
