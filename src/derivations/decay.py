"""Derive the constants of `activation_functions.decay`, and measure the error of its exponents.

``.venv/bin/python -m derivations.decay`` prints the constants for the module.
"""

from __future__ import annotations

from functools import partial
from pprint import pprint
from typing import Any

import numpy as np
from mpmath import MPContext

from activation_functions import decay

mp = MPContext()  # of its own, because the specification sets the digits of the shared one
mp.dps = 50
mpf = mp.mpf


def parts(number: Any, bits: int) -> tuple[float, float]:
    """Split a number into a multiple of 2 to the power of -bits, and the rest."""
    upper = mp.nint(number * 2**bits) / 2**bits
    return float(upper), float(number - upper)


def linear() -> Any:
    """Return the coefficient of x."""
    return 2 * mp.sqrt(2 / mp.pi)


def error() -> Any:
    """Return the largest error of the sum of an exponent's two parts, over 2000 arguments and 20 factors."""
    places = np.linspace(0, 23, 2000)
    found: list[tuple[Any, Any]] = [
        (decay.half_square(places), lambda t: t**2 / 2),
        (decay.cubic(places), lambda t: linear() * (t + mpf("0.044715") * t**3)),
    ]
    found += [(decay.product(factor, places), partial(mp.fmul, mpf(factor))) for factor in np.geomspace(0.1, 30, 20)]
    return max(
        abs(mpf(first) + mpf(second) - exact(mpf(t)))
        for parts, exact in found
        for t, first, second in zip(places, *parts, strict=True)
    )


def derive() -> dict[str, object]:
    """Return the constants: the coefficients of 2 √(2/π) (x + 0.044715 x³), ω and ln 2, each in two parts.

    With x a multiple of 1/256 below 32, x times the first part of the one and x³ times the first part of the other are
    multiples of 2 to the power of -43, below 1024: neither they nor their sum are rounded.
    """
    omega = mp.lambertw(1 / mp.e)
    return {
        "LINEAR": parts(linear(), 35),
        "CUBIC": parts(linear() * mpf("0.044715"), 19),
        "OMEGA": (float(omega), float(omega - float(omega))),
        "LN_2": (float(mp.ln2), float(mp.ln2 - float(mp.ln2))),
        "ERROR": 2.0 ** int(mp.ceil(mp.log(error(), 2))),  # the power of 2 above it
    }


if __name__ == "__main__":
    pprint(derive())
