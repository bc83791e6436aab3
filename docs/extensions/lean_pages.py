"""Pages without what nobody sees; what minifies HTML, as minify-html does, would have to be installed."""

from __future__ import annotations

import re

# Within these, spaces count.
AS_WRITTEN = re.compile(r"(<(?:pre|script|style|textarea)\b.*?</(?:pre|script|style|textarea)>)", re.DOTALL)
SPACES = re.compile(r"\s*\n\s*")
UNSEEN = re.compile(
    # Of the links in code: classes for style sheets of sphinx-gallery, and the names of what they lead to.
    r'<!--.*?-->|\bsphx-glr-backref-[\w-]+ |(?<=") title="activation_functions\.[\w.]+"',
    re.DOTALL,
)
# Within literals of one word, which are not broken anyway.
WORD = re.compile(r'(<code class="docutils literal notranslate">(?:<a [^>]*>)?)<span class="pre">([^<>]*)</span>(?=</)')
SYMBOL = re.compile(r'<symbol id="(?P<id>[\w-]+)".*?</symbol>', re.DOTALL)


def lean(page: str) -> str:
    r"""Leave out comments, indentation, classes without a rule, elements around words, and icons without a use.

    Examples
    --------
    >>> lean('<p>\n  a <!-- b -->\n  <pre>c\n  d</pre>')
    '<p>\na\n<pre>c\n  d</pre>'
    """
    page = WORD.sub(r"\1\2", UNSEEN.sub("", page))
    page = SYMBOL.sub(lambda symbol: symbol[0] if f"#{symbol['id']}" in page else "", page)
    return "".join(part if number % 2 else SPACES.sub("\n", part) for number, part in enumerate(AS_WRITTEN.split(page)))
