"""Claims about what functions of a vector do with all scores, or with two of them."""

from __future__ import annotations

import numpy as np

from activation_functions.kinds import Vector
from claims.forms import Forms
from claims.subjects import NAME, Topic
from specification import code
from specification.prose import Said

FORMS = Forms()
SCORES = np.array([0.5, 2.0, -1.0, 0.25])


def vectors(topic: Topic) -> list[Vector[...]]:
    return [one for one in topic.named("it") if isinstance(one, Vector)]


@FORMS.add("(?<!exponentials of the )[Rr]esults sum to (less than )?#")
def sum_to(topic: Topic, less: str | None, total: Said) -> bool:
    sums = [float(one(SCORES).sum()) for one in vectors(topic)]
    return all(found < total.value if less else total.agrees(round(found, 12)) for found in sums)


@FORMS.add("[Aa]dding the same number to all (?:scores|costs|of them) changes (nothing)")
def are_shifted(topic: Topic, _: str) -> bool:
    return all(np.allclose(one(SCORES + 3), one(SCORES)) for one in vectors(topic))


@FORMS.add("[Ss]ubtract the (largest|smallest) (?:score|cost)")
def is_subtracted(topic: Topic, which: str) -> bool:
    """In the stable form, which takes no other extremum of the vector."""
    found = [code.source(one.name, "stable") for one in vectors(topic)]
    return all(("max" in source) == (which == "largest") for source in found)


@FORMS.add(f"[Ff]or two (?:scores|costs) it is ({NAME}) of their difference")
def is_of_the_difference(topic: Topic, whom: str) -> bool:
    """In one of the two orders."""
    [other] = topic.named(whom)
    first, second = 0.5, 1.25
    return all(
        any(np.isclose(one([first, second])[0], other(way)) for way in (first - second, second - first))
        for one in vectors(topic)
    )


@FORMS.add(f"[Ff]or a single score it is ({NAME})")
def is_of_one_score(topic: Topic, whom: str) -> bool:
    [other] = topic.named(whom)
    return all(np.isclose(one([0.75])[0], other(0.75)) for one in vectors(topic))


@FORMS.add(f"[Ee]ach result lies (below|above) that of ({NAME})")
def lies_beside_each(topic: Topic, way: str, whom: str) -> bool:
    [other] = topic.named(whom)
    away = [one(SCORES) - other(SCORES) for one in vectors(topic)]
    return all((each < 0).all() if way == "below" else (each > 0).all() for each in away)


@FORMS.add("a higher (?:score|cost) (gains|loses) weight (?:for )?itself")
@FORMS.add("a higher (?:score|cost) [^.]*?(takes) it from the others")
@FORMS.add("a higher (?:score|cost) [^.]*?(gives) it to the others")
def moves_weight(topic: Topic, verb: str) -> bool:
    gains = [np.diag(one.jacobian(SCORES)) > 0 for one in vectors(topic)]
    return all(each.all() if verb in ("gains", "takes") else not each.any() for each in gains)


@FORMS.add("[Nn]o result is (positive|negative)")
def has_no_sign(topic: Topic, sign: str) -> bool:
    return all((one(SCORES) <= 0 if sign == "positive" else one(SCORES) >= 0).all() for one in vectors(topic))
