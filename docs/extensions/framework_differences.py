"""Sentences on how a framework differs, on pages of activations and of frameworks; no library knows the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framework_measurements.findings.long_vectors import notes
from framework_measurements.findings.packages import Package
from framework_measurements.findings.reexports import SAME_AS, origin
from framework_measurements.findings.rows import Row
from framework_measurements.judgement import DEFECTS, FLOAT32_INSIDE, OTHER_DEFAULT, OTHER_FUNCTION

WRITTEN = "written with other functions"  # of what a package lacks: nothing is judged of it
GRAVE = DEFECTS | {OTHER_FUNCTION, OTHER_DEFAULT, FLOAT32_INSIDE}  # what bites in normal use


class Statement(NamedTuple):
    """A word in bold, or nothing, and the text behind it, in which code stands between backticks."""

    word: str
    text: str


def statements(row: Row) -> list[Statement]:
    """State the differences, the gravest first; those with one word and at the same places together."""
    said: dict[tuple[str, str], list[str]] = {}
    for difference in row.differences:
        said.setdefault((difference.word, row.where(difference.entries)), []).append(difference.text)
    found = [statement(word, where, texts) for (word, where), texts in said.items()]
    if any(word for word, _ in said):
        return found
    return [Statement(in_bold(row.words[0]), "") if row.words else Statement("", in_bold(WRITTEN)), *found]


def grave_and_others(row: Row) -> tuple[list[Statement], list[Statement]]:
    """Part what is shown at once, the same functions and the first of each grave word, and what the reader unfolds."""
    said = statements(row)
    firsts = {each.word: each for each in reversed(said)}
    shown = [
        each for each in said if SAME_AS in each.text or (each.word.lower() in GRAVE and each is firsts[each.word])
    ]
    others = [each for each in said if each not in shown]
    is_short = len(others) == 1 and not (others[0].word and others[0].text)
    return (said, []) if is_short else (shown, others)


def summary(said: list[Statement]) -> str:
    """Sum up what is folded."""
    words = [*dict.fromkeys(each.word for each in said if each.word)]
    notes = sum(not each.word for each in said)
    counted = [f"{notes} note{'s' * (notes > 1)}"] if notes else []
    return ", ".join([*words[:1], *(word[0].lower() + word[1:] for word in words[1:]), *counted])


def statement(word: str, where: str, texts: list[str]) -> Statement:
    """State what differs in one respect and at one place."""
    if not word:
        text = "; ".join(texts)
        return Statement("", f"{capitalised(where)}: {text}" if where else capitalised(text))
    separator = " " if where.startswith("on ") else ", " if where else ""
    return Statement(in_bold(word), f"{separator}{where}: {'; '.join(texts)}")


def in_short(rows: Iterable[Row]) -> Iterator[tuple[Row, Statement, Package | None]]:
    """Yield with each row its gravest difference, and the package before it of which the same is said."""
    before: dict[Statement, Package] = {}
    for row in rows:
        said = gravest(row)
        yield row, said, before.get(said) if said.word and said.text else None
        before.setdefault(said, row.package)


def is_grave(said: Statement) -> bool:
    """Decide whether a statement is shown at once."""
    return said.word.lower() in GRAVE or not said.word


def gravest(row: Row) -> Statement:
    """State the gravest difference of the spelling that is shown, without what is said of infinity and NaN alone."""
    [entry, *_] = row.spellings()
    if not entry.is_theirs:
        return Statement("", WRITTEN)
    graver = [each for each in row.differences if each.word == entry.word and entry in each.entries]
    text = f": {graver[0].text}" if graver else ""
    return Statement(in_bold(entry.word), text)


def on_long_vectors(row: Row) -> str:
    """Say where long vectors are off, but short ones are not, of the spelling that is shown, if it is their own."""
    own = [entry for entry in row.entries if entry.spelling == row.spellings()[0].spelling and not origin(entry)]
    found: dict[str, list[str]] = {}
    for entry in own:
        for note in notes(entry):
            found.setdefault(note, []).append(entry.framework)
    return capitalised(
        "; ".join(note if len(keys) == len(own) else f"{row.package.on(keys)}, {note}" for note, keys in found.items())
    )


def capitalised(text: str) -> str:
    """Begin with a capital letter, unless the text begins with code or a dtype."""
    return text if text.startswith(("`", "float", "bfloat")) else in_bold(text)


def in_bold(word: str) -> str:
    """Begin a word with a capital letter; the others, as in NaN, stay as they are."""
    return word[:1].upper() + word[1:]
