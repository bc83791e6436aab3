"""The page for courses: what it shows is what comes of the lines that it offers to paste."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt
from playwright.sync_api import Page

from activation_functions import activations
from activation_functions.facts_in_words import facts
from built_pages import text, tree
from conftest import SITE
from specification.page import pages

COURSE = "course.html"
SIZES = """() => [...document.querySelectorAll(".comes-out :is(iframe, img)")].map(each => {
    const {width, height} = each.getBoundingClientRect();
    return [each.localName, Math.round(width), Math.round(height), each.naturalWidth];
})"""


def boxes() -> list[tuple[str, str, Tag]]:
    """Return the language and the lines of each box, and what comes of them."""
    found = []
    for code in tree(COURSE).select("div.pasted"):
        language = next(name.removeprefix("highlight-") for name in code["class"] if name.startswith("highlight-"))
        found.append((language, code.get_text().strip("\n"), code.find_next_sibling("div")))
    assert len(found) == text(COURSE).count("comes-out") > 4
    return found


def without_spaces(html: object) -> str:
    return re.sub(r"\s+", "", str(html))


def test_html_comes_out_as_it_is() -> None:
    for language, lines, shown in boxes():
        if language == "html":
            expected = BeautifulSoup(lines, "html.parser")
            assert without_spaces(shown.decode_contents()) == without_spaces(expected), lines


def test_markdown_comes_out_as_others_read_it() -> None:
    """CommonMark with tables; formulas stand between dollar signs."""
    seen = 0
    for language, lines, shown in boxes():
        if language == "markdown":
            seen += 1
            formulas = re.findall(r"\$\$\s*(.+?)\s*\$\$|\$([^$\n]+)\$", lines, re.DOTALL)
            written = [displayed or inline for displayed, inline in formulas]
            assert len(shown.select("mjx-container")) == len(written), lines
            displayed = [each["data-tex"] for each in shown.select("[data-tex]")]
            assert displayed == [each for each, _ in formulas if each], lines
            plain = re.sub(r"\$\$.+?\$\$|\$[^$\n]+\$", "", lines, flags=re.DOTALL)
            expected = BeautifulSoup(MarkdownIt().enable("table").render(plain), "html.parser")
            links = [[(link.text, link["href"]) for link in part.select("a")] for part in (shown, expected)]
            assert links[0] == links[1] != [], lines
            rows = [
                [
                    [cell.get_text().strip() for cell in row.select("th, td") if not cell.select("mjx-container")]
                    for row in part.select("tr")
                ]
                for part in (shown, expected)
            ]
            cells = [[cell for cell in row if cell] for row in rows[1]]
            assert rows[0] == cells, lines
    assert seen


def test_formulas_and_facts_are_those_of_the_pages() -> None:
    offered = "\n".join(lines for language, lines, _ in boxes() if language == "markdown")
    rows = re.findall(r"^\| \[(.+?)\]\(functions/(\w+)\.html\) \| \$(.+?)\$ \| (.+?) \|$", offered, re.MULTILINE)
    assert len(rows) > 2
    for title, name, formula, range_ in rows:
        assert title == pages()[name].title and range_ == facts(activations[name])["Range"]
        assert formula == " ".join(pages()[name].equation("definition").latex.split())
    [name] = re.findall(r"\(functions/(\w+)\.html#\w+-definition\)", offered)
    assert " ".join(pages()[name].equation("definition").latex.split()) in offered


def test_addresses_are_there() -> None:
    for _, lines, _ in boxes():
        addresses = re.findall(r'(?:href|src)="([^"]+)"|\]\(([^)]+)\)', lines)
        assert addresses, lines
        for address in ("".join(pair) for pair in addresses):
            path, _, anchor = address.partition("#")
            assert (SITE / path.partition("?")[0]).is_file(), address
            assert not anchor or f'id="{anchor}"' in text(path), address


def test_a_picture_has_the_description_of_its_figure() -> None:
    [picture] = tree(COURSE).select(".comes-out img")
    name = picture["src"].removeprefix("figures/").removesuffix(".svg")
    figure = tree(f"functions/{name}.html").select_one(f"#figure-{name} > svg")
    assert picture["alt"] == figure["aria-label"]


def test_frames_and_pictures_are_seen(reader: Page) -> None:
    reader.goto((SITE / COURSE).as_uri())
    reader.wait_for_load_state("networkidle")
    for kind, width, height, natural in reader.evaluate(SIZES):
        assert width > 250 and height > 90 and (kind == "iframe" or natural), (kind, width, height)
    assert reader.frame_locator(".comes-out iframe").locator("figure > svg").is_visible()
    line = reader.locator(".pasted", has_text="<iframe").text_content().strip()
    name = re.search(r"embed/([\w-]+)\.html", line)[1]
    reader.goto((SITE / f"functions/{name}.html").as_uri())
    offered = reader.locator(f"#figure-{name} .files pre").text_content()
    assert line == offered.replace('"../', '"'), "the menu of the figure offers another line"


def test_lines_are_copied_as_they_are_offered(reader: Page) -> None:
    reader.goto((SITE / COURSE).as_uri())
    for box in reader.locator(".pasted").all():
        box.hover()
        box.locator("button.copy").click()
        assert reader.evaluate("navigator.clipboard.readText()").strip() == box.text_content().strip()
