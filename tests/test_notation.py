"""The notation page shows all that the reader of LaTeX reads, and its examples are true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from specification import latex, signs, tokens
from specification.notation import row
from specification.signs import NAMED, NOTATION, Sign

SIGNS = [(command, sign) for table in NOTATION.values() for command, sign in table.items()]
in_each = pytest.mark.parametrize(("command", "sign"), SIGNS, ids=[command for command, _ in SIGNS])


def words(text: str) -> list[str]:
    """The words of a formula, also those that only make space; of a name, the command and what is escaped in it."""
    found = []
    for match in tokens.TOKEN.finditer(text):
        command, _, name = match[0].strip().partition("{")
        found += [command, *re.findall(r"\\_", name)] if command in NAMED and name != "erf}" else [match[0].strip()]
    return [word.replace(" }", "}") for word in found]


@in_each
def test_example_is_read_and_true(command: str, sign: Sign) -> None:
    assert row(command, sign).result.startswith(sign.example)


@in_each
def test_example_shows_the_sign(command: str, sign: Sign) -> None:
    shown = words(sign.example)
    assert any(shown[i : i + len(words(command))] == words(command) for i in range(len(shown))), sign.example


@in_each
def test_meaning_is_said(command: str, sign: Sign) -> None:
    assert sign.meaning and not sign.meaning.endswith(".")


def test_every_word_that_the_reader_knows_is_shown() -> None:
    """Those of its tables, and those that its rules mention."""
    shown = {word for _, sign in SIGNS for word in words(sign.example)}
    tables = {
        word
        for table in vars(signs).values()
        if isinstance(table, dict) and any(isinstance(sign, Sign) for sign in table.values())
        for command in table
        for word in words(command)
    }
    rules = [
        node
        for module in (latex, tokens)
        for node in ast.parse(Path(module.__file__ or "").read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    constants = {
        node.value
        for rule in rules
        for node in ast.walk(rule)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    mentioned = {text for text in constants if re.fullmatch(r"\\\S+|[^\w\s]", text) and words(text) == [text]}
    assert {r"\to", "&", "{"} <= mentioned, "the rules of the reader are not found"
    missing = sorted((tables | mentioned) - shown)
    assert not missing, f"no example in src/specification/signs.py shows {', '.join(missing)}: give it a Sign"
