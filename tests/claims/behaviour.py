"""Claims that a function does something that another one does not, each held against the function that it names.

Such as *softmax shares, and hardmax chooses the first*: with the names exchanged, neither half holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Elementwise, Vector
from claims.forms import POINTS, Forms
from claims.jumps import kinks
from claims.properties import of_numbers
from claims.subjects import NAME, ONE, Topic
from specification.prose import Said

FORMS = Forms()
LARGE = POINTS[abs(POINTS) > 8]
TINY = POINTS[abs(POINTS) < 0.25]
CORNER = [0.0, 0.0, 30.0]


def zeros(one: Any) -> int:
    """How many multiples of 1/16 a function makes 0."""
    return int((one(np.arange(-160, 161) / 16) == 0).sum())


def sides(one: Any) -> int:
    """On how many sides of 0 there is a kink."""
    return len({*np.sign(kinks(one, {}))} - {0.0})


# What functions of a number do, and what those of a vector do.
OF_A_NUMBER: dict[str, Callable[[Any], Any]] = {
    "(?:leaves|passes) large numbers as they are": lambda one: (one(LARGE) == LARGE).all(),
    "moves (?:them|every number)": lambda one: (one(POINTS) != POINTS).all(),
    "changes every number but 0": lambda one: (one(POINTS) != POINTS).all() and one(0.0) == 0,
    "changes no number but 0": lambda one: (one(POINTS) == POINTS).all() and one(0.0) != 0,
    "saturates": lambda one: np.isfinite(one([-np.inf, np.inf])).all(),
    "does not saturate": lambda one: not np.isfinite(one([-np.inf, np.inf])).all(),
    "is 0 around 0": lambda one: (one(TINY) == 0).all(),
    "gives exact zeros": lambda one: zeros(one) > 1,
    "gives 0 for 0 alone": lambda one: zeros(one) == 1 and one(0.0) == 0,
    "bends on both sides": lambda one: sides(one) == 2,
    "bends on one side": lambda one: sides(one) == 1,
    "never gets there": lambda one: not zeros(one),
}
OF_A_VECTOR: dict[str, Callable[[Any], Any]] = {
    "stays inside": lambda one: (one(CORNER) > 0).all(),
    "reaches the edges": lambda one: (one(CORNER) == 0).any(),
    "shares": lambda one: np.array_equal(one([1.0, 1.0]), [0.5, 0.5]),
    "chooses the first": lambda one: np.array_equal(one([1.0, 1.0]), [1, 0]),
}


def does(one: Activation[...], verb: str) -> bool:
    """Decide whether a function does what words say."""
    known = OF_A_NUMBER if isinstance(one, Elementwise) else OF_A_VECTOR if isinstance(one, Vector) else {}
    return any(bool(decide(one)) for words, decide in known.items() if re.fullmatch(words, verb))


VERB = f"({'|'.join((*OF_A_NUMBER, *OF_A_VECTOR))})"


@FORMS.add(rf"{ONE}(?:, which| also)? {VERB}\b(?! from)(?:, (?:and|but) {NAME} does not)?")
def does_so(topic: Topic, who: str, verb: str) -> bool:
    return all(does(one, verb) for one in topic.named(who))


@FORMS.add(f"({NAME}) {VERB}, (?:and|but) ({NAME}) does not")
def alone_does_so(topic: Topic, who: str, verb: str, other: str) -> bool:
    return not any(does(one, verb) for one in topic.named(other))


def remaining(one: Elementwise[...]) -> tuple[float, float]:
    """Return what is left of the gap to what a function tends to on the right, twice as far out."""
    level = float(one(np.inf))
    gaps = [float((level if np.isfinite(level) else x) - one(x)) for x in (1000.0, 2000.0)]
    return gaps[1] / gaps[0] if gaps[0] else 0.0


RATES = {"slowly": "slowly", "fast": "fast", "exponentially": "fast"}


def closes_at(topic: Topic, who: str, rate: str) -> bool:
    """Slowly like 1/x, of which half is left twice as far out, or fast, so that nothing is."""
    return all(
        abs(remaining(one) - 0.5) < 0.01 if RATES[rate] == "slowly" else remaining(one) == 0
        for one in of_numbers(topic, who)
    )


@FORMS.add(
    f"gap of ({NAME}) closes (slowly|fast|exponentially)(?:, as 1/x)?, and that of ({NAME}) (slowly|fast|exponentially)"
)
def gaps_close(topic: Topic, who: str, rate: str, other: str, second: str) -> bool:
    return closes_at(topic, who, rate) and closes_at(topic, other, second)


@FORMS.add(f"({NAME}) has the same limits[^:]*? Its gap to 1 closes (slowly|fast|exponentially)")
def gap_closes(topic: Topic, who: str, rate: str) -> bool:
    return closes_at(topic, who, rate)


@FORMS.add(f"({NAME}) follows ({NAME}), and ({NAME}) ({NAME})")
def follow(topic: Topic, *words: str) -> bool:
    """The first result for a score and 0 is a function of the score."""
    first, second, third, fourth = (topic.named(each)[0] for each in words)
    return all(
        np.isclose(one([x, 0.0])[0], other(x))
        for one, other in ((first, second), (third, fourth))
        for x in (-0.5, 0.25, 1.5)
    )


@FORMS.add(f"({NAME}) reaches # at # and # at #")
def reaches(topic: Topic, who: str, low: Said, left: Said, high: Said, right: Said) -> bool:
    """There, and not before."""
    return all(
        end.agrees(float(one(float(at.value)))) and one(float(at.value) * 0.99) != end.value
        for one in of_numbers(topic, who)
        for end, at in ((low, left), (high, right))
    )


@FORMS.add(f"gate of ({NAME}) is [^.;]*; that of ({NAME}) is ({NAME}), which opens more (slowly|quickly)")
def opens_more_slowly(topic: Topic, who: str, other: str, whom: str, way: str) -> bool:
    """Of functions that multiply a number by a gate."""
    first, second, gate = (topic.named(each)[0] for each in (who, other, whom))
    x = 1.5
    return np.isclose(second(x), x * gate(x)) and (second(x) < first(x)) == (way == "slowly")
