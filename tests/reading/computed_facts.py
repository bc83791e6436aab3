"""Read the facts that are computed, as people do, and compare them with the shape of the function."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping

from activation_functions.kinds import Elementwise
from activation_functions.shape import End, Extremum, Shape, Span
from reading.numbers import number

DIGITS = 6
SAME = 1e-13
ROUNDED = "≈\N{NO-BREAK SPACE}"
NUMBER = rf"(?:{ROUNDED})?−?(?:[\d.]+(?:e[+−]\d+)?|∞)"
PLACE = rf"{NUMBER}|[\[(]{NUMBER}, {NUMBER}[\])]"
PLACES = rf"(?:{PLACE})(?: and (?:{PLACE}))*"
TITLES = ["Symmetry", "Convexity", "Zeros", "Minimum", "Maximum", "At 0", "Limit at −∞", "Limit at ∞"]


def says(text: str, value: float) -> bool:
    """Decide whether a text is a number: all of it, or behind ≈ rounded, with digits left out."""
    shown, is_exact = number(text.removeprefix(ROUNDED)), not text.startswith(ROUNDED)
    if is_exact or math.isinf(value) or not value:
        return is_exact and (shown == value or math.isclose(shown, value, rel_tol=SAME))
    unit = 10.0 ** (math.floor(math.log10(abs(value))) - DIGITS + 1)
    return 0 < abs(shown - value) <= unit / 2 * (1 + 1e-9)


def says_places(text: str, places: list[Span]) -> bool:
    """Decide whether a text lists points and intervals: infinite ends do not belong to them."""
    if text == "none" or not places:
        return text == "none" and not places
    if not re.fullmatch(PLACES, text):
        return False
    found = text.split(" and ")
    return len(found) == len(places) and all(says_place(*each) for each in zip(found, places))


def says_place(text: str, place: Span) -> bool:
    if text[0] not in "[(":
        return place.low == place.high and says(text, place.low)
    low, high = text[1:-1].split(", ")
    brackets = ("(" if math.isinf(place.low) else "[") + (")" if math.isinf(place.high) else "]")
    return text[0] + text[-1] == brackets and says(low, place.low) and says(high, place.high)


def says_extremum(text: str, extremum: Extremum | None) -> bool:
    if extremum is None:
        return not text
    match = re.fullmatch(rf"({NUMBER}) (at|on) ({PLACES})", text)
    if not match:
        return False
    value, word, places = match.groups()
    return says(value, extremum.value) and (word == "on") == ("," in places) and says_places(places, extremum.places)


def says_line(text: str, slope: float, offset: float) -> bool:
    """Decide whether a text is the right side of an equation of a line, behind its sign."""
    match = re.fullmatch(rf"(=|{ROUNDED[0]})[ \xa0](?:(−?[\d.]*) ?(x))?(?: ?([+−]?) ?([\d.]+))?", text)
    if not match:
        return False
    relation, factor, x, sign, number_ = match.groups()
    found = float((factor or "1").replace("−", "-") if factor != "−" else "-1") if x else 0.0
    constant = float(f"{sign or ''}{number_ or 0}".replace("−", "-"))
    near = 0.0 if relation == "=" else 10.0**-DIGITS * 10
    return all(abs(a - b) <= near + SAME for a, b in ((found, slope), (constant, offset))) and (
        relation == "=" or (found, constant) != (slope, offset)
    )


def says_symmetry(text: str, shape: Shape) -> bool:
    symmetry = shape.symmetry()
    if text in ("odd", "even"):
        return symmetry is not None and tuple(symmetry) == ({"odd": -1, "even": 1}[text], 0, 0)
    if text == "neither odd nor even":
        return symmetry is None
    match = re.fullmatch(r"f\(x\) ([+−]) f\(−x\) (.*)", text)
    if not match or symmetry is None:
        return False
    return {"+": -1, "−": 1}[match[1]] == symmetry.sign and says_line(match[2], -symmetry.slope, symmetry.offset)


def says_end(text: str, end: End) -> bool:
    limit, _, line = text.partition(", asymptote y ")
    has_line = math.isinf(end.limit) and not math.isnan(end.slope)
    return says(limit, end.limit) and bool(line) == has_line and (not line or says_line(line, end.slope, end.offset))


def says_at_0(text: str, shape: Shape) -> bool:
    value, *slopes = re.sub(" on the (left|right)|slope ", "", text).split(", ")
    found = shape.slopes_at_0()
    both = re.search("slope .* on the left, .* on the right$", text)
    return (
        says(value, float(shape.value(0.0)))
        and len(slopes) == len(found)
        and bool(both) == (len(found) == 2)
        and all(map(says, slopes, found))
    )


def says_convexity(text: str, shape: Shape) -> bool:
    if not shape.has_curvature:
        return not text
    whole = Span(-math.inf, math.inf)
    convex, concave = shape.bent()
    if text in ("convex", "concave", "convex and concave"):
        return ("convex" in text, "concave" in text) == (convex == [whole], concave == [whole])
    match = re.fullmatch(rf"convex on ({PLACES}), concave (?:elsewhere|on ({PLACES}))", text)
    if not match:
        return False
    if match[2]:
        return says_places(match[1], convex) and says_places(match[2], concave)
    ends = [end for span in convex for end in span]
    rest = [Span(*ends) for ends in zip([-math.inf, *ends[1::2]], [*ends[::2], math.inf]) if ends[0] < ends[1]]
    return says_places(match[1], convex) and rest == concave


def wrong_computed(activation: Elementwise[...], shown: Mapping[str, str]) -> Iterator[str]:
    """Yield what is shown of the shape of a function with the default parameters, and is not so."""
    shape = Shape(activation)
    left, right = shape.ends()
    readings: dict[str, Callable[[str], bool]] = {
        "Symmetry": lambda text: says_symmetry(text, shape),
        "Convexity": lambda text: says_convexity(text, shape),
        "Zeros": lambda text: says_places(text, shape.zeros()),
        "Minimum": lambda text: says_extremum(text, shape.minimum()),
        "Maximum": lambda text: says_extremum(text, shape.maximum()),
        "At 0": lambda text: says_at_0(text, shape),
        "Limit at −∞": lambda text: says_end(text, left),
        "Limit at ∞": lambda text: says_end(text, right),
    }
    for title, is_said in readings.items():
        text = shown.get(title, "")
        if not is_said(text):
            yield f"{title} is {text!r}, which is not what is computed"
