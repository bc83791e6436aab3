"""Claims about functions of a vector."""

from __future__ import annotations

import numpy as np

from activation_functions.kinds import Vector
from claims.forms import Forms
from specification.prose import Said

FORMS = Forms()
SCORES = np.array([5.0, 2.0, -1.0, 3.0])


@FORMS.add("all (positive|negative),(?: and)? # in sum")
def is_a_distribution(one: Vector[...], sign: str, total: Said) -> bool:
    results = one(SCORES)
    return bool((results > 0).all()) == (sign == "positive") and abs(results.sum() - float(total.value)) < 1e-12


@FORMS.add("gives # to the (largest|smallest) score of a vector and # to all others")
def chooses(one: Vector[...], chosen: Said, which: str, rest: Said) -> bool:
    place = np.argmax(SCORES) if which == "largest" else np.argmin(SCORES)
    results = one(SCORES)
    return bool(results[place] == chosen.value and (np.delete(results, place) == rest.value).all())


@FORMS.add("the (largest|smallest) (?:cost|score) gets the (most|least)")
def prefers(one: Vector[...], which: str, share: str) -> bool:
    results = one(SCORES)
    place = np.argmax(SCORES) if which == "largest" else np.argmin(SCORES)
    return bool(place == (np.argmax(results) if share == "most" else np.argmin(results)))


@FORMS.add("those of (low|high) scores are exactly #")
def leaves_out(one: Vector[...], which: str, level: Said) -> bool:
    place = np.argmin(SCORES) if which == "low" else np.argmax(SCORES)
    return bool(one(SCORES)[place] == level.value)


@FORMS.add("(largest|smallest) (?:score|cost|ones)")
def attends_to(one: Vector[...], which: str) -> bool:
    """What gets most is spoken of: the largest entry on most pages, the smallest on some."""
    return prefers(one, which, "most")
