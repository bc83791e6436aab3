"""Look for the numbers on a line, away from 0, for which a form of a function fails."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from activation_functions.failures import Error, Failures, Span
from activation_functions.function import Array, Function

# Of 16 bits all numbers are tried; else so many of all sizes, and so many for each power of 2 between 2^-NEAR and
# 2^NEAR, and from 2^-AROUND to 2^AROUND times those where failures begin or end little by little. All have full
# mantissas: at powers of 2 many forms are exact by luck.
AMOUNT, DENSITY, NEAR, AROUND = 2**13, 64, 10, 3
# A form that takes one vector at a time is given one number of so many.
SPARSE = 16
# A form fails always between two numbers if, from either of them on, one of so many at most is fine.
FEW = 64
# Where that begins at once, its place is found in so many parts of what is between two numbers, and of those again.
PARTS, ROUNDS = 64, 3

FINE, LOST, NOT_FINITE = range(3)


@dataclass(frozen=True)
class Line:
    """A form of a function, and what it should compute, on a line: a number t gives an argument of both."""

    name: str
    form: Callable[..., Any]
    reference: Function[...]
    parameters: Mapping[str, Any]
    argument: Callable[[Array], Array]
    sign: int
    """The side of 0 to which t goes."""
    dtype: np.dtype[Any]
    tolerance: float | None
    """The relative error from which on it fails; None where half the digits are lost."""

    def failures(self) -> Failures:
        """Find the numbers for which the form fails, and the largest error if there are none."""
        t = numbers(self.dtype)[:: SPARSE if self.by_rows else 1]
        measured = self.measured(t)
        more = [_drawn(*ends) for state in (LOST, NOT_FINITE) for ends in _gradual(t, measured.states == state)]
        if more and self.dtype.itemsize > 2:
            t = np.unique(np.concatenate([t, *(np.minimum(each, t[-2]).astype(self.dtype) for each in more)]))
            measured = self.measured(t)
        lost, not_finite = (self.span(t, measured, state) for state in (LOST, NOT_FINITE))
        largest = None if lost or not_finite else self.error(t, measured, measured.largest)
        return Failures(lost, not_finite, largest, len(t))

    @functools.cached_property
    def by_rows(self) -> bool:
        """Whether the form takes one vector at a time, rather than an array of them and an axis."""
        return self.argument(np.ones(1)).ndim > 1 and not _takes_axis(self.form)

    def values(self, t: Array) -> tuple[Array, Array]:
        """Return what the form gives and what is right, in a row for each number."""
        x = self.argument(self.dtype.type(self.sign) * t)
        right = self.reference(x, **self.parameters)
        try:
            if self.by_rows:
                found = np.asarray([self.form(row, **self.parameters) for row in x])
            else:
                axis = {} if x.ndim == 1 else {"axis": -1}
                found = np.asarray(self.form(x, **axis, **self.parameters))
        except ArithmeticError as error:
            error.add_note(f"compare: {self.name} was given floats of all sizes, at which it must not fail")
            raise
        if found.shape != right.shape:
            raise ValueError(f"compare: {self.name} gives values of shape {found.shape}, expected {right.shape}")
        if found.dtype != self.dtype and found.dtype.kind not in "biuf":
            raise TypeError(f"compare: {self.name} gives values of dtype {found.dtype}, expected real numbers")
        return found.astype(self.dtype, copy=False).reshape(len(t), -1), right.reshape(len(t), -1)

    def measured(self, t: Array) -> Measured:
        """Measure the errors at each number, and classify it: fine, digits lost, or the value wrongly NaN or infinite.

        Of several entries the worst counts.
        """
        found, right = self.values(t)
        size, unit, error = _errors(found, right)
        if self.tolerance is None:  # The unit is 2^-52 of a number that is not subnormal: half of the digits are 2^-26.
            allowed = np.sqrt(np.maximum(size, unit)) * np.sqrt(unit)
        else:
            allowed = np.maximum(self.tolerance * size, unit)
        not_finite = ~np.isfinite(found) & (found != right) & ~np.isnan(right)
        states = np.where(not_finite, NOT_FINITE, np.where(error > allowed, LOST, FINE)).max(-1)
        ulps = error / unit
        worst = (np.arange(len(t)), ulps.argmax(-1))
        return Measured(states, ulps[worst], np.where(error == 0, 0, error / size)[worst], found)

    def error(self, t: Array, measured: Measured, at: int) -> Error:
        """Return the error at one of the numbers."""
        digits = int(max(-np.log10(max(measured.relative[at], _eps(self.dtype) / 2)), 0))
        return Error(self.sign * float(t[at]) + 0, float(measured.ulps[at]), digits)

    def span(self, t: Array, measured: Measured, state: int) -> Span | None:
        """Find between which numbers a form is in a state, and between which it always is."""
        there = measured.states == state
        if not there.any():
            return None
        first, last = (int(at) for at in np.flatnonzero(there)[[0, -1]])
        start, end = _mostly(there)
        values = measured.found[there].ravel()
        not_finite = {repr(each): each for each in values[~np.isfinite(values)].tolist()}
        ends = [float(t[first]), float(t[last])]
        always = [float(t[start]), float(t[end])]
        if first == start and first > 0:
            ends[0] = always[0] = self.boundary(t[first], t[first - 1], state)
        if last == end and last < len(t) - 1:
            ends[1] = always[1] = self.boundary(t[last], t[last + 1], state)
        at = np.array(ends[:1], self.dtype)
        error = self.error(at, self.measured(at), 0) if state == LOST else None
        known = 4 * _width(t[start : end + 1]) >= _width(t[first : last + 1])
        places = self.whole(ends, t)
        return Span(
            *places,
            self.whole(always, t) if known else None,
            tuple(not_finite.values()) if state == NOT_FINITE else (),
            error,
        )

    def whole(self, ends: list[float], t: Array) -> tuple[float, float]:
        """Let a range begin at 0 or end at ∞ if it all but does, and give it its sign."""
        low, high = ends
        if low < high:
            low = 0 if low <= 2 * float(t[1]) else low  # The least number may have no digits to lose.
            high = np.inf if high >= t[-2] else high
        return self.sign * low + 0.0, self.sign * high + 0.0

    def boundary(self, inside: Any, outside: Any, state: int) -> float:
        """Find the last number in a state on the way from one that is to another that is not."""
        integer = np.dtype(f"i{self.dtype.itemsize}")  # Of the same order as the numbers.
        has, has_not = (int(np.array(each, self.dtype).view(integer)) for each in (inside, outside))
        for _ in range(ROUNDS):
            if abs(has - has_not) <= 1:
                break
            bits = has + (has_not - has) * np.arange(PARTS + 1) // PARTS
            is_there = self.measured(bits.astype(integer).view(self.dtype)).states == state
            is_there[0], is_there[-1] = True, False
            beyond = int(is_there.argmin())
            has, has_not = int(bits[beyond - 1]), int(bits[beyond])
        return float(np.array(has, integer).view(self.dtype))


@dataclass(frozen=True)
class Measured:
    """What was measured, for each number."""

    states: NDArray[np.int_]
    ulps: Array
    """The error in units in the last place."""
    relative: Array
    """The relative error."""
    found: Array
    """What the form gave."""

    @property
    def largest(self) -> int:
        """Where the error is largest; the last, for small numbers have few digits."""
        return len(self.ulps) - 1 - int(self.ulps[::-1].argmax())


@functools.cache
def numbers(dtype: np.dtype[Any]) -> Array:
    """Return the numbers from 0 to ∞ to try."""
    integer = np.dtype(f"i{dtype.itemsize}")
    infinite = int(np.array(np.inf).astype(dtype).view(integer))
    if dtype.itemsize <= 2:
        return np.arange(infinite + 1).astype(integer).view(dtype)
    least, most = (float(np.array(bits, integer).view(dtype)) for bits in (1, infinite - 1))
    t = np.concatenate([_drawn(least, most, AMOUNT), _drawn(2.0**-NEAR, 2.0**NEAR)])
    return np.unique(np.concatenate([[0, least], np.minimum(t, most), [most, np.inf]]).astype(dtype))


def _drawn(low: float, high: float, amount: int = 0) -> Array:
    """Draw numbers, one at random from each of so many equal parts of a range of their logarithms."""
    first, last = np.log2(low), np.log2(high)
    amount = amount or int(np.ceil((last - first) * DENSITY))
    parts = np.arange(amount) + np.random.default_rng(0).random(amount)
    return np.exp2(first + (last - first) * parts / amount)


def _gradual(t: Array, there: NDArray[np.bool]) -> Iterator[tuple[float, float]]:
    """Yield where to look closer: where failures begin or end little by little, and around it."""
    if there.any():
        first, last = np.flatnonzero(there)[[0, -1]]
        start, end = _mostly(there)
        for low, high in ((first, start), (end, last)):
            if low < high:
                ends = np.clip(t[[low, high]].astype(np.float64), float(t[1]), float(t[-2]))
                yield float(ends[0]) * 2.0**-AROUND, min(float(ends[1]) * 2.0**AROUND, float(t[-2]))


def _mostly(there: NDArray[np.bool]) -> tuple[int, int]:
    """Return the first and the last place between which it is true with few exceptions, counted from either of them."""
    sums = np.concatenate([[0], np.cumsum(np.where(there, 1, -FEW))])
    end = int((sums - np.minimum.accumulate(sums)).argmax())
    return int(sums[:end].argmin()), end - 1


def _width(t: Array) -> float:
    """Return the distance of the first and the last of some numbers in their logarithm."""
    low, high = (np.clip(float(end), float(numbers(t.dtype)[1]), float(numbers(t.dtype)[-2])) for end in t[[0, -1]])
    return float(np.log2(high / low))


def _takes_axis(form: Callable[..., Any]) -> bool:
    try:
        return "axis" in inspect.signature(form).parameters
    except ValueError:  # Some that are written in C have no signature.
        return False


def _errors(found: Array, right: Array) -> tuple[Array, Array, Array]:
    """Return sizes, units in the last place and errors, in float64; ∞ has those of the largest number."""
    most = np.nextafter(np.array(np.inf, right.dtype), np.array(0, right.dtype))
    finite = np.fmin(np.abs(right), most)  # Where NaN is right, nothing is an error.
    unit = np.spacing(np.minimum(finite, np.nextafter(most, np.zeros_like(most))))  # That of the largest overflows.
    error = np.abs(found.astype(np.float64) - right.astype(np.float64))
    error[(found == right) | np.isnan(error)] = 0
    return finite.astype(np.float64), unit.astype(np.float64), error


def _eps(dtype: np.dtype[Any]) -> float:
    """Return the distance from 1 to the next number."""
    return float(np.spacing(np.ones(1, dtype))[0])
