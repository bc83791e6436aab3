"""Whether the shape of a function is what its formula has, and no less, for some values of the parameters."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from mpmath import mp, mpf

from activation_functions.kinds import Elementwise
from activation_functions.shape import Extremum, Shape, Span
from fact_checks import on_page, one_sided_slopes
from specification import samples
from specification.many_digits import LARGE, STEP
from tolerances import ASYMPTOTE, BENT, PLACE, SHAPE

Function = Callable[[Any], Any]
FAR = 30


class Case:
    """A function of one number with values of its parameters: its shape, and its formula."""

    def __init__(self, elementwise: Elementwise[...], given: dict[str, float]) -> None:
        parameters = {name: mpf(value) for name, value in given.items()}  # as floats, and not as what they stand for
        self.said = elementwise.name + (f" with {given}" if given else "")
        self.function = on_page(elementwise, parameters)
        self.shape = Shape(elementwise, given)
        self.points = samples.points(elementwise, parameters)
        self.kinks = [mpf(kink) for kink in self.shape.kinks]


def same(found: Any, exact: Any, tolerance: float = SHAPE) -> bool:
    return bool(abs(mpf(found) - exact) <= tolerance * max(1, abs(exact)))


def inside(spans: list[Span], x: Any) -> bool:
    return any(low - PLACE <= x <= high + PLACE for low, high in spans)


def tried(span: Span) -> list[Any]:
    """The ends of an interval, or numbers far out, and one between."""
    low, high = (mpf(max(min(end, 1e3), -1e3)) for end in span)
    return [low, (low + high) / 2, high]


def check_zeros(case: Case) -> None:
    zeros = case.shape.zeros()
    for zero in zeros:
        low, middle, high = tried(zero)
        assert low == high or case.function(middle) == 0, f"{case.said} is not 0 at {mp.nstr(middle, 20)}"
        for x in (low, high):
            sides = [case.function(x + side * PLACE) for side in (-1, 1)]
            changes = zero.low == zero.high and sides[0] * sides[1] < 0 and all(abs(side) < BENT for side in sides)
            assert abs(case.function(x)) <= SHAPE or changes, f"{case.said} has no zero at {mp.nstr(x, 20)}"
    points = [x for x in case.points if abs(x) <= FAR]  # Farther out, what is not 0 has too many digits.
    for x in points:
        assert inside(zeros, x) or case.function(x) != 0, f"{case.said} is 0 at {mp.nstr(x, 20)}, zeros: {zeros}"
    for a, b in itertools.pairwise(x for x in points if not inside(zeros, x)):
        between = any(a < zero.low and zero.high < b for zero in zeros) or any(a <= kink <= b for kink in case.kinks)
        assert between or case.function(a) * case.function(b) > 0, (
            f"{case.said} changes its sign between {mp.nstr(a, 8)} and {mp.nstr(b, 8)}, zeros: {zeros}"
        )


def check_extremum(case: Case, extremum: Extremum | None, sign: int) -> None:
    if extremum is None:
        return
    value, places = extremum
    for place in places:
        for x in tried(place):
            assert same(value, case.function(x)), f"{case.said} is not {value} at {mp.nstr(x, 20)}"
    beside = [mpf(end) + side * BENT for place in places for end in place if mp.isfinite(end) for side in (-1, 1)]
    for x in [*case.points, *beside]:
        excess = sign * (case.function(x) - mpf(value))
        assert excess > 0 or (excess >= -SHAPE and inside(places, x)), (
            f"{case.said} is {mp.nstr(case.function(x), 20)} at {mp.nstr(x, 20)}, extremum: {extremum}"
        )


def check_extrema(case: Case) -> None:
    check_extremum(case, case.shape.minimum(), 1)
    check_extremum(case, case.shape.maximum(), -1)


def check_symmetry(case: Case) -> None:
    points = [x for x in case.points if 0 < x <= FAR and not any(abs(abs(kink) - x) < BENT for kink in case.kinks)]
    right, left = ([case.function(side * x) for x in points] for side in (1, -1))
    symmetry = case.shape.symmetry()
    if symmetry is None:
        totals = [a + b for a, b in zip(right, left)]
        ratios = [(a - b) / x for a, b, x in zip(right, left, points)]
        assert min(max(each) - min(each) for each in (totals, ratios)) > BENT, f"{case.said} is symmetric"
        return
    for x, a, b in zip(points, right, left):
        expected = symmetry.sign * a + symmetry.slope * x + symmetry.offset
        assert same(expected, b), f"{case.said} at {mp.nstr(-x, 8)} is {mp.nstr(b, 20)}, not {mp.nstr(expected, 20)}"


def check_ends(case: Case) -> None:
    for side, end in zip((-1, 1), case.shape.ends()):
        far = [case.function(side * x) for x in (mpf(10) ** 6, mpf(10) ** 6 * 2, mpf(10) ** 6 * 4)]
        if mp.isfinite(end.limit):
            assert same(end.limit, case.function(side * LARGE)), f"{case.said} does not go to {end.limit}"
            continue
        assert mp.sign(end.limit) * far[2] > 10**3, f"{case.said} does not go to {end.limit}"
        if mp.isfinite(end.slope):
            line = side * mpf(10) ** 6 * mpf(end.slope) + mpf(end.offset)
            assert abs(far[0] - line) < ASYMPTOTE, f"{case.said} does not come near to {end}"
        else:
            assert abs((far[2] - far[1]) / 2 - (far[1] - far[0])) > 1, (
                f"{case.said} comes near to a line at {end.limit}"
            )


def check_at_0(case: Case) -> None:
    assert same(case.shape.value(0.0), case.function(mpf(0))), f"{case.said} at 0 is not {case.shape.value(0.0)}"
    found, exact = case.shape.slopes_at_0(), one_sided_slopes(case.function, mpf(0))
    if not same(*(case.function(side * STEP) for side in (-1, 1))):
        assert not found, f"{case.said} jumps at 0"
        return
    assert len(found) == (1 if same(*exact) else 2), f"{case.said} has the slopes {found} at 0"
    for one, slope in zip(found if len(found) == 2 else 2 * found, exact):
        assert same(one, slope), f"{case.said} has the slope {mp.nstr(slope, 20)} at 0, found {one}"


def check_convexity(case: Case) -> None:
    if not case.shape.has_curvature:
        return
    for sign, spans in zip((1, -1), case.shape.bent()):
        for span in spans:
            low, high = max(span.low, -40.0), min(span.high, 40.0)
            points = [mpf(low), *(x for x in case.points if low + PLACE < x < high - PLACE), mpf(high)]
            for three in zip(points, points[1:], points[2:]):
                assert sign * turn(case.function, *three) >= -SHAPE, (
                    f"{case.said} bends the other way about {mp.nstr(three[1], 8)}: {spans}"
                )
            for end in filter(mp.isfinite, span):
                beyond = mpf(end) + (BENT if end == span.high else -BENT)
                threes = [(mpf(end), (end + beyond) / 2, beyond), (2 * end - beyond, mpf(end), beyond)]
                assert any(sign * turn(case.function, *sorted(three)) < -SHAPE for three in threes), (
                    f"{case.said} bends the same way beyond {end}: {spans}"
                )
    assert covered(case), f"{case.said} is nowhere said to be convex or concave in between: {case.shape.bent()}"


def covered(case: Case) -> bool:
    spans = [span for spans in case.shape.bent() for span in spans]
    return all(inside(spans, x) for x in case.points)


def turn(function: Function, a: Any, b: Any, c: Any) -> Any:
    """By how much the slope grows from the first two of three points to the last two."""
    return (function(c) - function(b)) / (c - b) - (function(b) - function(a)) / (b - a)


CHECKS: dict[str, Callable[[Case], None]] = {
    "zeros": check_zeros,
    "extrema": check_extrema,
    "symmetry": check_symmetry,
    "ends": check_ends,
    "at 0": check_at_0,
    "convexity": check_convexity,
}
