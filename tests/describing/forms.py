"""The forms in which a curve is described, and whether one holds.

A form is a regular expression, in which ``#`` is a number, or one for each curve, in their order, and ``@`` the origin
or a number. A place is said before or behind it (see `describing.places`); where none is said, it is about the whole
curve.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from specification.prose import Said
from tolerances import STEEP


class Form(NamedTuple):
    """Words, and whether they hold for a curve in a region, or for all curves, each in its own."""

    words: str
    holds: Callable[..., bool]
    of_all: bool
    is_tight: bool
    """Whether they must not hold farther than the numbers of a place say."""


class Forms(list[Form]):
    """Forms, to which each function adds those that it decides."""

    def add(
        self, *words: str, of_all: bool = False, is_tight: bool = False
    ) -> Callable[[Callable[..., bool]], Callable[..., bool]]:
        """Add forms with the same meaning."""

        def decorate(holds: Callable[..., bool]) -> Callable[..., bool]:
            self.extend(Form(each, holds, of_all, is_tight) for each in words)
            return holds

        return decorate


def agrees(said: Said, value: float) -> bool:
    """Decide whether a number is the one that is said, when rounded to as many decimals."""
    unit = 10.0 ** -len(said.text.partition(".")[2]) if "." in said.text else 0
    return abs(value - float(said.value)) <= unit / 2 + STEEP
