"""What is said on any page of functions that it names is so, where the words have a form that is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from activation_functions import activations
from activation_functions.kinds import Activation
from claims import (
    behaviour,
    comparatives,
    far_out,
    halves,
    infinities,
    jumps,
    losses,
    parameters,
    places,
    properties,
    scores,
    side_by_side,
    special_cases,
)
from claims.subjects import topic
from page_evidence import members_of
from specification.page import Document, Page, documents, pages
from specification.sections import Section, sections_of_document, sections_of_page

MODULES = (
    properties,
    jumps,
    far_out,
    infinities,
    parameters,
    comparatives,
    side_by_side,
    halves,
    scores,
    places,
    losses,
    behaviour,
    special_cases,
)
FORMS = [form for module in MODULES for form in module.FORMS]


def said(sections: list[Section]) -> Iterator[tuple[str, str]]:
    """Yield paragraphs with their places."""
    for section in sections:
        for text in section.named:
            yield f"{section.file}:{text.line}", " ".join(text.text.split())


def hold(sections: list[Section], of: list[Activation[...]]) -> None:
    problems = [
        f'{place}: "{words}" does not hold'
        for place, text in said(sections)
        for form in FORMS
        for words in form.wrong(topic(text, of), text)
    ]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def test_what_a_page_says_of_functions_is_so(page: Page) -> None:
    hold(sections_of_page(page), [activations[page.name]])


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.stem)
def test_what_a_document_says_of_functions_is_so(document: Document) -> None:
    hold(sections_of_document(document), members_of(document))


def test_every_form_is_used() -> None:
    texts = [text for page in pages().values() for _, text in said(sections_of_page(page))]
    texts += [text for document in documents() for _, text in said(sections_of_document(document))]
    unused = [form.words.pattern for form in FORMS if not any(map(form.words.search, texts))]
    assert not unused, f"no page says {unused}"
