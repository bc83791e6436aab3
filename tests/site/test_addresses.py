"""Every link leads somewhere, and every address that has been published where it led."""

from __future__ import annotations

import functools
import re
from posixpath import normpath

from sphinx.util.inventory import InventoryFile

from built_pages import text
from conftest import SITE
from extensions.addresses import IF_PUBLISHED, INVENTORY, REGISTER, registered
from links_of_site import MOVED, check_links

NUMBERED = [(f"docs/{REGISTER.name}:{number}", *line.split(" ", 2)) for number, line in enumerate(registered(), 1)]
LINES = [line for line in NUMBERED if IF_PUBLISHED not in line]
ID = re.compile(r'\sid="([^"]+)"')
LEADS_ON = re.compile(rf'{MOVED} content="0; url=([^"]+)"')


@functools.cache
def anchors(page: str) -> set[str]:
    """Those of a page, or of the one to which it has moved."""
    if moved := LEADS_ON.search(text(page)):
        return anchors(normpath(f"{page}/../{moved[1]}"))
    return set(ID.findall(text(page)))


def test_every_link_leads_somewhere() -> None:
    check_links(SITE)


def test_registered_pages_and_files_are_there() -> None:
    gone = [f"{place}: {address}" for place, address, *name in LINES if not name and not (SITE / address).is_file()]
    assert LINES and not gone, "not on the site any more:\n" + "\n".join(gone)


def test_registered_anchors_lead_to_an_element() -> None:
    places = {address: place for place, address, *_ in LINES if "#" in address}
    gone = []
    for address, place in places.items():
        page, _, anchor = address.partition("#")
        if not (SITE / page).is_file() or anchor not in anchors(page):
            gone.append(f"{place}: {address}")
    assert places and not gone, "no element has these anchors any more:\n" + "\n".join(gone)


def test_registered_names_are_in_the_inventory() -> None:
    inventory = InventoryFile.loads((SITE / INVENTORY).read_bytes(), uri="").data
    names = [(place, *name) for place, _, *name in LINES if name]
    gone = [f"{place}: {kind} {name}" for place, kind, name in names if name not in inventory.get(kind, {})]
    assert names and not gone, f"{INVENTORY} has these names no more:\n" + "\n".join(gone)
