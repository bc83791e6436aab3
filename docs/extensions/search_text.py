"""The words of the pages, for the search; Sphinx glues those of neighbouring tags, and splits numbers at the point."""

from __future__ import annotations

import re
from html import unescape

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.search.en import SearchEnglish
from sphinx.util.typing import ExtensionMetadata

LETTERS = r"[^\W_]"  # and digits
WORD = rf"\d+\.\d+|{LETTERS}+"
WORD_IN_JAVASCRIPT = WORD.replace(LETTERS, r"[\p{L}\p{N}]")
UNSEEN = re.compile(r"<(style|script|svg|button)\b.*?</\1>", re.DOTALL)
INLINE = re.compile(r"</?(a|b|code|em|i|span|strong|sub|sup|wbr)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")


class Words(SearchEnglish):
    """English, with decimals as words; names are split at underscores."""

    _word_re = re.compile(WORD)
    js_splitter_code = f"var splitQuery = (query) => query.match(/{WORD_IN_JAVASCRIPT}/gu) ?? [];"

    def word_filter(self, word: str) -> bool:
        """Leave out common words, at the beginning of a sentence, too."""
        return super().word_filter(word.lower())


class Builder(StandaloneHTMLBuilder):
    """The builder of HTML, which gives the search a text of its own."""

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Index what can be read on a page."""
        super().index_page(pagename, readable(doctree), title)


def readable(doctree: nodes.document) -> nodes.document:
    """Copy a page with text in place of its HTML, and without its formulas, which are TeX.

    The site has no index: its entries are left out, since Sphinx forgets those of pages that are not written again.
    """
    copy = doctree.deepcopy()
    others = nodes.raw | nodes.math | nodes.math_block | addnodes.index
    for node in list(copy.findall(lambda node: isinstance(node, others))):
        node.parent.replace(node, nodes.Text(text_of(node.astext()) if isinstance(node, nodes.raw) else " "))
    return copy


def text_of(html: str) -> str:
    """Return the text of HTML: what stands in neighbouring cells or paragraphs stands apart."""
    return unescape(TAG.sub(" ", INLINE.sub("", UNSEEN.sub(" ", html))))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's builder, and of its language."""
    app.add_builder(Builder, override=True)
    app.add_search_language(Words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
