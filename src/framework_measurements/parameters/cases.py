"""Choose parameters at the ends of their intervals and beyond, and the calls that take them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from activation_functions.kinds import Activation, Elementwise
from framework_measurements.calls import names_in
from framework_measurements.record import Entry
from framework_measurements.sample_inputs import real

# The kinks of most activations are 0 or are not among them; all have few digits.
POINTS = [-2.75, -0.3125, 0.0, 0.3125, 1.25, 2.75]
BEYOND = 0.5
# Beyond the digits of float32 in which the results are recorded: the formula has other numbers, not other digits.
ALIKE = {"rel_tol": 1e-4, "abs_tol": 1e-5}
# Parameters that the definitions lack, with values that show what they do.
THEIRS: dict[str, list[dict[str, float]]] = {
    "softplus": [{"threshold": 1.0}, {"threshold": 0.0}, {"beta": 0.25, "threshold": 1.0}],
}


def cases(one: Activation[...]) -> Iterator[dict[str, float]]:
    """Yield parameters: each at the finite ends of its interval, or at 0 if it has none, and beyond them."""
    if isinstance(one, Elementwise):
        for name in real(one):
            interval = one.valid_interval(name, one.parameters)
            ends = [(end, sign) for end, sign in ((interval.low, -1), (interval.high, 1)) if math.isfinite(end)]
            for end, sign in ends or [(0.0, -1)]:
                yield from ({name: end}, {name: end + sign * BEYOND})
    yield from THEIRS.get(one.name, [])


def taken(entry: Entry, given: dict[str, float]) -> str:
    """Return the call that passes some parameters; empty if the spelling does not take them, or draws random numbers.

    What this project writes itself is not looked at, nor are earlier versions of an operator.
    """
    call = entry.matching_call
    if call is None or entry.random or not entry.is_theirs or "(opset " in entry.spelling:
        return ""
    for name in given.keys() & entry.parameters.keys() - names_in(call):
        last = next(reversed([known for known in names_in(call) if f"={known})" in call]), "")
        call = call.replace(f"={last})", f"={last}, {name}={name})", 1) if last else call
    return call if given.keys() <= names_in(call) else ""
