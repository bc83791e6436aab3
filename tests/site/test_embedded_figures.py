"""Figures for the frames of other sites: each alone on a page, with a way back, in the theme that is asked for."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from built_pages import figures, text
from conftest import ADDRESSES, EMBEDDED, SITE, wait_until
from extensions.content_security import policy
from extensions.figure_colors import DARK, LIGHT
from served_site import served
from specification.table import LICENCE_ADDRESS
from test_html import VNU
from test_pages import AXE, TOLD

SVG = {name: (address, svg) for address in ADDRESSES for name, svg in figures(address).items()}
# One of each kind of page, drawn in each of the ways.
VISITED = ["gelu", "softmax-jacobian", "relu-ulp", "family-gated"]
CURVES = """() => {
    const strokes = [...document.querySelectorAll("svg *")].map(each => getComputedStyle(each).stroke);
    const {backgroundColor, color} = getComputedStyle(document.body);
    return [strokes, backgroundColor, color];
}"""
FITS = """() => {
    const {scrollWidth, scrollHeight, clientWidth, clientHeight} = document.documentElement;
    const {width, height} = document.querySelector("svg").getBoundingClientRect();
    return scrollWidth <= clientWidth && scrollHeight <= clientHeight && height > clientHeight / 2 && width > 200;
}"""
# The first figure of each script that lets one move.
SCRIPTS = {
    found[1] or "explorer": name
    for name, (address, _) in sorted(SVG.items(), reverse=True)
    if (found := re.search(rf'class="explore"[^>]* data-name="{name}"(?: data-script="(\w+)")?', text(address)))
}
MOVING = sorted(SCRIPTS.values())
every_figure = pytest.mark.parametrize("figure", sorted(SVG))
visited = pytest.mark.parametrize("figure", VISITED)


def rgb(color: str) -> str:
    return f"rgb({', '.join(str(each) for each in bytes.fromhex(color[1:]))})"


def page_of(figure: str) -> BeautifulSoup:
    return BeautifulSoup(text(f"{EMBEDDED}/{figure}.html"), "html.parser")


def test_each_figure_has_a_page_of_its_own() -> None:
    assert {path.stem for path in (SITE / EMBEDDED).iterdir()} == set(SVG)


@every_figure
def test_it_is_the_figure_of_the_page_to_which_it_leads_back(figure: str) -> None:
    page, svg = SVG[figure]
    assert f'<figure class="figure" id="figure-{figure}">{svg}<figcaption>' in text(f"{EMBEDDED}/{figure}.html")
    [link] = page_of(figure).select("body a")
    assert (link["href"], link["target"]) == (f"../{page}#figure-{figure}", "_top")


@every_figure
def test_it_says_what_it_is_and_needs_nothing_else(figure: str) -> None:
    found = page_of(figure)
    title = found.select_one("h1").text
    name = re.sub("<code.*", "", re.search("<h1>(.*?)</h1>", text(SVG[figure][0]))[1])
    assert title == f"{re.sub('<.*', '', name)} ({figure})" and found.title.text == f"{title} - Activation Functions"
    assert found.select_one('link[rel="license"]')["href"] == LICENCE_ADDRESS and "CC BY 4.0" in found.body.text
    assert found.select_one('meta[name="description"]')["content"] == found.svg["aria-label"]
    assert found.select_one('meta[name="robots"]')["content"] == "noindex"
    assert found.select_one('meta[http-equiv="Content-Security-Policy"]')["content"] == policy()
    loaded = [each.get("href") or each.get("src") for each in found.select('link[rel="stylesheet"], [src]')]
    files = [address.partition("?v=")[0] for address in loaded]
    moves = bool(found.select("button.explore"))
    assert files == ["../_static/embed.css", "../_static/embed.js", *["../_static/explore.js"] * moves]
    assert not found.select("nav, style, script:not([src])")


@every_figure
def test_the_menu_links_to_it(figure: str) -> None:
    menu = BeautifulSoup(text(SVG[figure][0]), "html.parser").select_one(f"#figure-{figure} .files")
    assert [link["href"] for link in menu.select("a:not([download])")] == [f"../{EMBEDDED}/{figure}.html"]


def test_it_moves_where_the_figure_of_its_page_does() -> None:
    assert MOVING, "no figure moves"
    for figure, (page, _) in SVG.items():
        own = BeautifulSoup(text(page), "html.parser").select(f"#figure-{figure} button.explore")
        assert page_of(figure).select("figcaption > button.explore") == own, figure


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("figure", MOVING)
def test_it_moves_in_its_place_and_has_its_controls_below(reader: Page, figure: str, theme: str) -> None:
    reader.set_viewport_size({"width": 480, "height": 360})
    reader.goto(f"{(SITE / EMBEDDED / figure).as_uri()}.html?theme={theme}")
    still = reader.locator(".figure > svg").bounding_box()
    reader.locator("button.explore").click()
    reader.locator("form.explorer").wait_for()
    moving = reader.locator(".figure > svg.moving")
    assert moving.bounding_box() == still, figure
    reader.locator("form.explorer [type=range]").first.focus()
    before = moving.inner_html()
    reader.keyboard.press("ArrowRight")
    wait_until(reader, "before => document.querySelector('svg.moving').innerHTML !== before", before)
    assert reader.evaluate("document.documentElement.scrollWidth") <= 480, figure
    reader.evaluate(AXE.read_text("utf-8"))
    found = reader.evaluate("async options => (await axe.run(document, options)).violations", TOLD)
    assert not found, [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


def test_pages_are_light() -> None:
    """A page for a frame with what it loads; most of it is the font of the texts."""
    files = [(SITE / "_static" / name).stat().st_size for name in ("embed.css", "embed.js", "explore.js")]
    sizes = {figure: sum(files) + len(text(f"{EMBEDDED}/{figure}.html").encode()) for figure in SVG}
    assert max(sizes.values()) < 60_000, max(sizes.items(), key=lambda each: each[1])


def test_html_is_valid() -> None:
    pages = [SITE / EMBEDDED / f"{figure}.html" for figure in SVG]
    run = subprocess.run(["java", "-jar", VNU, "--errors-only", *pages], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@visited
@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("asked", ["", "light", "dark", "blue"])
def test_the_theme_is_that_of_the_address_or_of_the_system(reader: Page, figure: str, system: str, asked: str) -> None:
    reader.emulate_media(color_scheme=system)
    reader.goto(f"{(SITE / EMBEDDED / figure).as_uri()}.html{f'?theme={asked}' if asked else ''}")
    is_dark = (asked if asked in ("light", "dark") else system) == "dark"
    strokes, ground, ink = reader.evaluate(CURVES)
    own, others = (DARK, LIGHT) if is_dark else (LIGHT, DARK)
    assert {rgb(color) for color in own.values()} & set(strokes), f"{figure}: {strokes}"
    assert not {rgb(color) for color in others.values()} & set(strokes), f"{figure}: {strokes}"
    brightness = [sum(map(int, re.findall(r"\d+", each)[:3])) for each in (ground, ink)]
    assert (brightness[0] < brightness[1]) == is_dark, f"{figure}: {ink} on {ground}"


@visited
def test_on_paper_it_is_light(reader: Page, figure: str) -> None:
    reader.goto(f"{(SITE / EMBEDDED / figure).as_uri()}.html?theme=dark")
    reader.emulate_media(media="print", color_scheme="dark")
    assert {rgb(color) for color in LIGHT.values()} & set(reader.evaluate(CURVES)[0])


@visited
@pytest.mark.parametrize("size", [(480, 360), (320, 300), (900, 500)])
def test_it_fits_into_its_frame(reader: Page, figure: str, size: tuple[int, int]) -> None:
    reader.set_viewport_size({"width": size[0], "height": size[1]})
    reader.goto(f"{(SITE / EMBEDDED / figure).as_uri()}.html")
    assert reader.evaluate(FITS), f"{figure} in a frame of {size}"


@visited
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(reader: Page, figure: str, theme: str) -> None:
    reader.goto(f"{(SITE / EMBEDDED / figure).as_uri()}.html?theme={theme}")
    reader.evaluate(AXE.read_text("utf-8"))
    found = reader.evaluate("async options => (await axe.run(document, options)).violations", TOLD)
    assert not found, [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address at which the site is served."""
    with served(SITE, "/site/") as address:
        yield address


def test_the_line_of_the_menu_works_in_the_page_of_another_site(browser: Browser, site: str, tmp_path: Path) -> None:
    """It is pasted as it is, but for the address: the site does not know its own here."""
    context = browser.new_context()
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(f"{site}functions/gelu.html")
    line = page.locator("#figure-gelu .files pre").text_content()
    assert 'src="../embed/gelu.html"' in line
    icon = '<link rel="icon" href="data:,">'  # or the browser asks for one
    (tmp_path / "lesson.html").write_text(icon + line.replace("../embed/", f"{site}embed/"), "utf-8")
    with served(tmp_path, "/") as other:
        page.goto(f"{other}lesson.html")
        frame = page.frame_locator("iframe")
        assert frame.locator("h1").inner_text() == page.locator("iframe").get_attribute("title") == "GELU (gelu)"
        assert frame.locator("svg").is_visible() and not problems
        frame.locator("a").click()
        page.wait_for_url(f"{site}functions/gelu.html#figure-gelu")
    context.close()


def test_the_line_has_the_address_of_the_site_where_that_is_known(reader: Page, tmp_path: Path) -> None:
    canonical = '<link rel="canonical" href="https://activations.example/v/functions/gelu.html">'
    page = text("functions/gelu.html").replace("</head>", f"{canonical}</head>")
    (tmp_path / "functions").mkdir()
    (tmp_path / "_static").symlink_to(SITE / "_static")
    (tmp_path / "functions/gelu.html").write_text(page, "utf-8")
    reader.goto((tmp_path / "functions/gelu.html").as_uri())
    lines = reader.locator(".files pre").all_text_contents()
    names = [
        Path(address).stem for address in re.findall('src="https://activations.example/v/embed/([^"]+)"', str(lines))
    ]
    assert names == list(figures("functions/gelu.html"))
