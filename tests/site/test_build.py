"""What `make html` does when something changes, and when something is wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from activation_functions import activations
from benchmarks.build_time import add_copy
from faults import planting
from links_of_site import URL

ROOT = Path(__file__).parents[2]
INSTALLED = [".venv", "docs/node_modules"]


def make(tree: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(tree / "src"), **variables}
    return subprocess.run(["make", "html"], cwd=tree, env=environment, capture_output=True, text=True)


def made(tree: Path) -> dict[str, int]:
    """When the script of each activation was run."""
    return {name: (tree / f"docs/functions/{name}.py.md5").stat().st_mtime_ns for name in activations}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, built."""
    copy = tmp_path_factory.mktemp("copy")
    files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    for name in files.stdout.split():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy / name)
    for folder in INSTALLED:
        (copy / folder).symlink_to(ROOT / folder)
    shutil.copytree(ROOT / ".cache", copy / ".cache")
    assert make(copy).returncode == 0
    make(copy)  # Python may have written into folders of the sources.
    return copy


@pytest.fixture
def edited(tree: Path, tmp_path: Path) -> Iterator[Path]:
    """The copy, for a test that edits it: all of it is brought back, with its times, so that nothing is made again."""
    kept = tmp_path / "kept"
    shutil.copytree(tree, kept, symlinks=True)
    yield tree
    shutil.rmtree(tree)
    kept.rename(tree)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_without_a_change_nothing_is_made(tree: Path) -> None:
    site = tree / "docs/_build/html"
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html") if path.name != "search.html"}
    assert make(tree).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_without_a_change_nothing_is_run(tree: Path) -> None:
    assert commands(tree) == [echo for echo in commands(tree) if echo.startswith("echo")]


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: (tree / "docs/citing.md").touch(),
        lambda tree: (tree / "gallery/relu.py").touch(),
        lambda tree: (tree / "src/specification/page.py").touch(),
        lambda tree: (tree / "docs/_build/html/functions/relu.html").unlink(),
        lambda tree: (tree / "docs/_build/html/downloads/relu.py").unlink(),
        lambda tree: shutil.rmtree(tree / "docs/functions"),
        lambda tree: shutil.rmtree(tree / "docs/_build/html"),
    ],
    ids=["text", "script", "package", "page deleted", "download deleted", "generated pages deleted", "site deleted"],
)
def test_with_a_change_the_site_is_built_again(edited: Path, change: Callable[[Path], None]) -> None:
    change(edited)
    assert any("sphinx" in command for command in commands(edited))


@pytest.mark.parametrize(
    "deleted",
    [
        ["docs/_build/html/functions/relu.html", "docs/_build/html/downloads/relu.py"],
        ["docs/_build/html", "docs/functions"],
    ],
    ids=["files", "folders"],
)
def test_what_is_deleted_is_made_again(edited: Path, deleted: list[str]) -> None:
    before, built = {path.relative_to(edited) for path in edited.rglob("*")}, planting.site(edited)
    for name in deleted:
        path = edited / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert make(edited).returncode == 0
    assert {path.relative_to(edited) for path in edited.rglob("*")} >= before
    assert [name for name, content in planting.site(edited).items() if content != built.get(name)] == []


def commands(tree: Path) -> list[str]:
    """What make would run."""
    run = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "html"], cwd=tree, capture_output=True, text=True, check=True
    )
    return run.stdout.splitlines()


def test_a_change_in_a_function_makes_the_pages_that_use_it(edited: Path) -> None:
    before, doctrees = made(edited), edited / "docs/_build/doctrees"
    read = {path: path.stat().st_mtime_ns for path in doctrees.rglob("*.doctree")}
    edit(edited / "src/activation_functions/sigmoidal.py", "return far / divisor", "return +far / divisor")
    assert make(edited).returncode == 0
    again = {name for name, time in made(edited).items() if time != before[name]}
    files = {path.stem for path in doctrees.rglob("*.doctree") if path.stat().st_mtime_ns != read[path]}
    figure = re.compile(rf'figure\("({"|".join(again)})"\)')
    pasting = {page.stem for page in (edited / "docs").glob("*.md") if figure.search(page.read_text("utf-8"))}
    assert files <= again | pasting, "pages are read that show nothing of the function"
    users = {
        name
        for name, one in activations.items()
        for function in (one, one.slope)
        if name == "sigmoid" or "sigmoid" in function._evaluate.__code__.co_names
    }
    imports = re.compile(rf"^from activation_functions import .*\b({'|'.join(users)})\b", re.MULTILINE)
    assert again == {page.stem for page in (edited / "gallery").glob("*.py") if imports.search(page.read_text())}


def test_all_pages_follow_the_library_templates_and_new_titles(edited: Path) -> None:
    library = edited / "src/activation_functions/sigmoidal.py"
    edit(
        library,
        '"""Map every number to the interval from 0 to 1.',
        '"""Squash every number into the interval from 0 to 1.',
    )
    edit(edited / "docs/_templates/gains.html", 'aria-label="Gains"', 'aria-label="All gains"')
    edit(edited / "gallery/relu.py", "ReLU\n====", "Rectifier\n=========")
    assert make(edited).returncode == 0
    site = edited / "docs/_build/html"
    assert "All gains" in (site / "initialization.html").read_text("utf-8")
    assert "Squash every number" in (site / "activations.html").read_text("utf-8")
    assert "Squash every number" in (site / "api.html").read_text("utf-8")
    for page in set(site.rglob("*.html")) - set(site.glob("embed/*")):  # which have no navigation
        assert ">Rectifier</a>" in page.read_text("utf-8"), page.name


def test_each_of_the_two_sites_shows_what_the_other_one_has_read(edited: Path) -> None:
    """They share what is read: pages are written where it is read, and have to be written in the other one, too."""
    edit(edited / "src/activation_functions/sigmoidal.py", '"""Map every number to', '"""Squash every number into')
    for variables in ({"SITE_URL": URL}, {}):
        run = make(edited, **variables)
        assert not run.returncode, run.stdout + run.stderr
    for site in ("published", "html"):
        assert "Squash every number" in (edited / f"docs/_build/{site}/activations.html").read_text("utf-8"), site


def test_a_new_activation_is_shown_everywhere(edited: Path) -> None:
    """Also where it is easily confused with others, as a copy is with what it is a copy of."""
    name, new = "squareplus", "newplus"
    add_copy(edited, name, new)
    run = make(edited)
    assert not run.returncode, run.stdout + run.stderr
    site = edited / "docs/_build/html"
    for page in ("index", "table", "activations", f"families/{activations[name].family}", f"functions/{name}"):
        article = (site / f"{page}.html").read_text("utf-8").partition("<article")[2]
        assert f'{new}.html"' in article, f"{page}.html does not lead to {new}"
    for script in ("compare", "search-entries"):
        assert new in (site / f"_static/{script}.js").read_text("utf-8"), f"{script}.js does not know {new}"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("gallery/tanh.py", r"\frac{e^{x}", r"\fraction{e^{x}", "gallery/tanh.py:{line}: "),
        ("gallery/elu.py", "== -0.2642", "== -0.2643", 'gallery/elu.py", line {line}'),
        ("docs/checks.md", "`make test` runs", "[here](nowhere.md) `make test` runs", "docs/checks.md:{line}: "),
        ("gallery/relu.py", "# Relations\n# ---------", "# Relations\n# ------", "gallery/relu.py:{line}: "),
    ],
    ids=["undefined TeX", "failing example", "broken link", "warning"],
)
def test_what_is_wrong_fails_with_its_place(edited: Path, file: str, old: str, new: str, said: str) -> None:
    line = (edited / file).read_text("utf-8").partition(old)[0].count("\n") + 1
    edit(edited / file, old, new)
    run = make(edited)
    assert run.returncode
    places = [said.format(line=number) for number in range(line - 2, line + 3)]
    assert any(place in run.stdout + run.stderr for place in places), (places, run.stdout + run.stderr)
    assert not (edited / "docs/_build").exists(), "a half-built site is left"
