"""The HTML of the pages, as the Nu checker reads it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from conftest import SITE

VNU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_html_is_valid(addresses: list[str]) -> None:
    """The Nu checker says nothing of any page."""
    pages = [SITE / address for address in addresses]
    run = subprocess.run(["java", "-jar", VNU, "--errors-only", *pages], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
