"""The shape of a function of one number: zeros, extrema, symmetry, where it is convex, what it is at 0 and far out.

It is found from values at sample points, and narrowed down to the last digit.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from activation_functions.kinds import Elementwise

STEP = 2.0**-6
END = 64.0  # All that happens, happens nearer to 0.
ROUNDING = 1e-14  # What is less, may be 0,
DECAYED = 1e-9  # unless it is more at the next sample point, but not much: then it decays.
SAME = 1e-9
FAR, DECIMALS = 2.0**26, 7  # The distance from an asymptote there, and its decimals that are left.
BESIDE_0 = 2.0**-100
HALVINGS = 50  # of what is between two points, or more; less than the last digit of 1 is left
DIGITS = 14  # behind the point, beyond which 0 is meant by what is not 0


class Span(NamedTuple):
    """All numbers between two, with these unless they are infinite; a point if they are equal."""

    low: float
    high: float


class Extremum(NamedTuple):
    """The least or the largest value, and where it is."""

    value: float
    places: list[Span]


class Symmetry(NamedTuple):
    """That f(−x) is ``sign`` times f(x), plus ``slope`` times x, plus ``offset``."""

    sign: int
    slope: float
    offset: float


class End(NamedTuple):
    """The limit at −∞ or ∞; if it is infinite, also slope and offset of the asymptote, or NaN if there is none."""

    limit: float
    slope: float
    offset: float


class Shape:
    """The shape of a function of one number.

    Parameters
    ----------
    activation : Elementwise
        The function.
    parameters : mapping of str to float, optional
        Values of the parameters that differ from the defaults.
    """

    def __init__(self, activation: Elementwise[...], parameters: Mapping[str, Any] | None = None) -> None:
        given = dict(parameters or {})
        self.value: Callable[[Any], Any] = lambda x: activation(x, **given)
        self.slope: Callable[[Any], Any] = lambda x: activation.derivative(x, **given)
        self.curvature: Callable[[Any], Any] = lambda x: activation.second_derivative(x, **given)
        self.kinks = sorted(map(float, activation.fact("kinks", given)))
        self.range = activation.fact("range", given)
        self.is_continuous = activation.fact("smoothness", given) != "discontinuous"
        self.has_curvature = self.is_continuous and hasattr(activation, "second_derivative")
        self.x = np.unique([*np.arange(-END, END + STEP, STEP), *self.kinks])
        self.y = self.value(self.x)

    def numbers(self) -> Iterator[float]:
        """Yield values and places of extrema, zeros, inflections, value and slopes at 0, and finite limits."""
        extrema = [one for one in (self.minimum(), self.maximum()) if one]
        bent = self.bent() if self.has_curvature else ([], [])
        spans = [*self.zeros(), *bent[0], *bent[1], *(place for one in extrema for place in one.places)]
        ends = [end for span in spans for end in span]
        limits = [each.limit for each in self.ends()]
        values = [float(self.value(0.0)), *self.slopes_at_0(), *(one.value for one in extrema)]
        yield from filter(math.isfinite, [*ends, *limits, *values])

    def zeros(self) -> list[Span]:
        """Find where the value is 0."""
        signs = np.where(np.abs(self.y) < ROUNDING, 0, np.sign(self.y))
        found = []
        for start, stop in _runs(signs == 0):
            beside = [abs(self.y[i]) for i in (start - 1, stop) if 0 <= i < len(self.y)]
            if min(beside, default=np.inf) > DECAYED:
                found.append(self._span(start, stop))
        for i in np.flatnonzero(signs[1:] * signs[:-1] < 0):
            root = _root(self.value, self.x[i], self.x[i + 1])
            if abs(self.value(root)) < SAME:  # At a jump the sign may change without a zero.
                found.append(Span(root, root))
        return sorted(found)

    def minimum(self) -> Extremum | None:
        """Find the least value, if there is one."""
        piece = min(self.range, key=lambda piece: piece.low)
        return self._least(1) if piece.includes_low else None

    def maximum(self) -> Extremum | None:
        """Find the largest value, if there is one."""
        piece = max(self.range, key=lambda piece: piece.high)
        return self._least(-1) if piece.includes_high else None

    def _least(self, sign: int) -> Extremum:
        """Find the least value times a sign."""
        y = sign * self.y
        at = int(y.argmin())
        if spans := [self._span(*run) for run in _runs(y <= y[at] + ROUNDING) if run[1] - run[0] > 1]:
            return Extremum(float(self.y[at]), spans)
        turn = _root(self.slope, self.x[at - 1], self.x[at + 1])
        place = min(float(self.x[at]), turn, key=lambda x: sign * self.value(x))
        return Extremum(float(self.value(place)), [Span(place, place)])

    def symmetry(self) -> Symmetry | None:
        """Find what f(−x) is in terms of f(x), if it is symmetric."""
        beside = np.abs(self.kinks)[:, None] + [0.3, 0.9, 2.7]
        x = np.concatenate([np.linspace(0.1, 9.7, 97), beside.ravel()])
        right, left = self.value(x), self.value(-x)
        for sign, slope, offset in ((-1, 0 * x, left + right), (1, (left - right) / x, 0 * x)):
            if np.ptp(slope) + np.ptp(offset) < SAME:
                return Symmetry(sign, _clean(np.median(slope)), _clean(np.median(offset)))
        return None

    def ends(self) -> tuple[End, End]:
        """Find limits and asymptotes at −∞ and ∞."""
        return self._end(-1), self._end(1)

    def _end(self, side: int) -> End:
        limit, slope = float(self.value(side * math.inf)), float(self.slope(side * math.inf))
        if math.isfinite(limit):
            return End(limit, 0.0, limit)
        if not math.isfinite(slope):
            return End(limit, math.nan, math.nan)
        offset, nearer = (float(self.value(side * x)) - side * x * slope for x in (FAR, FAR / 64))
        comes_near = abs(offset - nearer) < STEP
        return End(limit, slope, round(offset, DECIMALS)) if comes_near else End(limit, math.nan, math.nan)

    def slopes_at_0(self) -> list[float]:
        """Return the slope at 0, or those on the two sides of a kink; nothing at a jump."""
        if 0 not in self.kinks:
            return [float(self.slope(0.0))]
        return [float(self.slope(side * BESIDE_0)) for side in (-1, 1)] if self.is_continuous else []

    def bent(self) -> tuple[list[Span], list[Span]]:
        """Find the longest intervals on which a function with a curvature is convex, and those where it is concave."""
        bends = list(self._bends())
        runs = [list(run) for _, run in itertools.groupby(bends, key=lambda bend: bend[1])]
        ends = [-math.inf, *(end for run in runs for end in (run[0][0].low, run[-1][0].high)), math.inf]
        found: dict[int, list[Span]] = {1: [], -1: []}
        for number, run in enumerate(runs):
            low = ends[2 * number] if number else -math.inf
            high = ends[2 * number + 3] if number < len(runs) - 1 else math.inf
            found[run[0][1]].append(Span(low, high))
        whole = [Span(-math.inf, math.inf)]
        return (found[1], found[-1]) if bends else (whole, whole)

    def _bends(self) -> Iterator[tuple[Span, int]]:
        """Yield intervals and kinks with the sign of the curvature, from left to right."""
        ends = [-math.inf, *self.kinks, math.inf]
        for low, high in itertools.pairwise(ends):
            x = self.x[(self.x > low) & (self.x < high)]
            signs = np.sign(self.curvature(x))
            bent = np.flatnonzero(signs)
            turns = np.flatnonzero(np.diff(signs[bent]))
            borders = [_root(self.curvature, float(x[bent[i]]), float(x[bent[i + 1]])) for i in turns]
            # It is straight before the first, and behind the last.
            start = [low if bent[0] == 0 else float(x[bent[0] - 1])] if len(bent) else []
            stop = [high if bent[-1] == len(x) - 1 else float(x[bent[-1] + 1])] if len(bent) else []
            for i, *span in zip([*bent[:1], *bent[turns + 1]], [*start, *borders], [*borders, *stop], strict=True):
                yield Span(*span), int(signs[i])
            if math.isfinite(high):
                left, right = (self.slope(np.nextafter(high, side * math.inf)) for side in (-1, 1))
                if abs(right - left) > SAME:
                    yield Span(high, high), 1 if right > left else -1

    def _span(self, start: int, stop: int) -> Span:
        """Return the interval of a run of sample points; it has no end if the last one is in it."""
        low = -math.inf if start == 0 else float(self.x[start])
        return Span(low, math.inf if stop == len(self.x) else float(self.x[stop - 1]))


def _runs(chosen: Any) -> Iterator[tuple[int, int]]:
    """Yield where runs of what is chosen start and stop."""
    changes = np.flatnonzero(np.diff(chosen, prepend=False, append=False))
    yield from ((int(start), int(stop)) for start, stop in changes.reshape(-1, 2))


def _root(function: Callable[[Any], Any], low: float, high: float) -> float:
    """Halve an interval until the place is known where the sign changes."""
    sign = np.sign(function(low))
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if np.sign(function(middle)) == sign else (low, middle)
    return _clean(high)


def _clean(number: Any) -> float:
    """Return 0 for what is meant by it."""
    return float(np.round(number, DIGITS)) + 0.0
