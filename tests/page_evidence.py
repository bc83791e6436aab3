"""What is evaluated in the sections of pages, with what came of running their scripts."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from typing import Any

import numpy as np

import script_run
from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise
from salient_points import Salient
from specification.evidence import Evidence
from specification.facts import defaults
from specification.page import FAMILIES, Document, Page
from specification.sections import Section, Text, sections_of_document, sections_of_page


@functools.cache
def script_sections(page: Page) -> list[tuple[Section, Evidence]]:
    """The sections of a script, with the descriptions of their pictures as prose, and what is evaluated in each."""
    activation = activations[page.name]
    run = script_run.run(page.path)
    found = []
    for section in sections_of_page(page):
        evidence = evidence_of(section, [activation], defaults(activation))
        for cell in section.code:
            lines = range(cell.line, cell.line + cell.text.count("\n") + 1)
            for line, numbers in run.shown.items():
                evidence.numbers.update(numbers if line in lines else [])
            for call, text in descriptions(cell, run.pictures):
                section.prose.append(text)
                evidence.numbers |= run.pictures[text.text].numbers | set(levels(call))
                evidence.counts |= run.pictures[text.text].counts
        found.append((section, evidence))
    return found


@functools.cache
def document_sections(document: Document) -> list[tuple[Section, Evidence]]:
    """The sections of a handwritten page, and what is evaluated in each; a family is its members."""
    family = document.path.stem if document.path.parent == FAMILIES else ""
    members = [activation for activation in activations.values() if activation.family == family]
    return [(section, evidence_of(section, members, {})) for section in sections_of_document(document)]


def evidence_of(section: Section, about: list[Activation[...]], parameters: dict[str, Any]) -> Evidence:
    evidence = Evidence()
    for activation in about:
        evidence.add_facts(activation)
    for equation in section.equations:
        evidence.add_formula(equation, parameters)
    for cell in section.code:
        evidence.add_code(cell.text)
    return evidence


def descriptions(cell: Text, pictures: dict[str, Salient]) -> Iterator[tuple[ast.Call, Text]]:
    """The calls in a cell that take the description of a picture, with it."""
    for node in ast.walk(ast.parse(cell.text)):
        if isinstance(node, ast.Call):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and argument.value in pictures:
                    yield node, Text(cell.line + argument.lineno - 1, argument.value)


def levels(call: ast.Call) -> Iterator[float]:
    """The limits at ±∞ of the curves that a call of ``plot`` draws, and of their slopes."""
    match call.func:
        case ast.Attribute(ast.Name(name), "plot") if isinstance(activation := activations.get(name), Elementwise):
            given = {str(each.arg): np.atleast_1d(eval(ast.unparse(each.value))) for each in call.keywords}
            for values in zip(*given.values()) if given else [()]:
                parameters = dict(zip(given, map(float, values)))
                for function in (activation, activation.derivative):
                    ends = function(np.array([-np.inf, np.inf]), **parameters)
                    yield from ends[np.isfinite(ends)].tolist()
