"""Forms of shapes: levels, lines, limits, dips and bells."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from describing.curves import EVERYWHERE, FAR_LEFT, FAR_RIGHT, Curve, Region
from describing.forms import Forms, agrees
from specification.prose import Said
from tolerances import FAR_IN_A_PICTURE, LIMIT, NEAR_IN_A_PICTURE, STEEP

FORMS = Forms()


@FORMS.add("#", "level at #", is_tight=True)
def is_level_at(curve: Curve, region: Region, level: Said) -> bool:
    heights = [curve.at(region.low)] if region.is_point else curve.points(region)[1]
    return all(agrees(level, float(height)) for height in heights)


@FORMS.add("level", is_tight=True)
def is_level(curve: Curve, region: Region) -> bool:
    return bool(np.ptp(curve.points(region)[1]) < STEEP)


@FORMS.add("the line y = x", is_tight=True)
def is_on_the_line(curve: Curve, region: Region) -> bool:
    x, y = curve.points(region)
    return np.allclose(y, x, rtol=0, atol=STEEP)


@FORMS.add("(?:a line of slope|lines of slope|lines of the slopes) #", is_tight=True)
def is_a_line(curve: Curve, region: Region, slope: Said) -> bool:
    x, y = curve.points(region)
    return all(agrees(slope, float(quotient)) for quotient in np.diff(y) / np.diff(x))


@FORMS.add("a straight line", is_tight=True)
def is_straight(curve: Curve, region: Region) -> bool:
    _, y = curve.points(region)
    return bool(abs(np.diff(y, 2)).max() < STEEP < np.ptp(y))


@FORMS.add("a parabola", is_tight=True)
def is_a_parabola(curve: Curve, region: Region) -> bool:
    x, y = curve.points(region)
    second = np.diff(y, 2) / (x[1] - x[0]) ** 2
    return bool(np.ptp(second) < LIMIT < abs(second).min())


@FORMS.add("just (above|below) #", is_tight=True)
def is_beside(curve: Curve, region: Region, side: str, level: Said) -> bool:
    away = (curve.points(region)[1] - float(level.value)) * (1 if side == "above" else -1)
    return bool((away > 0).all() and away.max() < NEAR_IN_A_PICTURE)


@FORMS.add("close to #(?:,? from (above|below))?")
def is_close_to_a_level(curve: Curve, region: Region, level: Said, side: str | None) -> bool:
    return comes_to(curve, region, lambda x: 0 * x + float(level.value), side)


@FORMS.add(r"close to the line y = x(?: ([+-]) #)?(?:,? from (above|below))?")
def is_close_to_the_line(curve: Curve, region: Region, sign: str | None, by: Said | None, side: str | None) -> bool:
    shift = float(by.value) * (1 if sign == "+" else -1) if by else 0
    return comes_to(curve, region, lambda x: x + shift, side)


def comes_to(curve: Curve, region: Region, line: Callable[[Any], Any], side: str | None) -> bool:
    """Decide whether a curve comes to a line far out, is near it at the edge of the picture, and on which side."""
    if region not in (FAR_LEFT, FAR_RIGHT):
        return False
    x, y = curve.points(region)
    away = y - line(x)
    end = curve.farthest(region.low)
    on_side = side is None or (away > 0 if side == "above" else away < 0).all()
    outermost = away[0] if region == FAR_LEFT else away[-1]
    return bool(abs(curve.at(end) - line(end)) < LIMIT and abs(outermost) < NEAR_IN_A_PICTURE and on_side)


@FORMS.add("levels? out(?: at #)?", is_tight=True)
def levels_out(curve: Curve, region: Region, level: Said | None) -> bool:
    """It comes to a level towards the end of a region that goes far out, and is flatter and flatter on the way."""
    x, y = curve.points(region)
    out = {place for place in region[:2] if math.isinf(place)}
    reached = [curve.at(place) for place in out]
    flatter = np.diff(abs(np.diff(y))) * np.sign(x[1:-1]) < STEEP
    ends = all(abs(curve.at(place) - curve.at(2 * curve.farthest(place))) < LIMIT for place in out)
    return (
        len(out) == 1
        and ends
        and bool(flatter.all())
        and all(level is None or agrees(level, each) or abs(each - float(level.value)) < LIMIT for each in reached)
    )


@FORMS.add("(?:pass(?:es)? )?(?:through )?# at @")
def passes(curve: Curve, region: Region, height: Said, place: Said) -> bool:
    return agrees(height, curve.at(float(place.value)))


@FORMS.add("(?:passes |pass )?through the origin(?: with slope #)?")
def passes_the_origin(curve: Curve, region: Region, slope: Said | None) -> bool:
    slopes = [curve.slope(0, side) for side in (-1, 1)]
    return curve.at(0) == 0 and (slope is None or all(abs(each - float(slope.value)) < LIMIT for each in slopes))


@FORMS.add("(a dip|a shallow dip|dips|a hump) to # at @")
def has_a_dip(curve: Curve, region: Region, kind: str, end: Said, place: Said) -> bool:
    middle = float(place.value)
    half = max(abs(middle) / 10, 0.1)
    x = np.linspace(middle - half, middle + half, 20001)
    y = curve.function(x)
    lowest = int(np.argmin(y if kind.endswith(("dip", "dips")) else -y))
    return 0 < lowest < 20000 and agrees(end, float(y[lowest])) and agrees(place, float(x[lowest]))


@FORMS.add("dips? below 0")
def dips_below(curve: Curve, region: Region) -> bool:
    _, y = curve.points(region)
    return bool(y.min() < min(0, y[0], y[-1]))


@FORMS.add("overshoots? # before (?:it settles|they settle) there")
def overshoots(curve: Curve, region: Region, level: Said) -> bool:
    highest = curve.points(region)[1].max()
    return bool(highest > float(level.value)) and abs(curve.at(math.inf) - float(level.value)) < LIMIT


@FORMS.add("an S from # far left to # far right")
def is_an_s(curve: Curve, region: Region, low: Said, high: Said) -> bool:
    x, y = curve.points(EVERYWHERE)
    slopes = np.diff(y) / np.diff(x)
    steepest = int(np.argmax(slopes))
    # Near its ends it rises by less than the digits show, and a line with kinks is no S.
    near_end = np.minimum(abs(y[1:] - float(low.value)), abs(y[1:] - float(high.value))) < STEEP
    rises = ((slopes > 0) | near_end).all() and abs(np.diff(slopes)).max() < slopes.max() / 10
    one_bend = (np.diff(slopes)[:steepest] >= -STEEP).all() and (np.diff(slopes)[steepest:] <= STEEP).all()
    ends = zip((low, high), (-math.inf, math.inf))
    return bool(rises and one_bend) and all(abs(curve.at(end) - float(said.value)) < LIMIT for said, end in ends)


@FORMS.add("a (bell|peak) of height # at @")
def is_a_bell(curve: Curve, region: Region, kind: str, height: Said, place: Said) -> bool:
    """A bell is round at the top, a peak is not; both are 0 far out."""
    top = float(place.value)
    x, y = curve.points(EVERYWHERE)
    rises = (np.sign(np.diff(y)) == np.sign(top - x[1:])) | (abs(x[1:] - top) < 0.02)
    round_top = abs(curve.slope(top, -1) - curve.slope(top, 1)) < LIMIT
    flat = all(abs(curve.at(end)) < LIMIT for end in (-math.inf, math.inf))
    return bool(rises.all()) and flat and round_top == (kind == "bell") and agrees(height, curve.at(top))


@FORMS.add("still short of both at the edges")
def is_short_of_its_limits(curve: Curve, region: Region) -> bool:
    """It comes to them, but not nearly within the picture."""
    return all(
        abs(curve.at(edge) - curve.at(math.copysign(math.inf, edge))) > FAR_IN_A_PICTURE for edge in curve.window
    )


@FORMS.add("the same curve")
def is_its_own_derivative(curve: Curve, region: Region) -> bool:
    x, y = curve.points(region)
    return np.allclose(np.gradient(y, x)[1:-1], y[1:-1], rtol=LIMIT)


@FORMS.add("(odd|even)")
def is_symmetric(curve: Curve, region: Region, kind: str) -> bool:
    x, y = curve.points(EVERYWHERE)
    mirrored = curve.function(-x)
    return np.allclose(y, mirrored if kind == "even" else -mirrored, rtol=0, atol=STEEP)
