"""Directives for the pages written by hand: what they show of the activations comes from the library and the gallery."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from html import escape
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations, plot
from activation_functions.function import Function
from activation_functions.kinds import Activation
from extensions.figures import FOLDER, description, element, icon, inline, save
from extensions.outdated import LIBRARY, fingerprint_of


def by_family() -> list[tuple[str, list[Activation[...]]]]:
    """The activations, sorted by family and name."""
    ordered = sorted(activations.values(), key=attrgetter("family", "name"))
    return [(family, list(members)) for family, members in groupby(ordered, key=attrgetter("family"))]


def title(family: str) -> str:
    """The name of a family, as a heading."""
    return family.replace("_", "-").capitalize()


def page_of(family: str) -> str:
    """The document that tells of a family."""
    return f"families/{family}"


def summary(activation: Activation[...]) -> str:
    """The first sentence of the docstring."""
    return (activation.__doc__ or "").partition("\n")[0].replace("`", "")


class FromLibrary(SphinxDirective):
    """A directive whose result changes with the library."""

    def find(self, name: str) -> Activation[...]:
        """The activation that an argument names."""
        if name not in activations:
            raise self.error(f"{name} is not an activation, expected one of {', '.join(sorted(activations))}")
        return activations[name]

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on."""
        for path in LIBRARY.glob("*.py"):
            self.env.note_dependency(path)
        return self.content_of_page()

    def content_of_page(self) -> list[nodes.Node]:
        """What stands on the page."""
        raise NotImplementedError


class Toctree(FromLibrary):
    """``activation-toctree``: the pages of all activations in the side bar, by family, each behind that of its family."""

    def content_of_page(self) -> list[nodes.Node]:
        """A hidden table of contents for each family."""
        trees = []
        for family, members in by_family():
            documents = [f"functions/{activation.name}" for activation in members]
            if page_of(family) not in self.env.found_docs:
                raise self.error(
                    f"the family {family} has no page: write docs/{page_of(family)}.md, like its neighbours"
                )
            trees.append(
                addnodes.toctree(
                    caption=title(family),
                    entries=[(title(family), page_of(family)), *((None, document) for document in documents)],
                    includefiles=[page_of(family), *documents],
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


class Cards(FromLibrary):
    """``activation-cards``: the activations that are named, as cards; without a name all of them, by family."""

    optional_arguments = 1
    final_argument_whitespace = True

    def content_of_page(self) -> list[nodes.Node]:
        """A list, or a section with a list for each family."""
        if self.arguments:
            return [self.cards(map(self.find, self.arguments[0].split()))]
        sections = []
        for family, members in by_family():
            section = nodes.section(ids=[f"family-{family}"], names=[f"family-{family}"])
            link = nodes.reference(text=title(family), refuri=self.address(page_of(family)), internal=True)
            section += nodes.title("", "", link)
            section += self.cards(members)
            sections.append(section)
        return [*sections]

    def address(self, document: str) -> str:
        """The address of a document, from the page."""
        return self.env.app.builder.get_relative_uri(self.env.docname, document)

    def cards(self, members: Iterable[Activation[...]]) -> nodes.Node:
        """A list of cards: the graph, the name with the link, a sentence, and other names."""
        cards = []
        for activation in members:
            name = activation.name
            others = ", ".join(activation.aliases)
            cards.append(
                f'<li>{icon(activation)}<a href="{self.address(f"functions/{name}")}">{name}</a>'
                + f"<p>{escape(summary(activation))}</p>"
                + f'<p class="others">also {escape(others)}</p>' * bool(others)
                + "</li>"
            )
        return nodes.raw("", f'<ul class="cards">\n{"".join(cards)}\n</ul>', format="html")


class OfFamily(FromLibrary):
    """A directive on the page of a family, which shows its members."""

    @property
    def family(self) -> str:
        """The family, whose name is that of the document."""
        return self.env.docname.rpartition("/")[2]

    def members(self) -> list[Activation[...]]:
        """The members, by name."""
        if self.family not in dict(by_family()):
            raise self.error(f"{self.family} is not a family, expected one of {', '.join(dict(by_family()))}")
        return dict(by_family())[self.family]


class FamilyCards(Cards, OfFamily):
    """``family-cards``: the members of the family, as cards."""

    optional_arguments = 0

    def content_of_page(self) -> list[nodes.Node]:
        """A list."""
        return [self.cards(self.members())]


class FamilyPicture(OfFamily):
    """``family-picture``: all members in one picture; the content says what is to be seen."""

    has_content = True

    def content_of_page(self) -> list[nodes.Node]:
        """The picture, drawn anew if something that it depends on has changed."""
        members = self.members()
        names = ", ".join(activation.name for activation in members)
        alt = f"{' '.join(self.content)} The panels, by rows: {names}."
        name = f"family-{self.family}"
        file = Path(self.env.srcdir, FOLDER, f"{name}.svg")
        record = file.with_suffix(".dependencies")
        now = fingerprint_of(members) + alt
        if not (file.exists() and record.exists() and record.read_text("utf-8") == now):
            save(plot.family(name, alt, members).figure, file.parent)
            plt.close("all")
            record.write_text(now, "utf-8")
        return [nodes.raw("", element(name, alt, file.read_text("utf-8")), format="html")]


class formula_of_page(nodes.General, nodes.Element):
    """The place of a formula that stands on another page."""


class Formula(FromLibrary):
    """``activation-formula``: definition and derivative of an activation, as they stand on its page."""

    required_arguments = 1

    def content_of_page(self) -> list[nodes.Node]:
        """The places of two displayed formulas."""
        name = self.find(self.arguments[0]).name
        self.env.note_dependency(Path(self.env.srcdir, "functions", f"{name}.rst"))
        return [
            formula_of_page(page=f"functions/{name}", formula=f"{name}-{role}") for role in ("definition", "derivative")
        ]


class TakeFormulas(SphinxPostTransform):
    """Put the formulas into their places, when all pages have been read."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Copy them from their pages."""
        for place in list(self.document.findall(formula_of_page)):
            page = self.env.get_doctree(place["page"])
            [formula] = [node for node in page.findall(nodes.math_block) if place["formula"] in node["names"]]
            place.replace_self(nodes.math_block("", formula.astext()))


class PictureOfPage(FromLibrary):
    """``activation-picture``: the picture of an activation, as it stands on its page."""

    required_arguments = 1

    def content_of_page(self) -> list[nodes.Node]:
        """The picture, inline."""
        name = self.find(self.arguments[0]).name
        file = Path(self.env.srcdir, FOLDER, f"{name}.svg")
        self.env.note_dependency(file)
        svg = file.read_text("utf-8")
        return [nodes.raw("", f'<figure class="figure">{inline(svg, name, description(svg))}</figure>', format="html")]


class Reference(FromLibrary):
    """``activation-reference``: the docstrings of all activations and their derivatives, by family."""

    def content_of_page(self) -> list[nodes.Node]:
        """What autodoc makes of them."""
        lines = []
        for family, members in by_family():
            lines += [f".. rubric:: {title(family)}", "   :heading-level: 3", ""]
            for activation in members:
                parts = ("derivative", "jacobian", "partial_derivatives", "sample")
                lines += [f".. autofunction:: activation_functions.{activation.name}"]
                lines += [
                    f".. autofunction:: activation_functions.{activation.name}.{part}"
                    for part in parts
                    if hasattr(activation, part)
                ]
                lines += [""]
        return self.parse_text_to_nodes("\n".join(lines))


def omit_common_sections(app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]) -> None:
    """Leave out what the docstrings of all activations share: the page says it once."""
    if isinstance(value, Function):
        lines[:] = inspect.cleandoc(value._evaluate.__doc__ or "").splitlines() + [""]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("activation-toctree", Toctree)
    app.add_directive("activation-cards", Cards)
    app.add_directive("family-cards", FamilyCards)
    app.add_directive("family-picture", FamilyPicture)
    app.add_directive("activation-formula", Formula)
    app.add_directive("activation-picture", PictureOfPage)
    app.add_directive("activation-reference", Reference)
    app.add_node(formula_of_page)
    app.add_post_transform(TakeFormulas)
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-docstring", omit_common_sections, priority=1)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
