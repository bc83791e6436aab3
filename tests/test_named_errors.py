"""An error that a sentence names is raised: by the parameters that the sentence is about, or in an example below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise
from specification.page import Document, Page, documents, pages
from specification.sections import MISTAKES, sections_of_document, sections_of_page

RAISED = re.compile(r"\braises? an? `(\w+)`")
ERROR = re.compile(r"\b[A-Z]\w+Error\b")


def said(page: Page) -> Iterator[tuple[str, str, str]]:
    """Sentences about invalid values, with the error that each names."""
    for section in sections_of_page(page):
        for paragraph in section.words if section.title != MISTAKES else []:  # They are about code of others.
            for sentence in re.split(r"(?<=\.)\s", " ".join(paragraph.text.split())):
                for name in RAISED.findall(sentence):
                    yield f"{section.file}:{paragraph.line}", sentence, name


def raised(one: Activation[...], given: dict[str, float]) -> str:
    """The name of what is raised for some parameters, or ""."""
    x = 1.0 if isinstance(one, Elementwise) else [1.0, 2.0]
    try:
        one(x, **given)
    except Exception as error:
        return type(error).__name__
    return ""


def test_values_that_a_sentence_calls_invalid_raise_the_error(page: Page) -> None:
    """And 0 is among them if the sentence says so, negative ones too, and values beyond an end that is a parameter."""
    one = activations[page.name]
    for place, sentence, name in said(page):
        outside: dict[str, list[tuple[float, bool]]] = {}
        for parameter in one.valid:
            interval = one.valid_interval(parameter, one.parameters)
            if interval.low == 0:
                every = "Other values" in sentence
                zero, negative = (
                    bool(re.search(words, sentence)) for words in (r"\b0\b|not positive", "negative|not positive")
                )
                outside[parameter] = [(0.0, zero or every), (-1.0, negative or every), (1.0, False)]
            elif interval.high in one.parameters.values():
                outside[parameter] = [(interval.high, "wrong order" in sentence), (interval.high - 1, False)]
        assert outside, f"{place}: no value is invalid: {sentence}"
        for parameter, cases in outside.items():
            for value, is_said in cases:
                found = raised(one, {parameter: value})
                assert found == name * is_said, (
                    f"{place}: {parameter} = {value} raises {found or 'nothing'}: {sentence}"
                )


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.stem)
def test_errors_that_a_document_names_are_raised_in_an_example_of_the_section(document: Document) -> None:
    for section in sections_of_document(document):
        examples = {error for cell in section.code for error in re.findall(r"^(\w+):", cell.text, re.MULTILINE)}
        for paragraph in section.words:
            unraised = {*ERROR.findall(paragraph.text)} - examples
            assert not unraised, f"{section.file}:{paragraph.line}: no example raises {', '.join(unraised)}"


def test_there_are_such_sentences() -> None:
    assert sum(len([*said(page)]) for page in pages().values()) > 7
