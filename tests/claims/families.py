"""Claims about all members of a family: each is held against one of them."""

from __future__ import annotations

import numpy as np

from activation_functions.kinds import Elementwise
from claims.forms import FAR, POINTS, Forms
from tolerances import STEEP

FORMS = Forms()


@FORMS.add("[Nn]one of them ever (decreases|increases)")
@FORMS.add("sigmoidal function never (decreases|increases)")
def never_turns(one: Elementwise[...], verb: str) -> bool:
    steps = np.diff(one(POINTS))
    return bool((steps >= 0 if verb == "decreases" else steps <= 0).all())


@FORMS.add("[Ee]ach of them (increases|decreases) everywhere")
def moves_everywhere(one: Elementwise[...], verb: str) -> bool:
    steps = np.diff(one(POINTS[abs(POINTS) < 8]))
    return bool((steps > 0 if verb == "increases" else steps < 0).all())


@FORMS.add("[Tt]hey are (odd|even)")
def are_symmetric(one: Elementwise[...], kind: str) -> bool:
    mirrored = one(-POINTS) if kind == "even" else -one(-POINTS)
    return np.allclose(one(POINTS), mirrored, rtol=STEEP)


@FORMS.add("level far on the (left|right)")
@FORMS.add("far (left|right) it comes to a level")
def is_level_far_out(one: Elementwise[...], side: str) -> bool:
    end = FAR if side == "right" else -FAR
    return bool(np.isfinite(one(end * np.inf)) and one.derivative(end) < STEEP)


@FORMS.add("brings numbers (closer to|farther from) 0")
def shrinks(one: Elementwise[...], way: str) -> bool:
    away = abs(one(POINTS)) - abs(POINTS)
    return bool((away <= 0 if way == "closer to" else away >= 0).all())
