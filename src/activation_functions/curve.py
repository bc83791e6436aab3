"""Points on the curves of functions of one number, interrupted where the function jumps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from activation_functions.elementwise_function import ElementwiseFunction
from activation_functions.kinds import Elementwise

WINDOW = (-4.0, 4.0)


@dataclass
class Curve:
    """The points to draw of a function of one number."""

    label: str
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    """NaN where the curve is interrupted."""
    jumps: list[tuple[float, NDArray[np.float64], float]]
    """A point, the values on its two sides, and the value there."""

    @classmethod
    def of(
        cls,
        activation: Elementwise[...],
        function: ElementwiseFunction[...],
        label: str,
        parameters: dict[str, Any],
        window: tuple[float, float] = WINDOW,
    ) -> Curve:
        """Sample an activation, or its derivative, between its kinks."""
        low, high = window
        ends = [low, *sorted(kink for kink in activation.fact("kinks", parameters) if low < kink < high), high]
        grid = np.linspace(low, high, 161)
        pieces = []
        for left, right in pairwise(ends):
            inner = grid[(left < grid) & (grid < right)]
            pieces += [np.nextafter(left, right), *inner, np.nextafter(right, left), np.nan]
        x = np.array(pieces)
        jumps = []
        for kink in ends[1:-1]:
            sides = function(np.nextafter(kink, window), **parameters)
            if not np.isclose(*sides):
                jumps.append((kink, sides, function(kink, **parameters)))
        return cls(label, x, function(x, **parameters), jumps)
