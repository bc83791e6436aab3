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


def names_of(known: set[str]) -> str:
    """Return what matches titles and other names of activations, the longest first."""
    names = [words for one in known for words in (pages()[one].title, *activations[one].aliases)]
    return rf"(?<![\w-])({'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![\w-])"


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
            text = re.sub(names_of(known | {name}), "", paragraph.text, flags=re.IGNORECASE)
            for other in activations.keys() - known - {name}:
                title = pages()[other].title
                if title != title.capitalize():  # Others may be words of the language.
                    words = rf"(?<![\w-]){re.escape(title)}(?![\w-])"
                    assert not re.search(words, text), f"{name}#{section}: {text}"


def links(paragraph: Tag) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text of a paragraph, and the links in it, each with where it begins and ends."""
    text, found = "", []
    for string in paragraph.strings:
        if link := string.find_parent("a"):
            found.append((len(text), len(text) + len(string), str(link.get("href", ""))))
        text += string
    return text, found


@every_activation
def test_a_part_of_a_name_is_no_link_to_another(name: str) -> None:
    """As GELU in quick GELU would be."""
    for section, paragraphs in sections(name):
        for text, found in map(links, paragraphs):
            for other in activations:
                for match in re.finditer(names_of({other}), text, re.IGNORECASE):
                    for start, end, address in found:
                        within = match.start() <= start and end <= match.end() and (start, end) != match.span()
                        assert not within or address == f"{other}.html", f"{name}#{section}: {match[0]} in: {text}"
