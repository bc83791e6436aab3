"""Claims about ∞ and NaN: in arithmetic, in the forms of a page, in vectors and in gates."""

from __future__ import annotations

import ast
import functools
import math
import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from activation_functions.kinds import Gated, Vector
from claims.far_out import ENDS
from claims.forms import Forms
from claims.subjects import Topic
from specification import code
from specification.prose import Said

FORMS = Forms()
NUMBERS = ENDS | {"0": 0.0, "1": 1.0, "NaN": math.nan}
OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "-": operator.sub,
    "minus": operator.sub,
    "·": operator.mul,
    "times": operator.mul,
    "divided by": operator.truediv,
}
END = "(-?∞)"
TERM = "(-?∞|[01])"


def value(text: Any) -> float:
    """Return a number that was read already, or one that is not finite."""
    return float(text.value) if isinstance(text, Said) else NUMBERS[text]


@FORMS.add(rf"(?<![-\w.]){TERM} ({'|'.join(OPERATIONS)}) {TERM} (?:is|would be) (NaN|-?∞|[01])\b")
def is_the_result(_: Topic, left: Any, operation: str, right: Any, result: Any) -> bool:
    with np.errstate(all="ignore"):
        found = OPERATIONS[operation](np.float64(value(left)), np.float64(value(right)))
    return np.array_equal(found, value(result), equal_nan=True)


@functools.cache
def forms(page: str) -> dict[str, Callable[..., Any]]:
    """Return the functions that a page defines, by name."""
    return code.functions(page)


def evaluated(topic: Topic, x: float) -> dict[str, float]:
    """Return what the stable form on the page of a function gives, and what the others give."""
    with np.errstate(all="ignore"):
        written = forms(topic.one.name) if topic.one else {}
        return {name: float(form(np.array([x]))[0]) for name, form in written.items()}


@FORMS.add(f"(?:returns|is) NaN at {END}")
@FORMS.add(f"At {END} it multiplies ∞ by 0, which gives NaN")
def is_not_a_number(topic: Topic, place: str) -> bool:
    """In a form beside the stable one."""
    return any(math.isnan(y) for name, y in evaluated(topic, ENDS[place]).items() if name != "stable")


@FORMS.add("but NaN gives (the constant|#), where the library returns NaN")
def is_no_longer_nan(topic: Topic, constant: str, level: Said | None) -> bool:
    result = evaluated(topic, math.nan)["stable"]
    return math.isfinite(result) if level is None else level.agrees(result)


@FORMS.add(f"[Ww]ithout the (maximum|minimum), {END} times 0")
def is_held_back(topic: Topic, name: str, place: str) -> bool:
    """By this in the stable form, so that no number is as small, or as large, as the infinite one."""
    source = ast.parse(code.source(topic.one.name, "stable")) if topic.one else ast.Module([], [])
    called = {node.attr for node in ast.walk(source) if isinstance(node, ast.Attribute)}
    return name in called and (name == "maximum") == (place == "-∞")


@FORMS.add(f"(?:score|cost) of {END}[^.:]*? gets (all the weight|the weight #)")
def gets_the_weight(topic: Topic, end: str, said: str, weight: Said | None) -> bool:
    """Beside others; of several that get all, each has its share."""
    one = topic.one
    if not isinstance(one, Vector):
        return False
    results = one([0.5, ENDS[end], -1.0])
    weights = np.exp(results) if (results <= 0).all() else results
    return weights[1] == (1 if weight is None else weight.value)


def of_halves(topic: Topic, gate: Any, other: Any) -> list[float]:
    """Return what a gated function gives of a gate and another number, with either half as the gate."""
    with np.errstate(all="ignore"):
        pairs = [(gate, other), (other, gate)]
        return [float(topic.one(pair)[0]) for pair in pairs] if isinstance(topic.one, Gated) else []


@FORMS.add(f"[Aa] gate at {END} gives # for every finite number. For {END} it gives (NaN|#)")
def closes(topic: Topic, end: str, level: Said, other: str, text: str, number: Said | None) -> bool:
    expected = math.nan if number is None else float(number.value)
    found = [of_halves(topic, ENDS[end], each) for each in (3.0, -2.0, ENDS[other])]
    return any(a == b == level.value and np.array_equal(c, expected, equal_nan=True) for a, b, c in zip(*found))


@FORMS.add(f"(?:For|gate of) # and (?:a second half of )?{END} (?:it gives|give) (NaN|#)")
def gives_of_both(topic: Topic, gate: Said, end: str, text: str, number: Said | None) -> bool:
    expected = math.nan if number is None else float(number.value)
    found = of_halves(topic, float(gate.value), ENDS[end])
    return any(np.array_equal(each, expected, equal_nan=True) for each in found)
