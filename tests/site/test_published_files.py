"""What programs read of the published site: the feed, and what language models are given."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup

from activation_functions import activations
from activation_functions.facts_in_words import facts
from extensions.addresses import IF_PUBLISHED, registered
from links_of_site import URL, documents, text
from published_site import CITED, NAME, ROOT, head, meta
from specification.page import pages

ATOM = {"": "http://www.w3.org/2005/Atom"}


def test_the_feed_has_every_version(published: Path) -> None:
    feed = ElementTree.parse(published / "feed.xml").getroot()
    assert feed.tag == f"{{{ATOM['']}}}feed"
    assert feed.find("link[@rel='self']", ATOM).get("href") == feed.findtext("id", None, ATOM) == f"{URL}feed.xml"
    assert feed.find("link[@rel='alternate']", ATOM).get("href") == URL
    assert feed.findtext("title", None, ATOM) == f"{NAME}: changes"
    assert feed.findtext("author/name", None, ATOM).lower() == CITED["authors"][0]["name"].lower()
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## (\S+)", changelog, re.MULTILINE)
    entries = feed.findall("entry", ATOM)
    assert [entry.findtext("title", None, ATOM) for entry in entries] == [f"{NAME} {each}" for each in headings]
    ids = [entry.findtext("id", None, ATOM) for entry in entries]
    assert ids == [f"{URL}feed.xml#{each}" for each in headings] and len({*ids}) == len(ids)
    for entry in [feed, *entries]:
        assert datetime.fromisoformat(entry.findtext("updated", None, ATOM)).tzinfo
    told = [BeautifulSoup(entry.findtext("content", None, ATOM), "html.parser") for entry in entries]
    _, *written = re.split("^## .*", changelog, flags=re.MULTILINE)
    points = [len(each.select("li")) for each in told]
    assert points == [len(re.findall("^- ", each, re.MULTILINE)) for each in written] and all(points)
    assert [re.findall(r"\w+", each.text) for each in told] == [re.findall(r"\w+", each) for each in written]


def test_what_language_models_read_has_every_page_and_every_formula(published: Path) -> None:
    short, full = (text(published / name) for name in ("llms.txt", "llms-full.txt"))
    linked = re.findall(r"\]\((\S+)\)", short)
    listed = [each.text for each in ElementTree.parse(published / "sitemap.xml").findall(".//{*}loc")]
    other = {*linked, URL} ^ {*listed, f"{URL}llms-full.txt"}
    assert len(linked) == len({*linked}) and not other, other
    assert not [line for line in short.splitlines() if "None" in line or line.endswith(": ")]
    of_pages = {URL + address: path for address, path in documents(published).items()}
    described = {address: meta(path).get("description") for address, path in of_pages.items()}
    described[URL] = described[f"{URL}index.html"]
    front = BeautifulSoup(text(published / "index.html"), "html.parser").select_one("aside")
    titles = {URL + link["href"]: link.text for link in front.select("a")}
    for title, address, said in re.findall(r"^- \[(.*)\]\((.*)\): (.*)$", short, re.MULTILINE):
        own = titles.get(address) or head(of_pages[address]).title.text.partition(" - ")[0]
        assert (title, said) == (own, described[address]), address
    captions = [each.text.strip() for each in front.select(".caption")]
    assert re.findall("^## (.*)$", short, re.MULTILINE) == ["Reference", *captions, "Further pages"]
    for each in (short, full):
        assert each.strip().splitlines()[:3] == [f"# {NAME}", "", f"> {described[URL]}"]
    parts = {part.partition("\n")[0]: part for part in full.split("\n## ")[1:]}
    for name, page in pages().items():
        part = parts[f"{page.title} (`{name}`)"]
        for equation in page.equations():
            assert f"$$\n{equation.latex}\n$$" in part, f"{equation.place} is not in llms-full.txt"
        address = f"{URL}functions/{name}.html"
        lines = [
            described[address],
            f"Page: {address}",
            *(f"- {key}: {said}" for key, said in facts(activations[name]).items()),
        ]
        missing = [line for line in lines if line not in part.splitlines()]
        assert not missing and "\n- Range: " in part, f"llms-full.txt: {name}: without {missing}"
    assert len(parts) == len(pages())


def test_registered_files_are_published(published: Path) -> None:
    files = [line.partition(" ")[0] for line in registered() if line.endswith(f" {IF_PUBLISHED}")]
    gone = [file for file in files if not (published / file).is_file()]
    assert files and not gone, f"not on the published site any more: {gone}"
