"""What is said of a picture to those who do not see it is what it shows.

The descriptions are written in forms, which are read, clause by clause, and held against curves, bars and matrices.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from activation_functions import activations
from activation_functions.kinds import Elementwise
from describing import reading
from describing.curves import of_family
from describing.drawings import sentences, unread, wrong, wrong_in
from faults.places import PICTURE
from shown_by_scripts import drawings
from specification.page import COMPARISONS, FAMILIES, Page, pages

COMPARED = re.compile(r"^```\{comparison\} (?P<names>.+)\n(?P<alt>[^`]*)```$", re.MULTILINE)


def test_descriptions_hold_for_what_is_drawn(page: Page) -> None:
    lines = {
        node.value: node.lineno
        for node in ast.walk(ast.parse(page.path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
    }
    problems = [
        f"gallery/{page.path.name}:{lines[drawing.alt]}: the description of {name}: {problem}"
        for name, drawing in drawings(page.name).items()
        for problem in wrong(drawing, activations[page.name])
    ]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def test_values_of_a_parameter_are_drawn_in_their_order(page: Page) -> None:
    """The curves are told apart, and described, from the smallest value to the largest."""
    for name, drawing in drawings(page.name).items():
        for parameter, values in drawing.parameters.items():
            assert np.ndim(values) == 0 or sorted(values) == list(values), f"{name}: {parameter}={values}"


@pytest.mark.parametrize("path", sorted(COMPARISONS.glob("*.md")), ids=lambda path: path.stem)
def test_descriptions_of_comparisons_hold_for_what_is_compared(path: Path) -> None:
    text = path.read_text("utf-8")
    picture = COMPARED.search(text)
    assert picture, f"docs/compare/{path.name} has no directive"
    members = {pages()[name].title: activations[name] for name in picture["names"].split()}
    said = sentences(" ".join(picture["alt"].split())) if picture["alt"] else []
    are_drawn = all(isinstance(one, Elementwise) for one in members.values())
    assert bool(said) == are_drawn, f"docs/compare/{path.name}: {said}, and {'a' if are_drawn else 'no'} picture"
    if are_drawn:
        curves, derivatives = map(list, zip(*of_family(members)))
        problems = list(wrong_in(said, lambda sentence: reading.wrong(sentence, curves, derivatives)))
        line = text.count("\n", 0, picture.start("alt")) + 1
        assert not problems, "\n".join(f"docs/compare/{path.name}:{line}: {each}" for each in problems)


@pytest.mark.parametrize("family", sorted({one.family for one in activations.values()}))
def test_descriptions_of_families_hold_for_their_members(family: str) -> None:
    text = (FAMILIES / f"{family}.md").read_text("utf-8")
    picture = PICTURE.search(text)
    assert picture, f"docs/families/{family}.md has no picture"
    said = sentences(" ".join(picture[1].split()))
    if members := {pages()[one.name].title: one for one in activations.family(family) if isinstance(one, Elementwise)}:
        curves, derivatives = map(list, zip(*of_family(members)))
        problems = list(wrong_in(said, lambda sentence: reading.wrong(sentence, curves, derivatives)))
    else:
        problems = [*unread(said), *(f'a number is not read in "{each}"' for each in said if re.search(r"\d", each))]
    if problems:
        line = text.count("\n", 0, picture.start(1)) + 1
        pytest.fail("\n".join(f"docs/families/{family}.md:{line}: {each}" for each in problems), pytrace=False)
