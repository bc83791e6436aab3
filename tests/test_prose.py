"""Every number in the prose of a page, and in the description of a picture, is one that its section evaluates."""

from __future__ import annotations

import pytest

from page_evidence import document_sections, script_sections
from specification.evidence import Evidence
from specification.page import Document, Page, documents
from specification.prose import numbers
from specification.sections import Section


def unfounded(sections: list[tuple[Section, Evidence]]) -> list[str]:
    """What is to be said of each number that is not found."""
    return [
        f"{said.place}: {said.text} is found in nothing that is evaluated in the section {section.title}"
        for section, evidence in sections
        for text in section.prose
        for said in numbers(text, section.file)
        if not evidence.supports(said)
    ]


def test_numbers_of_a_page_are_evaluated_in_their_section(page: Page) -> None:
    if problems := unfounded(script_sections(page)):
        pytest.fail("\n".join(problems), pytrace=False)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.stem)
def test_numbers_of_a_document_are_evaluated_in_their_section(document: Document) -> None:
    if problems := unfounded(document_sections(document)):
        pytest.fail("\n".join(problems), pytrace=False)
