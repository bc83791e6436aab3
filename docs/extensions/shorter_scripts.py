"""Scripts without comments and spaces; what minifies JavaScript has to be installed, with many others."""

from __future__ import annotations

import re

# Comments, and what is kept as it is: strings, templates, regular expressions.
TOKENS = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<kept>'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:\\.|[^`\\])*`|(?<=[(,=] )/(?:\\.|[^/\\\n])+/\w*"
    r"|(?<=\()/(?:\\.|[^/\\\n])+/\w*)"
    r"|(?P<spaces>\s+)",
    re.DOTALL,
)
BESIDE_WORDS = re.compile(r"[\w$]")


def shorter(script: str) -> str:
    r"""Leave out comments, and spaces that separate no words and no signs.

    Examples
    --------
    >>> shorter("const a = 'b  c';  // why\nreturn a + +1;")
    "const a='b  c';return a+ +1;"
    """
    written = ""
    spaced = False
    place = 0
    for match in TOKENS.finditer(script):
        written = _joined(written, script[place : match.start()], spaced)
        spaced = False if script[place : match.start()] else spaced
        place = match.end()
        if match["kept"]:
            written = _joined(
                written, re.sub(r"\n *", " ", match["kept"]) if match["kept"][0] == "`" else match["kept"], spaced
            )
            spaced = False
        else:
            spaced = True
    return _joined(written, script[place:], spaced)


def _joined(written: str, text: str, spaced: bool) -> str:
    """Put a text behind another, with the space that stood between them where it is needed."""
    if not (spaced and written and text):
        return written + text
    before, behind = written[-1], text[0]
    both = BESIDE_WORDS.match(before) and BESIDE_WORDS.match(behind)
    return f"{written}{' ' if both or (before == behind and before in '+-') else ''}{text}"
