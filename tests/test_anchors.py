"""Everything that says something has an anchor, which is a word about it, and no two have the same."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from docutils import nodes

from activation_functions.facts_in_words import TITLES
from extensions.anchor_titles import FIGURE, MISTAKE, title_of
from framework_measurements.findings.packages import packages
from specification.page import Document, Page, documents, pages
from specification.sections import MISTAKES

# Words and names in code, between hyphens, and not numbers alone.
WORDS = re.compile(r"(?=.*[a-z])[a-z0-9_]+(-[a-z0-9_]+)*")
IN_DOCUMENTS = [pytest.param(each, id=each.path.stem) for each in documents() if [*each.equations()]]


def mistakes(page: Page) -> Iterator[tuple[str, str]]:
    """The place and the anchor, or "", of each mistake: each paragraph of the section is one."""
    here = False
    for offset, text in page.texts:
        for node in text.findall(lambda node: isinstance(node, nodes.title | nodes.paragraph)):
            if isinstance(node, nodes.title):
                here = node.astext() == MISTAKES
            elif here:
                names = node["names"]
                yield f"gallery/{page.path.name}:{page.line(offset, node)}", names[0] if names else ""


def check(place: str, label: str, name: str) -> None:
    expected = f"expected before it a target such as .. _{name}-reflection: (in Markdown, ({name}-reflection)=)"
    assert label, f"{place}: it has no anchor; {expected}"
    words = label.removeprefix(f"{name}-")
    assert words != label and WORDS.fullmatch(words), f"{place}: the anchor {label}; {expected}"


def test_every_formula_of_a_page_has_an_anchor_of_words(page: Page) -> None:
    for equation in page.equations():
        check(equation.place, equation.label, page.name)


@pytest.mark.parametrize("document", IN_DOCUMENTS)
def test_every_formula_of_a_document_has_an_anchor_of_words(document: Document) -> None:
    for equation in document.equations():
        check(equation.place, equation.label, document.path.stem)


def test_every_mistake_has_an_anchor_and_is_called_one(page: Page) -> None:
    found = [*mistakes(page)]
    assert found, f"gallery/{page.path.name}: no paragraph stands under {MISTAKES}"
    for place, label in found:
        check(place, label, f"{page.name}-{MISTAKE}".removesuffix("-"))
    for equation in page.equations():
        assert MISTAKE not in equation.label, f"{equation.place}: {equation.label} is the anchor of a mistake"


@functools.cache
def taken() -> dict[str, list[str]]:
    """What has each anchor, in the spelling of addresses."""
    found = defaultdict(list)
    for name, page in pages().items():
        for anchor in {nodes.make_id(name), nodes.make_id(page.title)}:
            found[anchor].append(f"the page of {name}")
        for fact in TITLES:
            found[nodes.make_id(f"{name}-{fact}")].append(f"a fact of {name}")
        for place, label in [*((one.place, one.label) for one in page.equations()), *mistakes(page)]:
            found[nodes.make_id(label)].append(place)
    return found


def test_no_anchor_is_that_of_something_else(page: Page) -> None:
    for anchor, places in taken().items():
        if any(place.startswith(f"gallery/{page.path.name}:") for place in places):
            assert len(places) == 1, f"{anchor} is the anchor of {' and of '.join(places)}"
            assert not anchor.startswith(FIGURE), f"{places[0]}: {anchor} is the anchor of a figure"


def test_anchor_of_a_framework_is_called_by_its_title() -> None:
    for name, package in packages().items():
        assert title_of(f"in-{name}") == f"in {package.title}"
