"""The addresses of the site, and the register of those that have been published, each of which is for ever.

`make addresses` adds the new ones to the register; nothing takes one out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sphinx.util.inventory import InventoryFile

from extensions.listings import FILES
from extensions.published import NOT_FOUND
from framework_measurements.findings.packages import packages

DOCS = Path(__file__).parents[1]
SITE = DOCS / "_build/html"
REGISTER = DOCS / "addresses.txt"
INVENTORY = "objects.inv"
# The kind of what only a site has whose address is known.
IF_PUBLISHED = "published"
PARTS = ("_static", "_sources", "searchindex.js", ".")  # Other files of the site alone refer to these.
# What was measured may be gone with the next version of a framework, or with a better form.
MEASURED = re.compile(
    rf"frameworks/.*#|#(kinks|lengths|parameters|weight)-|#.*-failures-of-|#.*-in-({'|'.join(packages())})$"
)
# Types and their attributes change as the library does; labels of sphinx-gallery are its own.
NAMES_OF_OTHERS = re.compile(r"py:(?!function |data )|std:label sphx[-_]glr")


def registered() -> list[str]:
    """Return the lines of the register."""
    return REGISTER.read_text("utf-8").splitlines()


def addresses(site: Path) -> Iterator[str]:
    """Yield pages and files, and where each name in the inventory leads, with its kind and the name."""
    yield from (f"{file} {IF_PUBLISHED}" for file in (*FILES, f"{NOT_FOUND}.html"))
    for path in site.rglob("*"):
        address = path.relative_to(site).as_posix()
        if path.is_file() and not address.startswith(PARTS):
            yield address
    for kind, names in InventoryFile.loads((site / INVENTORY).read_bytes(), uri="").data.items():
        for name, item in names.items():
            if not MEASURED.search(item.uri) and not NAMES_OF_OTHERS.match(f"{kind} {name}"):
                yield f"{item.uri} {kind} {name}"


def main() -> None:
    """Add what is new on the site."""
    known = set(registered())
    found = known | set(addresses(SITE))
    REGISTER.write_text("".join(f"{line}\n" for line in sorted(found)), "utf-8")
    print(f"{REGISTER.name}: {len(found)} addresses, of which {len(found - known)} are new")


if __name__ == "__main__":
    main()
