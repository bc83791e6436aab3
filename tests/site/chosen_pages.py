"""Pages on which a test looks at what is the same on others: chosen by what they contain."""

from __future__ import annotations

import itertools
import re
from functools import cache

from conftest import ADDRESSES, SITE

DOCS = SITE.parents[1]
STYLE_SHEETS = [sheet for folder in ("_static", "extensions", "explorer") for sheet in DOCS.glob(f"{folder}/**/*.css")]


@cache
def html(address: str) -> str:
    """Return the HTML of a page."""
    return (SITE / address).read_text("utf-8")


def pages_with(pattern: str) -> list[str]:
    """Return the addresses of the pages whose HTML matches, the smallest first."""
    found = [address for address in reversed(ADDRESSES) if re.search(pattern, html(address))]
    assert found, f"no page of the site matches {pattern}"
    return found


@cache
def pages_of_every_form() -> list[str]:
    """Return a few pages that together have every class that there is on the site and in our style sheets."""
    styled = set(re.findall(r"\.([a-z][\w-]+)", "".join(sheet.read_text("utf-8") for sheet in STYLE_SHEETS)))
    classes = {
        address: styled & set(" ".join(re.findall('class="([^"]*)"', html(address))).split()) for address in ADDRESSES
    }
    missing, chosen = set[str]().union(*classes.values()), list[str]()
    while missing:
        chosen.append(max(reversed(ADDRESSES), key=lambda address: len(classes[address] & missing)))
        missing -= classes[chosen[-1]]
    return chosen


def all_views() -> list[tuple[str, int, str]]:
    """Return every page as it is on a desk in the light; those of every form on a phone and in the dark, too.

    What a page says is the same in all views, and how it looks is said by style sheets of which those pages have every
    class.
    """
    others = itertools.product(pages_of_every_form(), (390, 1280), ("light", "dark"))
    return list(dict.fromkeys([*((address, 1280, "light") for address in ADDRESSES), *others]))
