"""Split LaTeX into tokens, and read them one after the other."""

from __future__ import annotations

import re
from collections.abc import Collection

from specification.signs import SPACES

TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d+)?)
  | (?P<named>\\(?:operatorname|mathbf|text|begin|end)\{[^}]*\})
  | (?P<command>\\(?:[a-zA-Z]+|.))
  | (?P<assignment>:=)
  | (?P<character>\S)
    )""",
    re.VERBOSE | re.DOTALL,
)


def tokens_of(latex: str) -> list[str]:
    """Split a formula into tokens, without those that only make space."""
    words = (match[0].strip().replace(" }", "}") for match in TOKEN.finditer(latex.strip()))
    return [word for word in words if word not in SPACES]


class LatexError(ValueError):
    """LaTeX that is not in the language."""


class Tokens:
    """The tokens of a formula that have not been read yet."""

    def __init__(self, latex: str) -> None:
        self.latex = " ".join(latex.split())
        self.rest = tokens_of(latex)

    @property
    def next(self) -> str:
        """The next token."""
        return self.rest[0] if self.rest else "the end"

    def take(self, *expected: str) -> str:
        """Read the next token, which must be one of those expected."""
        if self.next not in expected:
            raise self.error("expected " + " or ".join(expected))
        return self.rest.pop(0)

    def taken(self, *tokens: str) -> bool:
        """Read the next token if it is one of these."""
        if found := self.next in tokens:
            self.rest.pop(0)
        return found

    def continues(self, signs: Collection[str], *breaks: list[str]) -> bool:
        """Read the marks at which a line is broken if one of the signs follows them."""
        for marks in breaks:
            ahead = self.rest[: len(marks) + 1]
            if ahead[:-1] == marks and ahead[-1] in signs:
                del self.rest[: len(marks)]
                return True
        return False

    def error(self, problem: str) -> LatexError:
        """Return an error that quotes the place."""
        return LatexError(f"{problem}, found {self.next} before “{' '.join(self.rest[1:5])}” in: {self.latex}")
