"""Which pages compare which activations, as these pages say; Sphinx knows of no relation between pages."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import NamedTuple

from specification.page import COMPARISONS, DOCS

DIRECTIVE = re.compile(r"^```\{comparison\} (?P<names>.+)$", re.MULTILINE)
TITLE = re.compile("^# (?P<title>.+)$", re.MULTILINE)


class Comparison(NamedTuple):
    """A page that compares activations."""

    page: str
    title: str
    names: list[str]


@functools.cache
def comparisons() -> list[Comparison]:
    """Return the pages that compare activations, by their addresses."""
    return [read(path) for path in sorted(COMPARISONS.glob("*.md"))]


def read(path: Path) -> Comparison:
    """Read the title of a page, and which activations it compares."""
    text = path.read_text("utf-8")
    title, directive = TITLE.search(text), DIRECTIVE.search(text)
    if not title or not directive:
        raise ValueError(
            f"{path.relative_to(DOCS.parent)}: expected a title, and a directive {{comparison}} with names"
        )
    return Comparison(path.relative_to(DOCS).with_suffix("").as_posix(), title["title"], directive["names"].split())
