"""Read what the site says of frameworks, item by item: the word, of which spellings, and the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from bs4 import Tag

from framework_measurements import judgement
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.record import Entry

NAME = r"(?:`[^`]*`|[Tt]he expression)"
TITLES = r"\w+(?:, \w+)*(?: and \w+)?"
PLACE = rf"(?:{NAME}(?:, {NAME})*(?: on {TITLES})?|[Oo]n {TITLES})"


def named(where: str, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that a place in a sentence names: all for an empty one."""
    found = []
    for part in where.split("; "):
        names = [name.strip("`").replace("The ", "the ") for name in re.findall(NAME, part)]
        places = re.search(rf"\b[Oo]n ({TITLES})$", part)
        titles = re.split(", | and ", places[1]) if places else []
        for entry in entries:
            name = "the expression" if entry.kind == "expression" else entry.spelling
            title = FRAMEWORKS[entry.framework].title
            if (not names or name in names) and (not titles or any(title.endswith(f" on {each}") for each in titles)):
                found.append(entry)
    return found


@dataclass(frozen=True)
class Statement:
    """An item of the list of differences: the word in bold, the place, and the text."""

    word: str
    where: str
    text: str


def statement(item: Tag) -> Statement:
    """Read an item of a list; code stands between backticks."""
    item = copy(item)  # It belongs to a page that others read, too.
    bold = item.find("b")
    word = bold.extract().get_text() if isinstance(bold, Tag) else ""
    for code in item.find_all("code"):
        code.replace_with(f"`{code.get_text()}`")
    text = item.get_text().strip()
    if word:
        word = next(each for each in judgement.EVERY_WORD if each.lower() == word.lower())
        head, _, rest = text.partition(": ")
        return Statement(word, head.strip(", "), rest) if rest else Statement(word, "", text)
    if place := re.match(rf"({PLACE}(?:; {PLACE})*): ", text):
        return Statement("", place[1], text[place.end() :])
    return Statement("", "", text)
