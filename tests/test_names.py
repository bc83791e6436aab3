"""Names of activations, families and frameworks are those that a source bears out, and are spelled in one way."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from docutils import nodes

import conf
import markup
from activation_functions import __version__, activations, bibliography
from activation_functions.kinds import Activation
from activation_functions.paper import Paper
from framework_measurements.findings.packages import packages, record
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.spellings import NAMES, plain
from markup import DOCUMENTS, Said
from specification import samples
from specification.page import DOCS, FAMILIES, Page, pages

ENTRIES = [entry for entry in record().entries if entry.kind != "expression"]
PLACES = {(entry.framework, entry.activation, entry.spelling) for entry in ENTRIES}
FILES = [*DOCUMENTS, *(page.path for page in pages().values())]
in_each_file = pytest.mark.parametrize("path", FILES, ids=[path.relative_to(DOCS.parent).as_posix() for path in FILES])


def last(spelling: str) -> str:
    """The name itself: relu of torch.nn.functional.relu, or of a dictionary or an object in which it stands."""
    return re.split(r"""[."']""", re.sub(r"""["']\]$|'\}\)$""", "", spelling))[-1]


def emphasized(page: Page) -> list[str]:
    """What is emphasized where the page begins."""
    return [node.astext() for node in page.texts[0][1].findall(nodes.emphasis)]


def titles(path: Path) -> list[Said]:
    return [part for part in markup.parts(path) if isinstance(part, Said) and part.is_title]


def test_every_alias_is_a_name_in_a_framework_or_on_the_page(activation: Activation[...]) -> None:
    functions = {last(entry.spelling) for entry in ENTRIES if entry.activation == activation.name}
    page = pages()[activation.name]
    for alias in activation.aliases:
        assert alias in functions or alias in emphasized(page), (
            f"src/activation_functions/{activation.family}.py: nobody calls {activation.name} {alias!r}: no framework, "
            f"and gallery/{page.path.name} does not emphasize it before the first section"
        )


def test_what_is_emphasized_at_the_beginning_is_an_alias(page: Page) -> None:
    for name in emphasized(page):
        assert name in activations[page.name].aliases, (
            f"gallery/{page.path.name}: {name!r} is emphasized, as another name is, and is not among the aliases"
        )


def test_every_name_of_a_framework_is_a_name_or_an_alias(activation: Activation[...]) -> None:
    """Or that of another activation, which the framework computes with other arguments."""
    names = (activation.name, *activation.aliases)
    for entry in ENTRIES:
        if entry.activation != activation.name or entry.found != "by name":
            continue
        name = last(entry.spelling)
        other = NAMES.get(plain(name))
        if other == activation.name:
            # In JavaScript, words are joined otherwise, as in hardSigmoid.
            is_name = plain(name) in map(plain, names) if FRAMEWORKS[entry.framework].npm else name in names
            assert entry.kind != "function" or is_name, f"{name} is not among {names}: {entry.spelling}"
        else:
            assert (entry.framework, other, entry.spelling) in PLACES, f"{entry.spelling} is a name of no activation"


def test_names_are_told_apart_in_any_spelling() -> None:
    """An alias is the name in another spelling only where a function of a framework is spelled so."""
    functions = {last(entry.spelling) for entry in ENTRIES if entry.kind == "function"}
    found: dict[str, str] = {}
    for one in activations.values():
        for name in (one.name, *(alias for alias in one.aliases if alias not in functions)):
            assert plain(name) not in found, f"{one.name}: {name} is {found[plain(name)]}"
            found[plain(name)] = name


def test_title_of_a_page_is_the_name(page: Page) -> None:
    """In words; capitals within are those of a class in a framework, or else those of the first sentence."""
    title, *_ = titles(page.path)
    assert plain(title.text.removesuffix(" form")) == plain(page.name), f"{title.place}: {title.text}"
    word = "".join(title.text.split())
    if re.search(r"\w[A-Z]", word) and "," not in word:
        spelled = {name for entry in record().entries for name in re.findall(r"\w+", entry.spelling)}
        classes = {name for name in spelled if plain(name) == plain(word) and re.search("[A-Z]", name)}
        assert word in classes or not classes, f"{title.place}: {title.text!r}, expected one of {', '.join(classes)}"
        _, first, *_ = (part for part in markup.parts(page.path) if isinstance(part, Said))
        assert classes or title.text in first.text, f"{first.place}: the first sentence does not spell {title.text!r}"


@pytest.mark.parametrize("path", sorted(FAMILIES.glob("*.md")), ids=lambda path: path.stem)
def test_title_of_a_family_is_its_name_and_is_said_in_the_first_sentence(path: Path) -> None:
    title, first, *_ = (part for part in markup.parts(path) if isinstance(part, Said))
    assert plain(path.stem) in plain(title.text), f"{title.place}: {title.text}"
    singular = re.sub(r"s\b", "", title.text.lower())
    assert singular in first.text.lower(), f"{first.place}: there is no {singular!r} in the first paragraph"


def test_pages_of_families_have_the_same_sections() -> None:
    sections = {path.name: [part.text for part in titles(path)[1:]] for path in sorted(FAMILIES.glob("*.md"))}
    first, *others = sections.items()
    for name, found in others:
        assert found == first[1], f"docs/families/{name}: {found}, expected those of {first[0]}, {first[1]}"


def test_docstring_names_what_there_is(activation: Activation[...]) -> None:
    functions = samples.functions(activation)
    for further in functions[1:]:
        assert f"`{activation.name}`" in further._own_doc.partition("\n")[0], f"{further.__name__}: {further._own_doc}"
    for function in (*functions, *([activation.sample] if hasattr(activation, "sample") else [])):
        known = {"x", *function.parameters, *activations}
        for name in re.findall(r"(?<!`)`([^`]+)`(?!`)", function._own_doc):
            assert name in known, f"{function.__name__}: {name} is neither a parameter nor an activation"


def test_names_to_search_for_are_names() -> None:
    known = {name for one in activations.values() for name in (one.name, *one.aliases)}
    for path in ("index.md", "_templates/search.html"):
        [examples] = re.findall(r'placeholder="([^"]*) …"', (DOCS / path).read_text("utf-8"))
        assert set(examples.split(", ")) <= known, f"docs/{path}: {examples}"


@pytest.mark.parametrize("name", packages())
def test_title_of_a_framework_is_that_of_the_record(name: str) -> None:
    title, *_ = titles(DOCS / f"frameworks/{name}.md")
    assert title.text == packages()[name].title, f"{title.place}: {title.text!r}, expected {packages()[name].title!r}"


def test_citation_and_changes_say_what_the_package_says() -> None:
    root = DOCS.parent
    declared = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    cited = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    assert cited["title"].partition(":")[0] == conf.project
    assert f"the authors of {conf.project}" == conf.author == cited["authors"][0]["name"].replace("The", "the")
    assert cited["version"] == __version__
    assert " AND ".join(cited["license"]) == declared["license"]
    assert set(cited["keywords"]) <= set(declared["keywords"])
    newest = re.search(r"^## (\S+)", (root / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest and newest[1] == __version__


def is_one_slip_away(word: str, name: str) -> bool:
    """Tell whether a letter is missing, wrong or too many, or two of them are exchanged."""
    while word and name and word[0] == name[0]:
        word, name = word[1:], name[1:]
    while word and name and word[-1] == name[-1]:
        word, name = word[:-1], name[:-1]
    return max(len(word), len(name)) == 1 or (len(word) == 2 and word == name[::-1])


WORD = re.compile(r"[^\W\d_]{4,}")


@functools.cache
def proper_names() -> set[str]:
    """The names of authors and frameworks, and what the titles of the pages consist of."""
    authors = [one.authors for one in vars(bibliography).values() if isinstance(one, Paper)]
    frameworks = [package.title for package in packages().values()]
    shown = [titles(page.path)[0].text for page in pages().values()]
    return {word for text in (*authors, *frameworks, *shown) for word in WORD.findall(text) if word[0].isupper()}


@functools.cache
def known() -> set[str]:
    """All words of names, in small letters."""
    aliases = {word for one in activations.values() for alias in one.aliases for word in WORD.findall(alias)}
    return {word.lower() for word in proper_names() | aliases}


@functools.cache
def counted() -> Counter[str]:
    """How often each word occurs in prose."""
    return Counter(word.lower() for path in FILES for _, word in words(path))


def words(path: Path) -> Iterator[tuple[str, str]]:
    """The words of the prose, each with its place."""
    for part in markup.parts(path):
        if isinstance(part, Said):
            yield from ((part.place, word) for word in WORD.findall(part.text))


@in_each_file
def test_names_are_spelled_right_in_prose(path: Path) -> None:
    """A word that occurs once, and is a slip away from a name, is meant to be that name.

    Where it is written small, only the names of functions are, and long ones: a wish is not a swish.
    """
    for place, word in words(path):
        if counted()[word.lower()] == 1 and word.lower() not in known():
            long = [name for name in activations if len(name) > 4 < len(word)]
            names = proper_names() if word[0].isupper() else long
            near = [name for name in names if is_one_slip_away(word.lower(), name.lower())]
            assert not near, f"{place}: {word}, expected {' or '.join(near)}"


@in_each_file
def test_capitals_within_names_are_the_same_everywhere(path: Path) -> None:
    capitals = {name.lower(): name for name in proper_names() if re.search(r"\w[A-Z]", name)}
    for place, word in words(path):
        expected = capitals.get(word.lower(), word)
        assert word in (expected, expected.lower()), f"{place}: {word}, expected {expected}"
