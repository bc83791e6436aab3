"""A name of an activation in the text of another's page leads to its page."""

from __future__ import annotations

import re
from functools import cache

import pytest
from bs4 import BeautifulSoup, Tag

from activation_functions import activations
from conftest import SITE
from specification.page import pages

every_activation = pytest.mark.parametrize("name", sorted(activations))


@cache
def sections(name: str) -> list[tuple[str, list[Tag]]]:
    """Return the sections of a page, each with the paragraphs that are not in a section within it."""
    page = BeautifulSoup((SITE / f"functions/{name}.html").read_text("utf-8"), "html.parser")
    article = page.select_one("article[role=main]")
    assert article
    return [
        (section["id"], [each for each in section.find_all("p") if each.find_parent("section") is section])
        for section in article.find_all("section")
    ]


def linked(paragraphs: list[Tag]) -> set[str]:
    """Return the activations to whose pages paragraphs lead."""
    return {
        link["href"].removesuffix(".html") for each in paragraphs for link in each.find_all("a", href=True)
    } & activations.keys()


@every_activation
def test_every_page_is_linked_from_the_text_of_another(name: str) -> None:
    others = {other for other in activations if other != name for _, text in sections(other) if name in linked(text)}
    assert others, f"no page names {name} in its text: write its title, or ``{name}``, where others differ from it"


@every_activation
def test_the_first_name_in_a_section_is_a_link(name: str) -> None:
    for section, paragraphs in sections(name):
        known = linked(paragraphs)
        for paragraph in paragraphs:
            code = {each.text for each in paragraph.find_all("code")}
            assert code & activations.keys() <= known | {name}, f"{name}#{section}: {paragraph.text}"
            for link in paragraph.find_all("a"):
                link.extract()
            text = paragraph.text.replace(pages()[name].title, "")
            for other in activations.keys() - known - {name}:
                title = pages()[other].title
                if title != title.capitalize():  # Others may be words of the language.
                    words = rf"(?<![\w-]){re.escape(title)}(?![\w-])"
                    assert not re.search(words, text), f"{name}#{section}: {text}"
