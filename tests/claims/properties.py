"""Claims about properties of functions that are named, on whatever page: their words are those of the table."""

from __future__ import annotations

import re

import numpy as np

from activation_functions.kinds import Activation, Elementwise
from activation_functions.shape import Shape, Span
from claims.forms import POINTS, Forms, ends, is_said
from claims.subjects import ALL, NAME, ONE, Topic
from specification.properties import PROPERTIES
from specification.prose import Said

FORMS = Forms()
ADJECTIVE = f"(?:not )?(?:{'|'.join(sorted(PROPERTIES, key=len, reverse=True))})"
LIST = rf"((?:{ADJECTIVE}, )*(?:{ADJECTIVE},? and )?{ADJECTIVE})(?![-\w])"
# What stands behind a name in commas, such as another one; and no condition follows.
ASIDE = "(?:, [^,.:]*,)?"
UNCONDITIONAL = r"(?! (?:in|where|if)\b)"
SIDES = {"left": POINTS < 0, "right": POINTS > 0, None: np.isfinite(POINTS)}
SIGNS = {"positive": 1, "negative": -1}


def of_numbers(topic: Topic, who: str) -> list[Elementwise[...]]:
    """Return the functions of one number that words stand for."""
    return [one for one in topic.named(who) if isinstance(one, Elementwise)]


@FORMS.add(f"{ONE}{ASIDE} is (?:an? )?{LIST}{UNCONDITIONAL}(?:, ({NAME}) is not)?")
@FORMS.add(f"{ALL} are {LIST}{UNCONDITIONAL}()")
def have_properties(topic: Topic, who: str, said: str, other: str | None) -> bool:
    every = [(one, each) for one in topic.named(who) for each in re.split(",? and |, ", said)]
    return all(has(one, each) for one, each in every) and not (other and has(topic.named(other)[0], said))


@FORMS.add(rf"{ONE}{ASIDE} (?:is|in \d+ as) an? {LIST} (?:version of|alternative to|activation)(?: that is {LIST})?")
def is_one_with_properties(topic: Topic, who: str, first: str, second: str | None) -> bool:
    return all(has(one, each) for one in topic.named(who) for each in filter(None, (first, second)))


def has(one: Activation[...], said: str) -> bool:
    name = said.removeprefix("not ")
    return PROPERTIES[name].holds(one) == (name == said)


@FORMS.add(f"[Oo]n the (left|right) {ONE} is (positive|negative)(?! of)")
def has_a_sign_on_a_side(topic: Topic, side: str, who: str, sign: str) -> bool:
    return all((SIGNS[sign] * one(POINTS)[SIDES[side]] > 0).all() for one in of_numbers(topic, who))


@FORMS.add(
    f"(?<!n the left ){ONE}(?:, which|{ASIDE}(?: is an? [^.,:]* that)?) is (not )?(positive|negative)"
    "(?: everywhere| on the (left|right))?(?! where)"
)
def has_a_sign(topic: Topic, who: str, no: str | None, sign: str, side: str | None) -> bool:
    every = [SIGNS[sign] * one(POINTS)[SIDES[side]] for one in of_numbers(topic, who)]
    return all((y <= 0).all() if no else (y > 0).all() for y in every)


@FORMS.add(f"{ONE} is 0 only at #(?:,? (?:with the|(?:and there it has|where) (?:the|its)) slope(?: is)? #)?")
def has_one_zero(topic: Topic, who: str, place: Said, slope: Said | None) -> bool:
    root = float(place.value)
    return all(
        Shape(one).zeros() == [Span(root, root)] and is_said(slope, float(one.derivative(root)))
        for one in of_numbers(topic, who)
    )


@FORMS.add(f"{ONE} (?:goes|rises) from (minus infinity|#) to #")
def has_the_range(topic: Topic, who: str, low: str, least: Said | None, high: Said) -> bool:
    return all(ends(one) == (-np.inf if least is None else least.value, high.value) for one in of_numbers(topic, who))
