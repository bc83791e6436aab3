"""Where a form of a function fails: for which numbers, and with what error."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from activation_functions.numbers_as_text import significant

__all__ = ["Failures", "Span", "Error"]  # noqa: RUF022 (the order of the reference)

NEVER = "never, on the numbers tried"
HALF = "half the digits lost"


class Error(NamedTuple):
    """The error of a form at a number."""

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
    """The numbers for which a form fails, going away from 0: the first, the last, and the value at the first."""

    first: float
    last: float
    value: float
    error: Error | None = None
    """The error at the first, where the value is finite."""

    def __str__(self) -> str:
        if self.first == self.last:
            return f"at {significant(self.first)}"
        if np.isinf(self.last):
            return f"from {significant(self.first)}"
        if abs(self.first) < 1e-10:
            return f"up to {significant(self.last)}"
        return f"from {significant(self.first)} to {significant(self.last)}"


class Failures(NamedTuple):
    """The numbers for which a form fails, going away from 0; None if there are none."""

    lost: Span | None
    """The numbers at which half the digits are lost, or the tolerance is exceeded."""
    not_finite: Span | None
    """The numbers at which the value is NaN or infinite and should not be."""
    largest: Error | None = None
    """The largest error that was found, where nothing fails."""

    def __bool__(self) -> bool:
        return bool(self.lost or self.not_finite)

    def __str__(self) -> str:
        return self.text()

    def text(self, criterion: str = HALF) -> str:
        """Say where it fails; `criterion` is what is the matter where digits are lost."""
        lost = f"{criterion} {self.lost}" if self.lost else ""
        not_finite = f"{significant(self.not_finite.value)} {self.not_finite}" if self.not_finite else ""
        largest = f"largest error {self.largest}" if self.largest and self.largest.ulps else "no error found"
        return ", ".join(filter(None, [lost, not_finite])) or f"{NEVER}; {largest}"
