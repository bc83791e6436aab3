"""Forms of what a curve does from left to right: it rises, falls, jumps, bends; and how several compare."""

from __future__ import annotations

import numpy as np

from describing.curves import EVERYWHERE, Curve, Region
from describing.forms import Forms, agrees
from specification.prose import Said
from tolerances import STEEP, STEEPEST

FORMS = Forms()


def moves(curve: Curve, region: Region, verb: str) -> bool:
    """Decide whether a curve rises, or falls, all the way; to a point from where one has come."""
    way = Region(region.before, region.high) if region.is_point else region
    steps = np.diff(curve.points(way)[1])
    return bool((steps > 0 if verb == "rise" else steps < 0).all())


@FORMS.add("(rise|fall)s?", is_tight=True)
def moves_only(curve: Curve, region: Region, verb: str) -> bool:
    return moves(curve, region, verb)


@FORMS.add("never (rise|fall)s?", is_tight=True)
def never_moves(curve: Curve, region: Region, verb: str) -> bool:
    steps = np.diff(curve.points(region)[1])
    return bool((steps <= 0 if verb == "rise" else steps >= 0).all())


@FORMS.add("(rise|fall)s? to #")
def moves_to(curve: Curve, region: Region, verb: str, end: Said) -> bool:
    return moves(curve, region, verb) and agrees(end, curve.beside(region.high, -1))


@FORMS.add("(rise|fall)s? from # to #")
def moves_from_to(curve: Curve, region: Region, verb: str, start: Said, end: Said) -> bool:
    first = curve.beside(region.before if region.is_point else region.low, 1)
    return moves_to(curve, region, verb, end) and agrees(start, first)


@FORMS.add("(rise|fall)s? in a straight line to #")
def moves_straight(curve: Curve, region: Region, verb: str, end: Said) -> bool:
    way = Region(region.before, region.high) if region.is_point else region
    return moves_to(curve, region, verb, end) and bool(abs(np.diff(curve.points(way)[1], 2)).max() < STEEP)


@FORMS.add("(?:steps?|jumps?) (up|down) from # to #")
def jumps_from_to(curve: Curve, region: Region, way: str, start: Said, end: Said) -> bool:
    before, after = curve.beside(region.low, -1), curve.beside(region.low, 1)
    by = float(end.value - start.value) * (1 if way == "up" else -1)
    return region.is_point and by >= 0 and agrees(start, before) and agrees(end, after)


@FORMS.add("(?:steps?|jumps?) (up|down) to #")
def jumps_to(curve: Curve, region: Region, way: str, end: Said) -> bool:
    before, after = curve.beside(region.low, -1), curve.beside(region.low, 1)
    return (
        region.is_point and (after > before + STEEP if way == "up" else after < before - STEEP) and agrees(end, after)
    )


@FORMS.add("does not jump", is_tight=True)
def does_not_jump(curve: Curve, region: Region) -> bool:
    """No step is larger than those of a curve of the greatest slope that is drawn."""
    x, y = curve.points(region)
    return bool((abs(np.diff(y)) < STEEPEST * (x[1] - x[0])).all())


@FORMS.add("(rise|fall)s? across the picture")
def moves_across(curve: Curve, region: Region, verb: str) -> bool:
    return moves(curve, EVERYWHERE, verb)


@FORMS.add("ever steeper from left to right", is_tight=True)
def bends_away(curve: Curve, region: Region) -> bool:
    return bool((np.diff(abs(np.diff(curve.points(region)[1]))) > 0).all())


@FORMS.add("the same", of_all=True)
def are_the_same(curves: list[Curve], regions: list[Region]) -> bool:
    heights = [curve.points(region)[1] for curve, region in zip(curves, regions)]
    return len(curves) > 1 and all(np.allclose(each, heights[0], rtol=0, atol=STEEP) for each in heights)


@FORMS.add("the (steeper|flatter) the (smaller|larger) the parameter is", of_all=True)
def are_steep_in_order(curves: list[Curve], regions: list[Region], way: str, order: str) -> bool:
    """At a point, on its left."""
    steps = np.diff([abs(curve.slope(region.low, -1)) for curve, region in zip(curves, regions)])
    ascends = (way == "steeper") == (order == "larger")
    return all(region.is_point for region in regions) and bool((steps > 0 if ascends else steps < 0).all())


@FORMS.add("closer to each other", of_all=True)
def come_together(curves: list[Curve], regions: list[Region]) -> bool:
    """Than at the origin."""
    spread = np.ptp([curve.points(region)[1] for curve, region in zip(curves, regions)], axis=0)
    return bool(len(curves) > 1 and spread.max() < np.ptp([curve.at(0) for curve in curves]))
