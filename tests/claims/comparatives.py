"""Claims of the form *the larger this is, the sharper that is*, tried with a parameter and with ever more of it.

It must be clear which parameter is meant: one that is named, or the only one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation
from claims.forms import POINTS, Forms
from claims.parameters import named
from claims.subjects import NAME, Topic
from specification.facts import real_parameters

FORMS = Forms()
IDENTITY = "the identity"
BENT = 0.01
TIMES = (0.5, 1, 2, 4)  # a parameter, as compared with its default


def curvature(one: Activation[...], given: dict[str, float]) -> float:
    return float(abs(one.second_derivative(POINTS, **given)).max())


def straight(one: Activation[...], given: dict[str, float]) -> float:
    """How far right the function is a line from the origin, nearly."""
    x = POINTS[POINTS > 0]
    away = one(x, **given) - one(0.0, **given) - one.derivative(0.0, **given) * x
    return float(x[np.argmax(abs(away) > BENT * x)])


def depth(one: Activation[...], given: dict[str, float]) -> float:
    return -float(one(POINTS, **given).min())


def slope(one: Activation[...], given: dict[str, float]) -> float:
    return float(one.derivative(POINTS[-1], **given))


def closing(one: Activation[...], given: dict[str, float]) -> float:
    """How little a gate lets through that is nearly closed."""
    return -float(abs(one([-1.0, 1.0], **given))[0])


# What is measured of what is spoken of, and the words for more and for less of it.
MEASURES: dict[str, tuple[Callable[..., float], str, str]] = {
    "corner": (curvature, "sharper", "rounder"),
    "part that is nearly a line": (straight, "wider", "narrower"),
    "curve bends": (straight, "later", "sooner"),
    "dip": (depth, "deeper", "shallower"),
    "parabola": (slope, "steeper", "flatter"),
    "gate closes": (closing, "faster", "slower"),
}
WORDS = "|".join(word for _, more, less in MEASURES.values() for word in (more, less))


def grown(one: Activation[...], words: str) -> list[dict[str, float]]:
    """Return values of the parameter that is named, or of the only one, each larger; none if it is not clear which."""
    names = named(one, re.findall(r"\w+", words))
    return [{name: times * real_parameters(one)[name]} for name in names if len(names) == 1 for times in TIMES]


def rises(found: list[float]) -> bool | None:
    """Decide whether numbers rise, or fall; None if they do neither."""
    steps = np.diff(found)
    return True if steps.size and (steps > 0).all() else False if steps.size and (steps < 0).all() else None


@FORMS.add(f"[Tt]he (larger|smaller) ([^.;:]*?), the ({WORDS}) (?:is )?the ({'|'.join(MEASURES)})")
def changes_with(topic: Topic, way: str, cause: str, word: str, thing: str) -> bool:
    measure, more, less = MEASURES[thing]
    for one in topic.named("it"):
        found = rises([measure(one, given) for given in grown(one, cause)])
        if word not in (more, less) or found is not ((word == more) == (way == "larger")):
            return False
    return True


def distance(one: Activation[...], other: Activation[...], given: dict[str, float]) -> Any:
    return abs(one(POINTS, **given) - other(POINTS)).max()


@FORMS.add(f"[Tt]he (larger|smaller) ([^.;:]*?), the (nearer|farther) ({NAME}|it) (?:is|comes) (?:to|from) ({NAME})")
def comes_nearer(topic: Topic, way: str, cause: str, word: str, who: str, whom: str) -> bool:
    for one in topic.named(who):
        found = rises([distance(one, topic.named(whom)[0], given) for given in grown(one, cause)])
        if found is not ((word == "farther") == (way == "larger")):
            return False
    return True


@FORMS.add(rf"[Ff]or (small|large) ◦ it \w+ approaches ({NAME}), and for (small|large) ◦ ({NAME}|{IDENTITY})")
def approaches(topic: Topic, first: str, whom: str, second: str, other: str) -> bool:
    """The one with small, the other with large values of the parameter."""
    for one in topic.named("it"):
        [name] = real_parameters(one)
        ends = {"small": {name: 2.0**-6}, "large": {name: 2.0**12}}
        for size, words in ((first, whom), (second, other)):
            target = activations["linear"] if words == IDENTITY else topic.named(words)[0]
            if distance(one, target, ends[size]) > 0.5:
                return False
    return first != second
