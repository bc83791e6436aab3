"""Claims that compare functions: which lies above, where the gap is largest, which dips deepest or levels out first."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Elementwise
from claims.forms import POINTS, Forms
from claims.jumps import kinks
from claims.properties import SIDES, has, of_numbers
from claims.subjects import NAME, ONE, Topic
from specification.properties import PROPERTIES
from specification.prose import Said

FORMS = Forms()
FINE = np.linspace(-10, 10, 20001)
LINE = "the line"
SIGNS = {"above": 1, "larger": 1, "below": -1, "smaller": -1}
DEEPER = {"deeper": 1, "less deeply": -1}


def away(topic: Topic, who: str, whom: str, x: Any) -> Any:
    """Return how far one function lies above another."""
    [one] = of_numbers(topic, who)
    other = activations["linear"] if whom == LINE else of_numbers(topic, whom)[0]
    return one(x) - other(x)


@FORMS.add(
    f"([Rr]ight|[Ll]eft) of 0 {ONE} (?:stays|lies) (above|below) ({LINE}|{NAME})(?:, and (above|below) ({NAME}))?"
)
def lies_beside_on_a_side(
    topic: Topic, side: str, who: str, way: str, whom: str, second: str | None, other: str | None
) -> bool:
    x = POINTS[SIDES[side.lower()]]
    said = [(way, whom), *([(second, other)] if second and other else [])]
    return all((SIGNS[each] * away(topic, who, name, x) > 0).all() for each, name in said)


@FORMS.add(f"{ONE} lies (above|below) ({NAME}|it) (right|left) of 0")
def lies_beside_it(topic: Topic, who: str, way: str, whom: str, side: str) -> bool:
    return lies_beside_on_a_side(topic, side, who, way, whom, None, None)


@FORMS.add(f"{ONE} lies nowhere (above|below) ({NAME})")
def lies_nowhere_beyond(topic: Topic, who: str, way: str, whom: str) -> bool:
    found = SIGNS[way] * away(topic, who, whom, POINTS)
    return (found <= 0).all() and (found < 0).any()


@FORMS.add(
    f"[Cc]ompared with ({NAME}), {ONE} is (smaller|larger) (left|right) of the origin and (smaller|larger) (left|right)"
)
def is_smaller_on_a_side(topic: Topic, whom: str, who: str, way: str, side: str, other: str, second: str) -> bool:
    near = abs(POINTS) < 10
    said = ((way, side), (other, second))
    return all((SIGNS[a] * away(topic, who, whom, POINTS[near & SIDES[b]]) > 0).all() for a, b in said)


@FORMS.add(f"[Uu]p to # {ONE} is at (most|least) ({NAME}), from there on at (most|least)")
def changes_sides(topic: Topic, place: Said, who: str, way: str, whom: str, other: str) -> bool:
    found = away(topic, who, whom, POINTS)
    signs = [1 if each == "least" else -1 for each in (way, other)]
    before = float(place.value) > POINTS
    return all((sign * part >= 0).all() and part.any() for sign, part in zip(signs, (found[before], found[~before])))


@FORMS.add(
    rf"(?:({NAME}), whose|[Tt]he) gap to (?:the \w+ form, )?({NAME})[^:]*?(largest|smallest) "
    "(?:(?:near|at) (?:±#|#(?: and #)?)|at (the kinks)(?! of))"
)
def is_the_largest_gap(topic: Topic, who: str | None, whom: str, way: str, *places: Any) -> bool:
    """There, or at the opposite number."""
    *said, at_kinks = places
    found = abs(away(topic, who or "it", whom, FINE))
    place = abs(FINE[np.argmax(found)])
    expected = kinks(of_numbers(topic, "it")[0], {}) if at_kinks else [float(each.value) for each in said if each]
    return all(abs(place - abs(each)) < 2e-3 for each in expected) == (way == "largest")


def lowest(one: Elementwise[...]) -> tuple[float, float]:
    """Return the least value nearby, and where it is."""
    y = one(FINE)
    return float(y.min()), float(FINE[np.argmin(y)])


@FORMS.add(f"(?:{ONE}|and) dips (deeper|less deeply) than ({NAME})")
def dips_deeper(topic: Topic, who: str | None, way: str, whom: str) -> bool:
    (one, _), (other, _) = (lowest(*of_numbers(topic, each)) for each in (who or "it", whom))
    return DEEPER[way] * (other - one) > 0


@FORMS.add(f"{ONE} dips (deepest|least)")
def dips_deepest(topic: Topic, who: str, way: str) -> bool:
    """Of all that the page is about."""
    depths = {one.name: lowest(one)[0] for one in topic.every if isinstance(one, Elementwise)}
    found = (min if way == "deepest" else max)(depths, key=lambda name: depths[name])
    return [one.name for one in topic.named(who)] == [found]


@FORMS.add(f"(?:{ONE}|and) dips to #(?: near #)?")
@FORMS.add(f"{ONE} dips deepest, to #()")
def dips_to(topic: Topic, who: str | None, depth: Said, place: Said | None) -> bool:
    value, at = lowest(*of_numbers(topic, who or "it"))
    return depth.agrees(value) and (not isinstance(place, Said) or abs(at - float(place.value)) < 5e-3)


@FORMS.add(f"{ONE} dips to [^,]*, ({NAME}) (deeper|less deeply) and (further out|nearer to 0), to # near #")
def dips_elsewhere(topic: Topic, who: str, other: str, way: str, where: str, depth: Said, place: Said) -> bool:
    (_, one), (_, second) = (lowest(*of_numbers(topic, each)) for each in (who, other))
    farther = abs(second) > abs(one)
    return (
        dips_deeper(topic, other, way, who)
        and dips_to(topic, other, depth, place)
        and farther == (where == "further out")
    )


def missing(one: Elementwise[...]) -> float:
    """Return the share of the rise from 0 to the limit on the right that is left at a number."""
    limit, start = float(one(math.inf)), float(one(0.0))
    return (limit - float(one(4.0))) / (limit - start)


@FORMS.add(f"as ({NAME}) does(?: into a smaller one)?,? but more (slowly|quickly)")
@FORMS.add(f"that of ({NAME}) (?:shrinks )?(faster|slower)")
def levels_out_at_another_rate(topic: Topic, whom: str, way: str) -> bool:
    """Of this one it is said, or of the other in comparison with this one."""
    [one], [other] = of_numbers(topic, "it"), of_numbers(topic, whom)
    return (missing(one) > missing(other)) == (way in ("slowly", "faster"))


@FORMS.add(rf"{ONE} levels out (sooner|later)\b")
def levels_out_sooner(topic: Topic, who: str, way: str) -> bool:
    """Than the others that the page is about."""
    [one] = of_numbers(topic, who)
    others = [each for each in topic.every if isinstance(each, Elementwise) and each is not one]
    return all((missing(one) < missing(other)) == (way == "sooner") for other in others)


@FORMS.add(rf"{ONE} is the ({'|'.join(PROPERTIES)}) one among")
def is_the_only_one(topic: Topic, who: str, said: str) -> bool:
    """Of its family."""
    [one] = topic.named(who)
    return [each.name for each in activations.family(one.family) if has(each, said)] == [one.name]
