"""Derive the constants of `activation_functions.second_derivatives`.

``.venv/bin/python -m derivations.second_derivatives`` prints them.
"""

from __future__ import annotations

from pprint import pprint
from typing import Any

from mpmath import MPContext

mp = MPContext()  # of its own, because the specification sets the digits of the shared one
mp.dps = 50
LINEAR = 2 * mp.sqrt(2 / mp.pi)
THIRD = LINEAR * mp.mpf("0.044715")


def silu(t: Any) -> Any:
    """Return the factor of the second derivative that vanishes."""
    return 2 - t + mp.exp(-t) * (2 + t)


def argument(t: Any) -> Any:
    """Return the argument of the sigmoid in the tanh form of GELU."""
    return LINEAR * t + THIRD * t**3


# 2 g' + t g'' ± t g'² for this argument, the coefficient of the highest power first.
SUM, DIFFERENCE = (
    [sign * 9 * THIRD**2, 0, sign * 6 * LINEAR * THIRD, 12 * THIRD, sign * LINEAR**2, 2 * LINEAR] for sign in (1, -1)
)


def gelu_tanh(t: Any) -> Any:
    """Return the factor of the second derivative that vanishes."""
    return mp.polyval(DIFFERENCE, t, asc=False) + mp.exp(-argument(t)) * mp.polyval(SUM, t, asc=False)


def mish(x: Any) -> Any:
    """Return the factor of the second derivative that vanishes."""
    return mp.polyval([2 - 2 * x, 6 - 3 * x, 8 + 2 * x, 4 + 2 * x], mp.exp(x), asc=False)


def sqrtsoftplus(x: Any) -> Any:
    """Return the factor of the second derivative that vanishes."""
    return 2 * mp.log1p(mp.exp(x)) * mp.exp(-x) - 1


def quotient(coefficients: list[Any], root: Any) -> list[Any]:
    """Divide a polynomial, less its value at a number, by the distance from that number (Horner's scheme)."""
    found = coefficients[:1]
    for coefficient in coefficients[1:-1]:
        found.append(found[-1] * root + coefficient)
    return found


def parts(number: Any) -> tuple[float, float]:
    """Return the float, and the part that rounding has taken from it."""
    return float(number), float(number - float(number))


def derive() -> dict[str, object]:
    """Return the constants of the module."""
    steepest = mp.findroot(gelu_tanh, 1.4)
    decay = mp.exp(-argument(steepest))
    others = [one + decay * other for one, other in zip(DIFFERENCE, SUM, strict=True)]
    return {
        "SQUARE_ROOT_OF_2": parts(mp.sqrt(2)),
        "OF_SILU": parts(mp.findroot(silu, 2.4)),
        "OF_GELU_TANH": parts(steepest),
        "OF_MISH_LEFT": parts(mp.findroot(mish, -2.3)),
        "OF_MISH_RIGHT": parts(mp.findroot(mish, 1.5)),
        "OF_SQRTSOFTPLUS": parts(mp.findroot(sqrtsoftplus, 0.9)),
        "DECAY_OF_GELU_TANH": float(decay),
        "QUOTIENT_OF_GELU_TANH": [float(each) for each in quotient(others, steepest)],
    }


if __name__ == "__main__":
    pprint(derive())
