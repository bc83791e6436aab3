"""Every word that a script or a template shows stands elsewhere in the repository, too: a misspelt one does not."""

from __future__ import annotations

import functools
import re
from collections import Counter
from pathlib import Path

import pytest

from markup import ROOT
from specification.page import DOCS

SHOWING = {
    path.relative_to(ROOT).as_posix(): path
    for pattern in ("_static/*.js", "[a-z]*/**/*.js", "_templates/**/*.html", "_templates/**/*.svg")
    for path in sorted(DOCS.glob(pattern))
    if not path.is_relative_to(DOCS / "node_modules")
}
READ = ["docs/**/*.md", "docs/_static/*.css", "docs/*/*.js", "docs/*/*/*.js", "docs/_templates/**/*", "docs/*/*.py"]
READ += ["gallery/*.py", "src/**/*.py", "tests/**/*.py", "*.md"]
OMITTED = {"node_modules", "_build"}
TEXT_OF_SCRIPT = re.compile(r"'(?:[^'\\\n]|\\.)*'|`[^`]*`")
# What stands for something else, and code: elements, values, calls, and names behind a dot.
NO_WORD = re.compile(r"\$\{[^}]*\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|\.\w+|\w+(?=\()", re.DOTALL)
# Names that others have given, to what a browser tells and takes, to signs of TeX, and to a folder; each stands once.
OF_OTHERS = {
    "autocapitalize",
    "describedby",
    "pointerenter",
    "insertreplacementtext",
    "nfc",
    "dfrac",
    "arc",
    "desc",
    "mlxcore",
}
# The names of what elements are given, which a browser ignores where they are misspelt.
ATTRIBUTE = re.compile(r"(?<=\s)[a-z]+(?:-[a-z]+)*(?==[\"'$])")
SAID_BY_AN_ELEMENT = re.compile(r'\b(?:alt|title|aria-label|placeholder)="([^"{]*)')


def words(text: str) -> list[str]:
    return re.findall(r"(?<![a-z\d])[a-z]{2,}(?![a-z\d])", text.lower())


@functools.cache
def everywhere() -> Counter[str]:
    """How often each word is written."""
    files = {path for pattern in READ for path in ROOT.glob(pattern) if path.is_file()}
    ours = [path for path in files - {Path(__file__)} if not OMITTED & set(path.parts)]
    return Counter(word for path in ours for word in words(path.read_text("utf-8")))


def shown(path: Path) -> str:
    """What readers may see of a script or a template."""
    text = path.read_text("utf-8")
    if path.suffix == ".js":
        texts = TEXT_OF_SCRIPT.findall(re.sub(r"(?m)(?<![:'`])//\s.*$", "", text))
        text = "\n".join(texts)
    else:
        text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    return "\n".join([NO_WORD.sub(" ", text), *SAID_BY_AN_ELEMENT.findall(text), *ATTRIBUTE.findall(text)])


@pytest.mark.parametrize("file", SHOWING)
def test_words_stand_elsewhere_too(file: str) -> None:
    alone = {word for word in words(shown(SHOWING[file])) if everywhere()[word] < 2} - OF_OTHERS
    assert not alone, f"{file}: {', '.join(sorted(alone))} stands nowhere else"


def test_names_that_others_have_given_stand_nowhere_else() -> None:
    assert not (known := {word for word in OF_OTHERS if everywhere()[word] != 1}), f"{known}: leave them out"
