"""Derive the tables of `activation_functions.normal`, and measure their error.

``.venv/bin/python -m derivations.normal`` prints the constants for the module.

Without the factor e to the power of -t²/2, the tail Φ(-t) and the slope of x Φ(x) at -t are, for t ≥ 0,

    1 / (√(2π) t + rest(t))    and    (root - t) (1/√(2π) + rest(t)),

each with its own positive rest that falls like 1/t. Each rest is approximated by a quotient of polynomials of degree 9
and 10 that interpolates it at 20 points: a linear system for the coefficients. The points are the Chebyshev nodes in
(t - 3)/(t + 3), dense near 0 and reaching to 40; the error is measured, not proved. All coefficients come out positive,
so that nothing cancels when the quotient is evaluated.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pprint import pprint
from typing import Any

from mpmath import MPContext

mp = MPContext()  # of its own, because the specification sets the digits of the shared one
mp.dps = 80
mpf = mp.mpf
DEGREE = 9
TURN = 3
FAR = mpf(40)
SCALE = mp.sqrt(2 * mp.pi)
ROOT = mp.findroot(lambda x: mp.ncdf(x) + x * mp.npdf(x), mpf(-3) / 4)
BESIDE = mpf(10) ** -25

Real = Callable[[Any], Any]


def tail(t: Any) -> Any:
    """Return the normal distribution function at -t, without the exponential."""
    return mp.exp(t**2 / 2) * mp.ncdf(-t)


def slope(t: Any) -> Any:
    """Return the slope of x Φ(x) at -t, without the exponential and the root."""
    t += BESIDE * (abs(t + ROOT) < BESIDE)
    return (tail(t) - t / SCALE) / (-ROOT - t)


def points() -> list[Any]:
    """Return the interpolation points."""
    count = 2 * DEGREE + 2
    end = (FAR - TURN) / (FAR + TURN)
    middle, half = (end - 1) / 2, (end + 1) / 2
    nodes = [middle + half * mp.cos(mp.pi * (2 * k + 1) / (2 * count)) for k in range(count)]
    return [TURN * (1 + node) / (1 - node) for node in nodes]


def quotient(function: Real) -> tuple[list[float], list[float]]:
    """Return the coefficients of numerator and denominator, the highest first, rounded to floats."""
    rows, values = [], []
    for t in points():
        value = function(t)
        powers = [t**k for k in range(DEGREE, -1, -1)]
        rows.append(powers + [-value * power for power in powers])
        values.append(value * t ** (DEGREE + 1))
    solution = list(mp.lu_solve(mp.matrix(rows), mp.matrix(values)))
    return [float(c) for c in solution[: DEGREE + 1]], [1.0, *(float(c) for c in solution[DEGREE + 1 :])]


def evaluated(numerator: list[float], denominator: list[float], t: Any) -> Any:
    """Evaluate the quotient of two polynomials, with the digits of the context."""
    upper, lower = (
        functools.reduce(lambda value, coefficient: value * t + coefficient, coefficients, mpf(0))
        for coefficients in (numerator, denominator)
    )
    return upper / lower


def error(function: Real, rebuilt: Real) -> Any:
    """Return the largest relative error over 2000 arguments, most of them near 0."""
    places = [FAR * mpf(k) ** 2 / 2000**2 for k in range(2001)]
    return max(abs(rebuilt(t) / function(t) - 1) for t in places)


def derive() -> dict[str, Any]:
    """Return the constants of the module."""
    tables = {
        "TAIL": quotient(lambda t: 1 / tail(t) - SCALE * t),
        "SLOPE": quotient(lambda t: slope(t) - 1 / SCALE),
    }
    rests = {name: functools.partial(evaluated, *table) for name, table in tables.items()}
    worst = max(
        error(tail, lambda t: 1 / (SCALE * t + rests["TAIL"](t))),
        error(slope, lambda t: 1 / SCALE + rests["SLOPE"](t)),
    )
    scale, root = float(SCALE), float(ROOT)
    return {
        **tables,
        "SCALE": scale,
        "SCALE_REST": float(SCALE - scale),
        "ROOT": root,
        "ROOT_REST": float(ROOT - root),
        "ERROR": 2.0 ** int(mp.ceil(mp.log(worst, 2))),  # the power of 2 above it
    }


if __name__ == "__main__":
    pprint(derive())
