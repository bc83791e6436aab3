"""Decide from values of the library, and not from what is declared, which properties an activation has."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Elementwise
from reading.numbers import defaults
from tolerances import FLAT, KINK, STEEP

STEP = 2.0**-6
NEAR = np.arange(-8, 8 + STEP, STEP)  # the multiples of a step, on which there are kinks
KINKS = np.append(NEAR, 10.0)  # where one of them is clipped
FAR = np.array([1e2, 1e4, 1e8, 1e100, 1e300])
UNBOUNDED = 1e3
DELTA = 1e-6


class Sampled:
    """An activation along lines: x itself; or [x, 0] and [x, 1], or these with their entries exchanged."""

    def __init__(self, activation: Activation[...]) -> None:
        self.activation = activation
        self.is_of_numbers = isinstance(activation, Elementwise)

    def along(self, x: np.ndarray, function: Any) -> list[np.ndarray]:
        """Return the values of a function on each line, a column for each entry."""
        if self.is_of_numbers:
            return [np.reshape(function(x), (len(x), -1))]
        held = [np.full_like(x, value) for value in (0.0, 1.0)]
        lines = [pair for other in held for pair in ([x, other], [other, x])]
        return [np.reshape(function(np.stack(line, -1)), (len(x), -1)) for line in lines]

    def values(self, x: np.ndarray) -> list[np.ndarray]:
        """Return the values of the function."""
        return self.along(x, self.activation)

    def slopes(self, x: np.ndarray) -> list[np.ndarray]:
        """Return the values of its derivative, Jacobian or partial derivatives."""
        return self.along(x, self.activation.slope)

    def jumps(self, function: Any) -> bool:
        """Decide whether a function jumps at a multiple of the step."""
        left, right = (np.concatenate(self.along(KINKS + side * DELTA, function), 1) for side in (-1, 1))
        return bool((np.abs(right - left) > KINK * (1 + np.abs(left))).any())

    def bends(self) -> bool:
        """Decide whether the derivative of the derivative jumps, by its difference quotients on the two sides."""
        at = [np.concatenate(self.slopes(NEAR + steps * DELTA), 1) for steps in (-2, -1, 1, 2)]
        return bool((np.abs((at[3] - at[2]) - (at[1] - at[0])) > KINK * DELTA).any())


def properties(activation: Activation[...]) -> dict[str, bool]:
    """Return whether an activation has each property, with the default parameters."""
    sampled = Sampled(activation)
    everywhere = np.concatenate([-FAR[::-1], NEAR, FAR])
    values = np.concatenate([each.ravel() for each in sampled.values(everywhere)])
    lowest, highest = values.min(), values.max()
    below, above = lowest < -UNBOUNDED, highest > UNBOUNDED
    near = sampled.values(NEAR)[0].ravel()
    steps = np.diff(near) if sampled.is_of_numbers else np.array([])
    rises, falls = (steps > FLAT).any(), (steps < -FLAT).any()
    # Where it is nearly level there is no step, but a slope.
    slopes_there = sampled.slopes(NEAR)[0].ravel()[1:] if sampled.is_of_numbers else steps
    rests = ((np.abs(steps) <= FLAT) & (slopes_there == 0)).any()
    is_monotonic = bool(sampled.is_of_numbers and rises and not falls)
    jumps, has_kinks = sampled.jumps(activation), sampled.jumps(activation.slope)
    slopes = np.concatenate([each.ravel() for each in sampled.slopes(everywhere)])
    steepest = np.abs(slopes[np.isfinite(slopes)]).max()
    if activation.takes == "vectors":
        matrices = [each.reshape(-1, 2, 2) for each in sampled.slopes(everywhere)]
        steepest = max(np.linalg.norm(each, 2, axis=(1, 2)).max() for each in matrices)
    return {
        "bounded": not below and not above,
        "bounded below": not below,
        "range symmetric about 0": bool(below and above) or (not below and not above and abs(lowest + highest) < STEEP),
        "monotonic": is_monotonic,
        "strictly increasing": is_monotonic and not rests,
        "non-monotonic": sampled.is_of_numbers and bool(falls),
        "smooth": not jumps and not has_kinks and not sampled.bends(),
        "continuously differentiable": not jumps and not has_kinks,
        "continuous": not jumps,
        "discontinuous": jumps,
        "with kinks": sampled.is_of_numbers and has_kinks and not jumps,
        "odd": sampled.is_of_numbers and bool((np.abs(near + near[::-1]) <= FLAT).all()),
        "convex": sampled.is_of_numbers and not jumps and bool((np.diff(steps) >= -FLAT).all()),
        "non-expansive": bool(steepest <= 1 + STEEP) and not jumps,
        "with parameters": any(isinstance(value, float) for value in defaults(activation).values()),
        "random": "sample" in vars(activation),
    }
