"""Lists of activations with an icon and a sentence each; the cards of Sphinx-Design take pictures from files alone."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions.kinds import Activation
from extensions.directives import FromLibrary, by_family, page_of, title
from extensions.icons import icon
from extensions.templates import render


def summary(activation: Activation[...]) -> str:
    """Return the first sentence of the docstring."""
    return (activation.__doc__ or "").partition("\n")[0].replace("`", "")


class Cards(FromLibrary):
    """``activation-cards``: all activations as cards, by family."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a section with a list for each family."""
        sections = []
        for family, members in by_family().items():
            section = nodes.section(ids=[f"family-{family}"], names=[f"family-{family}"])
            link = nodes.reference(text=title(family), refuri=self.address(page_of(family)), internal=True)
            section += nodes.title("", "", link)
            section += self.cards(members)
            sections.append(section)
        return [*sections]

    def cards(self, members: Iterable[Activation[...]]) -> nodes.Node:
        """Make a list of cards: the graph, the name with the link, a sentence, and other names."""
        cards = [(each, icon(each), summary(each)) for each in members]
        return render("cards.html", cards=cards, address=self.address)


class Wall(FromLibrary):
    """``activation-wall``: all activations as thumbnails, by family."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list for each family."""
        families = [
            (title(family), page_of(family), [(each.name, icon(each)) for each in members])
            for family, members in by_family().items()
        ]
        return [render("wall.html", families=families, address=self.address)]


def members_of(directive: FromLibrary) -> list[Activation[...]]:
    """Return the members of the family whose name is that of the document."""
    family = directive.env.docname.rpartition("/")[2]
    if family not in by_family():
        raise directive.error(f"{family} is not a family, expected one of {', '.join(by_family())}")
    return by_family()[family]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("activation-cards", Cards)
    app.add_directive("activation-wall", Wall)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
