"""Claims about all of a function: what it passes, where it is lowest, what it lies below."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Elementwise
from claims.forms import POINTS, Forms, ends
from specification.page import pages
from specification.prose import Said
from tolerances import STEEP

FORMS = Forms()
TITLES = {page.title: name for name, page in pages().items()}
NAME = f"(?:{'|'.join(sorted(TITLES, key=len, reverse=True))}|[Ii]t)"
SMALL = POINTS[abs(POINTS) < 6]


def agree(one: Elementwise[...], where: Any, expected: Any) -> bool:
    """Decide whether results in a part of the points are those that are expected."""
    return bool(np.array_equal(one(SMALL)[where], (SMALL * 0 + expected)[where]))


@FORMS.add("keeps (positive|negative) (?:values|numbers)")
def passes_a_sign(one: Elementwise[...], sign: str) -> bool:
    return agree(one, SMALL > 0 if sign == "positive" else SMALL < 0, SMALL)


@FORMS.add("keeps (?:positive values|values above a threshold) and sets the rest to #")
def replaces_negative_values(one: Elementwise[...], level: Said) -> bool:
    return agree(one, SMALL < 0, float(level.value))


@FORMS.add("(keeps|sets) (?:numbers|those) (above|below) #")
def keeps_beyond(one: Elementwise[...], verb: str, side: str, place: Said) -> bool:
    return agree(one, is_beyond(float(place.value), side), SMALL if verb == "keeps" else 0)


@FORMS.add("keeps values (above|below) a threshold")
def passes_beyond_the_kink(one: Elementwise[...], side: str) -> bool:
    [kink] = one.fact("kinks", {})
    return agree(one, is_beyond(kink, side), SMALL)


def is_beyond(place: float, side: str) -> Any:
    return place < SMALL if side == "above" else place > SMALL


@FORMS.add("keeps numbers whose absolute value (exceeds|is below) a threshold")
def passes_a_size(one: Elementwise[...], size: str) -> bool:
    return agree(one, abs(SMALL) > 5 if size == "exceeds" else abs(SMALL) < 0.25, SMALL)


@FORMS.add("lets negative ones saturate")
def saturates(one: Elementwise[...]) -> bool:
    return bool(np.isfinite(one(-np.inf)))


@FORMS.add("(?:(?:into|to) the interval from # to #|cut off (?:below and above, by default )?at # and at #)")
def has_the_range(one: Elementwise[...], low: Said, high: Said, least: Said, largest: Said) -> bool:
    return ends(one) == tuple(float(said.value) for said in (low or least, high or largest))


@FORMS.add("maps every number to a (positive|negative) one")
def has_a_sign(one: Elementwise[...], sign: str) -> bool:
    low, high = ends(one)
    return low >= 0 if sign == "positive" else high <= 0


@FORMS.add("(keeps?|changes?) their sign")
def keeps_signs(one: Elementwise[...], verb: str) -> bool:
    return bool((np.sign(one(POINTS)) == np.sign(POINTS)).all()) == verb.startswith("keep")


@FORMS.add("(?:[Ii]t is|[Aa]n|it is an) (odd|even)(?: function)?(?:[:,.]| keeps)")
def is_symmetric(one: Elementwise[...], kind: str) -> bool:
    mirrored = one(-POINTS) if kind == "even" else -one(-POINTS)
    return np.allclose(one(POINTS), mirrored, rtol=STEEP)


@FORMS.add(rf"\b((?:{NAME}, )*{NAME}(?: and {NAME})?) lies? (above|below) ({NAME})\b(?! \w* tangent)")
def lies_beside(one: Elementwise[...], lower: str, way: str, upper: str) -> bool:
    """Somewhere it may touch it."""
    sign = 1 if way == "above" else -1
    others = [named(each, one) for each in lower.replace(" and ", ", ").split(", ")]
    away = [sign * (each(POINTS) - named(upper, one)(POINTS)) for each in others]
    return all((each >= -STEEP * abs(POINTS)).all() and each.max() > STEEP for each in away)


def named(name: str, one: Elementwise[...]) -> Any:
    """Return the activation with a title; "it" is the one of the page."""
    return one if name in ("It", "it") else activations[TITLES[name]]


@FORMS.add("(lowest|highest)(?: point is)? (?:near|at) #")
def is_lowest(one: Elementwise[...], end: str, place: Said) -> bool:
    x = np.linspace(-10, 10, 200001)
    y = one(x) if end == "highest" else -one(x)
    return abs(x[np.argmax(y)] - float(place.value)) < 1e-3


@FORMS.add("(steepest|flattest) (?:near|at) #")
def is_steepest(one: Elementwise[...], end: str, place: Said) -> bool:
    x = np.linspace(-10, 10, 200001)
    slope = one.derivative(x) if end == "steepest" else -abs(one.derivative(x))
    return abs(x[np.argmax(slope)] - float(place.value)) < 1e-3


@FORMS.add(rf"lies? (?:above|below) ({NAME}), and the gap is (largest|smallest) at 0")
def differs_at_the_origin(one: Elementwise[...], other: str, way: str) -> bool:
    away = abs(one(POINTS) - named(other, one)(POINTS))
    return (abs(POINTS[np.argmax(away)]) < 0.1) == (way == "largest")
