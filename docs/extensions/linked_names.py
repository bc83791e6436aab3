"""Names of activations in prose as links to their pages, once a section; sphinx-codeautolink links those in code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.nodes import traverse_parent
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from extensions.gallery import name_of
from specification.page import pages

# Words of the language, too: they are names only where they are set as code.
WORDS = {"exponential", "linear", "shrink", "threshold"}
LEFT_OUT = (
    nodes.reference,
    addnodes.pending_xref,
    nodes.title,
    nodes.literal_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
)


@cache
def names() -> dict[str, str]:
    """Return the activations by their titles, as in a sentence, too, and by other names with a title within."""
    titles = {}
    for name, page in pages().items():
        if name not in WORDS:
            titles |= {page.title: name, in_sentence(page.title): name}
    within = pattern_of(titles)
    aliases = {alias: name for name, one in activations.items() for alias in one.aliases if within.search(alias)}
    return titles | aliases


def in_sentence(title: str) -> str:
    """Write a title as within a sentence: its first letter small, unless that word has other capitals."""
    word = title.partition(" ")[0]
    return title[0].lower() + title[1:] if word == word.capitalize() else title


def pattern_of(known: Iterable[str]) -> re.Pattern[str]:
    """Match names, the longest first, as whole words."""
    alternatives = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({alternatives})(?![\w-])")


@cache
def pattern() -> re.Pattern[str]:
    """Match all of them."""
    return pattern_of(names())


def link(app: Sphinx, doctree: nodes.document) -> None:
    """Turn the first name of each activation in each section into a link, on the pages of functions and families."""
    docname = app.env.docname
    own = name_of(docname)
    if not own and not docname.startswith("families/"):
        return
    linked: set[tuple[nodes.Node, str]] = set()
    for text in list(doctree.findall(nodes.Text)):
        parents = [*traverse_parent(text)]
        if any(isinstance(parent, LEFT_OUT) for parent in parents):
            continue
        section = next(parent for parent in parents if isinstance(parent, nodes.section | nodes.document))
        code = isinstance(text.parent, nodes.literal)
        pieces: list[nodes.Node] = []
        for number, piece in enumerate([text] if code else pattern().split(text)):
            name = str(piece) if code else names().get(piece, "") if number % 2 else ""
            if name not in pages() or name == own or (section, name) in linked:
                pieces.append(nodes.Text(piece))
                continue
            linked.add((section, name))
            address = app.builder.get_relative_uri(docname, f"functions/{name}")
            pieces.append(nodes.reference("", piece, refuri=address, internal=True))
        text.parent.replace(text, pieces)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("doctree-read", link, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
