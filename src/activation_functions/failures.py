"""Where a form of a function fails: for which numbers, and with what error."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Context
from typing import NamedTuple

import numpy as np

from activation_functions.numbers_as_text import significant

__all__ = ["Failures", "Span", "Error"]  # noqa: RUF022 (the order of the reference)

HALF = "fewer than half the digits right"
# Errors vary from number to number: only where a form fails at once, more digits are known.
KNOWN, SHARP = 2, 4


class Error(NamedTuple):
    """The error of a form at a number.

    Examples
    --------
    >>> print(Error(at=-40, ulps=8.1e15, digits=1))
    8.1e+15 ULP at −40, 1 digit right
    """

    at: float
    """The number."""
    ulps: float
    """The error in units in the last place."""
    digits: int
    """How many of the decimal digits are right."""

    def __str__(self) -> str:
        right = f"{self.digits} {'digit' if self.digits == 1 else 'digits'} right"
        return f"{significant(self.ulps, 2)} ULP at {significant(self.at)}, {right}"


class Span(NamedTuple):
    """The numbers for which a form fails, going away from 0."""

    first: float
    """The first of them that was found; 0 if they begin there."""
    last: float
    """The last; ∞ if they do not end."""
    always: tuple[float, float] | None
    """The numbers between which it fails with few exceptions; None if it fails in places only."""
    values: tuple[float, ...] = ()
    """The values that are NaN or infinite and should not be, in their order."""
    error: Error | None = None
    """The error at the first, where the value is finite."""

    def __str__(self) -> str:
        if self.first == self.last:
            return f"at {significant(self.first)}"
        at_once = [end == always for end, always in zip(self[:2], self.always or (), strict=False)] or [False, False]
        places = self._between(self[:2], at_once, (ROUND_DOWN, ROUND_UP))
        always = self._between(self.always, at_once, (ROUND_UP, ROUND_DOWN)) if self.always else None
        if always is None or always == places:
            return f"in places {places}" if always is None else always
        return f"{always}, in places {places}"

    @staticmethod
    def _between(ends: tuple[float, float], at_once: list[bool], rounding: tuple[str, str]) -> str:
        """Name a range; it is rounded so that what is said of it stays true."""
        near, far = (
            float(Context(*((SHARP, ROUND_HALF_EVEN) if sharp else (KNOWN, way))).create_decimal(end))
            for end, sharp, way in zip(ends, at_once, rounding, strict=True)
        )
        if np.isinf(far):
            return f"{'above' if far > 0 else 'below'} {significant(near)}"
        low, high = (significant(end) for end in sorted([near, far]))
        return f"between {low} and {high}" if low != high else f"near {low}"


class Failures(NamedTuple):
    """The numbers for which a form fails, going away from 0; None if there are none."""

    lost: Span | None
    """The numbers at which fewer than half the digits are right, or the tolerance is exceeded."""
    not_finite: Span | None
    """The numbers at which the value is NaN or infinite and should not be."""
    largest: Error | None
    """The largest error that was found, where nothing fails."""
    tried: int
    """How many numbers were tried."""

    def __bool__(self) -> bool:
        return bool(self.lost or self.not_finite)

    def __str__(self) -> str:
        return self.text()

    def text(self, criterion: str = HALF) -> str:
        """Say where it fails; `criterion` is what is the matter where digits are lost."""
        lost = f"{criterion} {self.lost}" if self.lost else ""
        values = " or ".join(map(significant, self.not_finite.values)) if self.not_finite else ""
        not_finite = f"{values} {self.not_finite}" if self.not_finite else ""
        tried = f"({self.tried:,} numbers tried)"
        largest = f"no failure found {tried}; largest error {self.largest}"
        nothing = largest if self.largest and self.largest.ulps else f"no error found {tried}"
        return "; ".join(filter(None, [lost, not_finite])) or nothing
