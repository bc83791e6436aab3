"""The picture of the rooms in the README is made of the imports; extensions of Sphinx say why they are there."""

from __future__ import annotations

import ast
import graphlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {
    **{path.parent.name: path.parent for path in ROOT.glob("src/*/__init__.py")},
    "docs/extensions": ROOT / "docs/extensions",
    "gallery": ROOT / "gallery",
}
TITLES = {"extensions": "docs/extensions", "numpy": "NumPy"}


def imported(path: Path) -> set[str]:
    """The packages that a file imports, also within its functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return {TITLES.get(name.partition(".")[0], name.partition(".")[0]) for name in found}


def arrows() -> dict[str, set[str]]:
    """What each room imports of the others, directly."""
    return {
        name: {other for path in folder.rglob("*.py") for other in imported(path)} & ROOMS.keys() - {name}
        for name, folder in ROOMS.items()
    }


def reached(start: str, direct: dict[str, set[str]]) -> set[str]:
    """All rooms below one."""
    return direct[start].union(*(reached(other, direct) for other in direct[start]))


def picture() -> str:
    """The rooms from top to bottom; an arrow is left out where others lead to the same room."""
    direct = arrows()
    # Those that import most stand first, and of equals the one with the later name.
    order = sorted(direct, key=lambda name: (-len(reached(name, direct)), name))
    assert set(order) == set(graphlib.TopologicalSorter(direct).static_order())
    lines = []
    for name in order:
        indirect = set().union(*(reached(other, direct) for other in direct[name]))
        shown = ", ".join(sorted(direct[name] - indirect)) or "NumPy"
        lines.append(f"{name:<{max(map(len, direct))}}  → {shown}")
    return "\n".join(lines)


def test_picture_of_the_rooms_is_that_of_the_imports() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    [shown] = re.findall(r"```text\n(.*?)\n```", text, re.DOTALL)
    assert shown == picture(), f"README.md: the picture of the rooms is outdated, expected\n\n{picture()}"


def test_every_room_is_described() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for name, folder in ROOMS.items():
        path = folder.relative_to(ROOT).as_posix()
        assert f"`{path}/`" in text, f"README.md does not say what is in {path}/, which {name} stands in"


def test_no_program_imports_a_test() -> None:
    tests = {path.stem for path in (ROOT / "tests").rglob("*.py")}
    for name, folder in ROOMS.items():
        for path in folder.rglob("*.py"):
            assert not imported(path) & tests, f"{name}: {path.relative_to(ROOT)} imports {imported(path) & tests}"


EXTENSIONS = re.findall(r'"(extensions\.\w+)"', (ROOT / "docs/conf.py").read_text("utf-8"))


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_an_extension_says_what_it_adds_and_why_no_library_does(extension: str) -> None:
    text = (ROOT / "docs" / extension.replace(".", "/")).with_suffix(".py").read_text("utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert re.search(r"; \w.*\.$", first), f"{extension}: {first!r}, expected what it adds; why no library does it."
    assert text.count("\n") < 150, f"{extension} has {text.count(chr(10))} lines"
