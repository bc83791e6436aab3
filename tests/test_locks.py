"""The lock files of what is installed side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LOCKS = Path(__file__).parents[1] / "locks"


def pins(group: str) -> set[str]:
    """Return the lines that pin a version, with the Python for which they do."""
    found = re.findall(r"^\S+==[^\\\n]+", (LOCKS / f"{group}.txt").read_text("utf-8"), re.MULTILINE)
    assert found, group
    return {pin.strip() for pin in found}


@pytest.mark.parametrize("group", ["html", "check", "test"])
def test_what_is_installed_for_one_command_is_kept_by_the_next(group: str) -> None:
    assert not pins(group) - pins("test-site")
