"""Explored figures of vectors and of two halves are for everyone and light, and can be taken along."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from activation_functions.kinds import Activation, Vector
from conftest import SITE, opened, wait_until
from examined_page import EXAMINED, examine
from explored_page import CHOSEN as CURVES
from explored_page import explored
from explored_several import CHOSEN, PAIRS, VECTORS, address, of_some
from specification.facts import real_parameters
from test_explored_figures import MOST
from test_layout import MISPLACED
from test_pages import AXE, COLOURS

SCRIPTS = {"vectors": VECTORS, "pairs": PAIRS}
CLIPBOARD = ["clipboard-read", "clipboard-write"]

# The colours of what is seen of a figure in the colours that the reader has chosen, by the system's names for them.
SEEN = """svg => {
    const system = name => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = name;
        const {color} = getComputedStyle(probe);
        probe.remove();
        return color;
    };
    const filled = [...svg.querySelectorAll("text")].filter(each => !each.closest(".own"))
        .filter(each => !each.style.fill && each.checkVisibility()).map(each => getComputedStyle(each).fill);
    const ground = getComputedStyle(svg.querySelector("path")).fill;
    return {texts: [...new Set(filled)], ground, ink: system("CanvasText"), canvas: system("Canvas")};
}"""


def state(activation: Activation[...]) -> str:
    """All that can be shown at once."""
    parts = [f"{key}=0.75" for key in real_parameters(activation)]
    if isinstance(activation, Vector):
        parts += [f"with={'+'.join(one.name for one in VECTORS if one is not activation)}", "x=1+2+3+4+-5+-6.125+7+8"]
    return "&".join(parts) or "x=-1.75+3"


def test_scripts_and_styles_are_light_and_loaded_where_they_are_asked_for(browser: Browser) -> None:
    for script, each in SCRIPTS.items():
        files = [SITE / f"_static/{script}.{suffix}" for suffix in ("js", "css")]
        weight = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
        assert weight <= MOST, f"{script}: {weight} bytes of {MOST}"
        page = opened(browser, "index.html")
        requests: list[str] = []
        page.on("request", lambda request: requests.append(Path(urlsplit(request.url).path).name))
        page.goto((SITE / address(each[0])).as_uri())
        names = {file.name for file in files}
        assert not names & {*requests}, requests
        page.locator("button.explore").focus()
        wait_until(page, "() => window.explore")
        assert names <= {*requests} and not {"explorer.js", "explorer.css"} & {*requests}, requests
        page.context.close()


def test_each_page_has_the_button_of_its_script() -> None:
    for script, each in SCRIPTS.items():
        sign = f'data-script="{script}"'
        found = {path.stem for path in SITE.glob("**/*.html") if sign in path.read_text("utf-8")}
        assert found == {one.name for one in each}


@of_some
def test_open_it_is_for_everyone(browser: Browser, activation: Activation[...]) -> None:
    """Axe finds nothing, nothing is covered, small, broken or too wide, on 320 pixels and with text twice as large."""
    page = explored(browser, address(activation), state(activation))
    page.locator(".explorer summary").click()
    expect(page.locator(".values tr").first).to_be_visible()
    examine(page, activation.name, "figure", ".explorer")
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        what = f"{activation.name} at {width} px"
        if not isinstance(activation, Vector):
            svg = page.locator("article figure > svg:visible")
            assert width < 390 or not (misplaced := svg.evaluate_all(MISPLACED)), f"{what}: {misplaced}"
        sizes = page.locator(".moving :is(.hits rect, .hit)").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).map(({width, height}) => Math.min(width, height))"
        )
        assert min(sizes) >= (24 if width >= 390 else 20), f"{what}: {sizes}"
    page.context.close()


@pytest.mark.parametrize("activation", [CURVES[0], VECTORS[0], PAIRS[0]], ids=lambda one: one.name)
def test_colours_that_a_reader_has_chosen_are_kept(browser: Browser, activation: Activation[...]) -> None:
    """In forced colours texts of a figure have that of texts and its ground that of the page; states are still seen."""
    for scheme in ("light", "dark"):
        page = explored(browser, address(activation), forced_colors="active", color_scheme=scheme)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        seen = page.locator("svg.moving").evaluate(SEEN)
        assert seen["texts"] == [seen["ink"]] and seen["ground"] == seen["canvas"] != seen["ink"], seen
        borders = page.locator(".explorer :is(button, input:not([type=range], [type=checkbox]))").evaluate_all(
            "all => all.map(each => getComputedStyle(each)).map(style => style.borderWidth + style.borderStyle)"
        )
        assert {*borders} == {"1pxsolid"}
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(EXAMINED, [["figure", ".explorer"], COLOURS])
        assert not found, [node["html"] for each in found for node in each["nodes"]]
        page.context.close()


@of_some
def test_python_that_is_copied_computes_what_is_shown(browser: Browser, activation: Activation[...]) -> None:
    noise = "&seed=7" if activation.name == "gumbel_softmax" else ""
    page = explored(browser, address(activation), state(activation) + noise, permissions=CLIPBOARD)
    labels = page.locator("svg.moving text[text-anchor=start]").all_text_contents()
    page.get_by_role("button", name="Copy Python").click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("Python copied")
    code = page.evaluate("navigator.clipboard.readText()")
    plt.close("all")
    names: dict[str, Any] = {}
    exec(code.replace("plt.show()\n", ""), names)
    own = dict.fromkeys(real_parameters(activation), 0.75)
    x = names["x"]
    if isinstance(activation, Vector):
        assert list(names["results"]) == labels
        assert [axes.get_title(loc="left") for axes in names["figure"].axes] == labels
        added = np.random.default_rng(7).gumbel(size=x.shape) if noise else 0
        np.testing.assert_array_equal(names["results"][labels[1]], activation(x + added, **own))
        np.testing.assert_array_equal(names["jacobian"], activation.jacobian(x + added, **own))
    else:
        halves = np.stack([names["first"], names["second"]])
        np.testing.assert_array_equal(names["values"], activation(halves, axis=0, **own)[0])
        expected = f"{activation(x, **own)[0]:.6g}"
        assert names["axes"].get_legend_handles_labels()[1] == [expected]
    plt.close("all")
    page.context.close()


@pytest.mark.parametrize("activation", [VECTORS[0], CHOSEN[2]], ids=lambda one: one.name)
def test_pictures_and_the_link_are_taken_along(browser: Browser, activation: Activation[...]) -> None:
    given = f"{next(iter(real_parameters(activation)))}=0.75&x=1+2"
    page = explored(browser, address(activation), given, permissions=CLIPBOARD)
    with page.expect_download() as file:
        page.get_by_role("button", name="Download SVG").click()
    svg = Path(file.value.path()).read_text("utf-8")
    root = ElementTree.fromstring(svg)
    assert root.tag.endswith("svg") and "var(" not in svg and "creativecommons" in svg and 'display="none"' not in svg
    texts = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == page.locator("svg.moving text").evaluate_all(
        "all => all.filter(each => !each.closest('[display=none]')).map(each => each.textContent)"
    )
    with page.expect_download() as file:
        page.get_by_role("button", name="Download PNG").click()
    assert Path(file.value.path()).read_bytes().startswith(b"\x89PNG")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{(SITE / address(activation)).as_uri()}#{given}"
    page.context.close()


@pytest.mark.parametrize("activation", [VECTORS[0], PAIRS[0]], ids=lambda one: one.name)
def test_paper_has_the_static_figure(browser: Browser, activation: Activation[...]) -> None:
    page = explored(browser, address(activation))
    page.emulate_media(media="print")
    assert [svg.is_visible() for svg in page.locator("figure.explored > svg").all()] == [True, False]
    assert not page.locator(".explorer").is_visible()
    page.context.close()
