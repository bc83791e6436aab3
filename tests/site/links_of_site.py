"""The links of a built site, as from the address at which it is published, and whether they lead somewhere."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

MOVED = '<noscript><meta http-equiv="refresh"'  # a page that leads to another
FOLDER = "/activation-functions/"
URL = f"https://activations.example{FOLDER}"  # nobody answers there
LINK = re.compile(r'\s(href|src|action)="([^"]*)"')


@functools.cache
def text(path: Path) -> str:
    """Return the HTML of a page."""
    return path.read_text("utf-8")


def documents(site: Path) -> dict[str, Path]:
    """Return the pages by their addresses, but those that lead to another."""
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {address: path for address, path in found.items() if MOVED not in text(path)}


def is_there(site: Path, url: str) -> bool:
    """Decide whether an address leads to a file, and to an element of it if there is something behind the #."""
    address, anchor = urldefrag(url)
    path = unquote(urlsplit(address).path).removeprefix(FOLDER)
    file = site / path / "index.html" if not path or path.endswith("/") else site / path
    if not file.is_file():
        return False
    is_of_browser = anchor.startswith(":~:")
    return not anchor or is_of_browser or file.suffix != ".html" or f'id="{unquote(anchor)}"' in text(file)


def check_links(site: Path) -> None:
    """Follow every link from where its page stands, in a folder of a release, too; of the page for errors from any."""
    wrong = []
    found = 0
    for address, path in documents(site).items():
        base = URL + ("some/other/folder/" if address == "404.html" else address)
        for kind, link in LINK.findall(text(path)):
            url = urljoin(URL + address if link.startswith("#") else base, link.replace("&amp;", "&"))
            if link.startswith("/") and address != "404.html":
                wrong.append(f"{address}: {link} leads out of the folder of a release")
            if url.startswith(URL):
                found += 1
                has_state = re.match(r"table\.html#|compare\.html#.*=|search\.html", url.removeprefix(URL))
                if not is_there(site, urldefrag(url)[0] if has_state else url):
                    wrong.append(f"{address}: {link}")
            elif kind != "href" or url.startswith(urljoin(URL, "/")) or not url.startswith(("https://", "mailto:")):
                wrong.append(f"{address}: {link} leads out of the site")
    assert found > 10_000 and not wrong, "\n".join(wrong[:20])
