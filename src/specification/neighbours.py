"""The activations with which one is most easily confused: by how much they differ at most, and where.

All have their default parameters. Functions of one number are compared over the whole line; functions of a vector by
the first result for two scores, [d, 0], over all d; gated functions over a square.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from activation_functions.numbers_as_text import significant
from specification.facts import defaults, kinks

Numbers = NDArray[np.float64]

# Neighbours are at most three, which are no further apart on the whole line. Where there is none, they are at most two
# of the family, which are no further apart on the whole line; else on a part of it, equal at 0, and closer near it.
MOST, CLOSE = 3, 0.5
MOST_OF_FAMILY, CLOSE_IN_FAMILY = 2, 1.0
PART, CLOSE_ON_PART, NEAR_0 = 8.0, 2.0, 1.0
SQUARE = 4.0
GROWN = 2.0  # A difference that is larger by so much at four times the distance has no end.
SIDES = 64  # the steps along a side of the square
ALIKE = 0.1  # Of two that differ from each other by less than this share of what they differ from a third, one counts.
STEP = 2.0**-6
FAR = np.geomspace(2**6, 2**20, 100)
SAME = 1e-9  # What differs relatively by less is the same largest difference.
BESIDE_EACH_OTHER = 1e-9
ROUNDS, FINER = 12, 8


class Place(NamedTuple):
    """Where two functions differ most: between two numbers, which are equal for a point.

    Both are infinite if the difference comes near to the largest one there, and does not reach it. Of gated functions
    they are pairs.
    """

    low: Any
    high: Any


class Neighbour(NamedTuple):
    """An activation that differs little from another."""

    activation: Activation[...]
    difference: float
    """The largest difference; 0 if both are equal with the default parameters."""
    places: tuple[Place, ...]
    """Where it is; none if both are equal."""
    within: float
    """The largest number up to which both have been compared: ∞ if the difference is bounded, of one number or two
    scores, else a part of the line, or half a side of the square."""

    @property
    def where(self) -> str:
        """Say where they differ most, as in ``at ±2.699``, ``beyond ±0.5`` or ``towards −∞``."""
        return " and ".join(_in_words(self.places))


def neighbours(activation: Activation[...]) -> list[Neighbour]:
    """Return the activations that are most easily confused with one, the closest first.

    Those that are equal for the default parameters have a difference of 0. Of others that are nearly alike, or equally
    far, there is one.
    """
    others = [one for one in activations.values() if one.takes == activation.takes and one is not activation]
    others.sort(key=lambda other: other.family != activation.family)
    family = [other for other in others if other.family == activation.family]
    alike_near_0 = [
        one for one in family if not _apart(activation, one, 0.0) and _apart(activation, one, NEAR_0) <= CLOSE
    ]
    searches = [
        (MOST, others, CLOSE, np.inf),
        (MOST_OF_FAMILY, family, CLOSE_IN_FAMILY, np.inf),
        (MOST_OF_FAMILY, alike_near_0, CLOSE_ON_PART, PART),
    ]
    for count, among, most, within in [(MOST, others, np.inf, SQUARE)] if isinstance(activation, Gated) else searches:
        if found := _closest(activation, among, most, within):
            return [_compared(activation, other, within) for other in found[:count]]
    return []


def compared(one: Activation[...], other: Activation[...]) -> Neighbour:
    """Return by how much two activations differ: on the whole line, unless the difference grows without end there."""
    if isinstance(one, Gated):
        return _compared(one, other, SQUARE)
    is_bounded = _apart(one, other, np.inf) < GROWN * _apart(one, other, FAR[-1] / 4)
    return _compared(one, other, np.inf if is_bounded else PART)


def _closest(
    activation: Activation[...], among: Sequence[Activation[...]], most: float, within: float
) -> list[Activation[...]]:
    """Choose from some activations those that are no further apart from one."""
    found: dict[Activation[...], float] = {}
    for other in sorted(among, key=lambda other: _apart(activation, other, within)):
        apart = _apart(activation, other, within)
        is_like_another = apart > 0 and any(
            _apart(one, other, within) < ALIKE * apart or apart < nearer * (1 + SAME) for one, nearer in found.items()
        )
        if apart <= most and not is_like_another:
            found[other] = apart
    return [*found]


@functools.cache
def _line() -> Numbers:
    """Return sample points: close ones near 0, kinks and what is beside them, a few far out, and ±∞."""
    near = np.arange(-FAR[0], FAR[0] + STEP, STEP)
    bends = [0.0, *(bend for one in activations.values() for bend in _kinks(one))]
    beside = [np.nextafter(bends, side) for side in (-np.inf, np.inf)]
    return np.unique(np.concatenate([near, bends, *beside, FAR, -FAR, [-np.inf, np.inf]]))


def _kinks(activation: Activation[...]) -> list[float]:
    return [float(kink) for kink in kinks(activation, defaults(activation))]


def _values(activation: Activation[...], points: Numbers) -> Numbers:
    """Evaluate an activation at numbers, at differences of two scores, or at pairs."""
    if isinstance(activation, Elementwise):
        return activation(points)
    if isinstance(activation, Vector):
        return activation(np.stack([points, np.zeros_like(points)], -1))[..., 0]
    return activation(points)[..., 0]


@functools.cache
def _on_line(activation: Activation[...]) -> Numbers:
    return _values(activation, _line())


def _distances(one: Activation[...], other: Activation[...], within: float) -> Numbers:
    """Return the differences at the sample points; at ±∞, where both are infinite there, those at the last number."""
    with np.errstate(invalid="ignore"):
        found = np.abs(_on_line(one) - _on_line(other))
    found[[0, -1]] = np.where(np.isnan(found[[0, -1]]), found[[1, -2]], found[[0, -1]])
    return found[np.abs(_line()) <= within]


@functools.cache
def _apart(one: Activation[...], other: Activation[...], within: float) -> float:
    """Return the largest difference at the sample points."""
    if isinstance(one, Gated):
        return float(np.abs(_values(one, _square(within)) - _values(other, _square(within))).max())
    return float(_distances(one, other, within).max())


@functools.cache
def _square(within: float) -> Numbers:
    """Return a grid of pairs."""
    side = np.linspace(-within, within, SIDES + 1)
    return np.array([*itertools.product(side, side)])


@functools.cache
def _compared(one: Activation[...], other: Activation[...], within: float) -> Neighbour:
    """Find the largest difference to the last digit, and where it is."""

    def distance(points: Numbers) -> Numbers:
        return np.abs(_values(one, points) - _values(other, points))

    if isinstance(one, Gated):
        pairs = _square(within)
        pair, largest = _closing_in(distance, pairs[np.argmax(distance(pairs))], 2 * within / SIDES, within)
        point = tuple(pair.tolist())
        return Neighbour(other, largest, (Place(point, point),), within)
    inside = np.abs(_line()) <= within
    line, distances = _line()[inside], _distances(one, other, within)
    if not distances.any():
        return Neighbour(other, 0.0, (), within)
    around = np.maximum(np.append(distances[1:], 0), np.append(0, distances[:-1]))
    tops = line[(distances > around) & (distances > distances.max() * (1 - STEP))]
    refined = [_closing_in(distance, top, STEP, within) for top in tops]
    line = np.append(line, [top for top, _ in refined])
    distances = np.append(distances, [most for _, most in refined])
    line, order = np.unique(line, return_index=True)
    distances = distances[order]
    bends = np.array([0.0, *_kinks(one), *_kinks(other)])
    places = tuple(_places(line, distances, bends, within))
    return Neighbour(other, float(distances.max()), places, within)


def _closing_in(distance: Callable[[Numbers], Numbers], point: Numbers, step: float, most: float) -> tuple[Any, float]:
    """Find the largest difference near a number or a pair, on finer and finer grids."""
    best = float(distance(point[None])[0])
    side = np.linspace(-1, 1, 2 * FINER + 1)
    grid = np.array([*itertools.product(side, repeat=2)]) if point.ndim else side
    for _ in range(ROUNDS):
        points = np.clip(point + step * grid, -most, most)
        distances = distance(points)
        if distances.max() > best:
            best, point = float(distances.max()), points[distances.argmax()]
        step /= FINER
    return point, best


def _places(line: Numbers, distances: Numbers, bends: Numbers, within: float) -> Iterator[Place]:
    """Yield where the difference is largest: points, and the intervals between kinks on which it is constant."""
    is_largest = distances >= distances.max() * (1 - SAME)
    changes = np.flatnonzero(np.diff(is_largest, prepend=False, append=False))
    for start, end in changes.reshape(-1, 2):
        low, high = float(line[start]), float(line[end - 1])
        starts, ends = ((np.abs(bends - x) < BESIDE_EACH_OTHER).any() for x in (low, high))
        if within == np.inf and low == line[0]:
            yield Place(-np.inf, high if ends else -np.inf)
        elif within == np.inf and high == line[-1]:
            yield Place(low if starts else np.inf, np.inf)
        elif starts and ends and high - low > BESIDE_EACH_OTHER:
            yield Place(low, high)
        else:
            # Beside a kink rounding decides which number is the best.
            best = max(range(start, end), key=lambda i: (line[i] % STEP == 0, distances[i]))
            yield Place(float(line[best]), float(line[best]))


def _in_words(places: tuple[Place, ...]) -> Iterator[str]:
    """Say each place, those on the two sides of 0 together."""
    words = [_said(place) for place in places]
    for said, place in zip(words, places, strict=True):
        mirrored = "" if isinstance(place.low, tuple) else _said(Place(-place.high, -place.low))
        if mirrored not in words or mirrored == said:
            yield said
        elif place.high > 0:
            yield re.sub(r"^above", "beyond", said).replace(" ", " ±")


def _said(place: Place) -> str:
    low, high = place
    if isinstance(low, tuple):
        return f"at ({', '.join(map(significant, low))})"
    if low == high:
        return f"{'towards' if np.isinf(low) else 'at'} {significant(low)}"
    if high == np.inf:
        return f"above {significant(low)}"
    if low == -np.inf:
        return f"below {significant(high)}"
    return f"from {significant(low)} to {significant(high)}"
