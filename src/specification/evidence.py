"""Collect what a section evaluates: the numbers in its formulas, its code and the declared facts, and how many."""

from __future__ import annotations

import ast
import doctest
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from mpmath import mp, mpf

from activation_functions.kinds import Activation, Elementwise
from activation_functions.shape import Shape
from specification import syntax
from specification.evaluation import Scope, Undefined, evaluate
from specification.facts import defaults, fact, kinks, values
from specification.latex import LatexError
from specification.many_digits import MANY_DIGITS
from specification.page import DEFINITIONS, Equation
from specification.prose import Said
from specification.syntax import Node, walk

NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d*)?(?:e[-+]?\d+)?(?!\w)")
# Raised where a formula depends on a variable or an index, or has no value.
WITHOUT_VALUE = (LatexError, KeyError, StopIteration, Undefined)
# Of these consist the expressions of numbers alone, such as -1 / 3.
CONSTANT = (ast.Constant, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop)


@dataclass
class Evidence:
    """Numbers that are evaluated, and how many there are of what is counted."""

    numbers: set[float] = field(default_factory=set)
    counts: set[int] = field(default_factory=set)
    counts_of: dict[str, set[int]] = field(default_factory=lambda: {noun: {2} for noun in ("sides", "halves", "ends")})
    """By what is counted, where that is known: some things are always two."""

    def supports(self, said: Said) -> bool:
        """Decide whether a number is found here; a small one in a word is how many there are of something."""
        counts = self.counts_of.get(said.noun.lower(), self.counts)
        return any(map(said.agrees, counts if said.is_count else self.numbers))

    def add_formula(self, equation: Equation, parameters: Mapping[str, Any]) -> None:
        """Add the values of all parts of a formula that have one, for the defaults of the parameters."""
        scope = Scope(parameters, DEFINITIONS, MANY_DIGITS)
        for statement in equation.statements():
            for term in statement.formulas:
                self.numbers.update(_values(term, scope))
                self.counts.update(_counts(term))
                for name, count in _calls(term).items():
                    self.counts_of.setdefault(name.replace("_", "") + "s", set()).add(count)

    def add_code(self, source: str) -> None:
        """Add the numbers that stand in code, what it is said to return, and the counts that it asserts."""
        examples = doctest.DocTestParser().get_examples(source)
        for number in NUMBER.findall(" ".join(example.want for example in examples)):
            self.numbers.add(float(number))
        tree = ast.parse("".join(example.source for example in examples) or source)
        self.numbers.update(_literals(tree))
        for statement in ast.walk(tree):
            if isinstance(statement, ast.Assert):
                self.counts.update(_compared(statement.test))

    def add_said(self, found: Iterable[Said]) -> None:
        """Add numbers that are said elsewhere, and checked there."""
        for said in found:
            if said.is_word and said.value > 1:
                self.counts_of.setdefault(said.noun, set()).add(int(said.value))
            else:
                self.numbers.add(float(said.value))

    def add_facts(self, activation: Activation[...]) -> None:
        """Add the declared facts, for the defaults of the parameters."""
        given = defaults(activation)
        bends = kinks(activation, given)
        self.numbers.update(_finite([*given.values(), *bends]))
        self.numbers.update(_finite([fact(activation, "lipschitz", {**given, "n": mp.inf})]))
        valid = [activation.valid_interval(name, activation.parameters) for name in activation.valid]
        if isinstance(activation, Elementwise):
            self.numbers.update(Shape(activation).numbers())
        for interval in [*values(activation, given), *valid]:
            self.numbers.update(_finite([interval.low, interval.high]))
        definition = DEFINITIONS[activation.name]
        for noun, counted in (("parameters", given), ("factors", given), ("kinks", bends)):
            self.counts_of.setdefault(noun, set()).add(len(counted))
            self.counts.add(len(counted))
        self.counts |= {len(definition.arguments), *_counts(definition.body)}


def _finite(found: Iterable[Any]) -> Iterator[float]:
    for each in found:
        if math.isfinite(each):
            yield float(each)


def _values(node: Node, scope: Scope) -> Iterator[float]:
    """Yield the values of a formula and its parts; not those of exponents, and of -3 not that of 3."""
    if isinstance(node, syntax.Variable):
        return
    try:
        value = evaluate(node, scope)
    except WITHOUT_VALUE:
        pass
    else:
        yield from _finite(np.ravel(value) if not isinstance(value, bool) else [])
    match node:
        case syntax.Operation("-", syntax.Number("0"), syntax.Number()):
            return
        case syntax.Power(base):
            yield from _values(base, scope)
            return
        case syntax.Operation("/", _, syntax.Number(text)):
            yield float(1 / mpf(text))
        case syntax.Kronecker() | syntax.Bracket():
            yield from (0, 1)
    for child in syntax.children(node):
        yield from _values(child, scope)


def _counts(term: Node) -> Iterator[int]:
    """Yield how many entries a vector has, cases a definition, arguments a function; how often a function is called."""
    for part in walk(term):
        match part:
            case syntax.Entries(parts) | syntax.Cases(parts) | syntax.Call(_, parts):
                yield len(parts)
    yield from _calls(term).values()


def _calls(term: Node) -> Counter[str]:
    """Count how often each function is called."""
    return Counter(part.name for part in walk(term) if isinstance(part, syntax.Call))


def _literals(node: ast.AST) -> Iterator[float]:
    """Yield the numbers in code; not indices, nor digits to which it rounds, nor tolerances."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            yield float(number)
        case ast.Constant(value=str() as text) if NUMBER.fullmatch(text):
            yield float(text)
        case ast.UnaryOp(ast.USub(), ast.Constant(value=int() | float() as number)):
            yield float(-number)
        case ast.BinOp() if all(isinstance(part, CONSTANT) for part in ast.walk(node)):
            yield float(eval(ast.unparse(node)))
            yield from _literals(node.left)
            yield from _literals(node.right)
        case ast.Call(ast.Attribute(value, "round")) | ast.Call(ast.Name("round"), [value, *_]) | ast.Subscript(value):
            yield from _literals(value)
        case ast.keyword("rtol" | "atol" | "axis" | "decimals"):
            return
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _literals(child)


def _compared(test: ast.expr) -> Iterator[int]:
    """Yield the whole numbers that an assertion compares something with."""
    for node in ast.walk(test):
        if isinstance(node, ast.Compare):
            for side in [node.left, *node.comparators]:
                if isinstance(side, ast.Constant) and isinstance(side.value, int):
                    yield side.value
