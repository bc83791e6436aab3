"""Papers, the entries of the bibliography, and lists of them for people."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

__all__ = ["Paper"]

RESOLVERS = {"arXiv": "https://arxiv.org/abs/", "doi": "https://doi.org/"}


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper, thesis or report that an activation goes back to; each stands once, in the bibliography."""

    authors: str
    """All authors, each by first and last name, in the order of the paper."""
    title: str
    """The title, with its subtitle."""
    year: int
    """The year of publication; on arXiv, of the first version."""
    published: str = ""
    """Where it was published, if not on arXiv."""
    identifier: str = ""
    """``arXiv:`` or ``doi:`` and its number there; its address if it has neither; empty if it has none of them."""
    checked: str
    """The check digits of all the rest. A test names them; who writes them has compared the entry with the paper."""

    @property
    def address(self) -> str:
        """Where it can be read, or ""."""
        scheme, _, number = self.identifier.partition(":")
        return f"{RESOLVERS[scheme]}{number}" if scheme in RESOLVERS else self.identifier

    def __str__(self) -> str:
        where = f", {self.address}" if self.address else ""
        return self._described(self.title) + f"{where}."

    def _repr_html_(self) -> str:
        title = f"<cite>{escape(self.title)}</cite>"
        described = self._described(f'<a href="{escape(self.address)}">{title}</a>' if self.address else title)
        return f"{described}, {escape(self.identifier)}" if self.identifier else described

    def _described(self, title: str) -> str:
        first, _, last = self.authors.rpartition(", ")
        authors = f"{first} and {last}" if first else last
        return f"{authors}: {title}" + (f", {self.published}" if self.published else "") + f" ({self.year})"


class References(tuple[Paper, ...]):
    """The papers that an activation goes back to; a notebook shows them as a list."""

    def __repr__(self) -> str:
        return "\n".join(map(str, self))

    def _repr_html_(self) -> str:
        items = "\n".join(f"<li>{paper._repr_html_()}</li>" for paper in self)  # apart for the search
        return f'<ul class="activation-references">{items}</ul>'
