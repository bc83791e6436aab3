"""Call frameworks with parameters outside the intervals, and with weights of PReLU of several shapes."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from typing import Any

import numpy as np

from activation_functions import activations
from framework_measurements.calling import Installed, attempt
from framework_measurements.gradients import differentiated
from framework_measurements.parameters.cases import POINTS, cases, taken
from framework_measurements.parameters.weights import WITH_WEIGHT, weights
from framework_measurements.record import Entry, read
from framework_measurements.results import plain
from framework_measurements.sample_inputs import others, real

DIGITS = 6  # As many as float32 has on every processor.


def measure(key: str) -> dict[str, Any]:
    """Return the versions of a framework, what its calls give in each case, and the shapes of its weights."""
    installed = Installed(key)
    entries = [entry for entry in read().entries if entry.framework == key]
    return {
        "versions": installed.framework.versions(),
        "outside": [
            {"activation": name, "given": given, **result}
            for name, one in activations.items()
            for given in cases(one)
            for result in together(
                [entry for entry in entries if entry.activation == name and taken(entry, given)],
                functools.partial(outside, installed, given),
            )
        ],
        "weights": together(
            [entry for entry in entries if entry.activation == WITH_WEIGHT], functools.partial(weights, installed)
        ),
    }


def together(entries: list[Entry], result: Callable[[Entry], dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each result once, with the spellings that share it."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        if each := result(entry):
            found.setdefault(json.dumps(each), []).append(entry.spelling)
    return [{"spellings": spellings, **json.loads(each)} for each, spellings in found.items()]


def outside(installed: Installed, given: dict[str, float], entry: Entry) -> dict[str, Any]:
    """Return the values and gradients of a call in float32, or its error."""
    call, one = taken(entry, given), activations[entry.activation]
    parameters, x = {**others(one), **real(one), **given}, np.array(POINTS)
    values = attempt(lambda: shortened(installed.values(call, x, "float32", parameters)))
    if isinstance(values, dict):
        return values
    found = {"values": values}
    if installed.framework.engine:
        found["gradients"] = attempt(lambda: shortened(differentiated(installed, call, x, "float32", parameters)))
    return found


def shortened(numbers: np.ndarray) -> list[float | str]:
    """Round to a few digits; what is small beside 1 is 0, without a sign."""
    return [plain(float(f"{round(number, DIGITS):.{DIGITS}g}") + 0.0) for number in numbers.astype(np.float64)]
