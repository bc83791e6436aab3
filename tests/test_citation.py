"""What is cited is what is declared: the papers, the pages, the whole site."""

from __future__ import annotations

import re

import pytest
import yaml

from activation_functions import __version__, bibliography
from activation_functions.paper import Paper
from extensions.bibtex import references
from extensions.citation import CITATION, citation, date_of_commit
from reading.bibtex import entries
from specification.page import pages

PAPERS = {name: value for name, value in vars(bibliography).items() if isinstance(value, Paper)}
DATES = ["2026-11-28", ""]


def test_citation_file_is_about_this_version() -> None:
    assert yaml.safe_load(CITATION.read_text("utf-8"))["version"] == __version__


def test_file_of_references_is_the_bibliography() -> None:
    found = dict(entries(references()))
    assert len(found) == len(PAPERS), "a paper is missing, or two have one key"
    for name, paper in PAPERS.items():
        fields = found[name.lower().replace("_", "")]
        scheme, _, number = paper.identifier.partition(":")
        assert fields == {
            name: value
            for name, value in {
                "author": " and ".join(paper.authors.split(", ")),
                "title": f"{{{paper.title}}}",
                "howpublished": paper.published,
                "year": str(paper.year),
                "archiveprefix": "arXiv" * (scheme == "arXiv"),
                "eprint": number * (scheme == "arXiv"),
                "doi": number * (scheme == "doi"),
                "url": paper.address,
            }.items()
            if value
        }, name


@pytest.mark.parametrize("date", DATES)
def test_both_forms_of_a_citation_say_the_same(date: str) -> None:
    """With the title, the version, the date and the address of the page; without a commit there is no date."""
    declared = yaml.safe_load(CITATION.read_text("utf-8"))
    for name, page in pages().items():
        address = f"https://example.org/functions/{name}.html"
        forms = citation(name, page.title, address, date)
        [(key, fields)] = entries(forms["BibTeX"])
        assert key == f"activations:{name}"
        assert fields.pop("author") == f"{{{declared['authors'][0]['name']}}}"
        assert fields.pop("title") == f"{{{page.title}}}"
        assert fields.pop("howpublished") == f"{declared['title']}, version {__version__}"
        assert fields.pop("url") == address
        assert fields == ({"year": date[:4], "date": date} if date else {})
        for part in (page.title, declared["title"], declared["authors"][0]["name"], __version__, date, address):
            assert part in forms["Text"], f"{name}: {part} is not in {forms['Text']}"
        assert "()" not in forms["Text"]


def test_formulas_can_be_cited_by_what_a_script_adds() -> None:
    """It puts the name of the formula behind the title, into the key, and behind the address of the page."""
    for name, page in pages().items():
        forms = citation(name, page.title, f"functions/{name}.html", "")
        assert all(form.count(".html") == 1 for form in forms.values()), name
        assert forms["Text"].count("”") == 1 and len(re.findall("^  title = ", forms["BibTeX"], re.M)) == 1


def test_date_is_that_of_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    for seconds, date in {"1764357600": "2025-11-28", "0": ""}.items():
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        assert date_of_commit() == date
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert date_of_commit() == ""
