"""What is said in plain words of an activation, or of a family, is so, where the words have a form that is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from activation_functions import activations
from activation_functions.kinds import Elementwise, Vector
from claims import families, shapes, sides, vectors
from claims.forms import Form
from specification.page import FAMILIES, Document, Equation, Page, pages
from specification.sections import MISTAKES, Section, introduced, sections_of_document, sections_of_page
from specification.syntax import Chain, Variable

NAMES = sorted({one.family for one in activations.values()})


def said(sections: list[Section]) -> Iterator[tuple[str, str]]:
    """Yield paragraphs with their places."""
    for section in sections:
        for text in section.prose if section.title != MISTAKES else []:  # They say what is not so.
            yield f"{section.file}:{text.line}", " ".join(text.text.split())


def said_of_family(name: str) -> list[tuple[str, str]]:
    return list(said(sections_of_document(Document(FAMILIES / f"{name}.md"))))


def forms(page: Page) -> list[Form]:
    """Return the forms of what a page can be about."""
    activation = activations[page.name]
    if isinstance(activation, Elementwise):
        return [*sides.FORMS, *shapes.FORMS]
    return vectors.FORMS if isinstance(activation, Vector) else []


def test_what_is_said_in_plain_words_is_so(page: Page) -> None:
    problems = [
        f'{place}: "{words}" does not hold'
        for place, text in said(sections_of_page(page))
        for form in forms(page)
        for words in form.wrong(activations[page.name], text)
    ]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


@pytest.mark.parametrize("family", NAMES)
def test_what_is_said_of_a_family_is_so_for_each_member(family: str) -> None:
    problems = [
        f'{place}: "{words}" does not hold for {member.name}'
        for place, text in said_of_family(family)
        for member in activations.family(family)
        if isinstance(member, Elementwise)
        for form in families.FORMS
        for words in form.wrong(member, text)
    ]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


SIDES = {"<": "left", "≤": "left", ">": "right", "≥": "right", "-": "left", "": "right"}


def sides_of(equations: Iterable[Equation]) -> list[str]:
    """Return the sides to which the conditions and the limits of formulas belong, each once, in their order."""
    found: list[str] = []
    for equation in equations:
        conditions = [one.condition for one in equation.statements()]
        found += [
            each.relations[0] for each in conditions if isinstance(each, Chain) and each.terms[0] == Variable("x")
        ]
        found += re.findall(r"x \\to (-?)\\infty", equation.latex)
    return [*dict.fromkeys(SIDES[sign] for sign in found if sign in SIDES)]


def test_the_sides_that_a_sentence_names_are_those_of_the_equations_behind_it(page: Page) -> None:
    """In the same order, if it names both."""
    for section in sections_of_page(page):
        for sentence, equations in introduced(section.equations, section.prose):
            place = equations[0].place
            found, named = sides_of(equations), [*dict.fromkeys(re.findall(r"\b(left|right)\b", sentence))]
            assert found == named or len(found) != len(named), (
                f"{place}: it is about {' and '.join(found)}, but the sentence before names {' and '.join(named)}"
            )


UP, DOWN = r"\infty", r"-\infty"
WAYS = {"grow": UP, "rise": UP, "up": UP, "open": UP, "fall": DOWN, "down": DOWN, "closed": DOWN}
MOVES = re.compile(
    r"\b(?:as|where) [^,;:]*?\b(?P<as>grow|rise|fall)s?\b|\bscaling [\w ]+? (?P<scaled>up|down)\b"
    r"|\b(?P<gate>open|closed) (?:gate|one)\b",
    re.IGNORECASE,
)
LIMITS = re.compile(r"\\lim_\{(\\?(?!x )\w+) \\to (-?\\infty)\}(.*)")


def limits(equations: Iterable[Equation]) -> list[str]:
    """Return to what parameters and scores go in formulas; where the reciprocal is in one, it is what falls."""
    found = [match.groups() for equation in equations for match in LIMITS.finditer(equation.latex)]
    return [DOWN if rf"\frac{{1}}{{{name}}}" in rest else way for name, way, rest in found]


def test_what_grows_in_a_sentence_grows_in_the_limits_behind_it(page: Page) -> None:
    """In the same order, if it says as many."""
    for section in sections_of_page(page):
        for sentence, equations in introduced(section.equations, section.prose):
            place = equations[0].place
            found = limits(equations)
            moves = MOVES.finditer(sentence)
            said = [WAYS[str(move[move.lastgroup or 0]).lower()] for move in moves]
            assert found == said or len(found) != len(said), (
                f"{place}: something goes to {' and '.join(found)}, but in the sentence before it does not"
            )


def test_every_form_is_used() -> None:
    texts = [(forms(page), text) for page in pages().values() for _, text in said(sections_of_page(page))]
    texts += [(families.FORMS, text) for name in NAMES for _, text in said_of_family(name)]
    used = {form for read, text in texts for form in read if form.words.search(text)}
    every = [*sides.FORMS, *shapes.FORMS, *vectors.FORMS, *families.FORMS]
    unused = [form.words.pattern for form in every if form not in used]
    assert not unused, f"no page says {unused}"
