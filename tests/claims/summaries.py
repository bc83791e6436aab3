"""Claims that the first lines of docstrings make, which say in the imperative what a function does."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from claims.forms import Forms, ends
from claims.halves import A, B, of_halves
from claims.jumps import kinks
from claims.subjects import NAMES
from specification import code, samples
from specification.prose import Said

FORMS = Forms()
X = np.arange(-639.5, 640) / 64
FAR = abs(X) > 5
SCORES = np.array([0.5, 2.0, 2.0, -1.0, 0.25])
OTHERS = {"hyperbolic tangent": "tanh"}
SIDES = {"positive": X > 0, "negative": X < 0, "above": 1, "below": -1, "large": FAR, "small": ~FAR}
FUNCTION = r"`?(hyperbolic tangent|(?!hyperbolic|probability)[A-Za-z]\w*)`?"

Values = Any


def called(name: str) -> Activation[...]:
    return activations[OTHERS.get(name) or NAMES[name]]


def of_a_number(one: Activation[...], x: Values = X) -> Values:
    return one(x) if isinstance(one, Elementwise) else np.full_like(x, np.nan)


def is_scaled(y: Values, size: str | None) -> bool:
    """Decide whether a part is a line through the origin, less than a half or more than twice as steep as y = x."""
    factors = y[0] / y[1]
    steep = {None: True, "small": (factors < 0.5).all(), "large": (factors > 2).all()}
    return bool(np.allclose(factors, factors[0]) and steep[size])


@FORMS.add(
    "Keep (positive|negative) values and "
    "(?:(set) the rest to 0|let the rest (saturate)|(scale) the rest by a (?:(small|large) )?factor)"
)
def keeps_a_sign(one: Activation[...], sign: str, zero: str, level: str, line: str, size: str | None) -> bool:
    y, kept = of_a_number(one), SIDES[sign]
    end = -np.inf if sign == "positive" else np.inf
    return bool(
        np.array_equal(y[kept], X[kept])
        and (not zero or not y[~kept].any())
        and (not level or np.isfinite(of_a_number(one, np.array([end]))).all())
        and (not line or is_scaled((y[~kept], X[~kept]), size))
    )


@FORMS.add("Keep values (above|below) a threshold and (?:replace the rest by a constant|(set) the rest to 0)")
def keeps_beyond(one: Activation[...], way: str, zero: str | None) -> bool:
    y = of_a_number(one)
    kept = SIDES[way] * (X - kinks(one, {})[0]) > 0 if isinstance(one, Elementwise) else X > 0
    rest = y[~kept]
    return bool(np.array_equal(y[kept], X[kept]) and (rest == (0 if zero else rest[0])).all())


@FORMS.add(
    "(Keep|Move) values of (large|small) magnitude (?:(towards|away from) 0 by the same amount )?and set the rest to 0"
)
def keeps_a_size(one: Activation[...], verb: str, size: str, way: str | None) -> bool:
    """For some values of the parameters, if they are moved."""
    found = []
    for given in samples.parameters(one) if way else [{}]:
        y = one(X, **given)
        away = abs(X)[SIDES[size]] - abs(y)[SIDES[size]]
        found.append(np.allclose(away, away[0]) and (away[0] > 0) == (way == "towards") and y[len(X) // 2] == 0)
    return any(found) and of_a_number(one)[len(X) // 2] == 0


@FORMS.add("Move every value (towards|away from) 0 by the same amount")
def moves_every_value(one: Activation[...], way: str) -> bool:
    away = (abs(X) - abs(of_a_number(one)))[FAR]
    return np.allclose(away, away[0]) and bool((away[0] > 0) == (way == "towards"))


@FORMS.add("(?:Map every number|[Cc]lip values|clipped) to the interval from # to #")
def has_the_range(one: Activation[...], low: Said, high: Said) -> bool:
    return ends(one) == (float(low.value), float(high.value))


@FORMS.add("Map every number to a (positive|negative) one, and (sums|products) to (sums|products)")
def maps(one: Activation[...], sign: str, before: str, after: str) -> bool:
    y = of_a_number(one)
    multiplied = np.allclose(of_a_number(one, A + B), of_a_number(one, A) * of_a_number(one, B))
    return bool((y > 0).all() == (sign == "positive") and (before, after) == ("sums", "products") and multiplied)


@FORMS.add("Follow the identity (above|below) #, # (above|below) #, and a (parabola|line) in between")
def follows(one: Activation[...], way: str, place: Said, level: Said, other: str, end: Said, piece: str) -> bool:
    y, middle = of_a_number(one), abs(X - float(place.value + end.value) / 2) < abs(float(place.value - end.value)) / 2
    upper, lower = SIDES[way] * (X - float(place.value)) > 0, SIDES[other] * (X - float(end.value)) > 0
    bend = abs(np.diff(y[middle], 2))
    curved = bend.min() > 1e-6 and np.allclose(bend, bend[0])
    return bool((y[upper] == X[upper]).all() and (y[lower] == level.value).all() and curved == (piece == "parabola"))


@FORMS.add(f"Follow {FUNCTION} (up to|from) #, and stay there")
def follows_another(one: Activation[...], name: str, way: str, end: Said) -> bool:
    x = X * 2
    y, same = of_a_number(one, x), x < float(end.value)
    return way == "up to" and np.array_equal(y[same], of_a_number(called(name), x[same])) and not np.ptp(y[~same])


@FORMS.add(f"Multiply a number by (?:its|the) {FUNCTION}(?: of (`\\w+` times that number|its (\\w+)))?")
def multiplies_a_number(one: Activation[...], name: str, argument: str | None, inner: str | None) -> bool:
    x = of_a_number(called(inner)) if inner else X
    return np.allclose(of_a_number(one), X * of_a_number(called(name), x))


@FORMS.add(f"Multiply the (first|second) half by the (rectified |{FUNCTION} of the )(first|second) half")
def multiplies_halves(one: Activation[...], factor: str, how: str, name: str | None, argument: str) -> bool:
    halves, gate = {"first": A, "second": B}, called(name or "relu")
    product = halves[factor] * of_a_number(gate, halves[argument])
    return isinstance(one, Gated) and np.allclose(of_halves(one, A, B), product)


@FORMS.add("Multiply a number by the probability that a standard normal variable is (smaller|larger)")
def multiplies_by_a_probability(one: Activation[...], way: str) -> bool:
    half = [0.5 * (1 + math.erf(x / math.sqrt(2))) for x in X]
    return np.allclose(of_a_number(one), X * (half if way == "smaller" else np.subtract(1, half)))


@FORMS.add("Multiply 1 (plus|minus) the (first|second) half by a swish of the (first|second) half")
def multiplies_more(one: Activation[...], sign: str, factor: str, argument: str) -> bool:
    """The factor is linear."""
    kept = of_halves(one, A, 0 * B)
    return (sign, factor, argument) == ("plus", "second", "first") and np.allclose(of_halves(one, A, B), kept * (1 + B))


DERIVED: dict[str, Callable[[Values, Values], Values]] = {
    "Compute the logarithm": lambda x, y: np.log(y),
    "Return the square root": lambda x, y: np.sqrt(y),
    "Subtract from each number": lambda x, y: x - y,
    "Add to each number": lambda x, y: x + y,
}


@FORMS.add(f"({'|'.join(DERIVED)})(?:s? of| its) (?:the )?(?:probabilities of )?{FUNCTION}")
def is_derived(one: Activation[...], how: str, name: str) -> bool:
    x = SCORES if isinstance(one, Vector) else X
    with np.errstate(invalid="ignore"):
        return np.allclose(one(x), DERIVED[how](x, called(name)(x)))


@FORMS.add("(Square|Keep) positive values and set the rest to 0")
def squares(one: Activation[...], verb: str) -> bool:
    return np.array_equal(of_a_number(one), np.where(X > 0, X ** (2 if verb == "Square" else 1), 0))


@FORMS.add("Grow like a (square|line) on the (left|right)")
def grows(one: Activation[...], how: str, side: str) -> bool:
    y = of_a_number(one, np.array([1e6, 2e6]) * (1 if side == "right" else -1))
    return bool(abs(y[1] / y[0] - (4 if how == "square" else 2)) < 1e-3)


@FORMS.add(f"Replace the kink of {FUNCTION} by a parabola between # and #")
def differs_between(one: Activation[...], name: str, low: Said, high: Said) -> bool:
    same = of_a_number(one) == of_a_number(called(name))
    return np.array_equal(~same, (float(low.value) < X) & (float(high.value) > X))


@FORMS.add("(without an|needs no|needs an) exponential")
def needs_no_exponential(one: Activation[...], which: str) -> bool:
    """In the stable form, or the textbook form, of its page."""
    name = "stable" if "stable" in code.functions(one.name) else "textbook"
    return ("exp" in code.source(one.name, name)) == (which == "needs an")


@FORMS.add("Turn (?:scores|costs) into probabilities(?:, which are (positive|negative) and sum to #)?")
def sums_to_1(one: Activation[...], sign: str | None, total: Said | None) -> bool:
    y = one(SCORES)
    right = np.isclose(y.sum(), 1 if total is None else float(total.value)) and (y >= 0).all()
    return bool(right and sign != "negative")


@FORMS.add("weights that sum to (less|more) than #")
def sums_to_another(one: Activation[...], way: str, total: Said) -> bool:
    return bool((one(SCORES).sum() < total.value) == (way == "less"))


@FORMS.add("the (largest|smallest) for the (smallest|largest) cost")
def orders(one: Activation[...], result: str, cost: str) -> bool:
    y = one(SCORES)
    return bool((y.argmax() == SCORES.argmin()) == (result != cost))


@FORMS.add("setting those of (low|high) scores to exactly #")
def sets(one: Activation[...], which: str, level: Said) -> bool:
    return bool(one(10 * SCORES)[(SCORES.argmin() if which == "low" else SCORES.argmax())] == level.value)


@FORMS.add("Set the (largest|smallest) entry, the (first|last) if several are equal, to # and all others to #")
def chooses(one: Activation[...], which: str, order: str, chosen: Said, rest: Said) -> bool:
    extreme = np.flatnonzero((SCORES.max() if which == "largest" else SCORES.min()) == SCORES)
    expected = np.full(len(SCORES), float(rest.value))
    expected[extreme[0 if order == "first" else -1]] = float(chosen.value)
    return np.array_equal(one(SCORES), expected)
