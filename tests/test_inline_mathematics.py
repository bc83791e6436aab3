"""Every formula in a sentence can be read, and says what a displayed formula of its section says, or what is true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from specification.inline import is_displayed, is_given, read_inline
from specification.instances import instances
from specification.latex import LatexError
from specification.page import Document, Equation, Page, documents
from specification.roles import DEFINITION
from specification.sections import Section, Text, sections_of_document, sections_of_page
from specification.statements import holds
from specification.syntax import Statement, Variable


def problems(sections: list[Section], name: str) -> Iterator[str]:
    """What is wrong with the formulas in the sentences of a page: its beginning defines the letters of all sections."""
    for section in sections:
        displayed = [*sections[0].equations, *section.equations]
        for formula in section.inline:
            place = f"{section.file}:{formula.line}: {formula.text}"
            try:
                said = read_inline(formula.text, name)
            except LatexError as error:
                yield f"{place} cannot be read: {error}"
                continue
            if isinstance(said, Variable):
                if not is_displayed(said, beside(formula, section, sections[0])):
                    yield f"{place} is neither in the definition nor in the formula beside the sentence"
            elif not isinstance(said, list):
                if not is_displayed(said, displayed):
                    yield f"{place} is a part of no displayed formula in the section {section.title}"
            elif not all(is_given(each, displayed) or is_true(each, name) for each in said):
                yield f"{place} is not true, and no displayed formula in the section {section.title} gives this value"


def beside(formula: Text, section: Section, first: Section) -> list[Equation]:
    """The definition, and the formula after a sentence that ends with a colon, else the one before it.

    A letter that stands elsewhere on the page, as the argument of an inverse, can be another one.
    """
    definition = [equation for equation in first.equations if equation.label.endswith(DEFINITION)]
    paragraph = [text for text in section.prose if text.line <= formula.line][-1]
    lines = {equation: int(equation.place.rpartition(":")[2]) for equation in section.equations}
    if paragraph.text.rstrip().endswith(":"):
        return definition + [equation for equation, line in lines.items() if line > formula.line][:1]
    return definition + [equation for equation, line in lines.items() if line < formula.line][-1:]


def is_true(statement: Statement, name: str) -> bool:
    """Whether it holds wherever it is defined, as a displayed formula must."""
    relations = list(zip(statement.relations, statement.terms, statement.terms[1:]))
    return all(holds(*relation, scope)[0] for scope in instances(statement, name) for relation in relations)


def test_formulas_in_the_sentences_of_a_page_are_displayed_or_true(page: Page) -> None:
    if found := list(problems(sections_of_page(page), page.name)):
        pytest.fail("\n".join(found), pytrace=False)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.stem)
def test_formulas_in_the_sentences_of_a_document_are_displayed_or_true(document: Document) -> None:
    if found := list(problems(sections_of_document(document), "")):
        pytest.fail("\n".join(found), pytrace=False)
