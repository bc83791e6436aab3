"""A browser, and the pages of the site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

SITE = Path(__file__).parents[2] / "docs/_build/html"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `address` runs for every page."""
    if "address" in metafunc.fixturenames:
        pages = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
        metafunc.parametrize("address", pages)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, which has to be installed."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


def opened(browser: Browser, address: str, **settings: object) -> Page:
    """A page of the site, in a context of its own: close that when it is done."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], **settings)
    page = context.new_page()
    page.goto((SITE / address).as_uri())
    return page
