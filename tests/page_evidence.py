"""What is evaluated in the sections of pages, with what came of running their scripts."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from typing import Any

import script_run
from activation_functions import activations
from activation_functions.kinds import Activation
from describing.drawings import sentences, sentences_without_reader
from extensions.compared_pages import comparisons
from shown_by_scripts import Drawing, drawings
from specification.evidence import Evidence
from specification.facts import defaults
from specification.page import DOCS, FAMILIES, Document, Page
from specification.prose import numbers
from specification.sections import Section, Text, sections_of_document, sections_of_page


@functools.cache
def script_sections(page: Page) -> list[tuple[Section, Evidence]]:
    """The sections of a script, and what is evaluated in each.

    What is read of the description of a picture holds for it; the rest is prose.
    """
    activation = activations[page.name]
    run = script_run.run(page.path)
    found = []
    for section in sections_of_page(page):
        evidence = evidence_of(section, [activation], defaults(activation))
        for cell in section.code:
            lines = range(cell.line, cell.line + cell.text.count("\n") + 1)
            for line, shown in run.shown.items():
                evidence.numbers.update(shown if line in lines else [])
            for line, drawing in drawn(cell, page.name):
                unread = sentences_without_reader(drawing, activation)
                section.prose.append(Text(line, " ".join(unread)))
                read = [sentence for sentence in sentences(drawing.alt) if sentence not in unread]
                evidence.add_said(numbers(Text(line, " ".join(read)), section.file))
                if isinstance(drawing.content, dict):
                    evidence.counts.add(len(drawing.content))
                    evidence.counts_of.setdefault("triangles", set()).add(len(drawing.content))
        found.append((section, evidence))
    return found


@functools.cache
def document_sections(document: Document) -> list[tuple[Section, Evidence]]:
    """The sections of a handwritten page, and what is evaluated in each; a family is its members."""
    members = members_of(document)
    return [(section, evidence_of(section, members, {})) for section in sections_of_document(document)]


def members_of(document: Document) -> list[Activation[...]]:
    """The activations of the family, or those that are compared, on a handwritten page; none on others."""
    name = document.path.relative_to(DOCS).with_suffix("").as_posix()
    members = [one for one in activations.values() if f"{FAMILIES.name}/{one.family}" == name]
    return members + [activations[one] for each in comparisons() if each.page == name for one in each.names]


def evidence_of(section: Section, about: list[Activation[...]], parameters: dict[str, Any]) -> Evidence:
    evidence = Evidence()
    for activation in about:
        evidence.add_facts(activation)
    for equation in section.equations:
        evidence.add_formula(equation, parameters)
    for cell in section.code:
        evidence.add_code(cell.text)
    return evidence


def drawn(cell: Text, page: str) -> Iterator[tuple[int, Drawing]]:
    """Yield what a cell draws, with the lines of the descriptions."""
    descriptions = {drawing.alt: drawing for drawing in drawings(page).values()}
    for node in ast.walk(ast.parse(cell.text)):
        if isinstance(node, ast.Constant) and node.value in descriptions:
            yield cell.line + node.lineno - 1, descriptions[node.value]
