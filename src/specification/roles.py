"""The functions that are declared with an activation, by the anchors of their formulas."""

from __future__ import annotations

from typing import Any

from activation_functions.kinds import Activation, Elementwise

DEFINITION, DERIVATIVE, SECOND_DERIVATIVE, INVERSE = "definition", "derivative", "second-derivative", "inverse"
BY = "derivative-by-"


def by_role(activation: Activation[...]) -> dict[str, Any]:
    """Return the function itself, its slope, and its further functions.

    Parameters
    ----------
    activation : Activation
        The activation.

    Returns
    -------
    dict of str to Function
        By what stands in the anchors of their formulas behind the name of the activation, such as ``derivative``.
    """
    found: dict[str, Any] = {DEFINITION: activation, DERIVATIVE: activation.slope}
    if isinstance(activation, Elementwise):
        further = {SECOND_DERIVATIVE: "second_derivative", INVERSE: "inverse"}
        found |= {role: getattr(activation, name) for role, name in further.items() if hasattr(activation, name)}
        found |= {f"{BY}{parameter}": function for parameter, function in activation.derivative_by.items()}
    return found


def role_of(function: Any, activation: Activation[...]) -> str:
    """Return the role of one of these functions."""
    return next(role for role, each in by_role(activation).items() if each is function)
