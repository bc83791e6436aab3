"""The declared facts, evaluated for given parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mpmath import mp

from activation_functions.activation import Activation
from activation_functions.interval import Interval

NAMES = {"max": max, "min": min, "abs": abs, "sqrt": mp.sqrt, "exp": mp.exp, "pi": mp.pi}
SMOOTHNESS = {"discontinuous": -1, "C0": 0, "C1": 1, "C2": 2, "smooth": float("inf")}


def fact(expression: str, parameters: Mapping[str, Any]) -> Any:
    """The value of a declared fact, a Python expression in the parameters, of which the numbers are exact."""
    code = compile(expression, f"<fact {expression!r}>", "eval")
    exact = {key: mp.mpf(value) for key, value in parameters.items()}
    return eval(code, {"__builtins__": {}}, {**NAMES, **SMOOTHNESS, **exact})


def kinks(activation: Activation[Any], parameters: Mapping[str, Any]) -> list[Any]:
    """The points where the derivative jumps."""
    return [mp.mpf(kink) for kink in fact(getattr(activation, "kinks", "[]"), parameters)]


def values(activation: Activation[Any], parameters: Mapping[str, Any]) -> Interval:
    """The values that are reached."""
    return Interval(activation.range, lambda end: mp.mpf(fact(end, parameters)))
