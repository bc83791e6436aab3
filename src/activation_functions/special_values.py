"""The values of activations at 0, ±∞ and NaN."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions.card import table
from activation_functions.kinds import Activation
from activation_functions.numbers_as_text import significant

__all__ = ["SpecialValues"]


class SpecialValues(list[tuple[Any, Any, Any]]):
    """The values at 0, ±∞ and NaN, in rows of argument, value, and derivative, partial derivatives or Jacobian."""

    def __init__(self, activation: Activation[...]) -> None:
        super().__init__((x, activation(x), activation.slope(x)) for x in map(np.array, activation.special_inputs))
        self.name = activation.name
        self.titles = ["x", "value", activation.slope_name]

    def __repr__(self) -> str:
        return "\n".join(", ".join(f"{title} {_text(part)}" for title, part in zip(self.titles, row)) for row in self)

    def _repr_html_(self) -> str:
        return table(
            "activation-special", f"Special values of {self.name}", self.titles, [[*map(_text, row)] for row in self]
        )


def _text(value: Any) -> str:
    """Write a number, a vector, or a matrix by rows."""
    if np.ndim(value) == 2:
        value = value + 0.0  # In matrices, 0 has no sign.
    return significant(float(value)) if np.ndim(value) == 0 else f"[{', '.join(map(_text, value))}]"
