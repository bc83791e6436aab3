"""What *Check your own* names as a mistake is the one that its page describes: numbers, functions, parameters."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from activation_functions import activations
from extensions.check_your_own import Mistake, mistakes
from framework_measurements.spellings import NAMES, plain
from page_evidence import script_sections
from specification.evidence import Evidence
from specification.page import pages
from specification.syntax import Call, walk

LISTED = mistakes()
of_each_mistake = pytest.mark.parametrize("mistake", LISTED, ids=[one.anchor for one in LISTED])
# What a formula has that is none of its own: 2 x, half of it, or its square.
COMMON = {0.0, 0.5, 1.0, 2.0}


def parts(mistake: Mistake) -> Iterator[ast.AST]:
    for formula in mistake.formulas:
        yield from ast.walk(ast.parse(formula, mode="eval"))


def called(mistake: Mistake) -> set[str]:
    """The functions in its formulas."""
    return {ast.unparse(node.func) for node in parts(mistake) if isinstance(node, ast.Call)}


def evaluated(mistake: Mistake) -> set[float]:
    """The numbers in the section that describes it, and in the facts and formulas of the page."""
    page = pages()[mistake.about]
    line = page.path.read_text("utf-8").partition(f"_{mistake.anchor}:")[0].count("\n") + 3
    *_, known = (
        evidence for section, evidence in script_sections(page) if section.words and section.words[0].line <= line
    )
    formulas = Evidence(set(known.numbers))
    for equation in page.equations():
        formulas.add_formula(equation, activations[mistake.about].parameters)
    return COMMON | formulas.numbers


@of_each_mistake
def test_numbers_in_a_mistake_are_those_of_the_page(mistake: Mistake) -> None:
    """To the digits that are written, of which the last may be cut off where they are many."""
    for node in parts(mistake):
        if isinstance(node, ast.Constant):
            digits = len(str(node.value).partition(".")[2])
            unit = 10.0**-digits if digits > 2 else 1e-12
            close = [each for each in evaluated(mistake) if abs(abs(each) - float(node.value)) <= unit]
            assert close, f"docs/checking/mistakes.toml: {mistake.anchor}: {node.value} is not on the page"


@of_each_mistake
def test_activations_in_a_mistake_are_named_where_it_is_described(mistake: Mistake) -> None:
    """If they are not in the definition."""
    said = {NAMES[plain(word)] for word in re.findall(r"[\w-]+", mistake.words) if plain(word) in NAMES}
    said |= {name for name, page in pages().items() if page.title.lower() in mistake.words.lower()}
    defining = {part.name for part in walk(pages()[mistake.about].definition.body) if isinstance(part, Call)}
    unsaid = (called(mistake) & activations.keys()) - said - defining - {mistake.about}
    assert not unsaid, f"docs/checking/mistakes.toml: {mistake.anchor}: {', '.join(unsaid)}: {mistake.words}"


@of_each_mistake
def test_names_in_a_mistake_are_those_of_parameters(mistake: Mistake) -> None:
    names = {node.id for node in parts(mistake) if isinstance(node, ast.Name)} - called(mistake)
    unknown = names - {"x", "pi", *activations[mistake.about].parameters}
    assert not unknown, f"docs/checking/mistakes.toml: {mistake.anchor}: {', '.join(unknown)}"
