"""Every page, on a phone and on a desk, light and dark, opened from the disk."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import SITE, opened

MODULES = Path(__file__).parent / "node_modules"
AXE = MODULES / "axe-core/axe.min.js"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"

in_all_views = pytest.mark.parametrize("scheme", ["light", "dark"])
in_all_widths = pytest.mark.parametrize("width", [390, 1280])


@in_all_views
@in_all_widths
def test_page_reads_without_errors_or_requests(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else problems.append(r.url))
    page.goto((SITE / address).as_uri())
    assert not problems, f"{address}: {problems}"
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} scrolls sideways at {width}"
    for selector in ("figure svg", "div.math mjx-container"):
        for element in page.locator(selector).all():
            assert element.is_visible(), f"{address}: {selector} is not visible"
    context.close()


@in_all_views
@in_all_widths
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    page = opened(browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    said = [f"{violation['id']}: {node['html']}" for violation in found for node in violation["nodes"]]
    assert not said, f"{address} at {width} px, {scheme}:\n" + "\n".join(said)
    page.context.close()


def test_formulas_do_not_take_the_keyboard(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    assert page.locator("mjx-container [tabindex], mjx-container[tabindex]").count() == 0
    page.context.close()


def test_page_reads_without_javascript(browser: Browser, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    assert page.locator("article").inner_text().strip(), f"{address} is empty"
    for formula in page.locator("div.math mjx-container").all():
        assert formula.is_visible(), f"{address}: a formula is not visible"
    page.context.close()


def test_nothing_moves_while_the_page_loads(browser: Browser, address: str) -> None:
    page = opened(browser, "search.html")  # anything, to have a page
    # A slow processor draws the page in more steps, as far as it may.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.goto((SITE / address).as_uri())
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """new Promise(resolve => new PerformanceObserver(
            list => resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
        ).observe({type: "layout-shift", buffered: true}) || setTimeout(() => resolve(0), 200))"""
    )
    assert shift < 0.001, f"{address} shifts by {shift}"
    page.context.close()


def test_page_prints_within_the_paper(browser: Browser, address: str) -> None:
    page = opened(browser, address, viewport={"width": 718, "height": 1000})  # A4 with margins of 1 cm
    page.emulate_media(media="print")
    assert page.locator("article").is_visible()
    assert not page.locator(".sidebar-drawer").is_visible(), f"{address} prints its navigation"
    assert page.evaluate("document.documentElement.scrollWidth") <= 718, f"{address} is wider than the paper"
    for box in page.locator("pre, .math-scroll").all():
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1"), (
            f"{address}: cut off on paper: {box.inner_text()}"
        )
    page.context.close()


def test_html_is_valid() -> None:
    """The Nu checker says nothing of any page."""
    run = subprocess.run(
        ["java", "-jar", VNU, "--skip-non-html", "--errors-only", SITE], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
