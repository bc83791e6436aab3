"""Ball arithmetic: each number is a fraction, exactly, or a ball that is proved to contain it (python-flint)."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from flint import arb, ctx, fmpq, fmpz

from specification.evaluation import Scope, Undefined, apply
from specification.latex import LatexError
from specification.page import DEFINITIONS, pages

# From this argument on, arb gives up on exponentials of numbers that are not small.
FAR = 2**40


class Undecided(ArithmeticError):
    """A ball is too wide to decide a relation: more precision is needed."""


def exact(value: float | Fraction | fmpq) -> fmpq:
    """Convert a number without rounding it."""
    return value if isinstance(value, fmpq) else fmpq(*value.as_integer_ratio())


@functools.cache
def decimal(text: str) -> fmpq:
    """Convert decimal digits without rounding them."""
    return exact(Fraction(text))


def ball(value: Any) -> arb:
    """Enclose a fraction in a ball of the current precision; leave a ball as it is."""
    return value if isinstance(value, arb) else arb(value)


def exponential(x: Any) -> Any:
    """Exponentiate; far out, as a power of 2 times the exponential of a small number."""
    if x == 0:
        return fmpq(1)
    argument = ball(x)
    if abs(argument) < FAR:
        return argument.exp()
    mantissa, exponent = argument.mid().man_exp()
    with ctx.workprec(ctx.prec + int(exponent) + int(abs(mantissa)).bit_length()):
        mantissa, exponent = (ball(x) / arb.const_log2()).mid().floor().man_exp()
        power = mantissa * fmpz(2) ** exponent
        rest = ball(x) - arb.const_log2() * arb(power)
    return rest.exp() * arb((fmpz(1), power))


def from_ball(name: str) -> Callable[[Any], Any]:
    """Return a function of balls, by its name in python-flint, which also takes fractions."""
    return lambda x: getattr(ball(x), name)()


def normal_cdf(x: Any) -> arb:
    """Evaluate the distribution function of the standard normal distribution."""
    return (ball(-x) / arb(2).sqrt()).erfc() / 2


def normal_pdf(x: Any) -> arb:
    """Evaluate the density of the standard normal distribution."""
    return ball(exponential(-x * x / fmpq(2))) / (2 * arb.pi()).sqrt()


def extreme(choose: Callable[[Any, Any], Any], of_balls: Callable[[arb, arb], arb]) -> Callable[..., Any]:
    """Return the maximum or minimum: exact for fractions, else an enclosure."""

    def pair(a: Any, b: Any) -> Any:
        if isinstance(a, fmpq) and isinstance(b, fmpq):
            return choose(a, b)
        return of_balls(ball(a), ball(b))

    def choose_of(first: Any, *others: Any) -> Any:
        return functools.reduce(pair, others, first) if others else functools.reduce(pair, first)

    return choose_of


def sign(value: Any) -> int:
    """Return the sign of a number, or raise `Undecided`."""
    if isinstance(value, fmpq | int):
        return int(value > 0) - int(value < 0)
    if value > 0 or value < 0:
        return 1 if value > 0 else -1
    if value.is_zero():
        return 0
    raise Undecided


class Balls:
    """The arithmetic of balls, with the precision that python-flint is set to."""

    constants: Mapping[str, Callable[[], Any]] = {"e": arb.const_e, "pi": arb.pi}
    functions: Mapping[str, Callable[..., Any]] = {
        "ln": from_ball("log"),
        "ln_1_plus": from_ball("log1p"),
        "exp": exponential,
        "sinh": from_ball("sinh"),
        "cosh": from_ball("cosh"),
        "atan": from_ball("atan"),
        "tan": from_ball("tan"),
        "sqrt": from_ball("sqrt"),
        "erf": from_ball("erf"),
        "normal_cdf": normal_cdf,
        "normal_pdf": normal_pdf,
        "max": extreme(max, arb.max),
        "min": extreme(min, arb.min),
    }
    relations: Mapping[str, Callable[[int, int], bool]] = {
        "<": operator.lt,
        ">": operator.gt,
        "≤": operator.le,
        "≥": operator.ge,
        "≠": operator.ne,
        "=": operator.eq,
    }

    @property
    def precision(self) -> int:
        """The current precision in bits."""
        return int(ctx.prec)

    def number(self, text: str) -> fmpq:
        """Convert decimal digits."""
        return decimal(text)

    def fraction(self, value: Fraction) -> fmpq:
        """Convert a fraction."""
        return exact(value)

    def divide(self, numerator: Any, denominator: Any) -> Any:
        """Divide, or raise `Undefined` at 0."""
        if sign(denominator) == 0:
            raise Undefined("division by 0")
        return numerator / denominator

    def power(self, base: Any, exponent: Any) -> Any:
        """Raise to a power."""
        if isinstance(exponent, fmpq) and exponent.q == 1 and exponent > 0:
            # arb's own power has no value where a ball contains 0.
            return functools.reduce(operator.mul, [base] * int(exponent.p))
        return ball(base) ** ball(exponent)

    def compare(self, relation: str, left: Any, right: Any) -> bool:
        """Decide a relation, or raise `Undecided`."""
        return self.relations[relation](sign(left - right), 0)

    def total(self, terms: Iterator[Any]) -> Any:
        """Add up."""
        return sum(terms, fmpq(0))

    def beside(self, x: Any, side: str) -> Any:
        """Refuse: a definition does not mention points beside others."""
        raise LatexError("one-sided values are evaluated with many digits only")

    def near_infinity(self, target: Any) -> Any:
        """Refuse: a definition does not mention limits."""
        raise LatexError("limits are evaluated with many digits only")

    def derivative(
        self, name: str, function: Callable[[Any], Any], x: Any, order: int, given: Mapping[str, Any]
    ) -> Any:
        """Evaluate the formula for the derivative on the page of the function."""
        if order != 1 or name not in DEFINITIONS:
            raise LatexError("only first derivatives of activations are evaluated with balls")
        slope = f"{name}'"  # Its formula may mention the function itself.
        definitions = {**DEFINITIONS, slope: replace(DEFINITIONS[name], body=pages()[name].derivative)}
        return apply(slope, x, given, Scope({}, definitions, self))


BALLS = Balls()
