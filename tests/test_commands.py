"""What is said of the commands of make agrees with the Makefile: targets, their arguments, and what each does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from activation_functions import activations
from faults.kinds import KINDS
from framework_measurements.frameworks import FRAMEWORKS
from markup import DOCUMENTS, ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", "")
# The rule of each target, with a comment before it.
RULES = {
    name: before + rule
    for before, rule, name in re.findall(r"((?:^#.*\n)?)(^([a-z-]+):.*(?:\n\t.*)*)", MAKEFILE, re.MULTILINE)
}
HELP = dict(re.findall(r"^([a-z-]+):.*  ## (.*)", MAKEFILE, re.MULTILINE))
# What stands for a name in the Makefile: its value, or the rule of the file that it names.
VALUES = dict(re.findall(r"^(\w+) :?= (.*)", MAKEFILE, re.MULTILINE))
MADE = dict(re.findall(r"^[$][(](\w+)[)]: (.*)", MAKEFILE, re.MULTILINE))
ARGUMENT = r'\b([A-Z_]+)=("[^"]*"|<\w+>|[^\s`<,;)]+)'
COMMAND = re.compile(
    rf"""
    (?:^|``?|<code>)(?P<before>(?:{ARGUMENT}\s)?)
    make\s(?P<target>[a-z][\w-]*)
    (?P<behind>(?:\s{ARGUMENT})*)
    (?:\s+\#\s(?P<comment>.*)|``?|</code>|$)
    """,
    re.VERBOSE | re.MULTILINE,
)
FILES = [
    *DOCUMENTS,
    *(path for each in ("src/**/*.py", "tests/**/*.py", "docs/_templates/**/*.html") for path in ROOT.glob(each)),
]


class Command(NamedTuple):
    """A command that is said, with its arguments and the comment behind it."""

    place: str
    target: str
    arguments: list[tuple[str, str]]
    comment: str


def commands() -> Iterator[Command]:
    """Those in all documents, docstrings and templates."""
    for path in FILES:
        text = path.read_text("utf-8")
        for said in COMMAND.finditer(text):
            line = text.count("\n", 0, said.start("target")) + 1
            given = re.findall(ARGUMENT, said["before"] + said["behind"])
            yield Command(f"{path.relative_to(ROOT)}:{line}", said["target"], given, said["comment"] or "")


SAID = list(commands())


def taken(target: str) -> set[str]:
    """The arguments that a target takes: what its rule, and what stands for names in it, do not say themselves."""
    text, found = RULES[target], set[str]()
    while new := {*re.findall(r"[$][(](\w+)", text)} - found:
        found |= new
        text = "\n".join(VALUES.get(name, "") + MADE.get(name, "") for name in new)
    return {name for name in found - VALUES.keys() - {"MAKE"} if name.isupper()}


def known(name: str, target: str) -> set[str] | None:
    """What an argument can be, where that is one of some names."""
    if name == "KINDS":
        return {*KINDS}
    if name in ("PAGE", "ACTIVATIONS") or (name == "NAMES" and "frameworks" not in target):
        return {*activations}
    return {*FRAMEWORKS} if name == "NAMES" else None


def problem(target: str, name: str, value: str) -> str:
    if name not in taken(target):
        return f"make {target} takes {', '.join(sorted(taken(target))) or 'no arguments'}, and not {name}"
    every = known(name, target)
    unknown = [
        each for each in value.strip('"').split() if every is not None and each != "<name>" and each not in every
    ]
    return f"make {target} knows no {', '.join(unknown)}" if unknown else ""


def test_targets_and_arguments_of_commands_are_known() -> None:
    assert len(SAID) > 40
    for place, target, given, comment in SAID:
        assert target in RULES, f"{place}: make has no target {target}"
        for name, value in [*given, *re.findall(ARGUMENT, comment)]:
            assert not (wrong := problem(target, name, value)), f"{place}: {wrong}"


@pytest.mark.parametrize("target", HELP)
def test_arguments_in_the_help_are_taken(target: str) -> None:
    for name, value in re.findall(ARGUMENT, RULES[target].partition("\n\t")[0]):
        assert not (wrong := problem(target, name, value)), f"Makefile: {wrong}"


def test_the_comment_behind_a_command_is_its_help() -> None:
    """Or the one goes on where the other ends; with arguments a command does less."""
    compared = [each for each in SAID if each.comment and not each.arguments]
    assert len(compared) > 5
    for place, target, _, comment in compared:
        assert comment.startswith(HELP[target]) or HELP[target].startswith(comment), (
            f'{place}: "{comment}", but make help says of {target}: "{HELP[target]}"'
        )


def test_what_is_said_of_arguments_beside_a_command_is_of_its_own() -> None:
    """Such as ``N`` beside ``make faults``; what a paragraph with a command calls so is taken by one in it."""
    beside = defaultdict[str, set[str]](set)
    for path in DOCUMENTS:
        for paragraph in re.split(r"\n\s*\n|\n(?=\d\. |- )", path.read_text("utf-8")):
            targets = [found["target"] for found in COMMAND.finditer(paragraph)]
            for name in re.findall(r"`([A-Z]+)(?:=\w+)?`", paragraph) if targets else []:
                assert any(name in taken(each) for each in targets), f"{DOCUMENTS[path]}: {name} beside {targets}"
                beside[name].update(targets)
    assert len(beside) > 2
