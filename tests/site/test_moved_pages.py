"""The address of a page that has moved leads to where it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect
from sphinx.util.inventory import InventoryFile

ROOT = Path(__file__).parents[2]
URL = "https://activations.example/"
OLD, NEW = "old/place", "new/place/at_last"
FILES = {
    "conf.py": f'extensions = ["extensions.moved_pages"]\nhtml_static_path = ["{ROOT}/docs/_static"]\n'
    f'html_baseurl = "{URL}"\nmoved_pages = {{"{OLD}": "{NEW}"}}\n',
    "index.rst": f"Front\n=====\n\n.. toctree::\n\n   {NEW}\n",
    f"{NEW}.rst": "Last & Best\n===========\n\n.. _there:\n\n.. math:: x\n",
}


def build(folder: Path, **files: str) -> subprocess.CompletedProcess[str]:
    for name, content in (FILES | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'docs'}:{ROOT / 'src'}"}
    command = [sys.executable, "-m", "sphinx", "-W", "-q", folder, folder / "html"]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moved")
    run = build(folder)
    assert not run.returncode, run.stderr
    return folder / "html"


@pytest.mark.parametrize("behind", ["", "#there", "?theme=dark#there"])
def test_what_stands_behind_the_address_is_kept(site: Path, reader: Page, behind: str) -> None:
    reader.goto((site / f"{OLD}.html").as_uri() + behind)
    expect(reader).to_have_url((site / f"{NEW}.html").as_uri() + behind)


def test_it_leads_on_without_scripts(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / f"{OLD}.html").as_uri())
    expect(page).to_have_url((site / f"{NEW}.html").as_uri())
    context.close()


def test_page_at_the_old_address_is_whole(site: Path) -> None:
    text = (site / f"{OLD}.html").read_text("utf-8")
    page = BeautifulSoup(text, "html.parser")
    assert text.startswith("<!doctype html>") and page.html["lang"] == "en"
    assert page.title.string == page.a.string == "Last & Best"
    assert page.select_one('link[rel="canonical"]')["href"] == f"{URL}{NEW}.html"
    assert "script-src 'self'" in page.select_one('[http-equiv="Content-Security-Policy"]')["content"]


def test_inventory_keeps_the_name(site: Path) -> None:
    item = InventoryFile.loads((site / "objects.inv").read_bytes(), uri="").data["std:doc"][OLD]
    assert (item.uri, item.display_name) == (f"{NEW}.html", "Last & Best")


def test_a_page_that_is_there_has_not_moved(tmp_path: Path) -> None:
    run = build(tmp_path, **{f"{OLD}.rst": ":orphan:\n\nStill here\n==========\n"})
    assert run.returncode and f"'{OLD}': '{NEW}'" in run.stderr


def test_a_page_moves_to_one_that_is_there(tmp_path: Path) -> None:
    run = build(tmp_path, **{"conf.py": FILES["conf.py"].replace(NEW, "nowhere")})
    assert run.returncode and f"'{OLD}': 'nowhere'" in run.stderr
