"""What is said of a picture to those who do not see it is what it shows.

The descriptions of curves are written in forms, which are read, clause by clause, and held against the curves.
"""

from __future__ import annotations

import re

import pytest

from activation_functions import activations
from activation_functions.kinds import Elementwise
from describing import reading
from describing.curves import of_family
from describing.drawings import wrong
from shown_by_scripts import drawings
from specification.page import FAMILIES, Page

FENCE = re.compile(r"^```\{family-picture\}\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_descriptions_hold_for_what_is_drawn(page: Page) -> None:
    source = page.path.read_text("utf-8")
    problems = [
        f"gallery/{page.path.name}:{line_of(drawing.alt, source)}: the description of {name}: {problem}"
        for name, drawing in drawings(page.name).items()
        for problem in wrong(drawing, activations[page.name])
    ]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def line_of(text: str, source: str) -> int:
    """Return the line on which a text of several strings begins."""
    return source.count("\n", 0, source.index(text[:40])) + 1


@pytest.mark.parametrize("family", sorted({one.family for one in activations.values()}))
def test_descriptions_of_families_hold_for_their_members(family: str) -> None:
    path = FAMILIES / f"{family}.md"
    text = path.read_text("utf-8")
    fence = FENCE.search(text)
    assert fence, f"docs/families/{family}.md has no picture"
    curves = of_family([one for one in activations.family(family) if isinstance(one, Elementwise)])
    said = " ".join(fence["text"].split())
    problems = list(reading.wrong(said, *map(list, zip(*curves)))) if curves else []
    if problems:
        line = text.count("\n", 0, fence.start("text")) + 1
        pytest.fail("\n".join(f"docs/families/{family}.md:{line}: {each}" for each in problems), pytrace=False)
