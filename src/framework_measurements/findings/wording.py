"""Write numbers and lists of names for readers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def apart(value: Any, exact: Any) -> tuple[str, str]:
    """Write two values with the same number of digits, as few as show that they differ.

    >>> apart(0.5, 0.25), apart(0.1, 0.1 + 2**-55)
    (('0.5', '0.25'), ('0.10000000000000001', '0.10000000000000003'))
    """
    digits = next((few for few in range(3, 17) if shown(value, few) != shown(exact, few)), 17)
    return shown(value, digits), shown(exact, digits)


def shown(value: Any, digits: int = 4) -> str:
    """Write a number, or numbers, as readers do."""
    if isinstance(value, list):
        return f"({', '.join(shown(each, digits) for each in value)})"
    number = float(value)
    if 1 <= abs(number) < 1e6:  # Whole numbers are written out.
        digits = max(digits, len(str(int(abs(number)))))
    text = f"{number:.{digits}g}"
    mantissa, e, exponent = text.partition("e")
    text = mantissa + (f"e{int(exponent)}" if e else "")
    return text.replace("inf", "∞").replace("nan", "NaN").replace("-", "\N{MINUS SIGN}")


def short(value: Any) -> str:
    """Write a value as code, with four digits."""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def listed(names: Iterable[str]) -> str:
    """Join names in a sentence."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def is_number(value: str) -> bool:
    """Decide whether code is a number."""
    try:
        float(value)
    except ValueError:
        return False
    return True
