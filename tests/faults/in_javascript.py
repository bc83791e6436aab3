"""Faults in JavaScript: what is compared and computed, constants, and strings, which are names and keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from faults.edits import Edit, Operator, misspelt, other_digit

TOKEN = re.compile(
    r"""
    (?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<string>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)
    | (?P<pattern>(?<=[(,=])\s*/(?:[^/\\\n\[]|\\.|\[[^\]]*\])+/[a-z]*)
    | (?P<number>(?<![\w.])\d+(?:\.\d+)?)
    | (?P<word>[A-Za-z_$][\w$]*)
    | (?P<sign>===|!==|=>|<=|>=|&&|\|\||\?\?|\+=|-=|\+\+|--|\*\*|[<>+\-*/!?])
    """,
    re.VERBOSE | re.DOTALL,
)
COMPARED = {"===": "!==", "!==": "===", "<": ">", ">": "<", "<=": ">", ">=": "<", "&&": "||", "||": "&&"}
COMPUTED = {"+": "-", "-": "+", "*": "/", "/": "*", "+=": "-=", "-=": "+=", "++": "--", "--": "++"}
WORDS = [("true", "false"), ("every", "some"), ("min", "max"), ("append", "prepend"), ("find", "findLast")]
WORDS += [("ascending", "descending"), ("previous", "next"), ("first", "last"), ("setAttribute", "removeAttribute")]
OTHERS = {**dict(WORDS), **{new: old for old, new in WORDS}}


def tokens(find: Callable[[re.Match[str]], Iterator[Edit]]) -> Operator:
    """Make an operator of what changes a token."""

    def operator(text: str) -> Iterator[Edit]:
        for token in TOKEN.finditer(text):
            yield from find(token)

    return operator


@tokens
def comparison(token: re.Match[str]) -> Iterator[Edit]:
    """Compare otherwise, or drop a not."""
    if token["sign"] in COMPARED:
        yield Edit(*token.span(), COMPARED[token[0]])
    elif token["sign"] == "!":
        yield Edit(*token.span(), "")


@tokens
def sign(token: re.Match[str]) -> Iterator[Edit]:
    """Compute otherwise."""
    if token["sign"] in COMPUTED:
        yield Edit(*token.span(), COMPUTED[token[0]])


@tokens
def constant(token: re.Match[str]) -> Iterator[Edit]:
    """Change a number."""
    if token["number"]:
        yield Edit(*token.span(), other_digit(token[0]))


@tokens
def word(token: re.Match[str]) -> Iterator[Edit]:
    """Change a truth value, or call the opposite function."""
    if token["word"] in OTHERS:
        yield Edit(*token.span(), OTHERS[token[0]])


@tokens
def string(token: re.Match[str]) -> Iterator[Edit]:
    """Misspell a name, a key, a selector, or what is said."""
    if token["string"] and "use strict" not in token[0]:
        for edit in misspelt(token[0]):
            yield edit.moved(token.start())


OPERATORS = {"comparison": comparison, "sign": sign, "constant": constant, "word": word, "string": string}
