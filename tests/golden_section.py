"""Close in on the least value of a function by the golden section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from mpmath import mp

T = TypeVar("T")


def closing_in(
    function: Callable[[Any], T], low: Any, high: Any, distance: Any, size: Callable[[T], Any]
) -> Iterator[T]:
    """Yield values at points closer and closer to that of the least size, up to a distance."""
    a, b = high - (high - low) / mp.phi, low + (high - low) / mp.phi
    at_a, at_b = function(a), function(b)
    yield from (at_a, at_b)
    while high - low > distance:  # Each step takes one value more.
        if size(at_a) <= size(at_b):
            high, b, at_b = b, a, at_a
            a = high - (high - low) / mp.phi
            at_a = function(a)
            yield at_a
        else:
            low, a, at_a = a, b, at_b
            b = low + (high - low) / mp.phi
            at_b = function(b)
            yield at_b
