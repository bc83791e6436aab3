"""How far floating-point results are from what the pages say, in units in the last place (ULP)."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import numpy as np
from mpmath import mp, mpf

from activation_functions.function import Function
from activation_functions.kinds import Activation, Elementwise, Gated
from specification.evaluation import Undefined, evaluate, simplest
from specification.facts import kinks
from specification.page import Page, pages

# What is unknown of a value must be below RESOLVED of it, or of the least positive float. It is at most the cube of the
# largest argument, as in gelu_tanh, in units of the last but SPARE of the digits that are computed.
RESOLVED = mpf(10) ** -20
SPARE = 10
FIRST_DIGITS = 40
MORE_DIGITS = 120
# How far from a kink it is looked at on its two sides: as near as FIRST_DIGITS resolve.
SIDESTEP = mpf(10) ** -26
# A kink such as -offset / slope falls between two floats; on those near it the slope of either side is right.
AT_A_KINK = mpf(2) ** -50
# Near a root other than 0 a value is a small difference of larger ones: within BESIDE_ROOT from it the unit is that of
# the value at AT_ROOT from it.
BESIDE_ROOT = mpf(1) / 2
AT_ROOT = mpf(1) / 16
# Where simple roots are looked for: between these points, none of which is one; and how closely they are found.
GRID = [mpf(k) / 4 + mpf(1) / 9 for k in range(-40, 41)]
CLOSE = mpf(2) ** -40


def resolved(formula: Callable[[], Any], size: Any, dtype: Any) -> Any:
    """The value of a formula of arguments up to `size`, to the digits that an error in ULP of the dtype needs."""
    least = mpf(float(np.finfo(dtype).smallest_subnormal))
    enough = mp.mag(size**3 / (RESOLVED * least)) // 3 + SPARE  # A digit is more than three bits.
    for digits in (FIRST_DIGITS, MORE_DIGITS, enough):
        with mp.workdps(digits):
            value = formula()
        if size**3 * mpf(10) ** (SPARE - digits) <= RESOLVED * max(abs(value), least):
            break
    return value


class Exact:
    """What an activation, or its slope, is according to its page.

    Parameters
    ----------
    function : Function
        The activation, or its derivative, Jacobian or partial derivatives.
    activation : Activation
        The activation.
    parameters : mapping
        The values of its real parameters.
    dtype : dtype
        Of the floats that the results are compared with.
    meaning : callable
        What a parameter such as 0.2 stands for: the float, or the number that is meant.
    """

    def __init__(
        self,
        function: Function[...],
        activation: Activation[...],
        parameters: Mapping[str, float],
        dtype: Any,
        meaning: Callable[[float], Any] = simplest,
    ) -> None:
        self.activation, self.parameters, self.dtype, self.meaning = activation, parameters, dtype, meaning
        self.page: Page = pages()[activation.name]
        self.is_slope = function is not activation
        self.kinks = kinks(activation, self.exact_parameters())

    def exact_parameters(self) -> dict[str, Any]:
        """The parameters as numbers, to the digits that mpmath is set to."""
        return {name: +self.meaning(value) for name, value in self.parameters.items()}

    def formula(self, x: Any, body: Any = None, **indices: int) -> Any:
        """The value of one of the page's formulas at `x`, to the digits that mpmath is set to."""
        body = body or (self.page.derivative if self.is_slope else self.page.definition.body)
        return evaluate(body, self.page.scope(x, {**self.exact_parameters(), **indices}))

    def evaluate(self, body: Any, x: Any, **indices: int) -> Any:
        """The value of one of the page's formulas at `x`, resolved."""
        size = max(1, *(abs(entry) for entry in np.ravel(x)))
        return resolved(lambda: self.formula(x, body, **indices), size, self.dtype)

    def between(self, x: Any, entry: tuple[int, ...]) -> list[Any]:
        """The values that an entry of the result may have at `x`, in their order: one, but for kinks."""
        indices = dict(zip("ij", entry)) if self.page.definition.index else {}
        body = self.page.definition.body
        if self.is_slope:
            body = self.page.derivatives[entry[0] if isinstance(self.activation, Gated) else 0]
        if isinstance(self.activation, Elementwise):
            met = [kink for kink in self.kinks if self.meets(x, kink)]
            around = [kink + side * SIDESTEP * max(1, abs(kink)) for kink in met for side in (-1, 1)]
        else:
            step = SIDESTEP * max(1, *map(abs, x)) * (np.arange(len(x)) == indices.get("j"))
            around = [x - step, x + step] if "j" in indices and self.activation.smoothness != "smooth" else []
        values = []
        with suppress(Undefined):  # At a kink, for these or other values of the parameters.
            values.append(self.evaluate(body, x, **indices))
        for side in around if values or around else (x - SIDESTEP, x + SIDESTEP):
            values.append(self.evaluate(body, side, **indices))
        return sorted(values)

    def meets(self, x: Any, kink: Any) -> bool:
        """Whether a float stands for a kink, which may fall between two floats: the nearest, for a slope one near it."""
        if self.is_slope:
            return bool(abs(x - kink) <= AT_A_KINK * max(abs(x), abs(kink)))
        return self.dtype(float(kink)) == float(x)

    @functools.cached_property
    def roots(self) -> list[tuple[Any, Any]]:
        """The simple roots other than 0 of a function of one number, with the size of the values at AT_ROOT from them.

        At a kink it may be 0 on one of the sides.
        """
        if not isinstance(self.activation, Elementwise):
            return []
        with mp.workdps(FIRST_DIGITS):
            signs = [mp.sign(self.formula(x)) for x in GRID]
            changes = [self.root(*ends) for *ends, a, b in zip(GRID, GRID[1:], signs, signs[1:]) if a * b < 0]
            found = []
            for root in [*changes, *self.kinks]:
                near, far = (
                    [abs(self.formula(root + step)) for step in (-distance, distance)] for distance in (CLOSE, AT_ROOT)
                )
                if max(near) < 4 * CLOSE and abs(root) > CLOSE:  # Not a jump, and not the root at 0.
                    found.append((root, min(size for size in far if size)))
        return found

    def root(self, low: Any, high: Any) -> Any:
        """The root between two points at which the signs differ, closely."""
        sign = mp.sign(self.formula(low))
        while high - low > CLOSE:
            middle = (low + high) / 2
            low, high = (middle, high) if mp.sign(self.formula(middle)) == sign else (low, middle)
        return low

    def scale(self, x: Any) -> Any:
        """The size of the values about a root that `x` is near, else 0."""
        return min((size for root, size in self.roots if abs(x - root) < BESIDE_ROOT), default=mpf(0))


def unit(size: Any, dtype: Any) -> Any:
    """The distance between floats of this size."""
    floats = np.finfo(dtype)
    exponent = mp.frexp(size)[1] - 1 if size else floats.minexp
    return mpf(2) ** (min(max(exponent, int(floats.minexp)), int(floats.maxexp) - 1) - int(floats.nmant))


def exactly(x: Any) -> Any:
    """A float as a number of mpmath, which is the same; floats as an array of such."""
    return np.array([mpf(float(entry)) for entry in x]) if np.ndim(x) else mpf(float(x))


def rounded(value: Any, dtype: Any) -> Any:
    """The float that is nearest to a number; of two that are equally near, the even one. 0 has no sign."""
    step = unit(abs(value), dtype)
    nearest = mp.nint(value / step) * step
    return dtype(float(nearest) if abs(nearest) <= float(np.finfo(dtype).max) else mp.sign(value) * np.inf)


def ulps(result: Any, between: list[Any], scale: Any = 0) -> Any:
    """The error of a float in units in the last place of the exact value, or of `scale` if that is larger.

    It is infinite where a finite value became NaN or ±∞, or 0 though there is a float of its size.
    """
    if np.isnan(result):
        return mp.inf
    found = mpf(float(result))
    low, high = between[0], between[-1]
    if low <= found <= high:
        return mpf(0)
    exact = low if found < low else high
    floats = np.finfo(result.dtype)
    if np.isinf(result):
        largest = mpf(float(floats.max))
        overflows = abs(exact) >= largest + unit(largest, result.dtype) / 2 and (exact > 0) == (result > 0)
        return mpf(0) if overflows else mp.inf
    if result == 0 and abs(exact) >= float(floats.smallest_subnormal) and not scale:
        return mp.inf
    return abs(found - exact) / unit(max(abs(exact), scale), result.dtype)
