"""Say what remains different when one call stands for another; code stands between backticks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from activation_functions import activations
from framework_measurements.conversion.written import Call
from framework_measurements.findings.differences import EXAMPLES, axes
from framework_measurements.findings.long_vectors import notes
from framework_measurements.findings.wording import listed, shown
from framework_measurements.judgement import BELOW_RESOLUTION, RIGHT, WORDS
from framework_measurements.record import Entry

ALIKE = 1e-5


def without_axis(calls: Iterable[Call]) -> list[str]:
    """State along which axes calls work that are written with an axis, where the author wrote none."""
    return [
        f"without an axis, `{call.spelling}`: {axes(entry.axis)}"
        for call in calls
        for entry in call.entries[:1]
        if entry.is_other_axis and entry.axis
    ]


def words(call: Call) -> list[str]:
    """State the words of a call, with the dtypes in which it bears them; an expression of ours bears none."""
    found: dict[str, list[Entry]] = {}
    for entry in call.entries if call.is_theirs else ():
        for text in words_of(entry):
            found.setdefault(text, []).append(entry)
    return [text + place(call, entries) for text, entries in found.items()]


def words_of(entry: Entry) -> Iterator[str]:
    """Yield the words of an entry, the gravest first, and where long vectors alone are off.

    Of that which rounding explains, it is said no more than that it is so.
    """
    dtypes: dict[tuple[str, str], list[str]] = {}
    for each in entry.compared:
        if each.place in ("values", "gradients") and each.word not in RIGHT:
            place = "values" if each.word == BELOW_RESOLUTION else each.place
            dtypes.setdefault((each.word, place), []).append(each.given)
    for (word, kind), given in sorted(dtypes.items(), key=lambda item: -WORDS.index(item[0][0])):
        every = "every dtype" if len(given) == len(EXAMPLES) else listed(sorted(given, key=EXAMPLES.index))
        noun = "gradient " if kind == "gradients" else ""
        yield word if word == BELOW_RESOLUTION else f"{noun}{word} in {every}"
    yield from notes(entry)


def differences(source: Call, target: Call) -> list[str]:
    """State where two calls differ though both follow their definition: at kinks, at infinity and NaN."""
    found: dict[str, list[tuple[Entry, Entry]]] = {}
    for here in source.entries:
        for there in target.entries:
            for text in (*at_kinks(here, there, target), *far_out(here, there)):
                found.setdefault(text, []).append((here, there))
    every = len(source.entries) * len(target.entries)
    return [text if len(both) == every else text + places(source, target, both) for text, both in found.items()]


def places(source: Call, target: Call, both: list[tuple[Entry, Entry]]) -> str:
    """Name the frameworks of two packages, where they are not all."""
    here, there = ({entry.key: entry for entry in entries} for entries in zip(*both, strict=True))
    return place(source, [*here.values()]) + place(target, [*there.values()])


def place(call: Call, entries: list[Entry]) -> str:
    """Name the frameworks of a package, if they are not all: Keras on some of its backends."""
    if len(entries) == len(call.entries):
        return ""
    return f" ({call.package.title.partition(' ')[0]} {listed(call.package.short(e.framework) for e in entries)})"


def at_kinks(here: Entry, there: Entry, target: Call) -> Iterator[str]:
    """Yield the kinks at which the gradients differ."""
    is_default = dict(target.function.values) == dict(activations[target.function.activation].parameters)
    for one in here.kinks:
        for other in there.kinks:
            numbers = one["gradient"], other["gradient"]
            if one["x"] == other["x"] and all(isinstance(number, float) for number in numbers) and not near(*numbers):
                where = f"at {shown(one['x'])}" if is_default else "at a kink"
                yield f"gradient {where}: {side(other)}, not {side(one)}"


def side(kink: dict[str, Any]) -> str:
    """Say which slope a gradient at a kink is."""
    for name in ("left", "right"):
        if near(kink["gradient"], kink[name], 1e-2):
            return f"{name} slope"
    return shown(kink["gradient"], 3)


def far_out(here: Entry, there: Entry) -> Iterator[str]:
    """Yield the results at zero, infinity and NaN that differ."""
    for one, other in zip(here.special, there.special, strict=True):
        if "error" not in one and "error" not in other and not near(one["value"], other["value"]):
            yield f"at {shown(one['x'])}: {shown(other['value'])}, not {shown(one['value'])}"


def near(one: Any, other: Any, tolerance: float = ALIKE) -> bool:
    """Decide whether numbers are alike."""
    one, other = np.asarray(one, float), np.asarray(other, float)
    return one.shape == other.shape and bool(np.allclose(one, other, tolerance, ALIKE, equal_nan=True))
