"""The declared facts, evaluated with numbers of many digits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mpmath import mp, mpf

from activation_functions.facts import Arithmetic, uncertainty
from activation_functions.interval import Interval
from activation_functions.kinds import Activation
from specification.many_digits import logarithm, simplest

EXACT = Arithmetic(mpf, {"max": max, "min": min, "abs": abs, "sqrt": mp.sqrt, "log": logarithm}, +mp.pi)
SMOOTHNESS = {"discontinuous": -1, "C0": 0, "C1": 1, "C2": 2, "smooth": float("inf")}


def fact(activation: Activation[...], name: str, parameters: Mapping[str, Any]) -> Any:
    """Evaluate a declared fact; smoothness as the number of continuous derivatives, -1 if the function itself jumps."""
    value = activation.fact(name, exact(parameters), EXACT)
    return SMOOTHNESS[value] if name == "smoothness" else value


def slack(expression: str, parameters: Mapping[str, Any]) -> Any:
    """Return how far the truth may be from a declared number: half a unit of the last digit behind ≈, else 0."""
    return uncertainty(expression, exact(parameters), EXACT)


def exact(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Convert the values of parameters without rounding them."""
    return {name: mpf(value) for name, value in parameters.items()}


def real_parameters(activation: Activation[...]) -> dict[str, float]:
    """Return the defaults of the real parameters."""
    return {name: value for name, value in activation.parameters.items() if isinstance(value, float)}


def defaults(activation: Activation[...]) -> dict[str, Any]:
    """Return the defaults of the real parameters, as the numbers that are meant."""
    return {name: simplest(value) for name, value in real_parameters(activation).items()}


def kinks(activation: Activation[...], parameters: Mapping[str, Any]) -> list[Any]:
    """Return the points where the derivative, or the function, jumps; none for a function of several numbers."""
    return fact(activation, "kinks", parameters) if hasattr(activation, "kinks") else []


def is_increasing(activation: Activation[...], parameters: Mapping[str, Any]) -> bool:
    """Decide whether a function of one number is strictly increasing, and so has an inverse."""
    return bool(fact(activation, "monotonic", parameters) == "strictly increasing")


def values(activation: Activation[...], parameters: Mapping[str, Any]) -> list[Interval]:
    """Return the range as intervals, whose ends behind ≈ are moved outwards by their uncertainty."""
    return fact(activation, "range", parameters)
