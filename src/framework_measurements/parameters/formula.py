"""Evaluate the definition on the page of an activation where the library refuses the parameters."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from mpmath import mp, mpf

from activation_functions import activations
from framework_measurements.parameters.cases import POINTS
from specification.evaluation import Undefined
from specification.facts import exact
from specification.many_digits import DIGITS, EXACT, close, one_sided
from specification.page import pages


def by_formula(activation: str, given: dict[str, float]) -> tuple[list[float | None], list[float | None]]:
    """Return the values and the slopes at the points; None where the formula has none, or no single one."""
    known = {name: value for name, value in given.items() if name in activations[activation].parameters}
    return _by_formula(activation, tuple(known.items()))


@functools.cache
def _by_formula(activation: str, given: tuple[tuple[str, float], ...]) -> tuple[list[float | None], list[float | None]]:
    parameters = exact({**activations[activation].parameters, **dict(given)})
    page = pages()[activation]
    with mp.workdps(DIGITS):
        points = list(map(mpf, POINTS))
        return (
            [number(lambda x: page.value(x, parameters), x) for x in points],
            [number(lambda x: slope(lambda t: page.value(t, parameters), x), x) for x in points],
        )


def number(function: Callable[[Any], Any], x: Any) -> float | None:
    """Evaluate a function to a number; None if there is none, or one that is not real."""
    try:
        value = function(x)
    except (Undefined, ZeroDivisionError):
        return None
    return float(value) if mp.im(value) == 0 else None


def slope(function: Callable[[Any], Any], x: Any) -> Any:
    """Differentiate; at a kink or jump, and where there is no value beside, there is no slope."""
    sides = zip(one_sided(function, x, 1, -1), one_sided(function, x, 1, 1), strict=True)
    for left, right in sides:
        if mp.im(left) or mp.im(right) or not close(left, right, EXACT):
            raise Undefined(f"the slope at {x} is {left} on the left and {right} on the right")
    return one_sided(function, x, 1, 1)[-1]
