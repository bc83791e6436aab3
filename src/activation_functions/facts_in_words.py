"""The facts of an activation as text: those that are declared, and those that are computed from its values.

Both are written in the same way: as expressions in the parameters, with ``≈`` before a number that is rounded.
"""

from __future__ import annotations

import itertools
import math
import re

from activation_functions.facts import APPROXIMATE
from activation_functions.initialization import moments
from activation_functions.kinds import Activation, Elementwise
from activation_functions.numbers_as_text import MINUS, decimals, significant
from activation_functions.shape import End, Extremum, Shape, Span, Symmetry

TITLES = {
    "aliases": "Also called",
    "family": "Family",
    "parameters": "Parameters",
    "range": "Range",
    "monotonic": "Monotonic",
    "smoothness": "Smoothness",
    # The words alone stand for formulas on the pages.
    "kink-points": "Kinks",
    "jump-points": "Jumps",
    "lipschitz": "Lipschitz constant",
    "symmetry": "Symmetry",
    "convexity": "Convexity",
    "zeros": "Zeros",
    "minimum": "Minimum",
    "maximum": "Maximum",
    "at-0": "At 0",
    "limit-left": f"Limit at {MINUS}∞",
    "limit-right": "Limit at ∞",
    "gain": "Gain",
}
"""What the facts are called, in the order of reading."""
LETTERS = {
    "alpha": "α",
    "beta": "β",
    "bias": "b",
    "gamma": "γ",
    "lambd": "λ",
    "lower": "l",
    "max_val": "M",
    "min_val": "m",
    "mu": "μ",
    "negative_slope": "α",
    "offset": "b",
    "sigma": "σ",
    "slope": "a",
    "tau": "τ",
    "theta": "θ",
    "threshold": "θ",
    "upper": "u",
    "value": "c",
}
"""The letters by which formulas call parameters; those of one function differ."""
DIGITS = 6  # that are significant, of computed numbers
GAIN_DECIMALS = 6
EXACT = 1e-14


def facts(activation: Activation[...]) -> dict[str, str]:
    """Return title and text of each fact, in the order of reading."""
    return {TITLES[key]: text for key, text in texts(activation).items()}


def texts(activation: Activation[...]) -> dict[str, str]:
    """Return the text of each fact, by the word that stands for it in addresses."""
    of_parameters = {"parameters": parameters(activation), **declared(activation)}
    found = {**about(activation), **with_letters(of_parameters, activation), **computed(activation)}
    return {key: on_paper(found[key]) for key in TITLES if found.get(key)}


def about(activation: Activation[...]) -> dict[str, str]:
    """Return what is said of names."""
    return {"aliases": ", ".join(activation.aliases), "family": activation.family}


def parameters(activation: Activation[...]) -> str:
    """Say which parameters there are: their letters, defaults, names and valid values."""
    every = [
        f"{letter(name)} = {significant(default)}"
        + (f" (`{name}`)" if name in LETTERS else "")
        + (f", from {activation.valid[name]}" if name in activation.valid else "")
        for name, default in activation.parameters.items()
    ]
    return "; ".join(every) or "none"


def declared(activation: Activation[...]) -> dict[str, str]:
    """Return the declared facts; the points at which a function itself jumps are no kinks."""
    found = {"range": activation.range, "smoothness": activation.smoothness, "lipschitz": activation.lipschitz}
    if isinstance(activation, Elementwise):
        found |= {"monotonic": activation.monotonic, **_kinks_and_jumps(activation)}
    return found


def _kinks_and_jumps(activation: Elementwise[...]) -> dict[str, str]:
    points = re.sub(r"\[(.*?)\]", lambda listed: listed[1] or "none", activation.kinks)
    if "discontinuous" not in activation.smoothness:
        return {"kink-points": points}
    if condition := re.fullmatch("C0 if (.*) else discontinuous", activation.smoothness):
        return {
            "kink-points": f"{points} if {condition[1]} else none",
            "jump-points": f"none if {condition[1]} else {points}",
        }
    return {"kink-points": "none", "jump-points": points}


def computed(activation: Activation[...]) -> dict[str, str]:
    """Return what is computed of a function of one number with the default parameters, once its slope is declared."""
    if not isinstance(activation, Elementwise) or not hasattr(activation, "derivative"):
        return {}
    shape = Shape(activation)
    left, right = shape.ends()
    return {
        "symmetry": _symmetry(shape.symmetry()),
        "convexity": _convexity(*shape.bent()) if shape.has_curvature else "",
        "zeros": " and ".join(map(_place, shape.zeros())) or "none",
        "minimum": _extremum(shape.minimum()),
        "maximum": _extremum(shape.maximum()),
        "at-0": _at_0(float(shape.value(0.0)), shape.slopes_at_0()),
        "limit-left": _end(left),
        "limit-right": _end(right),
        "gain": decimals(moments(activation).gain, GAIN_DECIMALS),
    }


def on_paper(text: str) -> str:
    """Typeset the expressions in which facts are written: ``C1`` as C¹, ``==`` as =."""
    text = re.sub(r"\bC(\d)\b", lambda match: "C" + "⁰¹²³⁴"[int(match[1])], text)
    text = text.replace("==", "=").replace("!=", "≠").replace("<=", "≤").replace(" * ", " ")
    text = text.replace("≈ ", "≈\N{NO-BREAK SPACE}")
    # After a letter it is a hyphen, as in non-decreasing.
    return re.sub(r"(?<![a-z])-", MINUS, text)


def with_letters(found: dict[str, str], activation: Activation[...]) -> dict[str, str]:
    """Call the parameters of an activation by their letters, where their names do not stand in backquotes."""
    if not (names := "|".join(activation.parameters.keys() & LETTERS.keys())):
        return found
    return {key: re.sub(rf"(?<!`)\b({names})\b", lambda match: LETTERS[match[1]], text) for key, text in found.items()}


def letter(name: str) -> str:
    """Return the letter by which formulas call a parameter, or its name."""
    return LETTERS.get(name, name)


def number(value: float) -> str:
    """Write a number, behind ≈ if digits are left out."""
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    text = f"{value + 0.0:.{DIGITS}g}"
    return text if math.isclose(float(text), value, rel_tol=EXACT) else f"{APPROXIMATE}{text}"


def _place(place: Span) -> str:
    """Write a number, or an interval."""
    low, high = place
    if low == high:
        return number(low)
    left, right = "(" if math.isinf(low) else "[", ")" if math.isinf(high) else "]"
    return f"{left}{number(low)}, {number(high)}{right}"


def _extremum(extremum: Extremum | None) -> str:
    if extremum is None:
        return ""
    places = " and ".join(f"{'at' if one.low == one.high else 'on'} {_place(one)}" for one in extremum.places)
    return f"{number(extremum.value)} {places}"


def _symmetry(symmetry: Symmetry | None) -> str:
    if symmetry is None:
        return "neither odd nor even"
    sign, slope, offset = symmetry
    if not slope and not offset:
        return "odd" if sign < 0 else "even"
    return _line(f"f(x) {'+' if sign < 0 else '-'} f(-x)", -slope, offset)


def _line(left: str, slope: float, offset: float) -> str:
    """Write that something is slope times x plus offset."""
    factor = {0.0: "", 1.0: "x", -1.0: "-x"}.get(slope, f"{number(slope)} * x")
    sign = ("+" if offset > 0 else "-") if factor and offset else ""
    right = " ".join(
        filter(None, [factor, sign, number(abs(offset) if sign else offset) if offset or not factor else ""])
    )
    is_rounded = APPROXIMATE in right
    return f"{left} {'≈' if is_rounded else '='} {right.replace(APPROXIMATE, '')}"


def _end(end: End) -> str:
    if math.isfinite(end.limit):
        return number(end.limit)
    return number(end.limit) + ("" if math.isnan(end.slope) else f", {_line('asymptote y', end.slope, end.offset)}")


def _at_0(value: float, slopes: list[float]) -> str:
    slope = {0: "", 1: ", slope {}", 2: ", slope {} on the left, {} on the right"}[len(slopes)]
    return number(value) + slope.format(*map(number, slopes))


def _convexity(convex: list[Span], concave: list[Span]) -> str:
    """Say where a function is convex and where concave; where both is said, it is a line."""
    whole = [Span(-math.inf, math.inf)]
    words = [word for word, spans in (("convex", convex), ("concave", concave)) if spans == whole]
    if words:
        return " and ".join(words)
    ends = sorted([*convex, *concave])
    meet = all(left.high == right.low for left, right in itertools.pairwise(ends))
    on_convex, on_concave = (" and ".join(map(_place, spans)) for spans in (convex, concave))
    return f"convex on {on_convex}, concave " + ("elsewhere" if meet else f"on {on_concave}")
