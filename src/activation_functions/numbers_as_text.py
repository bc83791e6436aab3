"""Numbers as text for people: rounded, with the signs of typography."""

from __future__ import annotations

import numpy as np

MINUS = "\N{MINUS SIGN}"


def significant(number: float, digits: int = 4) -> str:
    """Write a number with a number of significant digits.

    >>> significant(-0.00012345), significant(float("inf"))
    ('−0.0001234', '∞')
    """
    return f"{number:.{digits}g}".replace("inf", "∞").replace("nan", "NaN").replace("-", MINUS)


def exact(number: float) -> str:
    """Write a number with as many digits as tell it from all others.

    >>> exact(-0.1), exact(1e300)
    ('−0.1', '1e+300')
    """
    return repr(float(number)).replace("inf", "∞").replace("nan", "NaN").replace("-", MINUS)


def decimals(number: float, places: int = 3) -> str:
    """Write a number with at most so many decimals.

    >>> decimals(-2 / 3), decimals(0.5), decimals(2.0)
    ('−0.667', '0.5', '2')
    """
    return np.format_float_positional(number, precision=places, trim="-").replace("-", MINUS)


def fixed(number: float, places: int = 3) -> str:
    """Write a number with exactly so many decimals; zero has no sign.

    >>> fixed(-0.5), fixed(-0.0001)
    ('−0.500', '0.000')
    """
    return f"{number:z.{places}f}".replace("-", MINUS)
