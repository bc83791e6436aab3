"""The built pages as text and as trees, read once."""

from __future__ import annotations

import functools
import re

from bs4 import BeautifulSoup

from conftest import SITE


@functools.cache
def text(address: str) -> str:
    """Return the HTML of a page."""
    return (SITE / address).read_text("utf-8")


@functools.cache
def tree(address: str) -> BeautifulSoup:
    """Return a page as a tree, without its frame, and without the signs that lead to anchors."""
    found = BeautifulSoup(text(address).partition("<article")[2].partition("</article>")[0], "html.parser")
    for sign in found.select("a.headerlink"):
        sign.decompose()
    return found


def figures(address: str) -> dict[str, str]:
    """Return the figures of a page that can be downloaded: their SVG by their names."""
    found = re.findall(r'<figure class="figure" id="figure-([\w-]+)">(<svg.*?</svg>)', text(address), re.DOTALL)
    assert len(found) == len(dict(found)) == text(address).count('id="figure-'), f"{address}: a figure is not read"
    return dict(found)
