"""The bibliography has one form, and what docstrings and pages say of papers is what it says."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple, replace
from hashlib import sha256
from html import escape
from pathlib import Path

import pytest
from docutils import nodes

from activation_functions import activations, bibliography
from activation_functions.kinds import Activation
from activation_functions.paper import RESOLVERS, Paper
from markup import DOCUMENTS, Said, parts
from specification.page import DOCS, GALLERY, Page, pages
from specification.sections import MISTAKES, ORIGIN

ROOT = DOCS.parent
FILE = Path(bibliography.__file__)
PAPERS = {name: value for name, value in vars(bibliography).items() if isinstance(value, Paper)}
in_each = pytest.mark.parametrize("name", PAPERS)

# Until 2014 the numbers of a month had four digits.
MONTH = "(?:0[1-9]|1[0-2])"
ARXIV = re.compile(rf"arXiv:(?P<year>0[7-9]|1[0-4]){MONTH}\.\d{{4}}|arXiv:(?P<later>1[5-9]|[2-9]\d){MONTH}\.\d{{5}}")
DOI = re.compile(r"doi:10\.\d{4,9}/[-._()/\w]*\w", re.ASCII)
ADDRESS = re.compile(r"https://(?!arxiv\.org|(?:dx\.)?doi\.org)[-.a-z0-9]+/[-._/\w]*\w", re.ASCII)


def place(name: str) -> str:
    """The file and the line of an entry."""
    body = ast.parse(FILE.read_text("utf-8")).body
    lines = {node.targets[0].id: node.lineno for node in body if isinstance(node, ast.Assign)}
    return f"src/activation_functions/{FILE.name}:{lines[name]}"


def surnames(paper: Paper) -> list[str]:
    return [author.split()[-1] for author in paper.authors.split(", ")]


@in_each
def test_entry_has_been_compared_with_its_paper(name: str) -> None:
    """A digit of a number, or a letter of a name, that is wrong here would be wrong everywhere."""
    paper = PAPERS[name]
    digits = sha256(repr(astuple(replace(paper, checked=""))).encode()).hexdigest()[:4]
    assert paper.checked == digits, (
        f"{place(name)}: {name} is new or has been changed: compare it with {paper.address or 'the paper'}, "
        f'and write checked="{digits}"'
    )


@in_each
def test_identifier_has_the_form_of_its_kind(name: str) -> None:
    identifier = PAPERS[name].identifier
    forms = (ARXIV, DOI, ADDRESS)
    assert not identifier or any(form.fullmatch(identifier) for form in forms), (
        f"{place(name)}: {identifier!r}, expected arXiv:YYMM.NNNNN, doi:10.NNNN/…, or an address of neither"
    )


@in_each
def test_year_is_that_of_the_number_on_arxiv(name: str) -> None:
    """The number of a paper begins with the year and the month of its first version."""
    paper = PAPERS[name]
    if found := ARXIV.fullmatch(paper.identifier):
        assert paper.year == 2000 + int(found["year"] or found["later"]), f"{place(name)}: {paper.identifier}"
    else:
        assert paper.published, f"{place(name)}: expected where it was published, as it is not on arXiv"


@in_each
def test_names_and_titles_have_one_form(name: str) -> None:
    paper = PAPERS[name]
    plain = unicodedata.normalize("NFKD", surnames(paper)[0]).encode("ascii", "ignore").decode()
    assert name == f"{plain.upper()}_{paper.year}", f"{place(name)}: expected {plain.upper()}_{paper.year}"
    for author in paper.authors.split(", "):
        is_organization = author == paper.authors and re.fullmatch(r"[^\W\d_]+", author)
        assert is_organization or re.fullmatch(r"[^\W\d_][\w-]+(?: [^\W\d_][\w-]+)+", author), (
            f"{place(name)}: {author!r}, expected first and last names, unabbreviated, with a comma between authors"
        )
    assert re.fullmatch(r"\S.*[^\s.,:]", paper.title), f"{place(name)}: {paper.title!r} ends with a sign"


def test_entries_are_in_the_order_of_the_alphabet() -> None:
    assert list(PAPERS) == sorted(PAPERS, key=lambda name: name.split("_"))


@in_each
def test_every_entry_is_used(name: str) -> None:
    assert any(PAPERS[name] in one.papers for one in activations.values()), (
        f"{place(name)}: {name} is among the papers of no activation"
    )


def test_docstring_and_view_show_the_papers(activation: Activation[...]) -> None:
    view = activation.references
    assert ("References\n---" in (activation.__doc__ or "")) == bool(activation.papers)
    for paper in activation.papers:
        line = str(paper)
        assert line in " ".join((activation.__doc__ or "").split()), f"help({activation.name}) lacks {line}"
        assert line in repr(view).splitlines()
        for part in (str(paper.year), paper.title, paper.address, paper.published, *surnames(paper)):
            assert part in line, line
            assert escape(part) in view._repr_html_(), part


def test_page_shows_its_papers_at_its_end(page: Page) -> None:
    cell = f"{page.name}.references"
    code = page.path.read_text("utf-8").rpartition('"""')[2]
    expected = bool(activations[page.name].papers)
    assert code.rstrip().endswith(f"\n\n{cell}") == expected, f"gallery/{page.path.name}: " + (
        f"the last line is not {cell}" if expected else f"{cell} shows nothing: {page.name} has no papers"
    )


def paragraphs(page: Page) -> Iterator[tuple[str, str, str]]:
    """The place and the text of each paragraph, and the title of its section."""
    section = ""
    for offset, text in page.texts:
        for node in text.findall():
            if isinstance(node, nodes.title):
                section = node.astext()
            elif isinstance(node, nodes.paragraph):
                yield f"gallery/{page.path.name}:{page.line(offset, node)}", " ".join(node.astext().split()), section


# One that is a word, too, is a name if others follow.
WORDS = {"So"}
SURNAME = "|".join(
    sorted(
        {
            re.escape(surname) + "(?= and |'s)" * (surname in WORDS)
            for paper in PAPERS.values()
            for surname in surnames(paper)
        }
    )
)
# What is named after somebody, such as a Boltzmann machine, names no author.
AUTHORS = re.compile(
    rf"\b(?:{SURNAME})\b(?! (?:distribution|machine))(?:(?:, | and )(?:{SURNAME})\b)*(?: and others|'s)?"
)


def named_by(names: list[str]) -> list[str]:
    """What a paper with authors of some surnames is called by: all, the first and others, or the first's."""
    every = ", ".join(names[:-1]) + " and " * (len(names) > 1) + names[-1]
    return [every, *([f"{names[0]} and others"] if len(names) > 2 else []), f"{names[0]}'s"]


def test_authors_in_prose_are_those_of_a_paper(page: Page) -> None:
    """All of them, in their order, or the first and others; where it is about the origin, of a paper of the page."""
    for place, text, section in paragraphs(page):
        papers = activations[page.name].papers if section == ORIGIN else PAPERS.values()
        lists = [surnames(paper) for paper in papers]
        known = [name for names in lists for name in named_by(names)]
        for authors in AUTHORS.findall(text):
            assert authors in known, f"{place}: {authors!r} are the authors of no paper, expected one of {known}"


def test_prose_says_what_each_paper_is_there_for(page: Page) -> None:
    said = " ".join(text for _, text, origin in paragraphs(page) if origin)
    for paper in activations[page.name].papers:
        assert re.search(rf"\b{surnames(paper)[0]}\b", said), f"gallery/{page.path.name}: {paper} is not in the prose"


TEXTS = [
    path
    for folder in (
        ROOT,
        DOCS,
        DOCS / "families",
        DOCS / "frameworks",
        DOCS / "_templates",
        GALLERY,
        *ROOT.glob("src/*"),
    )
    for pattern in ("*.md", "*.py", "*.html", "*.cff")
    for path in sorted(folder.glob(pattern))
    if path != FILE
]
RESOLVER = "|".join(map(re.escape, RESOLVERS.values()))
LINK = re.compile(rf"(?:`(?P<rst>[^`<]+)<|\[(?P<md>[^]]+)\]\()?\b(?P<address>(?:{RESOLVER})[^\s<>`\"]*[^\s<>`\".,;:)])")


@pytest.mark.parametrize("path", TEXTS, ids=[path.relative_to(ROOT).as_posix() for path in TEXTS])
def test_link_to_a_paper_is_that_of_the_bibliography(path: Path) -> None:
    """Its text is the title, or the title without its subtitle."""
    titles = {paper.address: paper.title for paper in PAPERS.values()}
    text = path.read_text("utf-8")
    for found in LINK.finditer(text):
        where = f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}"
        assert found["address"] in titles, f"{where}: {found['address']} is not in {FILE.name}"
        title = titles[found["address"]]
        shown = " ".join(re.sub(r"\n#?", " ", found["rst"] or found["md"] or title).split()).casefold()
        assert shown in (title.casefold(), title.partition(":")[0].casefold()), f"{where}: {shown!r} is {title!r}"


YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?!\w|[.,]\d)")
SENTENCE_END = re.compile(r"(?<=[.!?:;]) ")
DATED = re.compile(rf"({AUTHORS.pattern}) (?:\w+ )?\((\d{{4}})\)")
AUTHOR = re.compile(rf"\b(?:{'|'.join(sorted({name for paper in PAPERS.values() for name in surnames(paper)}))})\b")


def test_years_in_prose_are_those_of_papers(page: Page) -> None:
    """Of those of the page, and behind their authors in parentheses of a paper of these; a mistake has another year."""
    years = {str(paper.year) for paper in activations[page.name].papers}
    for place, text, section in paragraphs(page):
        wrong = set(YEAR.findall(text)) - years if section != MISTAKES else set()
        assert not wrong, f"{place}: none of the papers of the page appeared in {', '.join(wrong)}"
        for authors, year in DATED.findall(text):
            theirs = {str(paper.year) for paper in PAPERS.values() if authors in named_by(surnames(paper))}
            assert year in theirs, f"{place}: {authors} ({year}), expected {' or '.join(theirs)}"


def test_the_author_before_a_year_or_else_behind_it_has_a_paper_of_it(page: Page) -> None:
    """In the same sentence; a mistake has another year."""
    for place, text, section in paragraphs(page):
        for sentence in SENTENCE_END.split(text) if section != MISTAKES else []:
            for year in YEAR.finditer(sentence):
                before, behind = AUTHOR.findall(sentence, 0, year.start()), AUTHOR.findall(sentence, year.end())
                [author] = before[-1:] or behind[:1] or [""]
                years = {str(paper.year) for paper in PAPERS.values() if author in surnames(paper)}
                assert not author or year[0] in years, f"{place}: {author} in {year[0]}, expected {' or '.join(years)}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=DOCUMENTS.values())
def test_years_of_authors_in_documents_are_those_of_papers(path: Path) -> None:
    """A sentence that names authors and a year names a paper."""
    for part in parts(path):
        for sentence in SENTENCE_END.split(part.text) if isinstance(part, Said) else []:
            named = {paper for paper in PAPERS.values() if set(surnames(paper)) & set(re.findall(r"\w+", sentence))}
            years = {int(year) for year in YEAR.findall(sentence)}
            wrong = years - {paper.year for paper in named} if named else set()
            assert not wrong, f"{part.place}: {sentence}: no paper of theirs appeared in {wrong}"


def test_years_in_prose_are_found() -> None:
    texts = [text for page in pages().values() for _, text, _ in paragraphs(page)]
    assert any(map(YEAR.search, texts)) and any(map(DATED.search, texts))
