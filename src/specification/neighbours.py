"""The activations with which one is most easily confused: by how much they differ at most, and where.

All have their default parameters. Functions of one number are compared over the whole line; functions of a vector by
the first result for two scores, [d, 0], over all d; gated functions over a square.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from activation_functions.numbers_as_text import significant
from specification.facts import defaults, kinks

Numbers = NDArray[np.float64]
Pair = tuple[Activation[...], Activation[...], float]

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


@functools.cache
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
            return _compared([(activation, other, within) for other in found[:count]])
    return []


def compared(pairs: Iterable[tuple[Activation[...], Activation[...]]]) -> list[Neighbour]:
    """Return by how much pairs differ: on the whole line, unless the difference grows without end there.

    Of each pair, the second activation is told as the neighbour of the first. Many pairs at once take a fraction of
    the time that each of them takes alone.
    """
    return _compared([(one, other, _within(one, other)) for one, other in pairs])


def _within(one: Activation[...], other: Activation[...]) -> float:
    """Return up to which number two activations are compared."""
    if isinstance(one, Gated):
        return SQUARE
    is_bounded = _apart(one, other, np.inf) < GROWN * _apart(one, other, FAR[-1] / 4)
    return np.inf if is_bounded else PART


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


@functools.cache
def _is_within(within: float) -> NDArray[np.bool_]:
    return np.abs(_line()) <= within


@functools.cache
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
    return found[_is_within(within)]


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


def _compared(pairs: Sequence[Pair]) -> list[Neighbour]:
    """Find the largest difference of each pair to the last digit, and where it is."""
    tops = [_tops(pair) for pair in pairs]
    refined: list[list[tuple[Any, float]]] = [[] for _ in pairs]
    for shape in {top.shape for found in tops for top in found}:
        chosen = [(number, top) for number, found in enumerate(tops) for top in found if top.shape == shape]
        points = np.array([top for _, top in chosen])
        closer = _closing_in([pairs[number] for number, _ in chosen], points)
        for (number, _), point, most in zip(chosen, *closer, strict=True):
            refined[number].append((point, float(most)))
    return [_neighbour(pair, found) for pair, found in zip(pairs, refined, strict=True)]


def _tops(pair: Pair) -> Numbers:
    """Return the sample points that differ most among those around them, and nearly as much as any."""
    one, other, within = pair
    if isinstance(one, Gated):
        pairs = _square(within)
        return pairs[[_difference([pair], pairs[None])[0].argmax()]]
    line, distances = _line()[_is_within(within)], _distances(one, other, within)
    around = np.maximum(np.append(distances[1:], 0), np.append(0, distances[:-1]))
    return line[(distances > around) & (distances > distances.max() * (1 - STEP))]


def _neighbour(pair: Pair, refined: list[tuple[Any, float]]) -> Neighbour:
    """Tell where the difference is largest, among the sample points and what has been found between them."""
    one, other, within = pair
    if isinstance(one, Gated):
        [(place, most)] = refined
        point = tuple(place.tolist())
        return Neighbour(other, most, (Place(point, point),), within)
    distances = _distances(one, other, within)
    if not distances.any():
        return Neighbour(other, 0.0, (), within)
    line, order = np.unique(np.append(_line()[_is_within(within)], [top for top, _ in refined]), return_index=True)
    distances = np.append(distances, [most for _, most in refined])[order]
    bends = np.array([0.0, *_kinks(one), *_kinks(other)])
    places = tuple(_places(line, distances, bends, within))
    return Neighbour(other, float(distances.max()), places, within)


def _closing_in(pairs: Sequence[Pair], points: Numbers) -> tuple[Numbers, Numbers]:
    """Find the largest difference of each pair near its number, or its pair of numbers, on finer and finer grids."""
    side = np.linspace(-1, 1, 2 * FINER + 1)
    grid = np.array([*itertools.product(side, repeat=2)]) if points.ndim > 1 else side
    most = np.array([within for *_, within in pairs]).reshape(-1, *[1] * grid.ndim)
    step = 2 * most / SIDES if points.ndim > 1 else STEP
    best = _difference(pairs, points[:, None])[:, 0]
    each = np.arange(len(pairs))
    for _ in range(ROUNDS):
        tried = np.clip(points[:, None] + step * grid, -most, most)
        distances = _difference(pairs, tried)
        at = distances.argmax(1)
        larger = distances[each, at] > best
        best = np.where(larger, distances[each, at], best)
        points = np.where(larger if points.ndim == 1 else larger[:, None], tried[each, at], points)
        step = step / FINER
    return points, best


def _difference(pairs: Sequence[Pair], points: Numbers) -> Numbers:
    """Return how much each pair differs at its points."""
    ones, others, _ = zip(*pairs, strict=True)
    return np.abs(_values_of_each(ones, points) - _values_of_each(others, points))


def _values_of_each(each: Sequence[Activation[...]], points: Numbers) -> Numbers:
    """Evaluate each activation at its points: one that is there several times is called once."""
    rows: dict[Activation[...], list[int]] = {}
    for row, activation in enumerate(each):
        rows.setdefault(activation, []).append(row)
    values = np.empty(points.shape[:2])
    for activation, own in rows.items():
        values[own] = _values(activation, points[own])
    return values


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
