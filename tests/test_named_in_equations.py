"""Functions that a sentence before an equation names are in it."""

from __future__ import annotations

import re

import pytest

from activation_functions import activations
from claims.subjects import NAME, NAMES
from specification.page import Document, Page, documents
from specification.sections import Section, introduced, sections_of_document, sections_of_page
from specification.statements import called

# What only resembles is named behind such a word.
RESEMBLING = re.compile(r"\b(?:as|like|unlike|in place of|compared with)\b.*", re.IGNORECASE)
# Words that are names, too.
ORDINARY = {parameter for one in activations.values() for parameter in one.parameters} | {"linear"}


def named(sentence: str) -> set[str]:
    """Return the functions that a sentence names, but not those that it only compares with."""
    words = [
        re.sub("^[Tt]he ", "", match[0]) for match in re.finditer(rf"{NAME}(?! form)", RESEMBLING.sub("", sentence))
    ]
    return {NAMES[word] for word in words if word not in ORDINARY}


def hold(sections: list[Section], own: str = "") -> None:
    for section in sections:
        for sentence, equations in introduced(section.equations, section.named):
            if not sentence.endswith(":"):
                continue  # it does not lead up to them
            found = {name for equation in equations for each in equation.statements() for name in called(each)}
            found |= {"exponential"} if any("e^" in equation.latex for equation in equations) else set()
            missing = named(sentence) - {own} - found
            assert not missing, (
                f"{equations[0].place}: the sentence before names {', '.join(sorted(missing))}, "
                f"but there is only {', '.join(sorted(found))}"
            )


def test_a_page_names_functions_that_are_in_its_equations(page: Page) -> None:
    hold(sections_of_page(page), page.name)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.stem)
def test_a_document_names_functions_that_are_in_its_equations(document: Document) -> None:
    hold(sections_of_document(document))
