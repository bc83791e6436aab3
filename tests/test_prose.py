"""Every number in the prose of a page, and in the description of a picture, is one that its section evaluates."""

from __future__ import annotations

import ast
import functools
import inspect
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from activation_functions.kinds import Activation
from framework_measurements.record import read
from markup import ROOT
from page_evidence import document_sections, script_sections
from specification import samples
from specification.evidence import Evidence
from specification.page import Document, Page, documents, pages
from specification.prose import Said, numbers
from specification.sections import Section, Text, sections_of_document, sections_of_page

Sections = list[tuple[Section, Evidence]]


def said_in(sections: Sections) -> Iterator[tuple[Said, Section, Evidence]]:
    """Each number, with the section that says it and what is evaluated there."""
    for section, evidence in sections:
        for text in section.prose:
            for said in numbers(text, section.file):
                yield said, section, evidence


def unfounded(sections: Sections) -> list[str]:
    """What is to be said of each number that is not found."""
    return [
        f"{said.place}: {said.text} is found in nothing that is evaluated in the section {section.title}"
        for said, section, evidence in said_in(sections)
        if not evidence.supports(said)
    ]


def undecided(sections: Sections) -> list[str]:
    """What is to be said of each count that could as well be one more or less."""
    return [
        f"{said.place}: {said.text} {said.noun}: the section also has {other}: count something else, or nothing"
        for said, _, evidence in said_in(sections)
        for other in (said.value - 1, said.value + 1)
        if said.is_count and other > 1 and evidence.supports(replace(said, value=other))
    ]


def problems(sections: Sections) -> str:
    """What is wrong with the numbers that sections say."""
    return "\n".join([*unfounded(sections), *undecided(sections)])


def test_numbers_of_a_page_are_evaluated_in_their_section(page: Page) -> None:
    if found := problems(script_sections(page)):
        pytest.fail(found, pytrace=False)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.stem)
def test_numbers_of_a_document_are_evaluated_in_their_section(document: Document) -> None:
    if found := problems(document_sections(document)):
        pytest.fail(found, pytrace=False)


def limits() -> Evidence:
    """Where float64 ends: exponentials, powers and roots, and what is lost beside 1."""
    floats = np.finfo(np.float64)
    smallest, eps = float(floats.smallest_subnormal), float(floats.eps)
    ends = [math.log(floats.max), math.log(floats.tiny), math.log(smallest) - math.log(2), math.log(eps / 2)]
    powers = [float(floats.max) ** (1 / power) for power in (2, 3, 4)]
    return Evidence({sign * each for sign in (-1, 1) for each in [*ends, *powers, 2 / math.sqrt(eps)]})


def test_numbers_of_a_docstring_are_evaluated_on_the_page_or_in_the_code(activation: Activation[...]) -> None:
    known = [limits(), *(evidence for _, evidence in script_sections(pages()[activation.name]))]
    for function in samples.functions(activation):
        definition = ast.parse(inspect.getsource(function._evaluate)).body[0]
        docstring, _, _ = inspect.cleandoc(ast.get_docstring(definition)).partition("\nReferences\n")
        own = Evidence()
        own.add_code(ast.unparse(definition.body[1:]))
        prose = re.sub(r"``[^`]*``|https:\S+|^-+$", "", docstring, flags=re.MULTILINE)
        for said in numbers(Text(1, prose), function.__name__):
            assert any(evidence.supports(said) for evidence in [own, *known]), f"{function.__name__}: {said.text}"


@functools.cache
def sections() -> list[Section]:
    """Those of all pages."""
    of_scripts = [section for page in pages().values() for section in sections_of_page(page)]
    return of_scripts + [section for document in documents() for section in sections_of_document(document)]


@functools.cache
def named_versions() -> dict[str, dict[str, list[str]]]:
    """The versions that all pages give a name, such as 1.1 for T5, and where."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for section in sections():
        for text in section.prose:
            for said in re.finditer(r"(?<=[\w,;)]\s)([A-Z]\w+)\s(\d+\.\d+)\b(?!\.\d)", text.text):
                line = text.line + text.text.count("\n", 0, said.start())
                found[said[1]][said[2]].append(f"{section.file}:{line}")
    return found


@pytest.mark.parametrize("file", [*pages(), *(document.path.stem for document in documents())])
def test_a_name_has_one_version(file: str) -> None:
    for name, versions in named_versions().items():
        places = [place for each in versions.values() for place in each if Path(place).stem == file]
        assert len(versions) == 1 or not places, f"{name}: {', '.join(map(str, dict(versions).items()))}"
        said = [place for each in versions.values() for place in each]
        assert len(said) > 1 or not places, f"{said[0]}: no other place says which {name}: link to it, by its version"


READ = "docs/*.md docs/*/*.md docs/*.toml gallery/*.py src/**/*.py tests/test_*.py locks/frameworks.txt"


@functools.cache
def everything() -> str:
    """What is written in the repository."""
    return " ".join(path.read_text("utf-8") for pattern in READ.split() for path in ROOT.glob(pattern)).lower()


@functools.cache
def times(name: str) -> int:
    """How often a name is written, with whatever before its number."""
    spelled = re.sub("[-_]", "[-_ ]?", name.lower())
    return len(re.findall(rf"(?<![a-z]){spelled}(?!\d)", everything()))


@pytest.mark.parametrize("file", [*pages(), *(document.path.stem for document in documents())])
def test_a_name_with_a_number_stands_elsewhere_too(file: str) -> None:
    """Such as GPT-2 or float16, however it is spelled there."""
    for section in sections():
        if Path(section.file).stem == file:
            for text in section.prose:
                for name in re.findall(r"\b[A-Za-z]\w*(?:-\d+|\d[\w-]*)\b", text.text):
                    assert times(name) > 1, f"{section.file}:{text.line}: {name} stands nowhere else"


def measured(framework: str) -> set[str]:
    """The versions in which a framework was measured, by its name or the end of it, as of PyTorch."""
    found = {
        (package, version) for header in read().frameworks.values() for package, version in header.versions.items()
    }
    return {version.partition("+")[0] for package, version in found if framework.lower().endswith(package)}


def test_a_framework_is_said_to_do_what_was_measured_in_the_version_that_was_measured(page: Page) -> None:
    problems = [
        f"{section.file}:{text.line}: {framework} {version}, expected {measured(framework)}"
        for section, _ in script_sections(page)
        for text in section.prose
        for framework, version in re.findall(r"\b([A-Z]\w+)\s(\d+\.\d+\.\d+)\b", text.text)
        if version not in measured(framework)
    ]
    assert not problems, "\n".join(problems)
