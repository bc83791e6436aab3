"""Derive the constants of `activation_functions.decay`.

Run it as ``.venv/bin/python derivations/decay.py``: it prints what stands in the module.
"""

from __future__ import annotations

from pprint import pprint
from typing import Any

from mpmath import MPContext

mp = MPContext()  # of its own: the digits of the common one are those of the specification
mp.dps = 50
mpf = mp.mpf


def parts(number: Any, bits: int) -> tuple[float, float]:
    """A number as a multiple of 2 to the power of -bits, and the rest."""
    upper = mp.nint(number * 2**bits) / 2**bits
    return float(upper), float(number - upper)


def derive() -> dict[str, object]:
    """What stands in the module: the coefficients of 2 √(2/π) (x + 0.044715 x³), and ω, each in two parts.

    With x a multiple of 1/256 below 32, x times the first part of the one and x³ times the first part of the other are
    multiples of 2 to the power of -43, below 1024: neither they nor their sum are rounded.
    """
    linear = 2 * mp.sqrt(2 / mp.pi)
    omega = mp.lambertw(1 / mp.e)
    return {
        "LINEAR": parts(linear, 35),
        "CUBIC": parts(linear * mpf("0.044715"), 19),
        "OMEGA": (float(omega), float(omega - float(omega))),
    }


if __name__ == "__main__":
    pprint(derive())
