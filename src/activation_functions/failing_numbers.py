"""Look for the numbers on a line, away from 0, for which a form of a function fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from activation_functions.failures import Error, Failures, Span
from activation_functions.function import Array, Function

# There are DENSITY numbers for each power of 2 between 2^-NEAR and 2^NEAR, and beyond them one for FAR powers.
DENSITY, NEAR, FAR = 4, 10, 32
# The first failure is found to a relative distance of 2^-CLOSE.
CLOSE = 17
# The largest error is looked for at AROUND numbers between the neighbours of the worst of the grid, ROUNDS times.
AROUND, ROUNDS = 9, 5

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
        grid = _grid(self.dtype)
        states = self.states(grid)
        lost, not_finite = (self.span(grid, states == state, state) for state in (LOST, NOT_FINITE))
        return Failures(lost, not_finite, None if lost or not_finite else self.largest(grid))

    def values(self, t: Array) -> tuple[Array, Array]:
        """Return what the form gives and what is right, in a row for each number."""
        x = self.argument(self.dtype.type(self.sign) * t)
        right = self.reference(x, **self.parameters)
        try:
            rows = None if x.ndim == 1 else [self.form(row, **self.parameters) for row in x]
            found = np.asarray(self.form(x, **self.parameters) if rows is None else rows)
        except ArithmeticError as error:
            error.add_note(f"compare: {self.name} was given floats of all sizes, at which it must not fail")
            raise
        if found.shape != right.shape:
            raise ValueError(f"compare: {self.name} gives values of shape {found.shape}, expected {right.shape}")
        if found.dtype != self.dtype and found.dtype.kind not in "biuf":
            raise TypeError(f"compare: {self.name} gives values of dtype {found.dtype}, expected real numbers")
        return found.astype(self.dtype, copy=False).reshape(len(t), -1), right.reshape(len(t), -1)

    def states(self, t: Array) -> NDArray[np.int_]:
        """Classify each number: fine, digits lost, or the value wrongly NaN or infinite."""
        found, right = self.values(t)
        size, unit, error = _errors(found, right)
        if self.tolerance is None:  # The unit is 2^-52 of a number that is not subnormal: half of the digits are 2^-26.
            allowed = np.sqrt(np.maximum(size, unit)) * np.sqrt(unit)
        else:
            allowed = np.maximum(self.tolerance * size, unit)
        not_finite = ~np.isfinite(found) & (found != right) & ~np.isnan(right)
        return np.where(not_finite, NOT_FINITE, np.where(error > allowed, LOST, FINE)).max(-1)

    def errors(self, t: Array) -> list[Error]:
        """Return the error at each number, that of the worst entry."""
        size, unit, error = _errors(*self.values(t))
        ulps = np.nan_to_num(error / unit, posinf=np.inf)
        worst = (np.arange(len(t)), ulps.argmax(-1))
        relative = np.where(error == 0, 0, error / size)[worst]
        digits = np.maximum(-np.log10(np.maximum(relative, _eps(self.dtype) / 2)), 0).astype(int)
        places = self.sign * t.astype(np.float64) + 0
        return [Error(*each) for each in zip(places.tolist(), ulps[worst].tolist(), digits.tolist(), strict=True)]

    def largest(self, grid: Array) -> Error:
        """Look for the largest error beside the worst number of the grid."""
        grid = grid[np.isfinite(grid)]
        found = []
        for _ in range(ROUNDS):
            errors = self.errors(grid)
            found.append(max(errors, key=lambda error: error.ulps))
            worst = errors.index(found[-1])
            low, high = float(grid[max(worst - 1, 0)]), float(grid[min(worst + 1, len(grid) - 1)])
            grid = np.linspace(low, high, AROUND).astype(self.dtype)
        return max(found, key=lambda error: error.ulps)

    def span(self, grid: Array, there: NDArray[np.bool], state: int) -> Span | None:
        """Find the first and the last number in a state, by bisection between numbers of the grid."""
        if not there.any():
            return None
        first, last = (int(at) for at in np.flatnonzero(there)[[0, -1]])
        if first <= 1 and not there[1:].all():  # From 0 on, which may have no digits to lose: the last before others.
            last = int(np.argmin(there[1:]))
        integer = np.dtype(f"i{grid.itemsize}")
        bits = grid.view(integer).tolist()  # Of the same order as the numbers.
        near = 2 ** max(-round(np.log2(_eps(self.dtype))) - CLOSE, 0)
        ends = []
        for inside, outside in ((first, first - 1), (last, last + 1)):
            has, has_not = bits[inside], bits[outside] if 0 <= outside < grid.size else bits[inside]
            while abs(has - has_not) > near:
                middle = (has + has_not) // 2
                if self.states(np.array([middle], integer).view(grid.dtype))[0] == state:
                    has = middle
                else:
                    has_not = middle
            ends.append(float(np.array(has, integer).view(grid.dtype)))
        found = self.values(np.array(ends[:1], self.dtype))[0][0].tolist()
        value = next((one for one in found if not np.isfinite(one)), found[0])
        [error] = self.errors(np.array(ends[:1], self.dtype)) if state == LOST else [None]
        end = ends[1] if last < grid.size - 2 else np.inf
        return Span(self.sign * ends[0] + 0, self.sign * end + 0, value, error)


def _errors(found: Array, right: Array) -> tuple[Array, Array, Array]:
    """Return sizes, units in the last place and errors, in float64; ∞ has those of the largest number."""
    most = _next_to_infinity(right.dtype)
    finite = np.minimum(np.abs(right), most)
    unit = np.spacing(np.minimum(finite, np.nextafter(most, np.zeros_like(most))))  # That of the largest overflows.
    error = np.abs(found.astype(np.float64) - right.astype(np.float64))
    error[found == right] = 0
    return finite.astype(np.float64), unit.astype(np.float64), error


def _eps(dtype: np.dtype[Any]) -> float:
    """Return the distance from 1 to the next number."""
    return float(np.spacing(np.ones(1, dtype))[0])


def _next_to_infinity(dtype: np.dtype[Any]) -> Array:
    """Return the largest number."""
    return np.nextafter(np.array(np.inf, dtype), np.array(0, dtype))


def _grid(dtype: np.dtype[Any]) -> Array:
    """Return the numbers from 0 to ∞ to try."""
    least = float(np.ones(1, f"i{dtype.itemsize}").view(dtype)[0])
    most = float(_next_to_infinity(dtype))
    near = np.arange(-NEAR * DENSITY, NEAR * DENSITY) / DENSITY
    # At powers of 2, and near them, many forms are exact by luck.
    far = np.array([power + 0.3 for power in np.arange(np.log2(least), np.log2(most), FAR) if abs(power) >= NEAR])
    t = np.exp2(np.concatenate([near, far]))
    every = np.array([0, least, *t[t < most], most, np.inf]).astype(dtype)
    return np.unique(every.astype(np.float64)).astype(dtype)
