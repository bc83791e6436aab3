"""Every page, on a phone and on a desk, light and dark, opened from the disk."""

from __future__ import annotations

import pytest
from conftest import SITE
from playwright.sync_api import Browser

AXE = SITE.parents[1] / "node_modules/axe-core/axe.min.js"

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
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto((SITE / address).as_uri())
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    said = [f"{violation['id']}: {node['html']}" for violation in found for node in violation["nodes"]]
    assert not said, f"{address} at {width} px, {scheme}:\n" + "\n".join(said)
    page.close()


def test_formulas_do_not_take_the_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto((SITE / address).as_uri())
    assert page.locator("mjx-container [tabindex], mjx-container[tabindex]").count() == 0
    page.close()


def test_page_reads_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((SITE / address).as_uri())
    assert page.locator("article").inner_text().strip(), f"{address} is empty"
    for formula in page.locator("div.math mjx-container").all():
        assert formula.is_visible(), f"{address}: a formula is not visible"
    context.close()


def test_every_formula_can_be_copied(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto((SITE / address).as_uri())
    assert page.locator("div.math button").count() == page.locator("div.math[class]:has(.math-scroll)").count()
    page.close()


def test_theme_switch_changes_the_figures(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="light")
    page.goto((SITE / address).as_uri())
    variable = "getComputedStyle(document.body).getPropertyValue('--figure-1')"
    light = page.evaluate(variable)
    page.evaluate("document.body.dataset.theme = 'dark'")
    assert page.evaluate(variable) != light
    page.close()
