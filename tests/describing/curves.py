"""Curves as they are described: how high at a place, on either side of one, far out, and in between."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from activation_functions.kinds import Elementwise
from activation_functions.plot.curves import window_of

# Where a function is read far out: what has a limit has come to it.
FAR = 1e6
# A slope is read between a place and one so far beside it.
BESIDE = 1e-5
# So much farther than up to a place what is said of a part no longer holds.
WIDER = 0.25


class Region(NamedTuple):
    """A part of the horizontal axis: between two places, at one, or far out; and from where one has come there."""

    low: float
    high: float
    before: float = -math.inf

    @property
    def is_point(self) -> bool:
        """Whether it is one place, not far out."""
        return self.low == self.high and math.isfinite(self.low)

    @property
    def wider(self) -> list[Region]:
        """It, farther out at either end that is a place."""
        ends = [(low, high) for low, high in ((WIDER, 0), (0, WIDER)) if not self.is_point]
        wider = [self._replace(low=self.low - low, high=self.high + high) for low, high in ends]
        return [each for each in wider if each != self]


EVERYWHERE = Region(-math.inf, math.inf)
FAR_LEFT, FAR_RIGHT = Region(-math.inf, -math.inf), Region(math.inf, math.inf)


@dataclass(frozen=True)
class Curve:
    """A curve, with what tells it from the others of its picture, and the part of the axis that is seen."""

    name: str
    function: Callable[[Any], Any]
    window: tuple[float, float]
    far: float = 0
    """How far out it is known; 0 if not beyond the window."""
    step: float = 0
    """How far beside a place its sides are seen; 0 for the neighbouring number."""

    def farthest(self, x: float) -> float:
        """Return a place, or for ±∞ the last one that is known."""
        return x if math.isfinite(x) else math.copysign(self.far, x) if self.far else self.window[x > 0]

    def at(self, x: float) -> float:
        """Return its height at a place; at ±∞, what it comes to."""
        return float(self.function(np.float64(self.farthest(x))))

    def beside(self, x: float, side: int) -> float:
        """Return its height just left of a place, for -1, or just right of it."""
        if math.isinf(x):
            return self.at(x)
        return self.at(x + side * self.step if self.step else float(np.nextafter(x, side * np.inf)))

    def slope(self, x: float, side: int) -> float:
        """Return its slope just left of a place, or just right of it."""
        width = side * (self.step or BESIDE)
        return (self.at(x + width) - self.beside(x, side)) / width

    def points(self, region: Region) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return points of it that are seen in a region, without its ends; far out is an eighth of the picture."""
        low, high = np.clip(region[:2], *self.window)
        if low == high:
            width = (self.window[1] - self.window[0]) / 8
            low, high = (low, low + width) if region == FAR_LEFT else (high - width, high)
        x = np.linspace(low, high, 802)[1:-1]
        return x, self.function(x)


def of_function(activation: Elementwise[...], parameters: dict[str, Any]) -> Iterator[tuple[Curve, Curve]]:
    """Yield the curves of a function and of its derivative, for each value of a parameter for which they are drawn."""
    lists = [key for key, value in parameters.items() if np.ndim(value)]
    fixed = {key: value for key, value in parameters.items() if key not in lists}
    window = window_of(activation.fact("kinks", fixed))
    for values in zip(*(parameters[key] for key in lists)) if lists else [()]:
        name = " ".join(f"{value:g}" for value in values)
        yield pair(activation, name, window, fixed | dict(zip(lists, values)))


def of_family(members: Mapping[str, Elementwise[...]]) -> list[tuple[Curve, Curve]]:
    """Return the curves of several functions and their derivatives, all in the same window."""
    window = window_of([kink for one in members.values() for kink in one.fact("kinks")])
    return [pair(one, title, window, {}) for title, one in members.items()]


def pair(
    activation: Elementwise[...], name: str, window: tuple[float, float], given: dict[str, Any]
) -> tuple[Curve, Curve]:
    """Return the curves of a function and of its derivative."""
    return (
        Curve(name, lambda x: activation(x, **given), window, FAR),
        Curve(name, lambda x: activation.derivative(x, **given), window, FAR),
    )


def of_line(name: str, points: NDArray[np.float64]) -> Curve:
    """Return a curve through points."""
    x, y = np.asarray(points, float).T
    return Curve(name, lambda at: np.interp(at, x, y), (x[0], x[-1]), step=float(x[1] - x[0]))
