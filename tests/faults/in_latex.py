"""Faults in LaTeX: signs, digits, letters, relations, functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from activation_functions import activations
from faults.edits import Edit, Operator, other_digit

TOKEN = re.compile(
    r"""
    \\(?:begin|end|text|label)\{[^}]*\}      # no mathematics
    | \\(?:operatorname|mathbf)\{(?P<name>[^}]*)\}
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<command>\\[A-Za-z]+) | \\.
    | (?P<letter>[A-Za-z])
    | (?P<sign>[+\-<>=/'])
    """,
    re.VERBOSE,
)
SIGNS = {"+": "-", "-": "+"}
RELATIONS = {
    "=": [r"\approx", r"\le "],
    r"\approx": ["="],
    "<": [r"\le ", ">"],
    ">": [r"\ge ", "<"],
    r"\le": ["<", r"\ge"],
    r"\ge": [">", r"\le"],
    r"\ne": ["="],
    r"\in": [r"\notin"],
}
FUNCTIONS = {r"\exp": r"\ln", r"\ln": r"\exp", r"\tanh": r"\sinh", r"\sinh": r"\cosh", r"\cosh": r"\sinh"}
FUNCTIONS |= {r"\max": r"\min", r"\min": r"\max", r"\sigma": r"\tanh", r"\sin": r"\cos", r"\cos": r"\sin"}
FUNCTIONS |= {r"\arctan": r"\tan", r"\tan": r"\arctan"}
FUNCTIONS |= {r"\sup": r"\inf", r"\inf": r"\sup"}
GREEK = {rf"\{name}" for name in ("alpha", "beta", "gamma", "delta", "lambda", "tau", "theta", "mu", "pi")}


def tokens(find: Callable[[re.Match[str], set[str]], Iterator[str]]) -> Operator:
    """Make an operator of what replaces a token, given the letters of the formula."""

    def operator(latex: str) -> Iterator[Edit]:
        found = list(TOKEN.finditer(latex))
        letters = {token[0] for token in found if token["letter"] or token[0] in GREEK}
        for token in found:
            for new in find(token, letters):
                yield Edit(*token.span(), new)

    return operator


@tokens
def sign(token: re.Match[str], letters: set[str]) -> Iterator[str]:
    """Exchange plus and minus."""
    if token[0] in SIGNS:
        yield SIGNS[token[0]]


@tokens
def digit(token: re.Match[str], letters: set[str]) -> Iterator[str]:
    """Change the last digit of a number."""
    if token["number"]:
        yield other_digit(token[0])


@tokens
def letter(token: re.Match[str], letters: set[str]) -> Iterator[str]:
    """Write another letter of the formula, or one that it does not have."""
    if token[0] in letters:
        others = sorted(letters - {token[0]}) or ["y" if token["letter"] else r"\mu"]
        for other in others[:2]:
            yield other + (" " if other.startswith("\\") else "")


@tokens
def relation(token: re.Match[str], letters: set[str]) -> Iterator[str]:
    """Turn a relation round, or weaken it."""
    yield from RELATIONS.get(token[0], ())


@tokens
def function(token: re.Match[str], letters: set[str]) -> Iterator[str]:
    """Name another function, or not its derivative."""
    if token[0] in FUNCTIONS:
        yield FUNCTIONS[token[0]] + " "
    elif token["name"] and (name := token["name"].replace("\\_", "_")) in activations:
        members = [one.name for one in activations.family(activations[name].family)]
        yield rf"\operatorname{{{members[members.index(name) - 1]}}}".replace("_", r"\_")
    elif token[0] == "'":
        yield ""


OPERATORS = {"sign": sign, "digit": digit, "letter": letter, "relation": relation, "function": function}
