"""Families in the table of contents, and in one picture each; toctree globs know folders, and not families."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions.kinds import Activation
from extensions.cards import Cards, members_of
from extensions.directives import FromLibrary, by_family, page_of, title
from extensions.library_figures import drawn
from extensions.templates import page_title


class Toctree(FromLibrary):
    """``activation-toctree``: the pages of all families in the sidebar, under the page of all activations."""

    required_arguments = 1

    def content_of_page(self) -> list[nodes.Node]:
        """Make a hidden table of contents."""
        pages = [page_of(family) for family in by_family()]
        for page in pages:
            if page not in self.env.found_docs:
                family = page.rpartition("/")[2]
                raise self.error(f"the family {family} has no page: write docs/{page}.md, like its neighbours")
        titles = [None, *map(title, by_family())]
        return [hidden_toctree(self.env.docname, dict(zip([self.arguments[0], *pages], titles)), headed=True)]


class FamilyCards(Cards):
    """``family-cards``: the members of the family whose name is that of the document, as cards and in the sidebar."""

    optional_arguments = 0

    def shown(self) -> Iterable[Activation[...]]:
        """Return the members, by name."""
        return members_of(self)

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list, and a hidden table of contents."""
        members = list(self.shown())
        documents = dict.fromkeys(f"functions/{activation.name}" for activation in members)
        return [hidden_toctree(self.env.docname, documents), self.cards(members)]


def hidden_toctree(docname: str, titles: Mapping[str, str | None], *, headed: bool = False) -> nodes.Node:
    """Make a table of contents of documents that only the sidebar shows; if it is headed, the first is its heading."""
    tree = addnodes.toctree(
        caption=None,
        entries=[(title, document) for document, title in titles.items()],
        includefiles=list(titles),
        parent=docname,
        hidden=True,
        headed=headed,
        glob=False,
        includehidden=False,
        maxdepth=1,
        numbered=0,
        titlesonly=True,
    )
    return nodes.compound("", tree, classes=["toctree-wrapper"])


class FamilyPicture(FromLibrary):
    """``family-picture``: all members in one picture; the content says what is to be seen."""

    has_content = True

    def shown(self) -> Iterable[Activation[...]]:
        """Return the members, by name."""
        return members_of(self)

    def content_of_page(self) -> list[nodes.Node]:
        """Make the picture, drawn anew if something that it depends on has changed."""
        members = members_of(self)
        family = members[0].family
        name, titles = f"family-{family}", [page_title(member.name) for member in members]
        alt = f"{' '.join(self.content)} The panels, by rows: {'; '.join(titles)}."
        panels = dict(zip(titles, members))
        return [drawn(self.env, name, members, alt, lambda plot: plot.family(name, panels, alt=alt))]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("activation-toctree", Toctree)
    app.add_directive("family-cards", FamilyCards)
    app.add_directive("family-picture", FamilyPicture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
