"""Names of activations in prose as links to their pages, once a section, so that scripts and notebooks need none."""

from __future__ import annotations

import re
from functools import cache

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.nodes import traverse_parent
from sphinx.util.typing import ExtensionMetadata

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
    """Return the activations by the forms of their titles in a sentence."""
    found = {}
    for name, page in pages().items():
        if name not in WORDS:
            found |= {page.title: name, in_sentence(page.title): name}
    return found


def in_sentence(title: str) -> str:
    """Write a title as within a sentence: small, unless it has capitals behind the first letter."""
    first, rest = title[0], title[1:]
    return first.lower() + rest if rest == rest.lower() else title


@cache
def pattern() -> re.Pattern[str]:
    """Match the titles, the longest first, as whole words."""
    titles = "|".join(re.escape(title) for title in sorted(names(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({titles})(?![\w-])")


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
