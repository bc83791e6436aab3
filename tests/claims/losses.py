"""Claims about forms that fail: what overflows or underflows, on which side, what comes of it, and where digits cancel.

The textbook form of the page is run where the words say that it fails.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from activation_functions.kinds import Elementwise, Gated
from claims.forms import Forms
from claims.infinities import END, TERM, forms, value
from claims.subjects import Topic
from specification.prose import Said

FORMS = Forms()
SIGNS = {
    "left": -1.0,
    "closed": -1.0,
    "below": -1.0,
    "small": -1.0,
    "right": 1.0,
    "open": 1.0,
    "above": 1.0,
    "large": 1.0,
}
FLOWS = {"overflow": "over", "underflow": "under"}
FLOW = "(overflow|underflow)"
BEYOND = 2000.0  # where an exponential has overflowed
SIZES = np.geomspace(0.5, 1e9, 9000)
NEAR, MIDDLE, FAR = np.linspace(1e-9, 2e-9, 31), np.linspace(3, 6, 31), 1e3
LOST = 1e-13
CLOSE = ("near", "close to")

Function = Callable[..., Any]
ABOUT: dict[str, Function] = {
    "a number that is not positive": lambda x: -x,
    "a negative number": lambda x: -x,
    "minus the absolute value": lambda x: -x,
    "-|x|": lambda x: -x,
    "a number that is not negative": lambda x: x,
    "a positive number": lambda x: x,
    "the absolute value": lambda x: x,
    "|x|": lambda x: x,
}


def textbook(topic: Topic) -> Function:
    return forms(topic.one.name)["textbook"] if topic.one else abs


def raises(flow: str, function: Function, x: Any) -> bool:
    """Decide whether a function overflows, or underflows, where it is told to raise an error then."""
    try:
        with np.errstate(all="ignore"), np.errstate(**{FLOWS[flow]: "raise"}):  # type: ignore[call-overload]
            function(np.array(x))
    except FloatingPointError:
        return True
    return False


def around(topic: Topic, x: Any) -> list[Any]:
    """Return what puts numbers into a function: themselves, or as either half beside 1."""
    one = np.ones_like(x)
    if isinstance(topic.one, Gated):
        return [np.stack([x, one], -1), np.stack([one, x], -1)]
    return [np.asarray(x)] if isinstance(topic.one, Elementwise) else [np.stack([x, 0 * x], -1)]


def fails(topic: Topic, flow: str, side: str) -> bool:
    """Decide whether the textbook form does so on a side, and not on the other."""
    here, there = (
        any(raises(flow, textbook(topic), x) for x in around(topic, sign * SIGNS[side] * np.array([BEYOND])))
        for sign in (1, -1)
    )
    return here and not there


@FORMS.add(f"(?:exponential|textbook form) {FLOW}s on the (left|right)")
@FORMS.add(f"exponential {FLOW}s where the gate is nearly (closed|open)")
def flows_on_a_side(topic: Topic, flow: str, side: str) -> bool:
    return fails(topic, flow, side)


@FORMS.add(f"[Oo]n the (left|right) the exponential {FLOW}s(?! before| after)")
def on_a_side_flows(topic: Topic, side: str, flow: str) -> bool:
    return fails(topic, flow, side)


@FORMS.add(f"[Ff]ar out the square {FLOW}s")
def flows_on_both_sides(topic: Topic, flow: str) -> bool:
    return all(raises(flow, textbook(topic), [sign * 1e200]) for sign in (-1, 1))


@FORMS.add(f"multiplies (before|after) it divides, so that (large|small) numbers {FLOW}")
def flows_where_the_stable_form_does_not(topic: Topic, order: str, size: str, flow: str) -> bool:
    x = [1e308 if size == "large" else 1e-308]
    stable = forms(topic.one.name)["stable"] if topic.one else abs
    return order == "before" and raises(flow, textbook(topic), x) and not raises(flow, stable, x)


@FORMS.add(f"textbook form {FLOW}s for a (?:score|cost) (beyond|below) #")
def flows_from_a_number_on(topic: Topic, flow: str, way: str, end: Said) -> bool:
    unit = 0.01 if way == "beyond" else -0.01
    found = [raises(flow, textbook(topic), [float(end.value) + sign * unit, 0.0]) for sign in (-1, 1)]
    return found == [False, True]


@FORMS.add(r"[Ee]xponential of ([^.,;]+?)(?:,? it)? (?:can't|cannot) (overflow|underflow)")
def cannot_flow(_: Topic, what: str, flow: str) -> bool:
    return what in ABOUT and not raises(flow, np.exp, ABOUT[what](SIZES))


@FORMS.add("exponential underflows (before|after) the product does")
def underflows_first(topic: Topic, order: str) -> bool:
    """Where the product is smallest, it is 0 without its factor x."""
    one = topic.one
    y = one(-SIZES) if isinstance(one, Elementwise) else SIZES
    last = np.flatnonzero(y)[-1]
    return bool(y[last] / -SIZES[last] == 0) == (order == "before")


@FORMS.add("underflows to 0 (?:long )?(before|after) x does")
def underflows_sooner_than_x(topic: Topic, order: str) -> bool:
    x = np.array([1e-250])
    return isinstance(topic.one, Elementwise) and bool(topic.one(x) == 0) == (order == "before")


def evaluated(topic: Topic, x: Any) -> list[tuple[Any, Any]]:
    """Return what the textbook form gives, and what is right."""
    with np.errstate(all="ignore"):
        return [(textbook(topic)(each), topic.one(each)) for each in around(topic, x) if topic.one]


def gives(topic: Topic, x: Any, result: Any) -> bool:
    """Decide whether the textbook form gives this somewhere, where something else is right."""
    expected = value(result)
    return any(
        bool((np.equal(wrong, expected) & ~np.equal(right, expected)).any()) for wrong, right in evaluated(topic, x)
    )


@FORMS.add(f"[Oo]n the (left|right)[^.:]*? (?:and|to 1,) the result(?: is)? ({END}|#)( too late)?")
@FORMS.add(f"[Oo]n the (left|right) it (?:is|[^.:]*? returns) ({END}|#) (too soon|too late|in the end)")
@FORMS.add(f"where the gate is nearly (closed|open), and the result is ({END}|#) (too soon|too late)")
def gives_on_a_side(topic: Topic, side: str, words: Any, _: str | None, result: Said | None, when: str | None) -> bool:
    return "too late" not in (when or "") and gives(topic, SIGNS[side] * SIZES, words if result is None else result)


@FORMS.add("[Aa]t #,? the result is (0)")
def gives_at_a_number(topic: Topic, place: Said, result: Said) -> bool:
    return gives(topic, np.array([float(place.value)]), result)


def loses(topic: Topic, x: Any) -> bool:
    """Decide whether digits are lost at any of these numbers."""
    found = (abs(wrong - right) > LOST * abs(right) for wrong, right in evaluated(topic, x))
    return any(map(np.any, found))


@FORMS.add("[Oo]n the (left|right) it subtracts nearly equal numbers")
@FORMS.add("textbook form[^.:]*? loses digits on the (left|right)")
def loses_digits_on_a_side(topic: Topic, side: str) -> bool:
    x = SIGNS[side] * np.hstack([NEAR, MIDDLE, FAR])
    return loses(topic, x) and not loses(topic, -x)


@FORMS.add("subtracts numbers that are nearly equal when x is (close to|far from) 0")
@FORMS.add("([Nn]ear|[Ff]ar from) 0 it subtracts numbers close to")
def loses_digits_near_0(topic: Topic, where: str) -> bool:
    """On either side, and not in the middle."""
    found = [loses(topic, np.append(x, -x)) for x in (NEAR, MIDDLE)]
    return found == [where.lower() in CLOSE, where.lower() not in CLOSE]


@FORMS.add(r"(adds|subtracts) # (?:to|from) an? [\w ]+ that is close to # (?:on the (left|right)|when x is close to 0)")
def loses_digits_by_1(topic: Topic, verb: str, one: Said, other: Said, side: str | None) -> bool:
    rest = other.value + (one.value if verb == "adds" else -one.value)
    return rest == 0 and (loses_digits_on_a_side(topic, side) if side else loses_digits_near_0(topic, "near"))


def divides(topic: Topic, scores: list[float], above: Any, below: Any) -> bool:
    """Decide whether the textbook form divides these for scores, and gives NaN."""
    flow = "underflow" if value(above) == 0 else "overflow"
    flows = [each for each in FLOWS if raises(each, textbook(topic), scores)]
    with np.errstate(all="ignore"):
        return (
            value(above) == value(below) and flow in flows and bool(np.isnan(textbook(topic)(np.array(scores))).any())
        )


@FORMS.add(f"divides {TERM} by {TERM} where all (?:scores|costs) are (large|small)")
def divides_for_all(topic: Topic, above: Any, below: Any, size: str) -> bool:
    return divides(topic, 2 * [SIGNS[size] * BEYOND], above, below)


@FORMS.add(f"[Ww]here (all) scores are far (below|above) 0, it divides {TERM} by {TERM}")
@FORMS.add(f"[Ff]or (a) (?:score|cost) far (below|above) 0 it divides {TERM} by {TERM}")
def divides_far_from_0(topic: Topic, which: str, way: str, above: Any, below: Any) -> bool:
    x = SIGNS[way] * BEYOND
    return divides(topic, [x, x if which == "all" else 0.0], above, below)


@FORMS.add(f"divides {TERM} by {TERM} where its exponentials {FLOW}")
def divides_where_exponentials_flow(topic: Topic, above: Any, below: Any, flow: str) -> bool:
    return (flow == "overflow") == (value(above) != 0) and all(
        divides(topic, [sign * BEYOND], above, below) for sign in (1, -1)
    )


@FORMS.add(f"NaN where the exponential of a [^,.]*?score {FLOW}s, or where all of them {FLOW} to 0")
def is_not_a_number_where_it_flows(topic: Topic, one: str, every: str) -> bool:
    infinite = divides(topic, [BEYOND, 0.0], "∞", "∞") and one == "overflow"
    return infinite and every == "underflow" and divides(topic, [-BEYOND, -BEYOND], "0", "0")


@FORMS.add("above # it returns x itself, which is too (small|large)")
def is_beyond_the_identity(topic: Topic, place: Said, way: str) -> bool:
    x = float(place.value)
    return isinstance(topic.one, Elementwise) and (topic.one(x) > x) == (way == "small")
