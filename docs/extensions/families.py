"""Families in the table of contents, and in one picture each; toctree globs know folders, and not families."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions.kinds import Activation
from extensions.cards import members_of
from extensions.directives import FromLibrary, by_family, page_of, title
from extensions.figures import FOLDER, FORMATS, element
from extensions.outdated import fingerprint_of


class Toctree(FromLibrary):
    """``activation-toctree``: the pages of all activations in the sidebar, by family, behind that of their family."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a hidden table of contents for each family."""
        trees = []
        for family, members in by_family().items():
            documents = [f"functions/{activation.name}" for activation in members]
            page = page_of(family)
            if page not in self.env.found_docs:
                raise self.error(f"the family {family} has no page: write docs/{page}.md, like its neighbours")
            trees.append(
                addnodes.toctree(
                    caption=title(family),
                    entries=[(title(family), page), *((None, document) for document in documents)],
                    includefiles=[page, *documents],
                    parent=self.env.docname,
                    hidden=True,
                    glob=False,
                    includehidden=False,
                    maxdepth=1,
                    numbered=0,
                    titlesonly=True,
                )
            )
        return [nodes.compound("", *trees, classes=["toctree-wrapper"])]


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
        name, names = f"family-{family}", ", ".join(activation.name for activation in members)
        alt = f"{' '.join(self.content)} The panels, by rows: {names}."
        file = Path(self.env.srcdir, FOLDER, f"{name}.svg")
        record = file.with_suffix(".dependencies")
        now = fingerprint_of(members) + alt
        if not (file.exists() and record.exists() and record.read_text("utf-8") == now):
            draw(name, alt, members, file.parent)
            record.write_text(now, "utf-8")
        return [element(name, alt, file.read_text("utf-8"))]


def draw(name: str, alt: str, members: list[Activation[...]], folder: Path) -> None:
    """Draw and save the picture of a family."""
    import matplotlib.pyplot as plt

    from activation_functions import plot
    from extensions.figure_files import save

    save(plot.family(name, members, alt=alt).figure, folder, FORMATS)
    plt.close("all")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("activation-toctree", Toctree)
    app.add_directive("family-picture", FamilyPicture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
