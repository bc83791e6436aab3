"""What formulas are evaluated with: one kind of number, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Protocol


class Arithmetic(Protocol):
    """A kind of number, with the operations that formulas need beside those of Python."""

    @property
    def precision(self) -> int:
        """The current precision in bits."""
        ...

    @property
    def constants(self) -> Mapping[str, Callable[[], Any]]:
        """The constants by name, to the current precision."""
        ...

    @property
    def functions(self) -> Mapping[str, Callable[..., Any]]:
        """The functions that have no page, by name."""
        ...

    def number(self, text: str) -> Any:
        """Convert decimal digits."""
        ...

    def fraction(self, value: Fraction) -> Any:
        """Convert a fraction."""
        ...

    def divide(self, numerator: Any, denominator: Any) -> Any:
        """Divide, or raise `Undefined` at 0."""
        ...

    def power(self, base: Any, exponent: Any) -> Any:
        """Raise to a power."""
        ...

    def compare(self, relation: str, left: Any, right: Any) -> bool:
        """Decide a relation such as ≤."""
        ...

    def total(self, terms: Iterator[Any]) -> Any:
        """Add up."""
        ...

    def beside(self, x: Any, side: str) -> Any:
        """Return a point just to the left (``-``) or right (``+``) of another."""
        ...

    def near_infinity(self, target: Any) -> Any:
        """Return a number that stands for an infinite one."""
        ...

    def derivative(
        self, name: str, function: Callable[[Any], Any], x: Any, order: int, given: Mapping[str, Any]
    ) -> Any:
        """Differentiate a function, which is the definition called `name` if there is a name."""
        ...
