"""No line is longer than `.editorconfig` says; ruff sees to Python."""

from __future__ import annotations

import configparser
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Made by tools, or data.
EXEMPT = ("locks/", "docs/_static/logo.svg", "src/framework_measurements/record")


def test_lines_are_short() -> None:
    settings = configparser.ConfigParser()
    settings.read_string("[top]\n" + (ROOT / ".editorconfig").read_text("utf-8"))
    longest = settings.getint("*", "max_line_length")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert tracked, "git knows no file here"
    long = [
        f"{name}:{number}: {len(line)} characters, at most {longest}"
        for name in tracked
        if not name.startswith(EXEMPT) and not name.endswith("package-lock.json")
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1)
        if len(line) > longest
    ]
    assert not long, "\n".join(long)
