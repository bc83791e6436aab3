"""Activations that are easily confused differ by what is said, where it is said, and nowhere by more."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from mpmath import mp, mpf

from activation_functions import activations
from activation_functions.kinds import Activation, Gated, Vector
from extensions.compared_pages import comparisons
from reading.numbers import is_rounded, number
from specification.facts import defaults
from specification.many_digits import LARGE
from specification.neighbours import Neighbour, Place, compared, neighbours
from specification.page import pages
from specification.samples import POINTS
from tolerances import DIFFERENCE

RANDOM = np.random.default_rng(0)
# Of both signs and all sizes, and not those at which the largest difference is looked for.
DRAWN = np.concatenate([RANDOM.uniform(-8, 8, 4000), *(sign * 10 ** RANDOM.uniform(-3, 6, 500) for sign in (-1, 1))])
PAIRS = RANDOM.uniform(-4, 4, (4000, 2))
FLAT = 1e-2  # So far from a place the difference may still be the same.
FAR = 8.0  # From here on it may come so near to a limit that it is the same.


def exact_distance(one: Activation[...], other: Activation[...], x: Any) -> Any:
    """The difference by the formulas of the pages, of the first results for two scores."""
    with mp.workdps(60):
        argument: Any = mpf(x) if np.ndim(x) == 0 else np.array([mpf(entry) for entry in x])
        if isinstance(one, Vector):
            argument = np.array([argument, mpf(0)])
        a, b = (np.ravel(pages()[each.name].value(argument, defaults(each)))[0] for each in (one, other))
        return abs(a - b)


def distances(one: Activation[...], other: Activation[...], x: np.ndarray) -> np.ndarray:
    if isinstance(one, Gated):
        return np.abs(one(x) - other(x))[..., 0]
    if isinstance(one, Vector):
        x = np.stack([x, np.zeros_like(x)], -1)
        return np.abs(one(x) - other(x))[..., 0]
    return np.abs(one(x) - other(x))


def tried(place: Place, within: float) -> list[Any]:
    """The ends of a place, and a number between."""
    if isinstance(place.low, tuple):
        return [place.low]
    ends = [float(np.clip(end, -LARGE, LARGE)) for end in place]
    return [*ends, (ends[0] + ends[1]) / 2]


def said_of(activation: Activation[...]) -> list[Neighbour]:
    """What is said of its neighbours, and on the pages that compare it with others."""
    names = dict.fromkeys(name for each in comparisons() if activation.name in each.names for name in each.names)
    others = [activations[name] for name in names if name != activation.name]
    return [*neighbours(activation), *compared((activation, one) for one in others if one.takes == activation.takes)]


def test_difference_is_where_it_is_said_to_be(activation: Activation[...]) -> None:
    for each in said_of(activation):
        assert each.places if each.difference else not each.places, f"{activation.name}, {each.activation.name}"
        for place in each.places:
            for x in tried(place, each.within):
                found = exact_distance(activation, each.activation, x)
                assert abs(found - each.difference) <= DIFFERENCE * (1 + each.difference), (
                    f"{activation.name} and {each.activation.name} differ by {mp.nstr(found, 17)} at {x}, "
                    f"said {each.difference}"
                )


def test_difference_is_nowhere_larger(activation: Activation[...]) -> None:
    for each in said_of(activation):
        drawn = PAIRS if isinstance(activation, Gated) else DRAWN[np.abs(DRAWN) <= each.within]
        rounding = DIFFERENCE * (1 + np.abs(drawn).reshape(len(drawn), -1).max(1) + each.difference)
        excess = distances(activation, each.activation, drawn) - each.difference - rounding
        assert (excess <= 0).all(), (
            f"{activation.name} and {each.activation.name} differ by more than {each.difference} "
            f"at {drawn[excess.argmax()]}"
        )
        if not isinstance(activation, Gated):
            for x in (x for x in POINTS if abs(x) <= each.within):
                assert exact_distance(activation, each.activation, x) <= each.difference + DIFFERENCE, (
                    f"{activation.name} and {each.activation.name} differ by more than {each.difference} at {x}"
                )


def test_no_place_is_left_out(activation: Activation[...]) -> None:
    """Where the difference is as large at a drawn number, or at the negative of a place, that is one, too."""
    for each in said_of(activation):
        if isinstance(activation, Gated) or not each.difference:
            continue
        mirrored = [-end for place in each.places for end in place if abs(end) <= each.within and np.isfinite(end)]
        drawn = np.append(DRAWN[np.abs(DRAWN) <= min(each.within, 1e3)], mirrored)
        largest = drawn[distances(activation, each.activation, drawn) >= each.difference * (1 - 1e-12)]
        for x in largest:
            assert any(
                place.low - FLAT <= x <= place.high + FLAT or (abs(x) > FAR and np.inf in map(abs, place))
                for place in each.places
            ), f"{activation.name} and {each.activation.name} differ as much at {x}, said {each.where}"


def test_closest_is_the_first(activation: Activation[...]) -> None:
    """No other activation differs by less on the drawn numbers, and the neighbours are in order."""
    found = neighbours(activation)
    assert [each.difference for each in found] == sorted(each.difference for each in found)
    if isinstance(activation, Gated):
        return
    for one in activations.values():
        if one is activation or one.takes != activation.takes or one in [each.activation for each in found]:
            continue
        apart = distances(activation, one, DRAWN).max()
        closest = found[0].difference if found and found[0].within == np.inf else 0.0
        assert apart > closest * 0.99, f"{one.name} is {apart} from {activation.name}, and not among {found}"


def test_place_is_said(activation: Activation[...]) -> None:
    for each in said_of(activation):
        numbers = [number(text) for text in re.findall(r"[−\d.∞][\d.e−+]*|∞", each.where)]
        ends = [abs(float(end)) for place in each.places for end in np.ravel(place)]
        assert all(any(is_rounded(abs(said), end) for end in ends) for said in numbers), each.where
        assert bool(numbers) == bool(each.difference)
        assert ("±" in each.where) == is_on_both_sides(each), each.where


def is_on_both_sides(each: Neighbour) -> bool:
    return any(
        not isinstance(place.low, tuple) and place.high < 0 < other.low and place.low == pytest.approx(-other.high)
        for place in each.places
        for other in each.places
    )
