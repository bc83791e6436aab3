r"""Read the LaTeX of the pages.

The language is closed: what stands in the grammar below is read, anything else is an error, for a formula that
is skipped is a formula that is not checked. A formula is read into nested tuples, such as
``("+", ("variable", "x"), ("number", "1"))``; `evaluation` says what they mean. ::

    display    = statement { separator statement }
    separator  = "," | "\quad" | "\qquad" | "\\"
    statement  = sum relation sum { relation sum } [ "\text{for}" condition ]
    condition  = sum relation sum { relation sum }
    sum        = [ sign ] product { sign product }
    product    = power { [ "\cdot" | "\times" | "/" ] power }
    power      = atom [ "_" index ] { "'" } [ "^" exponent ]
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

Node = tuple[Any, ...]

RELATIONS = {
    "=": "=",
    r"\approx": "≈",
    "<": "<",
    ">": ">",
    r"\le": "≤",
    r"\ge": "≥",
    r"\ne": "≠",
}
GREEK = ["alpha", "beta", "gamma", "delta", "theta", "lambda", "mu", "tau"]
CONSTANTS = {"e": "e", r"\pi": "pi", r"\infty": "infinity"}
FUNCTIONS = {
    r"\sigma": "sigmoid",
    r"\tanh": "tanh",
    r"\ln": "ln",
    r"\exp": "exp",
    r"\cosh": "cosh",
    r"\sinh": "sinh",
    r"\max": "max",
    r"\min": "min",
}
SPACES = [r"\,", r"\;", r"\:", r"\!", r"\left", r"\right", r"\begin{aligned}", r"\end{aligned}"]
SEPARATORS = [",", r"\quad", r"\qquad", r"\\"]

TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d+)?)
  | (?P<named>\\(?:operatorname|mathrm|mathbf|text|begin|end)\{[^}]*\})
  | (?P<command>\\(?:[a-zA-Z]+|.))
  | (?P<character>\S)
    )""",
    re.VERBOSE | re.DOTALL,
)


class Statement(NamedTuple):
    """A chain of relations, such as a = b < c, and the condition under which it is said to hold."""

    terms: list[Node]
    relations: list[str]
    condition: Node | None


class LatexError(ValueError):
    """LaTeX that is not in the language."""


def read(latex: str) -> list[Statement]:
    r"""Read a displayed formula.

    Parameters
    ----------
    latex : str
        What stands in a ``math`` directive.

    Returns
    -------
    list of Statement
        What the formula says, in its order.

    Raises
    ------
    LatexError
        If anything of it is not in the language.

    Examples
    --------
    >>> read(r"\operatorname{relu}(x) = \max(0, x)")[0].relations
    ['=']
    """
    return _Reader(latex).display()


def tokens_of(latex: str) -> list[str]:
    """The words of a formula, without the spaces."""
    words = (match[0].strip().replace(" }", "}") for match in TOKEN.finditer(latex.strip()))
    return [word for word in words if word not in SPACES]


class _Reader:
    def __init__(self, latex: str) -> None:
        self.latex = " ".join(latex.split())
        self.rest = tokens_of(latex)
        self.inside_bars = False

    @property
    def next(self) -> str:
        return self.rest[0] if self.rest else "the end"

    def take(self, *expected: str) -> str:
        if self.next not in expected:
            raise self.error("expected " + " or ".join(expected))
        return self.rest.pop(0)

    def taken(self, *tokens: str) -> bool:
        if found := self.next in tokens:
            self.rest.pop(0)
        return found

    def error(self, problem: str) -> LatexError:
        return LatexError(f"{problem}, found {self.next} before “{' '.join(self.rest[1:5])}” in: {self.latex}")

    # A display and its statements

    def display(self) -> list[Statement]:
        statements = []
        while self.rest:
            statements.append(self.statement())
            if self.rest:
                self.take(*SEPARATORS, ".")
            while self.taken(*SEPARATORS):
                pass
        return statements

    def statement(self) -> Statement:
        terms, relations = self.chain()
        self.taken(r"\quad", r"\qquad")
        condition = self.condition() if self.taken(r"\text{for}") else None
        return Statement(terms, relations, condition)

    def chain(self) -> tuple[list[Node], list[str]]:
        terms, relations = [self.sum()], []
        while self.next in RELATIONS or self.continues():
            relations.append(RELATIONS[self.rest.pop(0)])
            terms.append(self.sum())
        if not relations:
            raise self.error("expected a relation such as =")
        return terms, relations

    def continues(self) -> bool:
        """Whether a relation of an aligned chain comes next; its & and line break are taken."""
        for marks in (["&"], [r"\\", "&"]):
            ahead = self.rest[: len(marks) + 1]
            if ahead[:-1] == marks and ahead[-1] in RELATIONS:
                del self.rest[: len(marks)]
                return True
        return False

    def condition(self) -> Node:
        if self.taken(r"\text{otherwise}"):
            return ("otherwise",)
        return ("chain", *self.chain())

    # Sums, products, powers

    def sum(self) -> Node:
        node = self.product()
        while self.next in ("+", "-"):
            node = (self.rest.pop(0), node, self.product())
        return node

    def product(self) -> Node:
        if self.taken("-"):
            return ("-", ("number", "0"), self.product())
        self.taken("+")
        node = self.power()
        while True:
            if self.taken("/"):
                node = ("/", node, self.power())
            elif self.taken(r"\cdot", r"\times") or self.begins_atom():
                node = ("*", node, self.power())
            else:
                return node

    def begins_atom(self) -> bool:
        token = self.next
        if token == "|":
            return not self.inside_bars
        begins = re.match(r"\d|[a-zA-Z(]|\\(operatorname|mathrm|mathbf|begin)\{|\\(frac|tfrac|sqrt|sum)$", token)
        return bool(begins and self.rest) or token in FUNCTIONS or token in CONSTANTS or token[1:] in GREEK

    def power(self) -> Node:
        node = self.atom()
        if self.taken("_"):
            node = ("component", node, self.indices())
        if self.taken("^"):
            if self.next in ("+", "-"):
                return ("beside", node, self.rest.pop(0))
            if self.rest[:1] == ["{"] and self.rest[1:3] in (["+", "}"], ["-", "}"]):
                side = self.rest[1]
                del self.rest[:3]
                return ("beside", node, side)
            node = ("^", node, self.argument())
        return node

    # Atoms

    def atom(self) -> Node:
        token = self.rest.pop(0) if self.rest else "the end"
        if token[0].isdigit():
            return ("number", token)
        if token in CONSTANTS:
            return ("constant", CONSTANTS[token])
        if token in FUNCTIONS:
            return self.call(FUNCTIONS[token])
        if named := re.fullmatch(r"\\(operatorname|mathrm|mathbf)\{(.*)\}", token):
            kind, name = named[1], named[2].replace(r"\_", "_")
            return self.call(name) if kind == "operatorname" else ("vector" if kind == "mathbf" else "variable", name)
        if token == r"\delta" and self.next == "_":
            self.take("_")
            return ("kronecker", *self.indices())
        if token.startswith("\\") and token[1:] in GREEK:
            return ("variable", token[1:])
        if re.fullmatch("[a-zA-Z]", token):
            return ("variable", token)
        match token:
            case "(":
                return self.parenthesis()
            case "|":
                outside, self.inside_bars = self.inside_bars, True
                node = ("abs", self.sum())
                self.take("|")
                self.inside_bars = outside
                return node
            case r"\frac" | r"\tfrac":
                return self.fraction()
            case r"\sqrt":
                return ("sqrt", self.argument())
            case r"\sum":
                self.take("_")
                index = self.indices()[0]
                return ("sum", index, self.product())
            case r"\lim":
                return self.limit()
            case r"\begin{cases}":
                return self.cases()
        self.rest.insert(0, token)
        raise self.error("unknown or out of place")

    def argument(self) -> Node:
        """What a command or ^ applies to: a group in braces, or the next token."""
        if self.taken("{"):
            outside, self.inside_bars = self.inside_bars, False
            node = self.sum()
            self.take("}")
            self.inside_bars = outside
            return node
        return self.atom()

    def indices(self) -> list[str]:
        tokens = [self.rest.pop(0)]
        if tokens == ["{"]:
            tokens = []
            while not self.taken("}"):
                tokens.append(self.rest.pop(0))
        if not tokens or not all(re.fullmatch("[a-z]", token) for token in tokens):
            raise self.error("expected indices such as i or {ij}")
        return tokens

    def parenthesis(self) -> Node:
        outside, self.inside_bars = self.inside_bars, False
        entries = [self.sum()]
        while self.taken(","):
            entries.append(self.sum())
        self.take(")")
        self.inside_bars = outside
        return entries[0] if len(entries) == 1 else ("entries", *entries)

    def fraction(self) -> Node:
        if self.rest[:2] == ["{", r"\partial"]:
            del self.rest[:2]
            numerator = self.sum()
            for token in ["}", "{", r"\partial"]:
                self.take(token)
            variable = self.power()
            self.take("}")
            return ("partial", numerator, variable)
        return ("/", self.argument(), self.argument())

    def limit(self) -> Node:
        self.take("_")
        self.take("{")
        variable = self.atom()
        self.take(r"\to")
        point = self.sum()
        self.take("}")
        return ("limit", variable, point, self.product())

    def cases(self) -> Node:
        branches = []
        while not self.taken(r"\end{cases}"):
            value = self.sum()
            self.take("&")
            branches.append((value, self.condition()))
            if self.next != r"\end{cases}":
                self.take(r"\\")
        return ("cases", *branches)

    def call(self, name: str) -> Node:
        """A function: its primes, its power, its arguments, and its parameters behind a semicolon."""
        if name in ("max", "min") and self.taken("_"):
            return (f"{name} over", self.indices()[0], self.product())
        primes = 0
        while self.taken("'"):
            primes += 1
        exponent = self.argument() if self.taken("^") else None
        parameters: dict[str, Node] = {}
        if self.taken("("):
            outside, self.inside_bars = self.inside_bars, False
            arguments = [self.sum()]
            while self.taken(","):
                arguments.append(self.sum())
            if self.taken(";"):
                parameters = self.parameters()
            self.take(")")
            self.inside_bars = outside
        else:
            arguments = [self.power()]
        node: Node = ("call", name, primes, tuple(arguments), parameters)
        return ("^", node, exponent) if exponent else node

    def parameters(self) -> dict[str, Node]:
        values = {}
        while True:
            kind, *name = self.atom()
            if kind != "variable":
                raise self.error("expected the name of a parameter")
            self.take("=")
            values[name[0]] = self.sum()
            if not self.taken(","):
                return values
