"""Read facts as people do: expressions in the names of the parameters, typeset as on paper."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from activation_functions.initialization import moments
from activation_functions.kinds import Activation, Elementwise, Vector
from reading.computed_facts import TITLES, wrong_computed
from reading.numbers import defaults, is_rounded, number
from specification import samples
from specification.facts import fact
from tolerances import DECLARED_RELATIVE

Names = Mapping[str, Any]
SMOOTHNESS = {"discontinuous": -1, "C⁰": 0, "C¹": 1, "C²": 2, "smooth": math.inf}
PYTHON = {"−": "-", "≠": "!=", "≤": "<=", "≥": ">=", " = ": " == ", "≈\N{NO-BREAK SPACE}": "", "∞": "inf"}
KNOWN: dict[str, Any] = {
    "inf": math.inf,
    "max": max,
    "min": min,
    "abs": abs,
    "sqrt": math.sqrt,
    "log": math.log,
    "π": math.pi,
}
LENGTHS = [2, 5]  # of vectors
# All but one of these titles are those of functions of one number; the others stand where there is something to say.
SOMETIMES = {"Also called", "Jumps", "Minimum", "Maximum", "Convexity"}


def parts(text: str, separator: str = ", ") -> list[str]:
    """Split a text, but not within brackets."""
    depth, found = 0, [""]
    for sign in re.split(rf"({re.escape(separator)}|[()\[\]{{}}])", text):
        depth += (sign in "([{") - (sign in ")]}") if len(sign) == 1 else 0
        if sign == separator and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def codes(parameters: str) -> dict[str, str]:
    """Read what code calls parameters that have letters, such as ``m = −1 (min_val)``."""
    return dict(re.findall(r"(?:^|; )(\w+) = \S+ \(`?(\w+)`?\)", parameters))


def in_code(text: str, parameters: str) -> str:
    """Call parameters as code does."""
    names = codes(parameters)
    return re.sub(r"\b\w\b", lambda letter: names.get(letter[0], letter[0]), text)


def with_letters(names: Names, parameters: str) -> Names:
    """Give letters the values of the parameters for which they stand."""
    return {**names, **{letter: names[code] for letter, code in codes(parameters).items() if code in names}}


def evaluated(text: str, names: Names) -> Any:
    """Evaluate an expression; two factors beside each other are multiplied."""
    for sign, code in PYTHON.items():
        text = text.replace(sign, code)
    assert re.fullmatch(r"[\w\s.,+\-*/()!=<>]+", text), f"{text!r} has a sign that is not read"
    text = re.sub(r"(?<=[\w)]) (?=[\w(])", " * ", text)
    return eval(text, {"__builtins__": {}}, KNOWN | dict(names))


def applies(text: str, names: Names) -> str:
    """Choose what is said for these parameters."""
    first, *rest = re.split(r" (if|else) ", text)
    while rest:
        condition, other = rest[1], rest[3]
        if evaluated(condition, names):
            return first
        first, rest = other, rest[4:]
    return first


def interval(text: str, names: Names) -> tuple[float, float, bool, bool]:
    """Read an interval: its ends, and whether each belongs to it."""
    assert text[0] in "([" and text[-1] in ")]", f"{text!r} is no interval"
    low, high = (evaluated(end, names) for end in parts(text[1:-1]))
    return low, high, text[0] == "[", text[-1] == "]"


def intervals(text: str, names: Names) -> list[tuple[float, float, bool, bool]]:
    """Read a range: intervals, points such as {0, 1}, and their unions."""
    found = []
    for piece in applies(text, names).split(" ∪ "):
        if piece.startswith("{"):
            values = [evaluated(point, names) for point in parts(piece[1:-1])]
            found += [(value, value, True, True) for value in values]
        else:
            found.append(interval(piece, names))
    return found


def smoothness(text: str, names: Names) -> float:
    """Read the number of continuous derivatives."""
    return SMOOTHNESS[applies(text, names)]


def kinks(text: str, names: Names) -> list[float]:
    """Read points."""
    said = applies(text, names)
    return [] if said == "none" else [evaluated(point, names) for point in parts(said)]


def differences(activation: Activation[...], shown: Mapping[str, str]) -> Iterator[str]:
    """Yield what is shown of the facts of an activation and is not what it has declared, for many parameters."""
    elementwise = isinstance(activation, Elementwise)
    titles = ["Also called", "Family", "Parameters", "Range", *["Monotonic"] * elementwise, "Smoothness"]
    titles += [*["Kinks", "Jumps"] * elementwise, "Lipschitz constant", *[*TITLES, "Gain"] * elementwise]
    if list(shown) != [title for title in titles if title in shown or title not in SOMETIMES]:
        yield f"shown are {', '.join(shown)}, expected {', '.join(titles)}"
        return
    if elementwise:
        yield from wrong_computed(activation, shown)
    if shown.get("Also called", "") != ", ".join(activation.aliases):
        yield f"also called {shown['Also called']}, declared {activation.aliases}"
    if shown["Family"] != activation._evaluate.__module__.rpartition(".")[2]:
        yield f"the family is {shown['Family']}, the module {activation._evaluate.__module__}"
    if isinstance(activation, Elementwise):
        square = moments(activation).square
        if abs(number(shown["Gain"]) ** 2 * square - 1) > DECLARED_RELATIVE:
            yield f"the gain is {shown['Gain']}, the mean square {square}"
    yield from differences_of_parameters(activation, shown["Parameters"])
    for names in samples.parameters(activation):
        yield from (f"{said}, with {names}" for said in differences_of_values(activation, shown, names))


def differences_of_parameters(activation: Activation[...], shown: str) -> Iterator[str]:
    """Compare names, defaults and valid intervals with the signature and what is declared."""
    expected = defaults(activation)
    found = {} if shown == "none" else dict(each.split(" = ") for each in shown.split("; "))
    called = codes(shown)
    if [called.get(name, name) for name in found] != list(expected):
        yield f"the parameters are {shown}, in the signature {', '.join(expected)}"
        return
    for (letter, text), name in zip(found.items(), expected):
        first, _, valid = text.partition(", from ")
        default, _, code = first.partition(" ")
        if not code and letter != name:
            yield f"{letter} does not say what code calls it, {name}"
        if not is_rounded(number(default), expected[name]):
            yield f"the default of {name} is {default}, in the signature {expected[name]}"
        if bool(valid) != (name in activation.valid):
            yield f"{name} has the interval {valid!r}, declared {activation.valid.get(name)}"
        elif valid:
            for names in samples.parameters(activation):
                one = activation.valid_interval(name, names)
                declared = (one.low, one.high, one.includes_low, one.includes_high)
                if interval(valid, with_letters(names, shown)) != declared:
                    yield f"{name} is from {valid}, declared {activation.valid[name]}"


def differences_of_values(activation: Activation[...], shown: Mapping[str, str], names: Names) -> Iterator[str]:
    """Compare the facts, evaluated for some parameters."""
    exact = samples.exact(names)
    names = with_letters(names, shown["Parameters"])
    pieces = [(each.low, each.high, each.includes_low, each.includes_high) for each in fact(activation, "range", exact)]
    if not all_near(intervals(shown["Range"], names), pieces):
        yield f"the range is {shown['Range']}, declared {activation.range}"
    if smoothness(shown["Smoothness"], names) != fact(activation, "smoothness", exact):
        yield f"the smoothness is {shown['Smoothness']}, declared {activation.smoothness}"
    for n in LENGTHS if isinstance(activation, Vector) else [0]:
        length = {"n": n} if n else {}
        constant = evaluated(applies(shown["Lipschitz constant"], names), {**names, **length})
        if not all_near([constant], [fact(activation, "lipschitz", exact | length)]):
            yield f"the Lipschitz constant is {shown['Lipschitz constant']}, declared {activation.lipschitz}"
    if isinstance(activation, Elementwise):
        if applies(shown["Monotonic"], names).replace("−", "") != fact(activation, "monotonic", exact):
            yield f"monotonic is {shown['Monotonic']}, declared {activation.monotonic}"
        jumps = fact(activation, "smoothness", exact) < 0
        for title, there_are in (("Kinks", not jumps), ("Jumps", jumps)):
            if not all_near(kinks(shown.get(title, "none"), names), fact(activation, "kinks", exact) * there_are):
                yield f"{title.lower()} are {shown.get(title)}, declared {activation.kinks} and {activation.smoothness}"


def all_near(shown: Iterable[Any], declared: Iterable[Any]) -> bool:
    """Compare numbers, up to what facts behind ≈ leave open, and whether ends belong to intervals."""
    shown, declared = ([float(x) for x in flat(each)] for each in (shown, declared))
    return len(shown) == len(declared) and all(
        math.isclose(a, b, rel_tol=DECLARED_RELATIVE) for a, b in zip(shown, declared)
    )


def flat(values: Iterable[Any]) -> Iterator[Any]:
    """Yield the numbers in tuples, too."""
    for value in values:
        yield from value if isinstance(value, tuple) else [value]
