"""Find names under which the frameworks have different functions or defaults."""

from __future__ import annotations

from dataclasses import dataclass

from framework_measurements import judgement
from framework_measurements.findings.arguments import arguments
from framework_measurements.findings.differences import differences, gives
from framework_measurements.findings.packages import record
from framework_measurements.findings.wording import is_number, short
from framework_measurements.judgement import OTHER_DEFAULT, OTHER_FUNCTION
from framework_measurements.record import Entry
from framework_measurements.spellings import NAMES, plain


@dataclass(frozen=True)
class Behaviour:
    """What spellings of a name do without arguments."""

    text: str
    entries: tuple[Entry, ...]


def same_names() -> dict[str, list[Behaviour]]:
    """Return the names, in any spelling, under which the frameworks have different functions or defaults."""
    found: dict[str, dict[str, list[Entry]]] = {}
    for entry in record().entries:
        name = plain(entry.spelling)
        if entry.is_theirs and NAMES.get(name) == entry.activation and entry.call is not None:
            found.setdefault(name, {}).setdefault(behaviour(entry), []).append(entry)
    return {
        name: [Behaviour(text, tuple(behaviours[text])) for text in sorted(behaviours, key=bool)]
        for name, behaviours in sorted(found.items())
        if len(behaviours) > 1
    }


def behaviour(entry: Entry) -> str:
    """Say what a spelling computes without arguments; empty if it is the definition."""
    said = [text for word, text in differences(entry) if word in (OTHER_DEFAULT, OTHER_FUNCTION)]
    return "; ".join(said or further_parameters(entry))


def further_parameters(entry: Entry) -> list[str]:
    """Say what parameters do that the definition does not know, if their defaults change the results."""
    used = {name for name, _, _ in arguments(entry)}
    numbers = {name: float(value) for name, value in entry.parameters.items() if value and is_number(value)}
    given = [f"`{name}={short(value)}`" for name, value in numbers.items() if name not in used and value not in (0, 1)]
    bent = (
        [each for each in entry.compared if each.place == "values" and each.word not in judgement.RIGHT]
        if given
        else []
    )
    return [f"{', '.join(given)}; {each.given}: {gives(entry, each.part)}" for each in bent[-1:]]
