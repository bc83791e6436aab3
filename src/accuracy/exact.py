"""Exact values of activations and their slopes, from the formulas on the pages."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from flint import ctx, fmpq
from mpmath import mpf

from accuracy.balls import BALLS, Undecided, ball, exact
from activation_functions import activations
from activation_functions.facts import Arithmetic
from activation_functions.function import Function
from activation_functions.interval import Interval
from activation_functions.kinds import Activation, Elementwise, Gated
from specification.evaluation import Definition, Scope, Undefined, evaluate, vector
from specification.facts import is_increasing, values
from specification.many_digits import simplest_fraction
from specification.page import DEFINITIONS, Page, pages
from specification.roles import DEFINITION, INVERSE, by_role, role_of

T = TypeVar("T")
PRECISIONS = [2**k for k in range(7, 17)]  # in bits
# How far from a kink its two sides are evaluated, relatively.
SIDESTEP = fmpq(1, 10**26)
# What is larger than this at that distance from 0 is infinite: larger than any float.
POLE, INFINITE = fmpq(10**20), fmpq(2) ** 2000
# A kink such as -offset / slope falls between two floats; on those near it the slope of either side is right.
AT_A_KINK = fmpq(1, 2**50)
# Near a root other than 0 a value is a small difference of larger ones: within BESIDE_ROOT of its size from it the unit
# is that of the value at AT_ROOT of its size from it.
BESIDE_ROOT = fmpq(1, 2)
AT_ROOT = fmpq(1, 16)
# Roots are looked for between these points, none of which is one, and are found this closely: near 0 as closely as
# floats go, for the parameters may be of any size.
FAR_POINTS = [fmpq(10, 9) * fmpq(2) ** k for k in range(-1020, 1020, 20)]
NEAR_POINTS = [fmpq(k, 4) + fmpq(1, 9) for k in range(-40, 41)]
GRID = sorted({*NEAR_POINTS, *FAR_POINTS, *(-x for x in FAR_POINTS)})
CLOSE = fmpq(1, 2**40)
NOTHING = fmpq(1, 2**1200)  # far below all floats
NO_JUMP = fmpq(1, 2**10)  # A function jumps where values CLOSE to a point are more than this part of those AT_ROOT.
LEAST = fmpq(
    1, 2**4000
)  # The distance from an exact kink at which no slope is so steep that the function has levelled off.
FACTS = Arithmetic(lambda text: exact(Fraction(text)), {"max": max, "min": min, "abs": abs})


def refined(compute: Callable[[], Any], enough: Callable[[Any], T | None]) -> T:
    """Compute with more and more bits, until `enough` makes something of the result.

    Raises
    ------
    ArithmeticError
        If the most bits are not enough.
    """
    for bits in PRECISIONS:
        with ctx.workprec(bits):
            try:
                found = enough(compute())
            except Undecided:
                continue
            if found is not None:
                return found
    raise ArithmeticError(f"{PRECISIONS[-1]} bits are not enough")


class Exact:
    """The exact values of one of the functions of an activation, according to its page.

    Parameters
    ----------
    function : Function
        The activation, or its derivative, Jacobian or partial derivatives, or a further function of it.
    activation : Activation
        The activation.
    parameters : mapping
        The values of its real parameters.
    dtype : dtype
        The dtype of the results that are compared.
    meaning : callable
        Converts the value of a parameter such as 0.2: to the float, or to the number that is meant.
    """

    def __init__(
        self,
        function: Function[...],
        activation: Activation[...],
        parameters: Mapping[str, float],
        dtype: Any,
        meaning: Callable[[float], Fraction] = simplest_fraction,
    ) -> None:
        self.activation, self.dtype = activation, dtype
        self.parameters = {name: exact(meaning(value)) for name, value in parameters.items()}
        self.page: Page = pages()[activation.name]
        self.role = role_of(function, activation)
        self.memory: dict[Any, Any] = {}
        self.latest: Any = None

    @functools.cached_property
    def kinks(self) -> list[fmpq]:
        """The points where the derivative, or the function, jumps; an inverse does not."""
        has_kinks = hasattr(self.activation, "kinks") and self.role != INVERSE
        return self.activation.fact("kinks", self.parameters, FACTS) if has_kinks else []

    def formula(self, x: Any, formula: Definition, **indices: int) -> Any:
        """Evaluate one of the page's formulas at `x` with the current precision."""
        variables = {**formula.bind(x), **self.parameters, **indices}
        return evaluate(formula.body, Scope(variables, DEFINITIONS, BALLS, self.memory))

    def places(self, x: Any, entry: tuple[int, ...]) -> tuple[list[Any], list[Any]]:
        """Return the arguments whose values count as right for an entry at `x`, and those that do if these have none.

        At a kink both sides count.
        """
        if isinstance(self.activation, Elementwise):
            met = [kink for kink in self.kinks if self.meets(x, kink)]
            sides = [kink + side * self.sidestep(kink) for kink in met for side in (-1, 1)]
            return [x, *sides], [x - self.sidestep(x), x + self.sidestep(x)]
        step = SIDESTEP * max(fmpq(1), *map(abs, x))
        moved = vector([step if k == entry[-1] and len(entry) > 1 else fmpq(0) for k in range(len(x))])
        bends = self.role != DEFINITION and self.activation.smoothness != "smooth"
        return [x, *([x - moved, x + moved] if bends else [])], []

    def sidestep(self, x: fmpq) -> fmpq:
        """Return a distance that is small beside a number, and beside 0 also beside the parameters."""
        return SIDESTEP * (abs(x) or min([fmpq(1), *filter(None, map(abs, self.parameters.values()))]))

    def enclosures(self, x: Any, entry: tuple[int, ...]) -> list[Any]:
        """Enclose the values that an entry of the result may have at `x`, in their order: one, except at kinks.

        Parameters
        ----------
        x : fmpq or array of fmpq
            The argument.
        entry : tuple of int
            The indices of the entry.

        Returns
        -------
        list of fmpq or arb
            To the current precision.

        Raises
        ------
        Undecided
            If the precision is too low.
        """
        if self.latest is not x:  # Results over all indices serve all entries at one argument, and no other.
            self.latest = x
            self.memory.clear()
        indices = dict(zip("ij", entry, strict=False)) if self.page.definition.index else {}
        formula = self.page.formula(self.role, entry[0] if isinstance(self.activation, Gated) else 0)
        for places in self.places(x, entry):
            found = []
            for place in places:
                try:
                    value = self.formula(place, formula, **indices)
                except Undefined:  # At a kink, for these or other values of the parameters.
                    continue
                is_pole = place is not x and np.max(abs(place)) < 1 and abs(ball(value).mid()) > POLE
                found.append(value * INFINITE if is_pole else value)
            if found:
                return sorted(found, key=lambda value: ball(value).mid())
        raise Undefined(f"{self.activation.name} has no value at {x}")

    def meets(self, x: fmpq, kink: fmpq) -> bool:
        """Decide whether a float stands for a kink, which may fall between floats; for a slope, all near it do."""
        if self.role != DEFINITION and abs(x - kink) <= AT_A_KINK * max(abs(x), abs(kink)):
            return True
        with np.errstate(over="ignore"):
            return bool(self.dtype(as_float(kink)) == as_float(x))

    @functools.cached_property
    def roots(self) -> list[tuple[fmpq, fmpq]]:
        """The simple roots other than 0 of a function of one number, each with the size of the values near it."""
        if not isinstance(self.activation, Elementwise):
            return []
        grid = [x for x in GRID if self.takes(x)]
        return roots(self.activation.name, self.role, tuple(self.parameters.items()), tuple(self.kinks), tuple(grid))

    @functools.cached_property
    def range(self) -> list[Interval]:
        """The values of the activation, as intervals; none where it has no inverse."""
        parameters = {name: many_digits(value) for name, value in self.parameters.items()}
        return values(self.activation, parameters) if is_increasing(self.activation, parameters) else []

    @property
    def ends(self) -> list[float]:
        """The finite ends of the range."""
        return [float(end) for each in self.range for end in (each.low, each.high) if np.isfinite(float(end))]

    def takes(self, x: Any) -> bool:
        """Decide whether the function has a value at a number: an inverse has none outside the range."""
        return self.role != INVERSE or any(many_digits(x) in interval for interval in self.range)

    def scale(self, x: fmpq) -> Any:
        """Return the size of the values about a root that `x` is near, else 0."""
        near = (size for root, size in self.roots if abs(x - root) < BESIDE_ROOT * abs(root))
        return min(near, default=fmpq(0))


def sign_changes(
    function: Function[...], parameters: Mapping[str, fmpq], grid: Sequence[fmpq]
) -> Iterator[tuple[fmpq, fmpq]]:
    """Yield neighbours between which the library changes its sign: exact values of all take a hundred times as long.

    Where it does not although the function does, the unit is smaller than it should be, so that errors look larger.
    """
    given = {name: as_float(value) for name, value in parameters.items()}
    signs = np.sign(function(np.array([as_float(x) for x in grid]), **given))
    yield from (pair for pair, differs in zip(pairwise(grid), signs[1:] != signs[:-1], strict=True) if differs)


@functools.cache
def roots(
    name: str, role: str, parameters: tuple[tuple[str, fmpq], ...], kinks: tuple[fmpq, ...], grid: tuple[fmpq, ...]
) -> list[tuple[fmpq, fmpq]]:
    """Find the simple roots between points of a grid, of a function of one number; at a kink one side may be 0."""
    formula = pages()[name].formula(role)

    def value(x: fmpq) -> Any:
        scope = Scope({**formula.bind(x), **dict(parameters)}, DEFINITIONS, BALLS)
        try:
            return refined(lambda: evaluate(formula.body, scope), lambda found: found if is_sharp(found) else None)
        except Undefined:  # At another kink.
            return fmpq(0)

    def beside(kink: fmpq) -> fmpq:
        """Return how large the function would be at AT_ROOT from a kink, where it may level off before; 0 at a jump."""
        scopes = [
            Scope({**formula.bind(kink * (1 + step)), **dict(parameters)}, DEFINITIONS, BALLS)
            for step in (-LEAST, LEAST)
        ]
        found = [evaluate(formula.body, scope) for scope in scopes]
        is_exact = all(isinstance(each, fmpq) for each in found)
        return max(map(abs, found)) / LEAST * AT_ROOT if is_exact and max(map(abs, found)) < NO_JUMP else fmpq(0)

    def root(low: fmpq, high: fmpq) -> fmpq:
        is_positive = value(low) > 0
        while high - low > CLOSE * min(abs(low), abs(high)):
            between = (low + high) / 2
            low, high = (between, high) if (value(between) > 0) == is_positive else (low, between)
        return low

    changes = [
        root(low, high)
        for low, high in sign_changes(by_role(activations[name])[role], dict(parameters), grid)
        if value(low) * value(high) < 0 and low * high > 0  # not the root at 0
    ]
    found = []
    for at in filter(None, [*changes, *kinks]):
        near, far = (
            [abs(as_float(value(at * (1 + step)))) for step in (-distance, distance)] for distance in (CLOSE, AT_ROOT)
        )
        size = min((size for size in far if size), default=0)
        if at in kinks and size and (steep := beside(at)):
            found.append((at, max(steep, exact(size))))
        elif max(near) < as_float(NO_JUMP) * size:
            found.append((at, exact(size)))
    return found


def exactly(x: Any) -> Any:
    """Convert a float, or an array of floats, to fractions."""
    return vector([exact(float(entry)) for entry in x]) if np.ndim(x) else exact(float(x))


def many_digits(value: fmpq) -> mpf:
    """Convert a fraction for the arithmetic of the declared facts."""
    return mpf(int(value.p)) / int(value.q)


def as_float(value: Any) -> float:
    """Round to a nearby float; beyond all floats to ±∞."""
    if not isinstance(value, fmpq):
        return float(value.mid())
    try:
        return int(value.p) / int(value.q)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def is_sharp(value: Any) -> bool:
    """Decide whether an enclosure determines the sign, or is far below all floats."""
    return isinstance(value, fmpq) or bool(value.is_finite() and (value.rad() < NOTHING or abs(value) > value.rad()))
