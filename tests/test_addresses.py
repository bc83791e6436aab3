"""The register of addresses only grows."""

from __future__ import annotations

import subprocess
from itertools import pairwise

from extensions.addresses import DOCS, REGISTER, registered


def test_nothing_was_ever_taken_out() -> None:
    """As far back as the history goes that is here."""
    known = set(registered())
    command = ["git", "log", "--format=", "--patch", "--unified=0", "HEAD", "--", f"docs/{REGISTER.name}"]
    log = subprocess.run(command, cwd=DOCS.parent, capture_output=True, text=True, check=True).stdout
    command = ["git", "diff", "--unified=0", "HEAD", "--", f"docs/{REGISTER.name}"]
    log += subprocess.run(command, cwd=DOCS.parent, capture_output=True, text=True, check=True).stdout
    removed = {line[1:] for line in log.splitlines() if line.startswith("-") and not line.startswith("---")}
    gone = sorted(removed - known)
    assert not gone, f"docs/{REGISTER.name}: these were published, and are for ever:\n" + "\n".join(gone)


def test_lines_are_sorted_and_differ() -> None:
    lines = registered()
    wrong = [number for number, (first, second) in enumerate(pairwise(lines), 2) if first >= second]
    assert lines and not wrong, f"docs/{REGISTER.name}:{wrong[:1]}: not in order: make addresses"
