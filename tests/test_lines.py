"""No line is longer than `.editorconfig` says, which ruff sees to in Python, and none is left from a merge."""

from __future__ import annotations

import configparser
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Made by tools, or data.
EXEMPT = ("locks/", "docs/_static/logo.svg", "docs/addresses.txt")


def lines() -> Iterator[tuple[str, str]]:
    """The lines of the files that git knows, each with its place."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert tracked, "git knows no file here"
    for name in tracked:
        is_data = (name.startswith("src/") and name.endswith(".json")) or name.endswith("package-lock.json")
        if not name.startswith(EXEMPT) and not is_data:
            for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1):
                yield f"{name}:{number}", line


def test_lines_are_short() -> None:
    settings = configparser.ConfigParser()
    settings.read_string("[top]\n" + (ROOT / ".editorconfig").read_text("utf-8"))
    longest = settings.getint("*", "max_line_length")
    long = [f"{place}: {len(line)} characters, at most {longest}" for place, line in lines() if len(line) > longest]
    assert not long, "\n".join(long)


def test_no_line_is_left_from_a_merge() -> None:
    left = [place for place, line in lines() if line.startswith(("<" * 7, ">" * 7))]
    assert not left, ", ".join(left)
