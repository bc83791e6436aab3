"""The index of activations: by family, each a card with its picture."""

from __future__ import annotations

from html import escape
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from extensions.figures import icon
from extensions.gallery import LIBRARY


def by_family() -> list[tuple[str, list[Any]]]:
    """The activations, sorted by family and name."""
    ordered = sorted(activations.values(), key=attrgetter("family", "name"))
    return [(family, list(members)) for family, members in groupby(ordered, key=attrgetter("family"))]


class Cards(Directive):
    """``activation-cards``: all activations as cards, and in the table of contents."""

    def run(self) -> list[nodes.Node]:
        """Make the sections."""
        # Without this an incremental build keeps the cards of an older library.
        for source in [*LIBRARY.glob("*.py"), *Path(__file__).parent.glob("*.py")]:
            self.state.document.settings.env.note_dependency(str(source))
        result: list[nodes.Node] = []
        for family, members in by_family():
            section = nodes.section(ids=[f"family-{family}"], names=[f"family-{family}"])
            section += nodes.title(text=family.capitalize())
            cards = "".join(
                f'<li><a href="functions/{one.name}.html">{icon(one)}'
                f"<strong>{one.name}</strong></a><p>{escape(summary(one))}</p></li>"
                for one in members
            )
            section += nodes.raw("", f'<ul class="cards">{cards}</ul>', format="html")
            toctree = addnodes.toctree(
                caption=family.capitalize(),
                entries=[(None, f"functions/{one.name}") for one in members],
                includefiles=[f"functions/{one.name}" for one in members],
                hidden=True,
                maxdepth=1,
                glob=False,
                includehidden=False,
                numbered=0,
                titlesonly=True,
                parent=self.state.document.settings.env.docname,
            )
            section += toctree
            result.append(section)
        return result


def summary(activation: Any) -> str:
    """The first line of the docstring."""
    return (activation.__doc__ or "").partition("\n")[0].replace("`", "")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("activation-cards", Cards)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
