"""The page on which readers check their own functions, and what is said of what is given there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from conftest import opened
from explored_page import NEXT_FRAME

ADDRESS = "check-your-own.html"


@pytest.fixture(scope="module")
def form(browser: Browser) -> Iterator[Page]:
    """The page, which stays open."""
    page = opened(browser, ADDRESS, viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else problems.append(request.url))
    yield page
    page.context.close()
    assert not problems, problems  # Nothing that is typed leaves the browser.


def said(page: Page, given: str, of: str = "", order: int = 0) -> str:
    """Give something, and return what is said of it."""
    page.locator("[name=of]").fill(of)
    page.locator("[name=order]").select_option(str(order))
    page.locator("[name=given]").fill(given)
    page.get_by_role("button", name="Check", exact=True).click()
    page.evaluate(NEXT_FRAME)
    return page.locator(".result").inner_text()


def is_right(text: str) -> bool:
    return text.startswith("Right.")
