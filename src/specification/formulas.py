"""All displayed formulas of the pages of activations, a row for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils.nodes import make_id

from specification.page import pages

SCHEMA = Path(__file__).with_name("formulas.schema.json")


def rows() -> Iterator[dict[str, str]]:
    """Yield the rows, by name and in the order of the page."""
    for page in pages().values():
        address = f"functions/{page.name}.html"
        for equation in page.equations():
            anchor = f"#{make_id(equation.label)}" if equation.label else ""
            yield {"activation": page.name, "address": address + anchor, "latex": equation.latex}
