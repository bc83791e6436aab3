"""Arithmetic with so many digits that results can be called exact: mpmath, and derivatives as difference quotients."""

from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np
from flint import arb, ctx
from mpmath import mp, mpf

from specification.evaluation import Undefined
from specification.latex import LatexError

# tanh(745) differs from 1 in its 647th digit; a difference quotient needs as many again. softcap(745) with c = 0.2
# differs from its limit in its 3235th digit.
FEWER_DIGITS = 1700
DIGITS = mp.dps = 3300
STEP = mpf(10) ** -400
EXACT = mpf(10) ** -300
# Stands for infinity in limits; the values there must be within NEAR of the limit. What tends to infinity has become
# UNBOUNDED, also if it grows like a root.
LARGE = mpf(10) ** 40
UNBOUNDED = mpf(10) ** 18
NEAR = mpf(10) ** -30
# Tails from here on are subtracted from 1 exactly: for Φ(x) up to x = 4000, farther out than the samples are.
FARTHEST_TAIL = mpf(10) ** -3_500_000
COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    ">": operator.gt,
    "≤": operator.le,
    "≥": operator.ge,
    "≠": operator.ne,
    "=": operator.eq,
}


def exponential(x: Any) -> Any:
    """Exponentiate. For whole numbers mpmath multiplies, which takes too long far out."""
    return mp.exp(x) if abs(x) < 10**4 else mp.exp(x / 97) ** 97


def logarithm(x: Any) -> Any:
    """Return the natural logarithm of a number that is not negative."""
    if x < 0:
        raise Undefined("the logarithm of a negative number")
    return mp.log(x)


def normal_cdf(x: Any) -> Any:
    """Evaluate Φ. Near 1 the tail is subtracted exactly, so that how far it is from 1 is known to all digits."""
    tail = normal_tail(abs(x))
    return tail if x < 0 else mp.fsub(1, tail, exact=tail > FARTHEST_TAIL)


def normal_tail_by_balls(x: Any) -> Any:
    """Evaluate Φ(-x) for x ≥ 0. Here mpmath takes half a second for some x, ball arithmetic a thirtieth of that."""
    if x > 1e6:  # The value is below 10^(-10^11).
        return mpf(0)
    with ctx.workprec(mp.prec + 64):
        mantissa, exponent = ((arb(x) / arb(2).sqrt()).erfc() / 2).mid().man_exp()
    return mp.ldexp(int(mantissa), int(exponent))


def remembered(function: Callable[..., Any], number: int = 2**10) -> Callable[[Any], Any]:
    """Keep the latest results of a function, for each precision."""
    results = functools.lru_cache(number)(lambda x, precision: function(x))
    return lambda x: results(x, mp.prec)


decimal = remembered(mpf)
# With two parameters the same points come again only after thousands of others.
normal_tail = remembered(normal_tail_by_balls, 2**14)


class ManyDigits:
    """The arithmetic of mpmath, with the digits that it is set to."""

    constants: Mapping[str, Callable[[], Any]] = {
        "e": lambda: +mp.e,
        "pi": lambda: +mp.pi,
        "infinity": lambda: mp.inf,
    }
    functions: Mapping[str, Callable[..., Any]] = {
        "ln": logarithm,
        "ln_1_plus": mp.log1p,
        "exp": remembered(exponential),
        "sinh": mp.sinh,
        "cosh": mp.cosh,
        "atan": mp.atan,
        "tan": mp.tan,
        "sqrt": mp.sqrt,
        # These take longest, and are asked for the same points again and again.
        "erf": remembered(mp.erf),
        "normal_cdf": normal_cdf,
        "normal_pdf": mp.npdf,
        "max": max,
        "min": min,
    }

    @property
    def precision(self) -> int:
        """The current precision in bits."""
        return int(mp.prec)

    def number(self, text: str) -> Any:
        """Convert decimal digits."""
        return decimal(text)

    def fraction(self, value: Fraction) -> Any:
        """Convert a fraction."""
        return mpf(value.numerator) / value.denominator

    def divide(self, numerator: Any, denominator: Any) -> Any:
        """Divide, or raise `Undefined` at 0."""
        try:
            return numerator / denominator
        except ZeroDivisionError as error:
            raise Undefined("division by 0") from error

    def power(self, base: Any, exponent: Any) -> Any:
        """Raise to a power."""
        return base**exponent

    def compare(self, relation: str, left: Any, right: Any) -> bool:
        """Decide a relation, of vectors for all of their entries."""
        return bool(np.all(COMPARISONS[relation](left, right)))

    def total(self, terms: Iterator[Any]) -> Any:
        """Add up."""
        return mp.fsum(terms)

    def beside(self, x: Any, side: str) -> Any:
        """Return a point to the left (``-``) or right (``+``) of another, farther than difference quotients reach."""
        return x + (4 if side == "+" else -4) * STEP

    def near_infinity(self, target: Any) -> Any:
        """Return a large number of the sign of an infinite one."""
        if not mp.isinf(target):
            raise LatexError("limits are read at infinity only; write f(a^-) for one-sided ones")
        return mp.sign(target) * LARGE

    def derivative(
        self, name: str, function: Callable[[Any], Any], x: Any, order: int, given: Mapping[str, Any]
    ) -> Any:
        """Differentiate by difference quotients, or raise `Undefined` where those of the two sides differ.

        A derivative of higher order there is only where there are those of lower order.
        """
        with mp.workdps(max(mp.dps, FEWER_DIGITS)):
            pairs = list(zip(*(one_sided(function, x, order, side) for side in (-1, 1)), strict=True))
        for left, right in pairs:
            if not close(left, right, EXACT):
                sides = f"{mp.nstr(left, 10)} on the left and {mp.nstr(right, 10)} on the right"
                raise Undefined(f"the derivative is {sides}")
        return sum(pairs[-1]) / 2


MANY_DIGITS = ManyDigits()


def simplest(value: float) -> mpf:
    """Return the number that a float stands for: 1/6 for 0.16666666666666666."""
    with mp.workdps(DIGITS):
        return MANY_DIGITS.fraction(simplest_fraction(value))


def simplest_fraction(value: float) -> Fraction:
    """Return the fraction that a float stands for: a simple one if that rounds to the float, else the float itself."""
    fraction = Fraction(value).limit_denominator(100)
    return fraction if float(fraction) == value else Fraction(value)


def one_sided(function: Callable[[Any], Any], x: Any, order: int, side: int) -> list[Any]:
    """Return the difference quotients up to the given order on one side, +1 or -1, of `x`."""
    values = [function(x + side * k * STEP) for k in range(order + 1)]
    found = []
    for _ in range(order):
        values = [(right - left) / (side * STEP) for left, right in itertools.pairwise(values)]
        found.append(values[0])
    return found


def close(a: Any, b: Any, slack: Any = 0) -> bool:
    """Decide whether two numbers or vectors are equal up to the error of a difference quotient."""
    a, b = np.broadcast_arrays(a, b)
    return all(abs(p - q) <= EXACT * max(abs(p), abs(q)) + slack for p, q in zip(a.flat, b.flat, strict=True))
