"""Intervals of real numbers in mathematical notation."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np

__all__ = ["Interval"]

INFINITE = {"-∞": -math.inf, "∞": math.inf}


class Interval:
    """An interval of real numbers.

    Parameters
    ----------
    text : str
        The interval, for example ``"(0, ∞)"`` or ``"[0, 1)"``: a square bracket includes the end, a round one does not.
    number : callable
        The conversion of a finite end to a number.

    Raises
    ------
    ValueError
        If `text` is not of this form, or includes an infinite end.

    Examples
    --------
    >>> 0.0 in Interval("(0, ∞)"), 1e300 in Interval("(0, ∞)")
    (False, True)
    """

    def __init__(self, text: str, number: Callable[[str], Any] = float) -> None:
        left, low, high, right = _parts(text)
        self.text = text
        self.low = INFINITE[low] if low in INFINITE else number(low)
        self.high = INFINITE[high] if high in INFINITE else number(high)
        self.includes_low, self.includes_high = left == "[", right == "]"

    def __contains__(self, value: Any) -> bool:
        """Decide whether a number, or each number of an array, lies in the interval."""
        above = value >= self.low if self.includes_low else value > self.low
        below = value <= self.high if self.includes_high else value < self.high
        both = above & below
        return both is True or bool(np.all(both))

    def __str__(self) -> str:
        return self.text


@functools.cache
def _parts(text: str) -> tuple[str, ...]:
    """Split into brackets and ends."""
    parts = re.fullmatch(r"([(\[])(.+), (.+)([)\]])", text)
    if parts is None:
        raise ValueError(f"{text!r} is not an interval such as '(0, ∞)'")
    left, low, high, right = parts.groups()
    if (left == "[" and low in INFINITE) or (right == "]" and high in INFINITE):
        raise ValueError(f"{text!r} includes an infinite end, which is not a real number")
    return left, low, high, right
