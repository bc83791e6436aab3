"""A part of the tree with faults of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from faults import in_python
from faults.edits import Edit, Operator, Span, inside, within

THEN = " && "
PUBLISHED = "published"  # the tests of the site whose address is known, which shows more than the other one
ROOT = Path(__file__).parents[2]


def everywhere(text: str) -> list[Span]:
    """Return the whole of a text."""
    return [(0, len(text))]


@dataclass(frozen=True, eq=False)
class Part:
    """Some files, how to change them, where, and the tests that could see it.

    The tests are arguments of pytest, also of several runs with `THEN` between them; in them ``{page}`` stands for the
    activations that a place is about, ``{file}`` and ``{name}`` for the file.
    """

    files: str
    operators: Mapping[str, Operator]
    tests: str
    spans: Callable[[str], Iterable[Span]] = everywhere
    read: Callable[[str], str] = str
    """What the operators are given, which has the length of the text."""
    without: str = ""
    results: str = ""
    """Arguments of the module `results`, which tells whether a change changes any; "" if all changes count."""

    def paths(self) -> list[Path]:
        """Return the files, in their order."""
        left_out = {path for pattern in self.without.split() for path in ROOT.glob(pattern)}
        found = [path for pattern in self.files.split() for path in sorted(ROOT.glob(pattern))]
        return [path for path in found if path not in left_out]


@cache
def edits(part: Part, path: Path) -> dict[str, list[Edit]]:
    """Return all changes of a file, by operator."""
    text = path.read_text("utf-8")
    # Python is parsed as a whole.
    apply = inside if part.operators is in_python.OPERATORS else within
    spans, read = list(part.spans(text)), part.read(text)
    found = {name: list(apply(operator, spans, read)) for name, operator in part.operators.items()}
    return {name: changes for name, changes in found.items() if changes}
