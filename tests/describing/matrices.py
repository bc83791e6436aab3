"""Read the description of a matrix: its size, the signs and the numbers on its diagonal, and what is beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from describing.forms import agrees
from describing.places import NUMBERS, Unread, read_numbers
from specification.prose import CARDINALS, Said

ORDINALS = ["first", "second", "third", "fourth"]
SIZE = re.compile(r"A grid of (\w+) by (\w+) numbers\.")
PART = r"the diagonal|all others|those of the (?:\w+) and the (?:\w+) (?:score|cost)"
SHAPE = rf"positive|negative|{NUMBERS}|the largest, {NUMBERS}|between {NUMBERS}|in each column the same, {NUMBERS}"
CLAUSE = re.compile(rf"(?P<part>{PART}) (?:is|are) (?P<shapes>(?:{SHAPE})(?:, (?:{SHAPE}))*)(?:; |,? and |, |\.)")


def wrong(sentence: str, matrix: NDArray[np.float64]) -> Iterator[str]:
    """Yield what is wrong in a sentence about a matrix."""
    if match := SIZE.fullmatch(sentence):
        sizes = [CARDINALS.index(word) + 2 if word in CARDINALS else 0 for word in match.groups()]
        if tuple(sizes) != matrix.shape:
            yield f'"{sentence}" does not hold'
        return
    rest = sentence[0].lower() + sentence[1:]
    others = np.ones(matrix.shape, bool)
    while rest:
        if not (match := CLAUSE.match(rest)):
            raise Unread(f'"{rest}" is in no form that is read')
        chosen = entries(match["part"], matrix, others)
        others = others & ~chosen
        for shape in re.findall(SHAPE, match["shapes"]):
            if not holds(shape, matrix, chosen):
                yield f'"{match["part"]} {shape}" does not hold'
        rest = rest[match.end() :]


def entries(part: str, matrix: NDArray[np.float64], others: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Choose the entries of which a clause speaks."""
    if part == "the diagonal":
        return np.eye(len(matrix), dtype=bool)
    if part == "all others":
        return others
    indices = [number(word, len(matrix)) for word in re.findall(r"the (\w+)", part)]
    chosen = np.zeros(matrix.shape, bool)
    chosen[np.ix_(indices, indices)] = True
    return chosen


def number(ordinal: str, count: int) -> int:
    if ordinal not in [*ORDINALS, "last"]:
        raise Unread(f"{ordinal} is not read, expected one of {', '.join([*ORDINALS, 'last'])}")
    return count - 1 if ordinal == "last" else ORDINALS.index(ordinal)


def holds(shape: str, matrix: NDArray[np.float64], chosen: NDArray[np.bool_]) -> bool:
    """Decide whether some entries are as is said: all, in their order, or each number once."""
    found = matrix[chosen]
    said = read_numbers(shape)
    match shape.split()[0]:
        case "positive":
            return bool((found > 0).all())
        case "negative":
            return bool((found < 0).all())
        case "between":
            return all(map(agrees, said, (found.min(), found.max())))
        case "the":
            is_largest = abs(found).min() >= abs(matrix[~chosen]).max(initial=0)
            return bool(is_largest) and each_is_said(said, found)
        case "in":
            columns = [matrix[chosen[:, column], column] for column in range(matrix.shape[1])]
            return len(said) == len(columns) and all(
                agrees(one, float(entry)) for one, column in zip(said, columns) for entry in column
            )
    return each_is_said(said, found) if len(said) < len(found) else all(map(agrees, said, found.tolist()))


def each_is_said(said: list[Said], found: NDArray[np.float64]) -> bool:
    """Decide whether each entry is one of the numbers, and each number one of the entries."""
    agreeing = np.array([[agrees(one, float(entry)) for entry in found] for one in said])
    return bool(agreeing.any(0).all() and agreeing.any(1).all())
