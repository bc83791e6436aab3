"""Read the description of curves, clause by clause, and find what does not hold.

A sentence is about the functions; one that begins with "The derivative" is about the derivatives, and what follows
"for 0.2" about the curve of this name. Commas, semicolons and "and" separate clauses. A clause without a place has that
of the clause before; behind "up to 1, where it" that is 1.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from describing import moves, shapes
from describing.curves import Curve, Region
from describing.forms import Form
from describing.places import NUMBER, NUMBERS, PLACE, PLACES, Reached, Unread, read_numbers, shared
from specification.page import pages
from specification.prose import CARDINALS

FORMS = [*shapes.FORMS, *moves.FORMS]
DERIVATIVES = re.compile(r"the derivatives?\b ?")
TITLES = sorted((re.escape(page.title) for page in pages().values()), key=len, reverse=True)
NAME = rf"(?:{'|'.join(TITLES)}|(?:score |slope )?-?[\w./]+)(?!\w)"
NAMED = re.compile(rf"for (?P<others>all but )?(?P<names>{NAME}(?:(?:, {NAME})* and {NAME})?),? ")
FILLING = "(?:(?:it|they|all|each|is|are|comes?|has|which|a curve that|curves that|a curve) )*"
COUNTED = re.compile("(?P<count>one|two|three|four|five) curves? ")
OVER = re.compile(f"over [^,]*?(?: from (?P<low>{NUMBER}) to (?P<high>{NUMBER}))?(?:,.*)?")
SEPARATOR = re.compile("(?:; |,? and |, then |, |$)(?P<same>where )?")


class Clause(NamedTuple):
    """What is said, in which form, where, and with which numbers and words."""

    text: str
    form: Form
    place: str
    groups: list[Any]


@functools.cache
def pattern(words: str) -> re.Pattern[str]:
    """Return what finds a clause of a form at the beginning of a text."""
    form = words.replace("#", f"({NUMBERS})").replace("@", f"(the origin|{NUMBER})")
    place = f"(?:{PLACE})"
    return re.compile(f"(?:({place}),? )?{FILLING}{form}(?: ({place}))?(?:,? too| for all)?(?={SEPARATOR.pattern})")


def read_clause(text: str) -> Clause:
    """Read the clause with which a text begins."""
    for form in FORMS:
        if match := pattern(form.words).match(text):
            before, *groups, after, _ = match.groups()
            return Clause(match[0], form, before or after or "", [read_group(group) for group in groups])
    forms = ", ".join(form.words for form in FORMS).replace("(?:", "(")
    raise Unread(
        f'"{text}" is in no form that is read, with a place or without. Places: {", ".join(PLACES)}. Forms: {forms}'
    )


def read_group(text: str | None) -> Any:
    """Read numbers, and leave words as they are."""
    return read_numbers(text) if text and re.fullmatch(f"the origin|{NUMBERS}", text) else text


def is_so(clause: Clause, curves: list[Curve], reached: Reached) -> bool:
    """Decide whether a clause holds for each curve, in each region of its place."""
    given = [
        shared(group, len(curves)) if isinstance(group, list) else [group] * len(curves) for group in clause.groups
    ]
    if clause.form.of_all:
        return all(
            clause.form.holds(curves, list(regions), *(group[0] for group in given))
            for regions in zip(*reached.regions)
        )
    return all(
        clause.form.holds(curve, region, *(group[number] for group in given))
        and not any(
            clause.form.holds(curve, wider, *(group[number] for group in given)) for wider in too_wide(clause, region)
        )
        for number, curve in enumerate(curves)
        for region in reached.regions[number]
    )


def too_wide(clause: Clause, region: Region) -> list[Region]:
    """Return the regions, wider than that of a clause, for which it must not hold: it names where it ends."""
    names_its_ends = not clause.place.startswith(("on the", "far", "everywhere"))
    return region.wider if clause.form.is_tight and names_its_ends else []


def wrong(sentence: str, curves: list[Curve], derivatives: list[Curve]) -> Iterator[str]:
    """Yield the clauses of a sentence that do not hold."""
    rest, every = sentence[0].lower() + sentence[1:].removesuffix("."), curves
    if match := DERIVATIVES.match(rest):
        rest, every = rest[match.end() :], derivatives
    if match := COUNTED.match(rest):
        if len(every) != ["one", *CARDINALS].index(match["count"]) + 1:
            yield f"there are {len(every)} curves, not {match['count']}"
        rest = rest[match.end() :]
    if match := OVER.fullmatch(rest):
        if match["low"] and any(each.window != (float(match["low"]), float(match["high"])) for each in every):
            yield f'"{rest}" does not hold'
        return
    curves, same = every, None
    reached = Reached.at_the_beginning(len(every))
    while rest:
        if match := NAMED.match(rest):
            curves = named(match["names"], every, others=bool(match["others"]))
            reached = Reached.at_the_beginning(len(curves))
            rest = rest[match.end() :]
        clause = read_clause(rest)
        if clause.place:
            reached.go(clause.place)
        elif same:
            reached.stop()
        if not is_so(clause, curves, reached):
            yield f'"{clause.text}" does not hold'
        rest = rest[len(clause.text) :]
        if (separator := SEPARATOR.match(rest)) is None:
            raise Unread(f'"{rest}" is in no form that is read')
        same = separator["same"]
        rest = rest[separator.end() :]


def named(names: str, every: list[Curve], others: bool) -> list[Curve]:
    """Return the curves that are named, or the others."""
    asked = re.findall(NAME, names.replace(" and ", ", "))
    if unknown := set(asked) - {curve.name for curve in every}:
        raise Unread(f"there is no curve {min(unknown)}, but {', '.join(curve.name for curve in every)}")
    return [curve for curve in every if (curve.name in asked) != others]
