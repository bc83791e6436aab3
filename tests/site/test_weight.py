"""A page of an activation is light: all that the browser asks for when it is first seen, compressed."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from activation_functions import activations
from conftest import ADDRESSES, SITE, Tab

MOST = 60_000  # bytes
MOST_ELEMENTS, MOST_ON_AVERAGE = 2_700, 1_900  # of a page of an activation, with what scripts add
MOST_OF_A_LIST = 100_000  # bytes of HTML, as they are
PHONE = {"width": 390, "height": 844}
MOST_SCREENS = 15  # of a phone, one below the other
OF_FRAMEWORKS = sorted(each for each in ADDRESSES if each.startswith(("framework", "convert")))


def weights(requests: list[str]) -> Mapping[str, int]:
    """What the files weigh that were asked for; fonts and pictures are compressed as they are."""
    files = {Path(unquote(urlsplit(url).path)) for url in requests if not url.startswith("data:")}
    return {
        file.relative_to(SITE).as_posix(): len(file.read_bytes())
        if file.suffix in (".woff2", ".png")
        else len(gzip.compress(file.read_bytes(), 9))
        for file in files
    }


@pytest.mark.parametrize("address", [f"functions/{name}.html" for name in sorted(activations)])
def test_what_is_loaded_is_light(page: Page, tab: Tab, address: str) -> None:
    found = weights(tab.requests)
    assert address in found, f"{address} was not loaded"
    assert sum(found.values()) <= MOST, f"{address}: {sum(found.values())} bytes of {MOST}, {found}"


def test_pages_of_activations_have_few_elements(reader: Page) -> None:
    counts = {}
    for name in sorted(activations):
        reader.goto((SITE / f"functions/{name}.html").as_uri())
        counts[name] = reader.evaluate("document.querySelectorAll('*').length")
    many = {name: count for name, count in counts.items() if count > MOST_ELEMENTS}
    assert not many, f"elements, of {MOST_ELEMENTS} at most: {many}"
    assert (median := statistics.median(counts.values())) <= MOST_ON_AVERAGE, (
        f"half of the pages have more than {median}"
    )


def test_pages_of_activations_are_not_long_on_a_phone(reader: Page) -> None:
    assert not (long := long_on_a_phone(reader, [f"functions/{name}.html" for name in sorted(activations)])), (
        f"screens of a phone, of {MOST_SCREENS} at most: {long}"
    )


def long_on_a_phone(reader: Page, addresses: list[str]) -> dict[str, float]:
    """The pages that have more screens of a phone, one below the other, than they may have."""
    reader.set_viewport_size(PHONE)
    long = {}
    for address in addresses:
        reader.goto((SITE / address).as_uri())
        screens = reader.evaluate("document.documentElement.scrollHeight") / PHONE["height"]
        if screens > MOST_SCREENS:
            long[address] = round(screens, 1)
    return long


def test_pages_of_frameworks_are_not_long(reader: Page) -> None:
    assert len(OF_FRAMEWORKS) > 1
    sizes = {each: (SITE / each).stat().st_size for each in OF_FRAMEWORKS}
    large = {address: size for address, size in sizes.items() if size > MOST_OF_A_LIST}
    assert not large, f"bytes of HTML, of {MOST_OF_A_LIST} at most: {large}"
    assert not (long := long_on_a_phone(reader, OF_FRAMEWORKS)), (
        f"screens of a phone, of {MOST_SCREENS} at most: {long}"
    )


def test_all_pages_have_the_same_style_sheet_and_script(addresses: list[str]) -> None:
    """In their versions, so that no browser uses an older one."""
    pages = {address: (SITE / address).read_text("utf-8") for address in addresses}
    for name in ("style.css", "script.js"):
        assert (SITE / "_static" / name).stat().st_size
        versions = {address: page.partition(f"_static/{name}?v=")[2][:9] for address, page in pages.items()}
        assert len(set(versions.values())) == 1 and all(versions.values()), f"{name}: {versions}"
