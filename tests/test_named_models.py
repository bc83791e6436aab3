"""A model is named where its activation is: by the paper that is cited there, or by the configuration that is recorded.

The names are those in the titles of papers, and of the configurations that were read; of other models nothing is known.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from activation_functions import activations, bibliography
from activation_functions.kinds import Activation
from activation_functions.paper import Paper
from extensions.search_entries import WORDS, is_formula, words
from framework_measurements.configurations.record import models
from framework_measurements.spellings import NAMES, plain
from page_evidence import members_of
from specification.page import DOCS, documents, pages
from specification.sections import Section, sections_of_document, sections_of_page

PAPERS = [each for each in vars(bibliography).values() if isinstance(each, Paper)]
# A name may have a version behind it, as Gemma 2 and T5 1.1 do.
TOKEN = re.compile(r"(?<![\w`.])(?:[A-Z][\w-]*|[a-z]+-[a-z]+)(?: V?\d(?:\.\d+)?\b)?(?![\w.]*`)")
INNER = re.compile(r"\b\w*[a-z][A-Z]\w*\b|\b[a-z]+-[a-z]+(?=-\d+b)")


def in_title(paper: Paper) -> set[str]:
    """The names in a title: with a capital within, or one or two words before a colon."""
    head, colon, _ = paper.title.partition(":")
    return {plain(name) for name in [*INNER.findall(paper.title), *([head] if colon and head.count(" ") < 2 else [])]}


@functools.cache
def by_paper() -> dict[str, list[Paper]]:
    """Of each name in a title, but not of activations, the papers."""
    names = {name for paper in PAPERS for name in in_title(paper)} - NAMES.keys()
    return {name: [paper for paper in PAPERS if name in in_title(paper)] for name in names}


@functools.cache
def by_configuration() -> dict[str, set[str]]:
    """Of each type of models, the activations that it has, with or without the other half of a gate."""
    found: dict[str, set[str]] = {}
    for one in models():
        title = re.sub("(Vision|Text|V1)$", "", one.title)
        found.setdefault(plain(title), set()).add(one.function or one.activation)
    return found


def declared(name: str) -> set[str]:
    """The activations of a model."""
    cited = {one.name for one in activations.values() for paper in by_paper().get(name, []) if paper in one.papers}
    return cited | by_configuration().get(name, set())


def named_in(text: str) -> Iterator[re.Match[str]]:
    """The models that a text names."""
    for said in TOKEN.finditer(text):
        if plain(said[0]) in by_paper() or plain(said[0]) in by_configuration():
            yield said


def said_of(sections: list[Section], about: list[Activation[...]]) -> Iterator[tuple[str, str, list[Activation[...]]]]:
    """Sentences, apart where they go on about another model, with the activations of the page."""
    for section in sections:
        for paragraph in section.words:
            for said in re.split(r"(?<=[.:])\s|, (?=that of\b)", " ".join(paragraph.text.split())):
                yield f"{section.file}:{paragraph.line}", said, about


def every_sentence() -> Iterator[tuple[str, str, list[Activation[...]]]]:
    for name, page in pages().items():
        yield from said_of(sections_of_page(page), [activations[name]])
    for document in documents():
        if about := members_of(document):
            yield from said_of(sections_of_document(document), about)


def mentioned(text: str) -> set[str]:
    """The activations that a sentence names, by title or in code."""
    titles = {name for name, page in pages().items() if re.search(rf"\b{page.title}\b", text)}
    return titles | {NAMES[plain(code)] for code in re.findall(r"`(\w+)`", text) if plain(code) in NAMES}


def test_a_model_is_named_where_its_activation_is() -> None:
    """On its page, or in a sentence that names it."""
    seen = 0
    for place, text, about in every_sentence():
        theirs = " ".join(paper.authors for one in about for paper in one.papers)
        for said in named_in(text):
            found = declared(plain(said[0]))
            is_here = bool(found & ({one.name for one in about} | mentioned(text)))
            assert is_here or said[0] in theirs, f"{place}: {said[0]} has {', '.join(sorted(found))}: {text}"
            seen += 1
    assert seen > 40


def test_the_authors_before_a_model_are_those_of_its_paper() -> None:
    seen = 0
    for place, text, about in every_sentence():
        papers = [paper for one in about for paper in one.papers]
        surnames = {name.split()[-1] for paper in papers for name in paper.authors.split(", ")}
        for said in named_in(text):
            before = [word for word in re.findall(r"\w+", text[: said.start()]) if word in surnames]
            cited = [paper for paper in by_paper().get(plain(said[0]), []) if paper in papers]
            if before and cited:
                assert any(before[-1] in paper.authors for paper in cited), f"{place}: {before[-1]}: {text}"
                seen += 1
    assert seen > 10


def test_models_to_search_for_have_the_activation() -> None:
    for name, typed in words()["activations"].items():
        for said in (said for each in typed if not is_formula(each) for said in named_in(each)):
            found = declared(plain(said[0]))
            assert name in found, f"docs/{WORDS.name}: {said[0]} has {', '.join(sorted(found))}, and not {name}"


def test_models_in_the_table_of_gates_have_the_function_of_their_row() -> None:
    function, seen = "", 0
    for row in re.findall(r"^\| (.*) \|$", (DOCS / "gates.md").read_text("utf-8"), re.MULTILINE):
        first, where, *_ = row.split("|")
        function = (re.findall(r"functions/(\w+)\.rst", first) or [function])[0]
        for said in named_in(where):
            found = declared(plain(said[0]))
            assert function in found, f"docs/gates.md: {said[0]} has {', '.join(found)}, and not {function}"
            seen += 1
    assert seen > 2
