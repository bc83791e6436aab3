"""Claims about what functions tend to, and about their values at ±∞ and zeros."""

from __future__ import annotations

import math
import re

import numpy as np

from activation_functions.facts_in_words import LETTERS
from activation_functions.kinds import Elementwise
from activation_functions.shape import Shape
from claims.forms import POINTS, Forms, is_said
from claims.properties import of_numbers
from claims.sides import SIDES
from claims.subjects import ONE, Topic
from specification import samples
from specification.prose import Said

FORMS = Forms()
SIDE = "(?:[Ff]ar |[Ff]ar on the |[Oo]n the )(left|right),?"
TARGET = "(?:#|the (line) y = x)"
ENDS = {"-∞": -math.inf, "∞": math.inf}
# A product of parameters, as their letters.
PRODUCT = "(-?[α-ω](?: [α-ω])*)"


def tends(one: Elementwise[...], side: str, limit: Said | None, line: str | None) -> bool:
    """Decide whether this is what a function tends to; a limit that is a formula is not read."""
    end = Shape(one).ends()[side == "right"]
    return (end.slope, end.offset) == (1, 0) if line else is_said(limit, end.limit)


@FORMS.add(f"{SIDE} {ONE} tends to {TARGET}(?:,? (?:and )?(?:far |on the )(left|right) to {TARGET})?")
def tends_on_sides(
    topic: Topic, side: str, who: str, limit: Said, line: str, other: str, second: Said, another: str
) -> bool:
    every = of_numbers(topic, who)
    said = [(side, limit, line), *([(other, second, another)] if other else [])]
    return side != other and all(tends(one, *each) for one in every for each in said)


@FORMS.add(f"{ONE} tends to {TARGET} (?:far|on the) (left|right)(?:, and to {TARGET} far (left|right))?")
def tends_far_out(
    topic: Topic, who: str, limit: Said, line: str, side: str, second: Said, another: str, other: str
) -> bool:
    return tends_on_sides(topic, side, who, limit, line, other, second, another)


@FORMS.add(f"{ONE} tends to # on one side, and to # on the other")
def tends_from_left_to_right(topic: Topic, who: str, left: Said, right: Said) -> bool:
    return all(tends(one, "left", left, None) and tends(one, "right", right, None) for one in of_numbers(topic, who))


@FORMS.add("has no limit on the (left|right)")
def has_no_limit(topic: Topic, side: str) -> bool:
    return all(math.isinf(one(SIDES[side])) for one in of_numbers(topic, "it"))


@FORMS.add("[Aa]t (-?∞) the value is (?:the limit, )?(-?∞|#)")
@FORMS.add("[Tt]he value at (-?∞) is (?:the limit, )?(-?∞|#)")
def has_the_value(topic: Topic, place: str, infinite: str, value: Said | None) -> bool:
    """The value, in text, is infinite if no number is read in it."""
    found = [float(one(ENDS[place])) for one in of_numbers(topic, "it")]
    return all(y == ENDS.get(infinite) if value is None else value.agrees(y) for y in found)


@FORMS.add(f"[Aa]t (-?∞) the value is the limit, {PRODUCT}")
def has_a_product_as_its_value(topic: Topic, place: str, product: str) -> bool:
    sign, letters = (-1 if product[0] == "-" else 1), re.findall("[α-ω]", product)
    return all(
        one(ENDS[place], **given) == sign * math.prod(given[name] for name in given if LETTERS[name] in letters)
        for one in of_numbers(topic, "it")
        for given in samples.parameters(one)
    )


@FORMS.add("[Aa]t ±∞ the values are # and #")
def has_both_values(topic: Topic, left: Said, right: Said) -> bool:
    return all(left.agrees(one(-math.inf)) and right.agrees(one(math.inf)) for one in of_numbers(topic, "it"))


@FORMS.add("[Aa]t ±∞ the values are the limits[^.:]*, and the slope is #")
@FORMS.add("[Aa]t ±∞ [^.:]*, and the slope is #")
@FORMS.add("slope is [^.:]*, and # at ±∞")
def has_the_slope(topic: Topic, slope: Said) -> bool:
    return all(slope.agrees(one.derivative(end)) for one in of_numbers(topic, "it") for end in ENDS.values())


@FORMS.add("result at (-?∞) is a (negative|positive) zero")
def is_a_zero_with_a_sign(topic: Topic, place: str, sign: str) -> bool:
    found = [one(ENDS[place]) for one in of_numbers(topic, "it")]
    return all(y == 0 and np.signbit(y) == (sign == "negative") for y in found)


@FORMS.add("(?:[Aa] zero|[Zz]eros|[Aa]n odd function) (keeps?|loses?) (?:its|their|the) sign")
@FORMS.add("including NaN and the sign()")
def keeps_the_sign_of_a_zero(topic: Topic, verb: str) -> bool:
    found = [bool(np.signbit(one(-0.0)) and not np.signbit(one(0.0))) for one in of_numbers(topic, "it")]
    return all(each != verb.startswith("lose") for each in found)


@FORMS.add("([Nn]egative|[Pp]ositive) inputs, including (-?∞), give #")
def gives_everywhere(topic: Topic, sign: str, end: str, level: Said) -> bool:
    x = np.array([*POINTS, ENDS[end]])
    side = x[x < 0] if sign.lower() == "negative" else x[x > 0]
    return side[-1] == ENDS[end] and all((one(side) == float(level.value)).all() for one in of_numbers(topic, "it"))
