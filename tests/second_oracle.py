"""Exact values by mpmath: the oracle that the ball arithmetic of `accuracy` is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from flint import arb, fmpq
from mpmath import mp, mpf

from activation_functions.kinds import Activation, Gated
from specification import samples
from specification.evaluation import Scope, evaluate
from specification.many_digits import EXACT, MANY_DIGITS
from specification.page import DEFINITIONS, pages
from specification.roles import role_of


def value(activation: Activation[...], function: Any, parameters: Mapping[str, float], x: Any, entry: Any) -> Any:
    """Evaluate the formula for an entry of a function's result at a float, or at an array of floats."""
    page = pages()[activation.name]
    given = np.array([mpf(float(number)) for number in x]) if np.ndim(x) else mpf(float(x))
    formula = page.formula(role_of(function, activation), entry[0] if isinstance(activation, Gated) and entry else 0)
    scope = Scope({**formula.bind(given), **samples.exact(parameters)}, DEFINITIONS, MANY_DIGITS)
    if page.definition.index:
        scope = scope.bind(**dict(zip("ij", entry, strict=False)))
    return evaluate(formula.body, scope)


BELOW_ALL_FLOATS = mpf(2) ** -1200  # A parameter is rounded, so that what is 0 may be as far from it, or less.


def encloses(enclosure: fmpq | arb, exact: Any) -> bool:
    """Decide whether an enclosure contains a number, which is known up to its last digits."""
    if isinstance(enclosure, fmpq):
        low = high = mpf(int(enclosure.p)) / int(enclosure.q)
    else:
        low, high = (mp.ldexp(*map(int, end.man_exp())) for end in (enclosure.lower(), enclosure.upper()))
    slack = EXACT * abs(exact) + BELOW_ALL_FLOATS
    return bool(low - slack <= exact <= high + slack)
