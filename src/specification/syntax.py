"""The syntax tree of formulas."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Node:
    """A formula or a part of one."""


@dataclass(frozen=True)
class Number(Node):
    """A decimal number, as it is written."""

    text: str


@dataclass(frozen=True)
class Constant(Node):
    """A number with a sign of its own: ``e``, ``pi`` or ``infinity``."""

    name: str


@dataclass(frozen=True)
class Variable(Node):
    """A number by its name; in bold, a vector."""

    name: str
    bold: bool = False


@dataclass(frozen=True)
class Component(Node):
    """An entry of a vector or of a matrix."""

    inner: Node
    indices: tuple[str, ...]


@dataclass(frozen=True)
class Entries(Node):
    """A vector by its entries."""

    entries: tuple[Node, ...]


@dataclass(frozen=True)
class Kronecker(Node):
    """1 if two indices are equal, else 0."""

    first: str
    second: str


@dataclass(frozen=True)
class Operation(Node):
    """A sum, difference, product or quotient: ``+``, ``-``, ``*`` or ``/``."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Power(Node):
    """A power."""

    base: Node
    exponent: Node


@dataclass(frozen=True)
class Root(Node):
    """A square root."""

    inner: Node


@dataclass(frozen=True)
class Absolute(Node):
    """An absolute value."""

    inner: Node


@dataclass(frozen=True)
class OverIndex(Node):
    """The ``sum``, ``max`` or ``min`` of a formula over an index."""

    kind: str
    index: str
    inner: Node


@dataclass(frozen=True)
class Beside(Node):
    """A point just to the left (``-``) or right (``+``) of another."""

    inner: Node
    side: str


@dataclass(frozen=True)
class Limit(Node):
    """The limit of a formula as a variable tends to a point."""

    variable: Variable
    point: Node
    inner: Node


@dataclass(frozen=True)
class Otherwise(Node):
    """The condition that always holds."""


@dataclass(frozen=True)
class Chain(Node):
    """A chain of relations, such as a < b ≤ c."""

    terms: tuple[Node, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Cases(Node):
    """Values, each with the condition under which it applies."""

    branches: tuple[tuple[Node, Node], ...]


@dataclass(frozen=True)
class Bracket(Node):
    """1 if a condition holds, else 0."""

    condition: Node


@dataclass(frozen=True)
class Partial(Node):
    """A partial derivative."""

    inner: Node
    variable: Node


@dataclass(frozen=True)
class Call(Node):
    """A function of some arguments: the order of its derivative, and the parameters that are given."""

    name: str
    arguments: tuple[Node, ...]
    primes: int = 0
    parameters: Mapping[str, Node] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.name, self.arguments, self.primes, tuple(self.parameters.items())))


@dataclass(frozen=True)
class Inverse(Node):
    """The number at which a function has a value: the inverse of a call, in which the value is the argument."""

    call: Call


@dataclass(frozen=True)
class Statement:
    """A chain of relations, such as a = b < c, and the condition under which it is said to hold."""

    terms: list[Node]
    relations: list[str]
    condition: Node | None

    @property
    def formulas(self) -> list[Node]:
        """The terms, and the condition if there is one."""
        return [*self.terms, *filter(None, [self.condition])]


def children(node: Node) -> Iterator[Node]:
    """Yield the parts of which a node directly consists."""
    for part in dataclasses.fields(node):
        yield from _nodes(getattr(node, part.name))


def _nodes(value: Any) -> Iterator[Node]:
    match value:
        case Node():
            yield value
        case tuple():
            for entry in value:
                yield from _nodes(entry)
        case Mapping():
            yield from value.values()


def walk(*nodes: Node) -> Iterator[Node]:
    """Yield nodes and all nodes in them."""
    for node in nodes:
        yield node
        yield from walk(*children(node))


def replace(node: Node, old: Node, new: Node) -> Node:
    """Replace one part of a formula wherever it occurs."""
    if node == old:
        return new
    return changed(node, lambda part: replace(part, old, new))


def renamed(node: Node, old: str, new: str) -> Node:
    """Replace the name of a function wherever it is called."""
    if isinstance(node, Call) and node.name == old:
        node = dataclasses.replace(node, name=new)
    return changed(node, lambda part: renamed(part, old, new))


def changed(node: Node, change: Callable[[Node], Node]) -> Node:
    """Change the parts of which a node directly consists."""
    parts = {part.name: getattr(node, part.name) for part in dataclasses.fields(node)}
    return dataclasses.replace(node, **{name: _mapped(value, change) for name, value in parts.items()})


def _mapped(value: Any, change: Callable[[Node], Node]) -> Any:
    match value:
        case Node():
            return change(value)
        case tuple():
            return tuple(_mapped(entry, change) for entry in value)
        case Mapping():
            return {name: change(entry) for name, entry in value.items()}
    return value
