"""Parse formulas and conditions: from chains of relations down to single signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from specification import syntax
from specification.letters import names_of
from specification.signs import ATOMS, CONSTANTS, FUNCTIONS, GREEK, NAMED, PRODUCTS, RELATIONS, SIGMA, SUMS
from specification.syntax import Call, Node, Variable
from specification.tokens import Tokens


class Formula(Tokens):
    """A recursive descent, a method for each rule of the grammar."""

    def __init__(self, latex: str, about: str = "") -> None:
        """Begin to read a formula; on the page of an activation, its letters stand for the parameters of that."""
        super().__init__(latex)
        self.inside_bars = False
        self.names = names_of(about)

    @contextmanager
    def within(self, bars: bool) -> Iterator[None]:
        """Read what stands between brackets, or between the bars of an absolute value."""
        outside, self.inside_bars = self.inside_bars, bars
        yield
        self.inside_bars = outside

    # Relations

    def chain(self) -> tuple[list[Node], list[str]]:
        """Read sums with relations between them."""
        terms, relations = [self.sum()], []
        while self.next in RELATIONS or self.continues(RELATIONS, ["&"], [r"\\", "&"]):
            relations.append(RELATIONS[self.rest.pop(0)].value)
            terms.append(self.sum())
        if not relations:
            raise self.error("expected a relation such as =")
        return terms, relations

    def condition(self) -> Node:
        """Read the condition of a case, of a bracket, or of a statement."""
        if self.taken(r"\text{otherwise}"):
            return syntax.Otherwise()
        terms, relations = self.chain()
        return syntax.Chain(tuple(terms), tuple(relations))

    # Sums, products, powers

    def sum(self) -> Node:
        """Read products with signs between them."""
        node = self.product()
        while self.next in SUMS or self.continues(SUMS, [r"\\", "&", r"\quad"]):
            node = syntax.Operation(SUMS[self.rest.pop(0)].value, node, self.product())
        return node

    def product(self) -> Node:
        """Read powers, with or without a sign between them."""
        if self.taken("-"):
            return syntax.Operation("-", syntax.Number("0"), self.product())
        node = self.power()
        while True:
            if self.next in PRODUCTS:
                node = syntax.Operation(PRODUCTS[self.rest.pop(0)].value, node, self.power())
            elif self.begins_atom():
                node = syntax.Operation(PRODUCTS[r"\cdot"].value, node, self.power())
            else:
                return node

    def begins_atom(self) -> bool:
        """Decide whether another factor begins here."""
        if not self.rest or self.next == "|":
            return bool(self.rest) and not self.inside_bars
        token = self.next
        known = token in {**CONSTANTS, **FUNCTIONS, **GREEK, **ATOMS} or token.partition("{")[0] in NAMED
        return known or bool(re.match("[0-9a-zA-Z]", token))

    def power(self) -> Node:
        """Read an atom with its index and exponent."""
        node = self.atom()
        if self.taken("_"):
            node = syntax.Component(node, self.indices())
        if self.taken("^"):
            if self.next in ("+", "-"):
                return syntax.Beside(node, self.rest.pop(0))
            if self.rest[:1] == ["{"] and self.rest[1:3] in (["+", "}"], ["-", "}"]):
                side = self.rest[1]
                del self.rest[:3]
                return syntax.Beside(node, side)
            node = syntax.Power(node, self.argument())
        return node

    # Atoms

    def atom(self) -> Node:
        """Read what cannot be taken apart, or what its first sign begins."""
        token = self.rest.pop(0) if self.rest else "the end"
        if token[0].isdigit():
            return syntax.Number(token)
        if token in CONSTANTS:
            return syntax.Constant(CONSTANTS[token].value)
        if token in FUNCTIONS and not self.is_number(token):
            return self.call(FUNCTIONS[token].value)
        command, _, name = token.removesuffix("}").partition("{")
        if command in NAMED:
            kind, name = NAMED[command].value, name.replace(r"\_", "_")
            return self.call(name) if kind == "call" else Variable(name, bold=True)
        if (letter := self.letter(token)) is not None:
            return Variable(self.names.get(letter, letter))
        if token in ATOMS:
            node: Node = getattr(self, ATOMS[token].value)()
            return node
        self.rest.insert(0, token)
        raise self.error("unknown or out of place")

    def letter(self, token: str) -> str | None:
        """Read a letter on from its first token, as a name; None if it is none."""
        if token in GREEK:
            return "_".join([GREEK[token].value, *(self.indices() if self.taken("_") else ())])
        if self.is_number(token):
            return SIGMA
        return token if re.fullmatch("[a-zA-Z]", token) else None

    def is_number(self, token: str) -> bool:
        """Decide whether a sign that functions have stands for a number here."""
        return token == r"\sigma" and self.next not in ("(", "'") and self.rest[:3] != ["^", "{", "-"]

    def argument(self) -> Node:
        """Read the operand of a command or of ^: a group in braces, or the next token."""
        if self.taken("{"):
            with self.within(bars=False):
                node = self.sum()
                self.take("}")
            return node
        return self.atom()

    def indices(self) -> tuple[str, ...]:
        """Read one index, or several in braces."""
        tokens = [self.rest.pop(0)]
        if tokens == ["{"]:
            tokens = []
            while not self.taken("}"):
                tokens.append(self.rest.pop(0))
        if not tokens or not all(re.fullmatch("[a-z]", token) for token in tokens):
            raise self.error("expected indices such as i or {ij}")
        return tuple(tokens)

    def bracket(self) -> Node:
        """Read a condition up to ``]``."""
        with self.within(bars=False):
            node = syntax.Bracket(self.condition())
            self.take("]")
        return node

    def bars(self) -> Node:
        """Read an absolute value up to the second bar."""
        with self.within(bars=True):
            node = syntax.Absolute(self.sum())
            self.take("|")
        return node

    def root(self) -> Node:
        """Read the operand of a square root."""
        return syntax.Root(self.argument())

    def sum_over_index(self) -> Node:
        """Read an index and the product that is summed over it."""
        self.take("_")
        index = self.indices()[0]
        return syntax.OverIndex("sum", index, self.product())

    def delta(self) -> Node:
        """Read the indices of a Kronecker delta, if there are any."""
        return syntax.Kronecker(*self.indices()) if self.taken("_") else Variable("delta")

    def parenthesis(self) -> Node:
        """Read up to ``)``: a formula, or the entries of a vector."""
        with self.within(bars=False):
            entries = self.listed()
            self.take(")")
        return entries[0] if len(entries) == 1 else syntax.Entries(tuple(entries))

    def listed(self) -> list[Node]:
        """Read formulas with commas between them."""
        entries = [self.sum()]
        while self.taken(","):
            entries.append(self.sum())
        return entries

    def fraction(self) -> Node:
        """Read numerator and denominator, or a partial derivative."""
        if self.rest[:2] == ["{", r"\partial"]:
            del self.rest[:2]
            numerator = self.sum()
            for token in ["}", "{", r"\partial"]:
                self.take(token)
            variable = self.power()
            self.take("}")
            return syntax.Partial(numerator, variable)
        return syntax.Operation("/", self.argument(), self.argument())

    def limit(self) -> Node:
        """Read the variable, its target, and the product whose limit is taken."""
        self.take("_")
        self.take("{")
        variable = self.atom()
        self.take(r"\to")
        point = self.sum()
        self.take("}")
        if not isinstance(variable, Variable):
            raise self.error("expected a variable")
        return syntax.Limit(variable, point, self.product())

    def cases(self) -> Node:
        """Read values with their conditions, up to the end of the cases."""
        branches = []
        while not self.taken(r"\end{cases}"):
            value = self.sum()
            self.take("&")
            branches.append((value, self.condition()))
            if self.next != r"\end{cases}":
                self.take(r"\\")
        return syntax.Cases(tuple(branches))

    def call(self, name: str) -> Node:
        """Read a function: its primes, its power, its arguments, and its parameters behind a semicolon."""
        if name in ("max", "min") and self.taken("_"):
            return syntax.OverIndex(name, self.indices()[0], self.product())
        primes = 0
        while self.taken("'"):
            primes += 1
        if is_inverse := self.rest[:5] == ["^", "{", "-", "1", "}"]:
            del self.rest[:5]
        exponent = self.argument() if self.taken("^") else None
        parameters: dict[str, Node] = {}
        if self.taken("("):
            with self.within(bars=False):
                arguments = self.listed()
                if self.taken(";"):
                    parameters = self.parameters(names_of(name))
                self.take(")")
        else:
            arguments = [self.power()]
        node = Call(name, tuple(arguments), primes, parameters)
        if is_inverse:
            return syntax.Inverse(node)
        return syntax.Power(node, exponent) if exponent else node

    def parameters(self, names: Mapping[str, str]) -> dict[str, Node]:
        r"""Read the parameters of a call: ``\alpha = 2``, or a letter alone, whose value is what it stands for here."""
        values: dict[str, Node] = {}
        while True:
            letter = self.letter(self.rest.pop(0)) if self.rest else None
            if letter is None:
                raise self.error("expected the letter of a parameter")
            here = Variable(self.names.get(letter, letter))
            values[names.get(letter, letter)] = self.sum() if self.taken("=") else here
            if not self.taken(","):
                return values
