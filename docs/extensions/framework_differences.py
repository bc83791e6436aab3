"""Sentences on how a framework differs, on pages of activations and of frameworks; no library knows the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes

from extensions.directives import FromLibrary
from extensions.templates import ENVIRONMENT, TEMPLATES, render
from framework_measurements.findings.arguments import defaults
from framework_measurements.findings.defects import defects
from framework_measurements.findings.packages import record
from framework_measurements.findings.rows import Row
from framework_measurements.record import RECORD, SCHEMA

COLUMNS = {"CALL": "Equivalent call", "DIFFERS": "What differs"}
# Whatever these pages are made from, beside the activations.
SOURCES = [
    *sorted(TEMPLATES.glob("frameworks/*.html")),
    *sorted(RECORD.parent.glob("findings/*.py")),
    *sorted(Path(__file__).parent.glob("framework*.py")),
    RECORD,
    SCHEMA,
]


class Statement(NamedTuple):
    """A judgement in bold, or nothing, and the text behind it, in which code stands between backticks."""

    judgement: str
    text: str


def statements(row: Row) -> list[Statement]:
    """State the differences, the gravest first; those with one judgement and at the same places together."""
    said: dict[tuple[str, str], list[str]] = {}
    for difference in row.differences:
        said.setdefault((difference.judgement, row.where(difference.entries)), []).append(difference.text)
    found = [statement(judgement, where, texts) for (judgement, where), texts in said.items()]
    if not any(judgement for judgement, _ in said):
        return [Statement(row.judgements[-1].capitalize(), ""), *found]
    return found


def statement(judgement: str, where: str, texts: list[str]) -> Statement:
    """State what differs in one respect and at one place."""
    if not judgement:
        text = "; ".join(texts)
        return Statement("", f"{capitalised(where)}: {text}" if where else capitalised(text))
    separator = " " if where.startswith("on ") else ", " if where else ""
    return Statement(judgement.capitalize(), f"{separator}{where}: {'; '.join(once(texts))}")


def once(texts: list[str]) -> list[str]:
    """Name a dtype once where it begins several texts."""
    begun, found = "", []
    for each in texts:
        dtype = "".join(each.partition(": ")[:2])
        found.append(each.removeprefix(dtype) if dtype == begun else each)
        begun = dtype
    return found


def capitalised(text: str) -> str:
    """Begin with a capital letter, unless the text begins with code or a dtype."""
    return text if text.startswith(("`", "float")) else text[0].upper() + text[1:]


ENVIRONMENT.globals |= {"statements": statements, "defaults": defaults, "defects": defects, **COLUMNS}


class FromRecord(FromLibrary):
    """A directive whose result changes with the record."""

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on."""
        for path in SOURCES:
            self.env.note_dependency(path)
        return super().run()

    def filled(self, template: str, **context: Any) -> list[nodes.Node]:
        """Fill a template."""
        return [render(f"frameworks/{template}.html", record=record(), address=self.address, **context)]
