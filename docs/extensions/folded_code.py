"""Code that draws, folded behind its figure, without the description, which the figure offers itself."""

from __future__ import annotations

import ast
import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.gallery import name_of

WITH_CODE = "with-code"  # the class of a box
FIGURE = re.compile(r'<figure class="figure" id="figure-([\w-]+)">')


def figure_of(node: nodes.Node) -> str:
    """Return the name of the figure that a node is, or nothing."""
    found = FIGURE.match(node.astext()) if isinstance(node, nodes.raw) else None
    return found[1] if found else ""


def is_figure(node: nodes.Node) -> bool:
    """Decide whether a node is a figure with the code behind it."""
    return isinstance(node, nodes.container) and WITH_CODE in node["classes"]


def fold(app: Sphinx, doctree: nodes.document) -> None:
    """Put the code of each figure behind it, in one box with it."""
    if not name_of(app.env.docname):
        return
    for block in list(doctree.findall(nodes.literal_block)):
        parent = block.parent
        place = parent.index(block)
        end = place + 1
        while end < len(parent) and figure_of(parent[end]):
            end += 1
        if end == place + 1:
            continue
        code = without_descriptions(block.astext())
        shown = nodes.literal_block(code, code, language=block["language"])
        parent[place:end] = [
            nodes.container(
                "",
                *parent[place + 1 : end],
                nodes.raw("", '<details class="code"><summary>Code of this figure</summary>', format="html"),
                shown,
                nodes.raw("", "</details>", format="html"),
                classes=[WITH_CODE],
            )
        ]


def without_descriptions(code: str) -> str:
    r"""Leave out the argument `alt` of all calls.

    Examples
    --------
    >>> without_descriptions('relu.plot(\n    alt="A "\n    "kink.",\n)')
    'relu.plot()'
    """
    lines = code.encode().split(b"\n")  # The offsets of ast count bytes.
    keywords = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.keyword) and node.arg == "alt"]
    for keyword in sorted(keywords, key=lambda one: one.lineno, reverse=True):
        first, last = keyword.lineno - 1, (keyword.end_lineno or keyword.lineno) - 1
        before, behind = lines[first][: keyword.col_offset], lines[last][keyword.end_col_offset :]
        lines[first : last + 1] = [before.rstrip(b", ") + behind] if before.strip() else []
    return re.sub(r"\(\n *\)", "()", b"\n".join(lines).decode())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("doctree-read", fold, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
