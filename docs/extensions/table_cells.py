"""What the cells of the table of all activations say, and by what they are sorted; no library knows these facts."""

from __future__ import annotations

import functools
from typing import NamedTuple

from docutils import nodes
from mpmath import mp

from activation_functions import activations
from activation_functions.facts_in_words import facts
from activation_functions.kinds import Activation
from activation_functions.numbers_as_text import MINUS
from framework_measurements.findings.rows import having
from framework_measurements.findings.wording import is_number
from specification.facts import SMOOTHNESS, defaults, kinks
from specification.properties import has_symmetric_range, lipschitz, reached, smoothness

FORMULAS = {"Formula": "formula", "Derivative": "derivative"}
FRAMEWORKS = list(dict.fromkeys(framework for one in activations.values() for framework in one.calls))
ELSEWHERE = {"Also called", "Family"}  # facts that a row has without a column
LAST = ("Symmetric range", "Frameworks")  # what is said beside the facts
# The columns that are shown at first, beside the name.
BASIC = ("Formula", "Range", "Monotonic", "Smoothness", "Frameworks")
# The numbers by which columns of other texts are sorted.
KEYS = {
    "Range": lambda one: min(piece.low for piece in reached(one)),
    "Smoothness": smoothness,
    "Kinks": lambda one: 0 if is_broken(one) else len(kinks(one, defaults(one))),
    "Jumps": lambda one: len(kinks(one, defaults(one))) if is_broken(one) else 0,
    "Lipschitz constant": lipschitz,
    "Gain": lambda one: mp.mpf(texts(one).get("Gain", "-inf")),
    "Frameworks": lambda one: len(frameworks(one)),
}


class Column(NamedTuple):
    """A column behind the name: its title, what the address calls it, and whether it is shown at first."""

    title: str
    id: str
    is_basic: bool

    @property
    def is_sorted(self) -> bool:
        """Whether the table can be sorted by it."""
        return self.title not in FORMULAS


def frameworks(activation: Activation[...]) -> list[str]:
    """Return the frameworks that have an activation, by the record; an expression of ours is no part of them."""
    there = {package.title.partition(",")[0] for package in having(activation.name)}
    return [framework for framework in FRAMEWORKS if framework in there]


def is_broken(activation: Activation[...]) -> bool:
    """Decide whether the function itself jumps where it has no derivative."""
    return smoothness(activation) < SMOOTHNESS["C0"]


@functools.cache
def columns() -> list[Column]:
    """Return the columns behind the name: formulas, and all that is said of an activation."""
    said = dict.fromkeys(title for one in activations.values() for title in texts(one))
    titles = [*FORMULAS, *sorted(said, key=LAST.__contains__)]  # Facts stay in their order.
    if unknown := set(BASIC) - set(titles):
        raise ValueError(f"there is no column {', '.join(unknown)}, expected some of {', '.join(titles)}")
    return [Column(title, identifier(title), title in BASIC) for title in titles]


def identifier(title: str) -> str:
    """Return what the address calls a column."""
    return nodes.make_id(title.replace(MINUS, "minus ").replace("\N{INFINITY}", "infinity"))


@functools.cache
def texts(activation: Activation[...]) -> dict[str, str]:
    """Return what the cells behind the formulas say, by the titles of their columns."""
    said = {title: text for title, text in facts(activation).items() if title not in ELSEWHERE}
    return {
        **said,
        "Symmetric range": "yes" if has_symmetric_range(activation) else "no",
        "Frameworks": ", ".join(frameworks(activation)),
    }


def key(title: str, activation: Activation[...]) -> str | None:
    """Write the number that a cell is sorted by, if it is not sorted by its text."""
    if title in KEYS:
        return mp.nstr(KEYS[title](activation), 8).replace("inf", "Infinity")
    place = places(title).get(texts(activation).get(title, ""))
    return None if place is None else str(place)


@functools.cache
def places(title: str) -> dict[str, int]:
    """Return the places of the texts of a column in order, if it has numbers and empty cells, which are taken for 0."""
    found = sorted({texts(one).get(title, "") for one in activations.values()})
    return {text: place for place, text in enumerate(found)} if "" in found and any(map(is_number, found)) else {}
