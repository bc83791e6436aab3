"""Claims about what jumps: the function, its slope, or its second derivative, and for which parameters."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions.kinds import Elementwise
from claims.forms import Forms
from claims.properties import of_numbers
from claims.sides import LEFT, RIGHT, kinks
from claims.subjects import ALL, NAME, ONE, Topic
from specification import samples
from specification.facts import SMOOTHNESS, defaults, fact
from specification.prose import Said

FORMS = Forms()
JUMPS = {"slope": "C0", "function": "discontinuous"}
UNLESS = r"(?:,? unless (?:the )?[\w◦]+(?: \w+)*? is #)?"


def has_corners(one: Elementwise[...]) -> list[bool]:
    """Decide, for each of several values of the parameters, whether there is a kink."""
    return [bool(kinks(one, given)) for given in samples.parameters(one)]


@FORMS.add(
    rf"(?:{ONE} (always )?has|\band(?: has|(?= no\b))) (an?|no|one) (?:corner|kink)\b"
    rf"(?:(?: at #)?, and ({NAME}) (?:has )?none)?"
)
@FORMS.add(f"{ONE}() has (kinks)()()")
def has_a_corner(topic: Topic, who: str, always: str, article: str, _: Said | None, other: str | None) -> bool:
    """That it is so for some parameters, or always; of an item of a list, it is said of what the item begins with."""
    every = [has_corners(one) for one in of_numbers(topic, who or "it")]
    others = [has_corners(one) for one in of_numbers(topic, other)] if other else []
    right = [not any(each) if article == "no" else all(each) if always else any(each) for each in every]
    return all(right) and not any(map(any, others))


@FORMS.add(f"{ALL} have one kink, at #")
def have_one_kink(topic: Topic, who: str, place: Said) -> bool:
    return all(kinks(one, {}) == [place.value] for one in of_numbers(topic, who))


@FORMS.add(
    rf"(?:({NAME}), whose|()[Tt]he) (slope|function) jumps(?! down)[^.:,]*?(?:\(a kink\)|\(kinks\))?{UNLESS}(?=[.:,])"
)
def jumps_unless(topic: Topic, who: str | None, _: str | None, what: str, value: Said | None) -> bool:
    """That it does so for no other value of some parameter."""
    return all(
        jumps(one, what, None if value is None else float(value.value)) for one in of_numbers(topic, who or "it")
    )


def jumps(one: Elementwise[...], what: str, value: float | None) -> bool:
    given = list(samples.parameters(one))
    smooth = SMOOTHNESS[JUMPS[what]]
    found = [fact(one, "smoothness", each) == smooth for each in given]
    if value is None:
        return any(found)
    return any([each[name] != value for each in given] == found for name in given[0])


@FORMS.add(r"\band (?:so )?(does not jump|jumps?)\b")
def is_said_to_jump(topic: Topic, verb: str) -> bool:
    found = [fact(one, "smoothness", defaults(one)) == SMOOTHNESS["discontinuous"] for one in of_numbers(topic, "it")]
    return all(one == (verb != "does not jump") for one in found)


@FORMS.add("(slope) (?:does not|never) jumps?")
@FORMS.add("[Tt]he (slope) is continuous")
def has_a_continuous_slope(topic: Topic, _: str) -> bool:
    one = topic.one
    return isinstance(one, Elementwise) and all(
        fact(one, "smoothness", each) >= SMOOTHNESS["C1"] for each in samples.parameters(one)
    )


@FORMS.add(rf"second derivative (?:jumps|does),? at #(?: and #)?{UNLESS}")
def bends_suddenly(topic: Topic, *said: Said | None) -> bool:
    """For all values of the parameters but one, if that is excepted."""
    *places, excepted = said
    return isinstance(topic.one, Elementwise) and all(
        has_two_curvatures(topic.one, float(place.value), given)
        != (excepted is not None and excepted.value in given.values())
        for place in places
        if place
        for given in samples.parameters(topic.one)
    )


def has_two_curvatures(one: Elementwise[...], place: float, given: dict[str, Any]) -> bool:
    left, right = (float(one.second_derivative(np.nextafter(place, side), **given)) for side in (LEFT, RIGHT))
    return abs(left - right) > 1e-3
