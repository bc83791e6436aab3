"""The explored figure is for everyone, light and quick, and can be taken along."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from activation_functions.kinds import Activation
from conftest import SITE, wait_until
from examined_page import examine
from explored_page import ADDRESSES, CHOSEN, ELEMENTWISE, MOVED_TO, ROLES, by_slider, explored, of_each
from explored_several import SEVERAL
from specification import samples
from specification.facts import real_parameters
from specification.roles import by_role
from test_layout import MISPLACED

MOST = 12_000  # bytes of script and style, compressed
QUICK, SLOWER = 16, 4  # milliseconds for a movement, on a processor that is so many times slower


def test_script_and_style_are_light_and_loaded_when_they_are_asked_for(browser: Browser) -> None:
    files = [SITE / "_static/explorer.js", SITE / "_static/explorer.css"]
    weight = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
    assert weight <= MOST, f"{weight} bytes of {MOST}"
    page = explored(browser, ADDRESSES[0])
    page.reload()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((SITE / ADDRESSES[0]).as_uri())
    assert not [url for url in requests if "explorer" in url], requests
    page.locator("button.explore").focus()
    wait_until(page, "() => window.explore")
    assert {Path(urlsplit(url).path).name for url in requests if "explorer" in url} == {file.name for file in files}
    page.context.close()


def test_each_function_of_one_number_has_the_button_of_its_script_and_no_other_page() -> None:
    found = {path.stem for path in SITE.glob("**/*.html") if " data-limits=" in path.read_text("utf-8")}
    assert found == {one.name for one in ELEMENTWISE}


@of_each
def test_open_it_is_for_everyone(browser: Browser, number: int) -> None:
    """Axe finds nothing, nothing is covered, small, broken or too wide, on 320 pixels and with text twice as large."""
    state = f"show=012&with={ELEMENTWISE[-1].name}&minus={ELEMENTWISE[-1].name}&x=1"
    page = explored(browser, ADDRESSES[number], state)
    page.locator(".explorer summary").click()
    expect(page.locator(".explorer tbody tr").first).to_be_visible()
    examine(page, ADDRESSES[number], "figure", ".explorer")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        misplaced = page.locator("article figure > svg:visible").evaluate_all(MISPLACED)
        assert not misplaced, f"{ADDRESSES[number]} at {width} px: {misplaced}"
    page.context.close()


@of_each
def test_python_that_is_copied_draws_the_picture(browser: Browser, number: int) -> None:
    activation = CHOSEN[number]
    other = next(one for one in ELEMENTWISE if one is not activation and len(by_role(one)) > 2).name
    parameters = list(samples.parameters(activation))[-1]
    state = "&".join([*(f"{key}={value}" for key, value in parameters.items()), f"with={other}", f"minus={other}"])
    page = explored(browser, ADDRESSES[number], f"show=012&{state}", permissions=["clipboard-read", "clipboard-write"])
    labels = page.locator("svg.moving g:last-of-type text, svg.moving text:not([text-anchor])").all_text_contents()
    page.get_by_role("button", name="Copy Python").click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("Python copied")
    code = page.evaluate("navigator.clipboard.readText()")
    plt.close("all")
    names: dict[str, Any] = {}
    exec(code.replace("plt.show()\n", ""), names)
    axes = names["axes"]
    assert [line.get_label() for line in axes.lines] == labels
    x = names["x"]
    by = by_role(activation)
    for line, role in zip(axes.lines, ROLES):
        np.testing.assert_array_equal(line.get_ydata(), by[role](x, **parameters))
    start = [float(each) for each in (page.locator("button.explore").get_attribute("data-limits") or "").split()]
    np.testing.assert_allclose(axes.get_xlim(), start[:2], rtol=1e-5)
    np.testing.assert_allclose(axes.get_ylim()[0], start[2], rtol=1e-5)
    for kink in activation.fact("kinks", parameters):
        across = (x[:-1] <= kink) & (kink <= x[1:])
        assert not across.any(), f"{activation.name}: a line is drawn across {kink}"
    plt.close("all")
    page.context.close()


def test_pictures_and_the_link_are_taken_along(browser: Browser) -> None:
    page = explored(browser, ADDRESSES[0], "show=012", permissions=["clipboard-read", "clipboard-write"])
    with page.expect_download() as file:
        page.get_by_role("button", name="Download SVG").click()
    svg = Path(file.value.path()).read_text("utf-8")
    assert ElementTree.fromstring(svg).tag.endswith("svg") and "var(" not in svg and "creativecommons" in svg
    with page.expect_download() as file:
        page.get_by_role("button", name="Download PNG").click()
    picture = Image.open(io.BytesIO(Path(file.value.path()).read_bytes()))
    assert picture.format == "PNG" and len(picture.convert("RGB").getcolors(1 << 20) or []) > 3
    page.get_by_role("button", name="Copy SVG").click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("SVG copied")
    assert page.evaluate("navigator.clipboard.readText()") == svg
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{(SITE / ADDRESSES[0]).as_uri()}#show=012"
    page.context.close()


def test_paper_has_the_static_figure(browser: Browser) -> None:
    page = explored(browser, ADDRESSES[0])
    page.emulate_media(media="print")
    assert [svg.is_visible() for svg in page.locator("figure.explored > svg").all()] == [True, False]
    assert not page.locator(".explorer").is_visible()
    page.context.close()


def test_without_javascript_there_is_no_button(browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((SITE / ADDRESSES[0]).as_uri())
    assert not page.locator("button.explore").is_visible()
    page.context.close()


# What is seen in the figure and below it, with the next frame.
DRAWN = """new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(
    [...document.querySelectorAll("svg.moving, .explorer dl, .jacobian")].map(({innerHTML}) => innerHTML)))))"""


def test_what_a_slider_leaves_is_what_a_number_leaves(browser: Browser) -> None:
    """While it moves, less is drawn; where it rests, the picture and what is read are those of the number."""
    with_parameters = [one for one in [*CHOSEN, *SEVERAL] if real_parameters(one)]
    for activation in with_parameters:
        pages = [explored(browser, f"functions/{activation.name}.html", "x=1+2") for _ in range(2)]
        key = next(iter(real_parameters(activation)))
        by_slider(pages[0], key)
        value = pages[0].locator(f"#own-{key}").input_value()
        pages[1].locator(f"#own-{key}").fill(value)
        shown = [page.evaluate(DRAWN) for page in pages]
        is_same = shown[0] == shown[1]
        assert is_same, f"{activation.name}: {key} = {value} by the slider is not drawn as the number"
        for page in pages:
            page.context.close()


# Where the figure, the form and what follows it are, in pixels of the page; whether something is held in its place.
PLACES = """() => [[...document.querySelectorAll("figure.explored, .explorer, .explorer ~ *")]
    .map(each => Math.round(each.getBoundingClientRect().top + scrollY)).concat(document.body.scrollHeight),
    document.querySelectorAll(".explorer ~ [style]:not([style=''])").length]"""


@pytest.mark.parametrize("activation", [CHOSEN[0], *SEVERAL[:1], *SEVERAL[-1:]], ids=lambda one: one.name)
def test_nothing_below_moves_while_a_slider_moves(browser: Browser, activation: Activation[...]) -> None:
    """What is out of sight is held in its place meanwhile, and no longer."""
    page = explored(browser, f"functions/{activation.name}.html", "x=1+2", viewport={"width": 1280, "height": 720})
    before, none = page.evaluate(PLACES)
    slider = page.locator("[type=range][data-key]").first
    during, some = slider.evaluate(f"field => {{ ({MOVED_TO})(field, 0.75); return ({PLACES})(); }}")
    expect(page.locator("form.explorer")).to_have_attribute("style", "")
    after, left = page.evaluate(PLACES)
    assert before == after and np.abs(np.subtract(before, during)).max() <= 1, f"{before}, {during}, {after}"
    assert (none, left) == (0, 0) and some > 0
    page.context.close()


# Moves a slider with each frame, and takes the time.
MOVED = """field => new Promise(resolve => {
    let left = 40;
    const move = () => {
        field.value = Number(field.min) + (field.max - field.min) * (left / 50);
        field.dispatchEvent(new Event("input", {bubbles: true}));
        left -= 1;
        if (left) requestAnimationFrame(move); else requestAnimationFrame(() => requestAnimationFrame(resolve));
    };
    requestAnimationFrame(move);
})"""


def test_a_movement_is_quick(browser: Browser) -> None:
    """Script, style and layout of a movement with three curves and values that are read."""
    page = explored(browser, ADDRESSES[0], "show=012&x=1")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")

    def spent() -> float:
        found = {each["name"]: each["value"] for each in devtools.send("Performance.getMetrics")["metrics"]}
        return 1000 * sum(found[f"{what}Duration"] for what in ("Script", "RecalcStyle", "Layout"))

    slider = page.locator("[type=range][data-key]").first
    slider.evaluate(MOVED)  # until the browser has compiled what it runs
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    least = float("inf")
    for _ in range(3):  # others may keep the processor busy
        before = spent()
        slider.evaluate(MOVED)
        least = min(least, (spent() - before) / 40)
    page.context.close()
    assert least <= QUICK, f"{least:.1f} ms"
