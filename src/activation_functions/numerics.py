"""Find where a form of an activation fails in floating-point arithmetic, and list values at 0, ±∞ and NaN."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from activation_functions.card import table
from activation_functions.function import Array
from activation_functions.kinds import Activation
from activation_functions.numbers_as_text import significant

__all__ = ["compare", "Comparison", "Failures", "Span", "SpecialValues"]  # noqa: RUF022 (the order of the reference)

DTYPES = [np.float16, np.float32, np.float64]
# There are DENSITY numbers for each power of 2 between 2^-NEAR and 2^NEAR, and beyond them one for FAR powers.
DENSITY, NEAR, FAR = 4, 10, 32
# The first failure is found to a relative distance of 2^-CLOSE.
CLOSE = 17
NEVER = "never, on the numbers tried"


class Span(NamedTuple):
    """The numbers for which a form fails, going away from 0: the first, the last, and the value at the first."""

    first: float
    last: float
    value: float

    def __str__(self) -> str:
        if self.first == self.last:
            return f"at {significant(self.first)}"
        if np.isinf(self.last):
            return f"from {significant(self.first)}"
        if abs(self.first) < 1e-10:
            return f"up to {significant(self.last)}"
        return f"from {significant(self.first)} to {significant(self.last)}"


class Failures(NamedTuple):
    """The numbers for which a form fails, going away from 0; None if there are none."""

    lost: Span | None
    """The numbers at which half the digits are lost."""
    not_finite: Span | None
    """The numbers at which the value is NaN or infinite and should not be."""

    def __str__(self) -> str:
        lost = f"half the digits lost {self.lost}" if self.lost else ""
        not_finite = f"{significant(self.not_finite.value)} {self.not_finite}" if self.not_finite else ""
        return ", ".join(filter(None, [lost, not_finite])) or NEVER


class Comparison(dict[str, dict[str, Failures]]):
    """The failures of a form of an activation, by dtype and by argument."""

    def __init__(self, name: str, failures: Mapping[str, dict[str, Failures]]) -> None:
        super().__init__(failures)
        self.name = name

    def __repr__(self) -> str:
        lines = [f"{dtype}, {tried}: {each}" for dtype, row in self.items() for tried, each in row.items()]
        return "\n".join([f"Where {self.name} fails", *lines])

    def _repr_html_(self) -> str:
        rows = [[dtype, *map(str, row.values())] for dtype, row in self.items()]
        titles = ["", *next(iter(self.values()))]
        if all(text == NEVER for row in rows for text in row[1:]):
            rows, titles = [row[:2] for row in rows], ["", "on either side of 0"]
        return table("activation-failures", f"Where {self.name} fails", titles, rows)


def compare(function: Callable[..., Any], activation: Activation[...], **parameters: Any) -> Comparison:
    """Find where a form of an activation, such as your own, first fails in float16, float32 and float64.

    Parameters
    ----------
    function : callable
        A function of an array and of the parameters, written in NumPy. It is evaluated in the dtype of the array unless
        a step leaves it: ``np.sqrt(2)`` is a float64, so that its products are, too; ``math.sqrt(2)`` keeps the dtype.
    activation : Activation
        The activation that it should compute; the values of the library are the reference.
    **parameters
        Values of the parameters, for both.

    Returns
    -------
    Comparison
        A table with a row for each dtype and a column for each direction from 0, in which numbers of all magnitudes and
        ∞ are tried. A function of a vector, or of two halves, receives pairs that depend on a number t.

    Notes
    -----
    Half the digits are lost where the relative error exceeds the square root of the dtype's ``eps``, or where the value
    is wrongly 0. Subnormal numbers have fewer digits, of which half may be lost.
    """

    def values(x: Array) -> Array:
        found = function(x, **parameters) if x.ndim == 1 else [function(row, **parameters) for row in x]
        return np.asarray(found).astype(x.dtype, copy=False)

    def failures(shape: Callable[[Array], Array], sign: float, dtype: Any) -> Failures:
        def states(t: Array) -> Array:
            x = shape(dtype(sign) * t)
            found, right = values(x), activation(x, **parameters)
            if found.shape != right.shape:
                raise ValueError(f"{function.__name__}: values of shape {found.shape}, expected {right.shape}")
            return _states(found, right).reshape(len(t), -1).max(-1)

        def value(t: float) -> float:
            found = values(shape(np.array([sign * t], dtype))).ravel()
            return float(next((one for one in found if not np.isfinite(one)), found[0]))

        grid = _grid(dtype)
        found = states(grid)
        spans = (_span(states, grid, found == state, state) for state in (LOST, NOT_FINITE))
        return Failures(*(span and Span(sign * span[0] + 0, sign * span[1] + 0, value(span[0])) for span in spans))

    with np.errstate(all="ignore"):
        found = {
            np.dtype(dtype).name: {
                name.format(side): failures(shape, sign, dtype)
                for name, shape in activation.lines.items()
                for side, sign in (("<", -1.0), (">", 1.0))
            }
            for dtype in DTYPES
        }
    return Comparison(function.__name__, found)


FINE, LOST, NOT_FINITE = range(3)


def _states(found: Array, right: Array) -> Array:
    """Classify each value: fine, half its digits lost, or wrongly NaN or infinite."""
    size, error = (np.abs(numbers.astype(np.float64)) for numbers in (right, found.astype(np.float64) - right))
    # The spacing of floats: it is 2^-52 of a number that is not subnormal, and half of the digits are 2^-26.
    unit = np.spacing(np.abs(right)).astype(np.float64)
    lost = error > np.sqrt(np.maximum(size, unit)) * np.sqrt(unit)
    not_finite = ~np.isfinite(found) & (found != right) & ~np.isnan(right)
    return np.where(not_finite, NOT_FINITE, np.where(lost, LOST, FINE))


def _span(
    states: Callable[[Array], Array], grid: Array, there: NDArray[np.bool], state: int
) -> tuple[float, float] | None:
    """Find the first and the last number in a state, by bisection between numbers of the grid."""
    if not there.any():
        return None
    first, last = (int(at) for at in np.flatnonzero(there)[[0, -1]])
    if first <= 1 and not there[1:].all():  # From 0 on, which may have no digits to lose: the last before others.
        last = int(np.argmin(there[1:]))
    integer = np.dtype(f"i{grid.itemsize}")
    bits = grid.view(integer).tolist()  # Of the same order as the numbers.
    near = 2 ** max(np.finfo(grid.dtype).nmant - CLOSE, 0)
    ends = []
    for inside, outside in ((first, first - 1), (last, last + 1)):
        has, has_not = bits[inside], bits[outside] if 0 <= outside < grid.size else bits[inside]
        while abs(has - has_not) > near:
            middle = (has + has_not) // 2
            if states(np.array([middle], integer).view(grid.dtype))[0] == state:
                has = middle
            else:
                has_not = middle
        ends.append(float(np.array(has, integer).view(grid.dtype)))
    return ends[0], ends[1] if last < grid.size - 2 else np.inf


def _grid(dtype: Any) -> Array:
    """Return the numbers from 0 to ∞ to try."""
    floats = np.finfo(dtype)
    near = np.arange(-NEAR * DENSITY, NEAR * DENSITY) / DENSITY
    far = np.arange(floats.minexp - floats.nmant, floats.maxexp, FAR, dtype=float)
    # At powers of 2, and near them, many forms are exact by luck.
    far = far[np.abs(far) >= NEAR] + 0.3
    t = np.exp2(np.concatenate([near, far])).astype(dtype)
    return np.unique(np.array([0, floats.smallest_subnormal, *t, floats.max, np.inf], dtype))


class SpecialValues(list[tuple[Any, Any, Any]]):
    """The values at 0, ±∞ and NaN, in rows of argument, value, and derivative, partial derivatives or Jacobian."""

    def __init__(self, activation: Activation[...]) -> None:
        super().__init__((x, activation(x), activation.slope(x)) for x in map(np.array, activation.special_inputs))
        self.name = activation.name
        self.titles = ["x", "value", activation.slope_name]

    def __repr__(self) -> str:
        return "\n".join(", ".join(f"{title} {_text(part)}" for title, part in zip(self.titles, row)) for row in self)

    def _repr_html_(self) -> str:
        return table(
            "activation-special", f"Special values of {self.name}", self.titles, [[*map(_text, row)] for row in self]
        )


def _text(value: Any) -> str:
    """Write a number, a vector, or a matrix by rows."""
    if np.ndim(value) == 2:
        value = value + 0.0  # In matrices, 0 has no sign.
    return significant(float(value)) if np.ndim(value) == 0 else f"[{', '.join(map(_text, value))}]"
