"""Rounding, and errors in units in the last place (ULP)."""

from __future__ import annotations

import functools
import math
from typing import Any, NamedTuple

import ml_dtypes
import numpy as np
from flint import arb, fmpq

from accuracy.balls import ball, exact
from accuracy.exact import Exact, refined

# The uncertainty of an exact value, in units in the last place, must be below this.
RESOLVED = fmpq(1, 2**40)
ZERO = fmpq(0)
LONGEST = 1200  # No float has an exponent beyond this.


class Format(NamedTuple):
    """The numbers of a dtype: multiples of a power of 2 that depends on their size."""

    digits: int
    """Binary digits behind the leading one."""
    least: int
    """The exponent of the smallest number with all digits."""
    most: int
    """The exponent of the largest numbers."""

    def step(self, exponent: int) -> int:
        """Return the exponent of the distance between numbers with this exponent."""
        return min(max(exponent, self.least), self.most) - self.digits


# In which errors are measured; also the bfloat16 of ml_dtypes, in which models are trained and served.
DTYPES: list[Any] = [np.float16, ml_dtypes.bfloat16, np.float32, np.float64]


@functools.cache
def format_of(dtype: Any) -> Format:
    """Return the format of a dtype."""
    floats = ml_dtypes.finfo(dtype)
    return Format(int(floats.nmant), int(floats.minexp), int(floats.maxexp) - 1)


def power_of_2(exponent: int) -> fmpq:
    """Return a power of 2."""
    return fmpq(2) ** exponent


def exponent_of(value: Any) -> int:
    """Return the exponent of a number other than 0, near the midpoint of its enclosure."""
    if isinstance(value, fmpq):
        size = abs(value)
        guess = int(size.p).bit_length() - int(size.q).bit_length()
        return guess if size >= power_of_2(guess) else guess - 1
    mantissa, exponent = value.mid().man_exp()
    return int(exponent) + int(abs(mantissa)).bit_length() - 1


def is_zero(value: Any) -> bool:
    """Decide whether the midpoint of an enclosure is 0."""
    return bool(value == 0) if isinstance(value, fmpq) else bool(value.mid().is_zero())


def unit(size: Any, dtype: Any) -> fmpq:
    """Return the distance between floats of this size."""
    return unit_in(size, format_of(dtype))


def unit_in(size: Any, floats: Format) -> fmpq:
    """Return the distance between numbers of a format of this size."""
    return power_of_2(floats.step(floats.least if is_zero(size) else exponent_of(size)))


def rounded(value: fmpq, floats: Format) -> float:
    """Round to the nearest number of a format; of two that are equally near, to the even one. 0 has no sign."""
    step = floats.step(floats.least if value == 0 else exponent_of(value))
    multiple = value / power_of_2(step)
    below = int(multiple.floor())
    rest = multiple - below
    up = rest > fmpq(1, 2) or (rest == fmpq(1, 2) and below % 2 == 1)
    nearest = below + up
    if abs(nearest) >> (floats.digits + 1) and step == floats.most - floats.digits:
        return math.inf if nearest > 0 else -math.inf
    return math.ldexp(nearest, step)


def correctly_rounded(exact: Exact, x: Any, entry: tuple[int, ...], floats: Format) -> list[float]:
    """Round the exact values of an entry correctly: several numbers where several values count, as at a kink.

    Both ends of each enclosure are rounded, with more and more digits, until they agree.
    """

    def agreed(values: list[Any]) -> list[float] | None:
        found = []
        for value in values:
            ends = [value] if isinstance(value, fmpq) else [fraction(end) for end in (value.lower(), value.upper())]
            low, high = rounded(ends[0], floats), rounded(ends[-1], floats)
            if low != high:
                return None
            found.append(low + 0)
        return sorted(set(found))

    return refined(lambda: finite(exact.enclosures(x, entry)), lambda values: agreed(values) if values else None)


def finite(values: list[Any]) -> list[Any]:
    """Return enclosures, or nothing if one of them is not finite."""
    return values if all(isinstance(value, fmpq) or value.is_finite() for value in values) else []


def fraction(value: arb) -> fmpq:
    """Convert a ball without a radius; beyond all floats only its sign and whether it is large or small."""
    mantissa, exponent = value.man_exp()
    beyond = int(exponent) + int(abs(mantissa)).bit_length()
    if beyond < -LONGEST:
        return fmpq(0)
    if beyond > LONGEST:
        return power_of_2(LONGEST) * (1 if mantissa > 0 else -1)
    return fmpq(int(mantissa)) * power_of_2(int(exponent))


class Error(NamedTuple):
    """The error of a result in ULP, and the exact values that it was compared with."""

    ulps: float
    exact: list[Any]

    @property
    def exact_text(self) -> str:
        """The exact values with twenty digits, from the least to the largest."""
        return " to ".join(dict.fromkeys(text(value) for value in self.exact))


def errors_of(
    results: list[Any], exact_values: Exact, x: Any, entry: tuple[int, ...], scale: Any = ZERO
) -> list[Error]:
    """Measure the errors of floats of several dtypes, in ULP of the exact value, or of `scale` if that is larger.

    An error is infinite where a finite value became NaN or ±∞, or 0 though there is a float of its size.
    """

    def measured(values: list[Any]) -> list[Error] | None:
        sharp = all(is_resolved(value, scale, result.dtype.type) for value in values for result in results)
        return [Error(ulps(result, values, scale), values) for result in results] if sharp else None

    return refined(
        lambda: finite(exact_values.enclosures(x, entry)), lambda values: measured(values) if values else None
    )


def is_resolved(value: Any, scale: Any, dtype: Any) -> bool:
    """Decide whether the uncertainty of an enclosure is far below a unit, or the value beyond all floats."""
    if isinstance(value, fmpq) or value.abs_lower() > 2 * exact(float(ml_dtypes.finfo(dtype).max)):
        return True
    size = max(value.abs_upper(), ball(scale), key=arb.mid)
    return bool(value.rad() <= RESOLVED * unit(size, dtype))


def ulps(result: Any, values: list[Any], scale: Any) -> float:
    """Count the units between a float and the values that count as right, from the least to the largest."""
    dtype = result.dtype.type
    if np.isnan(result):
        return math.inf
    low, high = values[0], values[-1]
    if np.isinf(result):
        largest = exact(float(ml_dtypes.finfo(dtype).max))
        beyond = largest + unit(largest, dtype) / 2
        return 0.0 if (high >= beyond if result > 0 else low <= -beyond) else math.inf
    found = exact(float(result))
    if not (found < low or found > high) or any(value == found for value in values):  # A ball may contain it.
        return 0.0
    nearest = low if found < low else high
    if result == 0 and scale == 0 and abs(nearest) >= exact(float(ml_dtypes.finfo(dtype).smallest_subnormal)):
        return math.inf
    size = max(abs(nearest), scale, key=lambda number: ball(number).mid())
    return float(ball(abs(found - nearest) / unit(size, dtype)).mid())


def text(value: Any) -> str:
    """Write an enclosure with twenty digits."""
    return str(ball(value).mid().str(20, radius=False))
