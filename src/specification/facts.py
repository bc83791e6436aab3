"""The declared facts, evaluated for given parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mpmath import mp

from activation_functions.interval import Interval
from activation_functions.kinds import Activation
from specification.evaluation import simplest

NUMBER = re.compile(r"\b\d+(\.\d+)?\b")
SMOOTHNESS = {"discontinuous": -1, "C0": 0, "C1": 1, "C2": 2, "smooth": float("inf")}
MONOTONIC = {text.replace(" ", "_").replace("-", "_"): text for text in ("strictly increasing", "non-decreasing", "no")}
NAMES = {"max": max, "min": min, "abs": abs, "sqrt": mp.sqrt, "inf": mp.inf, "mpf": mp.mpf, **SMOOTHNESS, **MONOTONIC}


def fact(expression: str, parameters: Mapping[str, Any]) -> Any:
    """The value of a declared fact, a Python expression in the parameters, of which the numbers are exact."""
    python = NUMBER.sub(r"mpf('\g<0>')", expression.removeprefix("≈ ")).replace("∞", "inf")
    for name, text in MONOTONIC.items():
        python = python.replace(text, name)
    code = compile(python, f"<fact {expression!r}>", "eval")
    exact = {key: mp.mpf(value) for key, value in parameters.items()}
    return eval(code, {"__builtins__": {}}, {**NAMES, **exact})


def slack(expression: str, parameters: Mapping[str, Any]) -> Any:
    """How far the truth may be from a declared number: half a unit of the last digit behind ≈, else nothing."""
    if not expression.startswith("≈ "):  # It is exact.
        return mp.mpf(0)
    [digits, *_] = NUMBER.finditer(expression)
    decimals = len(digits[0].partition(".")[2])
    return abs(fact(expression, parameters) / mp.mpf(digits[0])) * mp.mpf(10) ** -decimals / 2


def real_parameters(activation: Activation[...]) -> dict[str, float]:
    """The defaults of the real parameters."""
    return {name: value for name, value in activation.parameters.items() if isinstance(value, float)}


def defaults(activation: Activation[...]) -> dict[str, Any]:
    """The defaults of the real parameters, as the numbers that are meant."""
    return {name: simplest(value) for name, value in real_parameters(activation).items()}


def kinks(activation: Activation[...], parameters: Mapping[str, Any]) -> list[Any]:
    """The points where the derivative, or the function, jumps."""
    return [mp.mpf(kink) for kink in fact(getattr(activation, "kinks", "[]"), parameters)]


def values(activation: Activation[...], parameters: Mapping[str, Any]) -> list[Interval]:
    """The values that are reached, as intervals, whose ends behind ≈ are moved outwards by what is unknown of them."""
    text = activation.range
    if choice := re.fullmatch(r"(.+) if (.+) else (.+)", text):
        text = choice[1] if fact(choice[2], parameters) else choice[3]
    intervals = []
    for piece in text.split(" ∪ "):
        if piece.startswith("{"):
            points = piece[1:-1].split(", ")
            intervals += [Interval(f"[{point}, {point}]", lambda end: fact(end, parameters)) for point in points]
        else:
            interval = Interval(piece, lambda end: fact(end, parameters))
            low, high = piece[1:-1].split(", ")
            interval.low -= slack(low, parameters)
            interval.high += slack(high, parameters)
            intervals.append(interval)
    return intervals
