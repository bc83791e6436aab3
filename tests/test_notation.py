"""The notation page shows all that the reader of LaTeX reads, and its examples are true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from specification import formula, latex, signs, tokens
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
    mentioned = words_in_the_rules()
    assert {r"\to", "&", "{"} <= mentioned, "the rules of the reader are not found"
    missing = sorted((words_in_the_tables() | mentioned) - shown)
    assert not missing, f"no example in src/specification/signs.py shows {', '.join(missing)}: give it a Sign"


def words_in_the_tables() -> set[str]:
    tables = [table for table in vars(signs).values() if isinstance(table, dict)]
    commands = [command for table in tables for command, sign in table.items() if isinstance(sign, Sign)]
    return {word for command in commands for word in words(command)}


def words_in_the_rules() -> set[str]:
    trees = [ast.parse(Path(module.__file__ or "").read_text("utf-8")) for module in (formula, latex, tokens)]
    rules = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    texts = {node.value for rule in rules for node in ast.walk(rule) if isinstance(node, ast.Constant)}
    return {
        text
        for text in texts
        if isinstance(text, str) and re.fullmatch(r"\\\S+|[^\w\s]", text) and words(text) == [text]
    }
