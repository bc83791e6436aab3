"""Faults in JavaScript: what is compared and computed, constants, and strings, which are names and keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

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
COMPARED = {"===": "!==", "!==": "===", "<": ">", ">": "<", "<=": ">", ">=": "<", "&&": "||", "||": "&&", "!": ""}
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


def exchanged(group: str, others: Mapping[str, str]) -> Operator:
    """Make an operator that writes one token for another."""

    @tokens
    def exchange(token: re.Match[str]) -> Iterator[Edit]:
        if token[group] in others:
            yield Edit(*token.span(), others[token[0]])

    return exchange


@tokens
def constant(token: re.Match[str]) -> Iterator[Edit]:
    """Change a number; one of three digits, such as a time in milliseconds, so far that a reader can tell."""
    if number := token["number"]:
        other = str(4 * int(number)) if re.fullmatch(r"\d{3,}", number) else other_digit(number)
        if float(other) != float(number):  # as it is where there are more digits than a double has
            yield Edit(*token.span(), other)


@tokens
def string(token: re.Match[str]) -> Iterator[Edit]:
    """Misspell a name, a key, a selector, or what is said."""
    if token["string"] and "use strict" not in token[0]:
        for edit in misspelt(token[0]):
            yield edit.moved(token.start())


comparison = exchanged("sign", COMPARED)
sign = exchanged("sign", COMPUTED)
word = exchanged("word", OTHERS)
OPERATORS = {"comparison": comparison, "sign": sign, "constant": constant, "word": word, "string": string}
