"""Another project links to the site by intersphinx; links without a text show one that reads well there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from built_pages import text
from conftest import SITE

FOREIGN = Path(__file__).parent / "foreign"
ADDRESS = "https://activations.example/"
PAGES = [pytest.param(path, id=path.name) for path in sorted(FOREIGN.iterdir()) if path.suffix in (".rst", ".md")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("foreign")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", FOREIGN, folder]
    run = subprocess.run(command, capture_output=True, text=True)
    assert not run.returncode, run.stderr
    return folder


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_to_an_element_and_read_as_expected(built: Path, path: Path) -> None:
    page = BeautifulSoup(built.joinpath(path.stem).with_suffix(".html").read_text("utf-8"), "html.parser")
    items = [(item.get_text(), item.em.string, item.a) for item in page.select("li") if item.em]
    assert items, f"{path.name}: no item says what its link is expected to show"
    for item, expected, link in items:
        assert link.get_text() == expected, f"{path.name}: {item}"
        address, _, anchor = link["href"].removeprefix(ADDRESS).partition("#")
        assert (SITE / address).is_file(), f"{path.name}: {item}: {link['href']}"
        assert not anchor or f'id="{anchor}"' in text(address), f"{path.name}: {item}: {link['href']}"
