"""Scripts without comments and spaces; what minifies JavaScript has to be installed, with many others."""

from __future__ import annotations

import re

# What is left out, then what is kept as it is: strings, templates without others in them, regular expressions.
TOKENS = re.compile(
    r"(?P<gap>(?:\s|//[^\n]*|/\*.*?\*/)+)"
    r"|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|(?P<template>`(?:\\.|[^`\\])*`)|(?<=\()/(?:\\.|[^/\\\n])+/"
    r"|[\w$]+|.",
    re.DOTALL,
)
WORDS = re.compile(r"[\w$]{2}|\+\+|--")  # ends of two tokens that would become one
SINGLE = re.compile(r"(?<![\w$])\((\w+)\)=>")  # a function of one argument, which needs no brackets


def shorter(script: str) -> str:
    r"""Leave out comments, and spaces that separate no words and no signs.

    Examples
    --------
    >>> shorter("const a = 'b  c';  // why\nreturn (a) => a + +1;")
    "const a='b  c';return(a)=>a+ +1;"
    >>> shorter("x.map((each) => each / 2)")
    'x.map(each=>each/2)'
    """
    written, gap = [""], False
    for token in TOKENS.finditer(script):
        if token["gap"]:
            gap = True
            continue
        if gap and WORDS.fullmatch(written[-1][-1:] + token[0][0]):
            written.append(" ")
        written.append(re.sub(r"\n *", " ", token[0]) if token["template"] else token[0])
        gap = False
    return SINGLE.sub(r"\1=>", "".join(written))
