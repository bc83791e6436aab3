"""What sentences say of frameworks is what the record says: functions, parameters, defaults, gradients and gates."""

from __future__ import annotations

import ast
import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from activation_functions import activations
from activation_functions.kinds import Activation
from claims import frameworks
from claims.forms import Form, read
from claims.frameworks import TITLES
from claims.halves import linear_halves
from claims.shapes import TITLES as PAGES
from framework_measurements.findings.packages import packages, record
from framework_measurements.framework import place
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.spellings import NAMES, plain
from page_evidence import members_of
from specification.page import DOCS, Document, documents, pages
from specification.sections import Section, sections_of_document, sections_of_page

OF_FRAMEWORKS = map(Document, sorted((DOCS / "frameworks").glob("*.md")))
# The errata say what is not so.
DOCUMENTS = [each for each in (*documents(), *OF_FRAMEWORKS) if each.path.name != "errata.md"]
TITLE = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(TITLES, key=len, reverse=True)))})\b(?!['’]s issue)")
ROOTS = {
    module.partition(".")[0]: package
    for package in reversed(packages().values())
    for key in package.frameworks
    for framework in [FRAMEWORKS[key]]
    for module in (*framework.activations, *framework.functions, *framework.layers)
} | {"jnp": packages()["jax"]}
API = re.compile(rf"`((?:{'|'.join(ROOTS)})(?:\.\w+)+)(?:\([^`]*)?`")


class Clause(NamedTuple):
    """A part of a sentence, with its code between backticks, and the activations that its paragraph is about."""

    place: str
    text: str
    about: list[Activation[...]]

    @property
    def packages(self) -> set[str]:
        """Those that are named, by their titles or by an API."""
        titles = {TITLES[title].name for title in TITLE.findall(without_code(self.text))}
        return titles or {ROOTS[api.partition(".")[0]].name for api in API.findall(self.text)}

    def subjects(self, before: int) -> list[Activation[...]]:
        """The activations that are named before a place in it, or else those that the paragraph is about."""
        return named(self.text[:before]) or self.about or [*activations.values()]


def without_code(text: str) -> str:
    return re.sub("`[^`]*`", "◦", text)


def named(text: str) -> list[Activation[...]]:
    """The activations whose titles stand in a text."""
    words = without_code(text)
    return [activations[name] for title, name in PAGES.items() if re.search(rf"\b{title}\b", words, re.IGNORECASE)]


@functools.cache
def clauses() -> list[Clause]:
    """Those of all pages."""
    found = [each for name, page in pages().items() for each in split(sections_of_page(page), [activations[name]])]
    return found + [
        each for document in DOCUMENTS for each in split(sections_of_document(document), members_of(document))
    ]


def split(sections: list[Section], about: list[Activation[...]]) -> Iterator[Clause]:
    for section in sections:
        for paragraph in section.words:
            text = " ".join(paragraph.text.split())
            for clause in re.split(r"(?<=[.:;])\s|, and (?=here\b)", text):
                yield Clause(f"{section.file}:{paragraph.line}", clause, about or named(text))


def read_by(form: Form) -> Iterator[tuple[Clause, re.Match[str]]]:
    """What is said in a form, where that names a framework or speaks of all."""
    for clause in clauses():
        for said in form.words.finditer(clause.text):
            lists = [group for group in said.groups() if group and frameworks.named(group)]
            if lists or frameworks.LIST not in form.words.pattern:
                yield clause, said


@pytest.mark.parametrize("form", frameworks.FORMS, ids=lambda form: form.holds.__name__)
def test_what_is_said_of_frameworks_is_recorded(form: Form) -> None:
    found = list(read_by(form))
    assert found, f"no page says {form.words.pattern}"
    for clause, said in found:
        about, groups = clause.subjects(said.start()), [*map(read, said.groups())]
        assert any(form.holds(one, *groups) for one in about), f'{clause.place}: "{said[0]}" is not recorded'


def parameters(name: str, about: list[Activation[...]]) -> dict[str, set[str]]:
    """The parameters of what a package has for activations, each with its defaults and what calls say for it.

    Functions of another name that compute them are among it.
    """
    found = defaultdict[str, set[str]](set)
    for entry in (entry for one in about for entry in packages()[name].of(one.name)):
        for parameter, default in entry.parameters.items():
            found[parameter].update(("True", "False") if default in ("True", "False") else (str(default),))
        for node in ast.walk(ast.parse(entry.matching_call or "")):
            if isinstance(node, ast.keyword) and node.arg:
                found[node.arg].add(ast.unparse(node.value))
    return found


def test_parameters_that_a_sentence_names_are_those_of_the_framework() -> None:
    """If any framework has them, or if the function is named that has them."""
    seen = 0
    for clause in clauses():
        apis = [api for name in clause.packages for api in API.findall(clause.text) if api in recorded(name)]
        for said in re.finditer(r"(?<!no )`(\w+)(?:=([^`]*))?`", clause.text if clause.packages else ""):
            about, value = clause.subjects(said.start()), said[2] and ast.unparse(ast.parse(said[2], mode="eval"))
            theirs = {name: parameters(name, about) for name in packages()}
            if not any(said[1] in each for each in theirs.values()) and not (apis and value):
                continue
            for name in clause.packages:
                assert said[1] in theirs[name], f"{clause.place}: {name} has no parameter {said[1]}: {clause.text}"
                assert not value or value in theirs[name][said[1]], (
                    f"{clause.place}: {said[0]}, but {name} has {', '.join(theirs[name][said[1]])}: {clause.text}"
                )
                seen += 1
    assert seen > 10


@functools.cache
def recorded(name: str) -> set[str]:
    """What the record names of a package: what was measured, what was not, and what was refused."""
    found: set[str] = set()
    for key in packages()[name].frameworks:
        header = record().frameworks[key]
        found |= {*header.unknown, *header.not_called}
    return found | {entry.spelling for entry in record().entries if entry.framework in packages()[name].frameworks}


def test_apis_in_sentences_belong_to_the_framework_that_is_named() -> None:
    """And where one has the name of an activation in a module that was looked into, the record has it, spelled so."""
    found = [(clause, api) for clause in clauses() for api in API.findall(clause.text)]
    assert len(found) > 10
    for clause, api in found:
        package = ROOTS[api.partition(".")[0]].name
        assert package in clause.packages, f"{clause.place}: {api} is of {package}: {clause.text}"
        known = recorded(package)
        is_looked_into = place(api) in map(place, known) and plain(api) in NAMES
        assert api in known or not is_looked_into, f"{clause.place}: {package} has no {api}"


def test_the_table_of_gates_names_frameworks_and_halves_as_they_are_recorded() -> None:
    """Where its code is a call that was measured, or one of this library."""
    seen = 0
    for where, code, gate in re.findall(
        r"^\|[^|]*\| ([^|]*) \| `([^`|]*)\(x\)` \| ([^|]*) \|$", (DOCS / "gates.md").read_text("utf-8"), re.MULTILINE
    ):
        if where == "this library":
            assert gate == gate_of(activations[code.removeprefix("activation_functions.")]), f"{code}: {gate}"
        else:
            measured = [entry for entry in record().entries if entry.spelling == code]
            assert measured and {entry.framework for entry in measured} <= {*TITLES[where].frameworks}, (
                f"{where}: {code}"
            )
            assert {entry.gate for entry in measured} == {gate}, f"docs/gates.md: {code}: {gate}"
        seen += 1
    assert seen > 5


def gate_of(one: Activation[...]) -> str:
    """The half in which it is not linear."""
    linear = linear_halves(one)
    return "none" if len(linear) == 2 else "second half" if linear == {"first"} else "first half"
