"""Draw faults at random: the same for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from activation_functions import activations
from faults import in_python, places
from faults.edits import Edit
from faults.kinds import KINDS
from faults.part import ROOT, Part, edits


@dataclass(frozen=True)
class Fault:
    """A change of a file, and the tests that could see it."""

    kind: str
    operator: str
    file: str
    text: str
    edit: Edit
    tests: str
    results: str

    @property
    def line(self) -> int:
        """Return the number of the line that is changed."""
        return self.text.count("\n", 0, self.edit.start) + 1

    @property
    def planted(self) -> str:
        """Return the text of the file with the fault."""
        return self.edit.of(self.text)

    @property
    def planted_word(self) -> str:
        """Return the word that is changed, as it is planted."""
        start = re.search(r"\w*\Z", self.text[: self.edit.start])
        end = re.match(r"\w*", self.text[self.edit.end :])
        return f"{start and start[0]}{self.edit.new}{end and end[0]}"

    def __str__(self) -> str:
        start = max(self.text.rfind("\n", 0, self.edit.start) + 1, self.edit.start - 60)
        end = min(self.text.find("\n", self.edit.end) % (len(self.text) + 1), self.edit.end + 60)
        old = self.text[start:end]
        old, new = (" ".join(text.split()) for text in (old, self.edit.moved(-start).of(old)))
        return f"{self.file}:{self.line}: {old} -> {new}"

    def about(self) -> list[str]:
        """Return the activations that the place is about."""
        return about(self.file, self.text, self.edit.start)


def about(file: str, text: str, place: int) -> list[str]:
    """Return the activations that a place is about: of a page, of a function, of a family, or none."""
    folder, _, name = file.rpartition("/")
    stem = name.partition(".")[0]
    if folder == "gallery":
        return [stem]
    is_family = stem in {one.family for one in activations.values()}
    family = [one.name for one in activations.family(stem)] if is_family else []
    function = places.function_at(text, place) if family and name.endswith(".py") else ""
    roles = ("", "_derivative", "_jacobian", "_sample")
    return [one for one in family if function in {one + role for role in roles}] or family


def drawn(part: Part, kind: str, choose: random.Random) -> Fault | None:
    """Draw a fault of a part: first the file, then the operator, so that rare ones are not drowned, then the place."""
    paths = part.paths()
    choose.shuffle(paths)
    for path in paths:
        text = path.read_text("utf-8")
        if found := edits(part, path):
            operator = choose.choice(sorted(found))
            edit = choose.choice(found[operator])
            if path.suffix == ".py" and not in_python.differs(text, edit.of(text)):
                continue
            file = path.relative_to(ROOT).as_posix()
            page = " ".join(about(file, text, edit.start))
            place = {"page": page, "file": file, "name": path.name, "stem": path.stem}
            return Fault(kind, operator, file, text, edit, part.tests.format(**place), part.results.format(**place))
    return None


def faults(kind: str, seed: str) -> Iterator[Fault]:
    """Yield faults of a kind without end."""
    choose = random.Random(f"{kind} {seed}")
    while True:
        if fault := drawn(choose.choice(KINDS[kind]), kind, choose):
            yield fault
