"""Claims about kinks, jumps, and the two sides of a function."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from activation_functions.kinds import Elementwise
from claims.forms import FAR, Forms, ends, is_said
from specification import code, samples
from specification.facts import SMOOTHNESS, defaults, fact
from specification.prose import Said

FORMS = Forms()
LEFT, RIGHT = -math.inf, math.inf
SIDES = {"left": LEFT, "right": RIGHT}


def kinks(one: Elementwise[...], given: dict[str, float]) -> list[float]:
    return sorted(map(float, one.fact("kinks", given)))


@FORMS.add("library (?:takes|returns) the slope (on the left|on the right|inside|outside)")
@FORMS.add("slope[^.:]* is the one (on the left|on the right)")
def is_the_slope_at_kinks(one: Elementwise[...], where: str) -> bool:
    """For all values of the parameters; inside is between two kinks."""
    for given in samples.parameters(one):
        places = kinks(one, given)
        outwards = [LEFT, RIGHT] if where == "outside" else [RIGHT, LEFT]
        sides = [SIDES[where[7:]]] * len(places) if where.startswith("on the") else outwards
        if len(sides) != len(places) and places:
            return False
        for kink, side in zip(places, sides):
            if one.derivative(kink, **given) != one.derivative(np.nextafter(kink, side), **given):
                return False
    return True


@FORMS.add("[Tt]he slope jumps[^.:]*, from # on the (left|right) to # on the (left|right)")
def are_slopes_at_the_kink(one: Elementwise[...], first: Said | None, a: str, second: Said | None, b: str) -> bool:
    [kink] = kinks(one, {}) or [0.0]
    slopes = [float(one.derivative(np.nextafter(kink, SIDES[side]))) for side in (a, b)]
    return a != b and all(map(is_said, (first, second), slopes))


@FORMS.add("There is (?:a|one) kink at (?:each|both) ends?")
def has_two_kinks(one: Elementwise[...]) -> bool:
    return len(kinks(one, {})) == 2


@FORMS.add("[Tt]here is (no|a) kink(?! at)")
def has_kinks(one: Elementwise[...], article: str) -> bool:
    return bool(kinks(one, {})) == (article == "a")


@FORMS.add("[Oo]nly the second derivative jumps")
def has_a_slope_without_jumps(one: Elementwise[...]) -> bool:
    return fact(one, "smoothness", defaults(one)) == SMOOTHNESS["C1"]


@FORMS.add("[Ii]t is (smooth)")
def is_smooth(one: Elementwise[...], word: str) -> bool:
    return fact(one, "smoothness", defaults(one)) == SMOOTHNESS[word]


@FORMS.add("the function (jumps|never jumps|has a kink)")
def jumps(one: Elementwise[...], word: str) -> bool:
    return (fact(one, "smoothness", defaults(one)) == SMOOTHNESS["discontinuous"]) == (word == "jumps")


@FORMS.add("(?:On|Far on) the (left|right) the limit is #")
def has_the_limit(one: Elementwise[...], side: str, limit: Said) -> bool:
    return is_said(limit, float(one(SIDES[side])))


@FORMS.add(r"On the (left|right) the limit is #(?:,|\. It is) approached from (above|below)")
def approaches(one: Elementwise[...], side: str, limit: Said, way: str) -> bool:
    """At a place where it is not yet the limit."""
    x = math.copysign(10, SIDES[side])
    away = float(one(x)) - float(limit.value)
    return away > 0 if way == "above" else away < 0


@FORMS.add("[Tt]he limit on the (left|right) is #,? and (?:is )?reached (?:already )?at #")
def reaches_the_limit(one: Elementwise[...], side: str, limit: Said, place: Said) -> bool:
    x = float(place.value)
    beyond, before = (float(one(np.nextafter(x, towards))) for towards in (SIDES[side], -SIDES[side]))
    return one(x) == beyond == limit.value != before


@FORMS.add("[Nn]either side is (bounded|unbounded)")
def has_two_bounds(one: Elementwise[...], word: str) -> bool:
    return all(math.isfinite(end) == (word == "unbounded") for end in ends(one))


@FORMS.add("parameter[^:;]* is the slope on the (left|right)")
def has_its_parameter_as_slope(one: Elementwise[...], side: str) -> bool:
    every = samples.parameters(one)
    return all(one.derivative(math.copysign(FAR, SIDES[side]), **given) == min(given.values()) for given in every)


@FORMS.add("exactly # (left|right) of it")
def is_exactly(one: Elementwise[...], level: Said, side: str) -> bool:
    return float(one(math.copysign(FAR, SIDES[side]))) == level.value


@FORMS.add("On the (left|right) the (?:function|gate) follows the line y = x")
def follows_the_line(one: Elementwise[...], side: str) -> Any:
    x = math.copysign(FAR, SIDES[side])
    return one(x) == x


@FORMS.add("with the slope #; on the (left|right) it comes to #")
def comes_to(one: Elementwise[...], slope: Said, side: str, limit: Said) -> bool:
    other = -SIDES[side]
    return is_said(limit, float(one(SIDES[side]))) and is_said(slope, float(one.derivative(other)))


@FORMS.add("moves the level on the (left|right)")
@FORMS.add("constant is the level on the (left|right)")
def moves_the_level(one: Elementwise[...], side: str) -> bool:
    levels = {float(one(SIDES[side], **given)) for given in samples.parameters(one)}
    return len(levels) > 1 and all(map(math.isfinite, levels))


@FORMS.add("turns the (left|right) half")
def turns_a_half(one: Elementwise[...], half: str) -> bool:
    slopes = {
        side: {float(one.derivative(math.copysign(FAR, SIDES[side]), **given)) for given in samples.parameters(one)}
        for side in SIDES
    }
    return all((len(found) > 1) == (side == half) for side, found in slopes.items())


@FORMS.add("exponential overflows on the (left|right)")
@FORMS.add("[Oo]n the (left|right) the exponential overflows")
def overflows(one: Elementwise[...], side: str) -> bool:
    """In the textbook form of the page, on this side alone."""
    return {other for other in SIDES if overflows_at(one.name, math.copysign(1000, SIDES[other]))} == {side}


def overflows_at(page: str, x: float) -> bool:
    try:
        with np.errstate(over="raise", invalid="ignore", divide="ignore"):
            code.functions(page)["textbook"](np.array([x]))
    except FloatingPointError:
        return True
    return False
