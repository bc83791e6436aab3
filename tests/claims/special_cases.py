"""Claims that a function is another one for a value of its parameters, such as *with the slope 0 it is ReLU*."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Elementwise
from claims.forms import POINTS, Forms
from claims.properties import of_numbers
from claims.subjects import NAME, Topic
from specification import samples
from specification.facts import real_parameters
from specification.prose import Said

FORMS = Forms()
# What has no page, or not by this name.
OTHERS: dict[str, Callable[[Any], Any]] = {"the identity": activations["linear"], "the absolute value": abs}
WHOM = f"({'|'.join(OTHERS)}|{NAME})"


def wanted(topic: Topic, whom: str) -> list[Any]:
    """Return what another function may be, with any of its parameters."""
    if whom in OTHERS:
        return [OTHERS[whom](POINTS)]
    return [other(POINTS, **given) for other in of_numbers(topic, whom) for given in samples.parameters(other)]


@FORMS.add(f"[Ww]ith (?:(?:the|an?|both) )?((?:[a-z]+ )??)(?:of )?#(?:,? it is)? {WHOM}(?! with)")
def is_with_a_value(topic: Topic, word: str, value: Said | None, whom: str) -> bool:
    """With this value for one of the parameters, which the word may name, or for all; a formula may give any value."""
    for one in of_numbers(topic, "it"):
        cases = list(samples.parameters(one)) if value is None else with_value(one, word.strip(), float(value.value))
        found = [one(POINTS, **case) for case in cases if is_valid(one, case)]
        if not any(np.allclose(y, each, rtol=1e-12, atol=1e-12) for y in found for each in wanted(topic, whom)):
            return False
    return True


def with_value(one: Elementwise[...], word: str, value: float) -> list[dict[str, float]]:
    given = real_parameters(one)
    named = [name for name in given if word and name.split("_")[-1] == word] or list(given)
    return [given | {name: value} for name in named] + [dict.fromkeys(given, value)]


def is_valid(one: Elementwise[...], case: dict[str, float]) -> bool:
    return all(value in one.valid_interval(name, case) for name, value in case.items())
