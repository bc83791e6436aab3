r"""Read the LaTeX of the pages.

The language is closed: what stands in the tables and the grammar below is read, anything else is an error, for a formula
that is skipped is a formula that is not checked. A formula is read into nested tuples, such as
``("+", ("variable", "x"), ("number", "1"))``; `evaluation` says what they mean. ::

    display    = statement { separator statement }
    separator  = "," | "\quad" | "\qquad" | "\\"
    statement  = sum relation sum { relation sum } [ "\text{where}" variable "=" sum ] [ "\text{for}" condition ]
    condition  = sum relation sum { relation sum }
    sum        = [ sign ] product { sign product }
    product    = power { [ "\cdot" | "\times" | "/" ] power }
    power      = atom [ "_" index ] { "'" } [ "^" exponent ]
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, NamedTuple

Node = tuple[Any, ...]


class Sign(NamedTuple):
    """What a word of the language is read as, what it means, and an example of its use."""

    value: Any
    """A name, an operator, or the method of the reader that reads on."""
    meaning: str
    example: str


RELATIONS = {
    "=": Sign("=", "is equal to", "1 + 1 = 2"),
    r"\ne": Sign("≠", "is not equal to", r"1 \ne 2"),
    "<": Sign("<", "is less than", "1 < 2"),
    ">": Sign(">", "is greater than", "2 > 1"),
    r"\le": Sign("≤", "is at most", r"1 \le 2"),
    r"\ge": Sign("≥", "is at least", r"2 \ge 2"),
    r"\approx": Sign("≈", "is equal to when rounded to the digits on the right", r"\pi \approx 3.1416"),
}
SUMS = {
    "+": Sign("+", "plus", "x + 3"),
    "-": Sign("-", "minus", "-x - 3"),
}
PRODUCTS = {
    r"\cdot": Sign("*", "times, as where nothing stands between two factors", r"3 \cdot x"),
    r"\times": Sign("*", "times", r"3 \times x"),
    "/": Sign("/", "divided by", "1 / x"),
}
SCRIPTS = {
    "^": Sign("^", "to the power of", "x^{3}"),
    "_": Sign("component", "the entry of a vector, by its index", r"\mathbf{v}_i"),
    "'": Sign("primes", "the derivative of a function of one number", r"\operatorname{relu}'(x)"),
}
CONSTANTS = {
    "e": Sign("e", "Euler's number, the base of natural logarithms", "e"),
    r"\pi": Sign("pi", "half the length of the unit circle", r"\pi"),
    r"\infty": Sign("infinity", "larger than every number", r"x < \infty"),
}
FUNCTIONS = {
    r"\sigma": Sign("sigmoid", "the logistic sigmoid", r"\sigma(x)"),
    r"\tanh": Sign("tanh", "the hyperbolic tangent", r"\tanh(x)"),
    r"\ln": Sign("ln", "the natural logarithm", r"\ln x"),
    r"\exp": Sign("exp", "e to the power of", r"\exp(x)"),
    r"\cosh": Sign("cosh", "the hyperbolic cosine", r"\cosh x"),
    r"\sinh": Sign("sinh", "the hyperbolic sine", r"\sinh x"),
    r"\max": Sign("max", "the largest, of what is listed or over an index", r"\max(x, 3) + \max_i v_i"),
    r"\min": Sign("min", "the smallest, of what is listed or over an index", r"\min(x, 3) + \min_i v_i"),
    r"\Phi": Sign("normal_cdf", "the distribution function of the standard normal distribution", r"\Phi(x)"),
    r"\varphi": Sign("normal_pdf", "the density of the standard normal distribution", r"\varphi(x)"),
    r"\operatorname{erf}": Sign("erf", "the error function", r"\operatorname{erf}(x)"),
}
NAMED = {
    r"\operatorname": Sign(
        "call",
        "the function of this name; parameters stand behind a semicolon, the others have their defaults",
        r"\operatorname{elu}(-x; \alpha = 3)",
    ),
    r"\mathrm": Sign("variable", "the number of this name", r"\mathrm{max\_val} + 1"),
    r"\mathbf": Sign("vector", "a vector", r"2\, \mathbf{v}"),
}
# The reserved word of Python; PyTorch and ONNX call the parameter so.
SPELLED = {"lambda": "lambd"}
GREEK = {
    rf"\{letter}": Sign(SPELLED.get(letter, letter), f"the number {SPELLED.get(letter, letter)}", rf"2 \{letter}")
    for letter in ["alpha", "beta", "gamma", "theta", "lambda", "mu", "tau"]
}
WORDS = {
    r"\text{where}": Sign("where", "what a letter in it stands for", r"u^2 = 9 \quad \text{where } u = x + 1"),
    r"\text{for}": Sign("for", "the condition under which it is said", r"\frac{x}{x} = 1 \quad \text{for } x \ne 0"),
    r"\text{otherwise}": Sign(
        "otherwise", "where no case above applies", r"\begin{cases} 1 & x < 0 \\ 5 & \text{otherwise} \end{cases}"
    ),
}
SEPARATORS = {
    ",": Sign(None, "between statements, and between the arguments of a function", "1 < x, x < 3."),
    r"\quad": Sign(None, "a space between statements, or before a condition", r"1 < x, \quad x < 3"),
    r"\qquad": Sign(None, "a wider one", r"1 < x, \qquad x < 3"),
    r"\\": Sign(None, "a new line, between statements or cases", r"1 < x \\ x < 3"),
}
SPACES = {
    r"\,": Sign(None, "a narrow space", r"3\, x"),
    r"\:": Sign(None, "a space", r"3\: x"),
    r"\;": Sign(None, "a wide space", r"3\; x"),
    r"\!": Sign(None, "closer together", r"3\! x"),
    r"\left": Sign(None, "a bracket as tall as what it holds", r"\left( \frac{1}{x} \right)"),
    r"\right": Sign(None, "its other side", r"\left| -\frac{1}{x} \right|"),
    r"\begin{aligned}": Sign(
        None, "lines whose relations stand below each other", r"\begin{aligned} 1 &< x \\ &< 3 \end{aligned}"
    ),
    r"\end{aligned}": Sign(None, "their end", r"\begin{aligned} 1 &< x \end{aligned}"),
}

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


def read_expression(latex: str) -> Node:
    """Read a formula that says nothing, such as ``x + 1``."""
    reader = _Reader(latex)
    node = reader.sum()
    if reader.rest:
        raise reader.error("expected the end")
    return node


def tokens_of(latex: str) -> list[str]:
    """The words of a formula, without the spaces."""
    words = (match[0].strip().replace(" }", "}") for match in TOKEN.finditer(latex.strip()))
    return [word for word in words if word not in SPACES]


def replace(node: Any, old: Node, new: Node) -> Any:
    """A formula with one part of it replaced wherever it occurs."""
    if node == old:
        return new
    match node:
        case tuple():
            return tuple(replace(part, old, new) for part in node)
        case dict():
            return {key: replace(part, old, new) for key, part in node.items()}
    return node


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
        if self.rest[:2] == [r"\\", "&"]:  # The condition stands on a line of its own.
            del self.rest[:2]
        self.taken(r"\quad", r"\qquad")
        if self.rest[:2] == [r"\\", r"\text{where}"]:
            self.rest.pop(0)
        if self.taken(r"\text{where}"):
            terms = self.replaced(terms)
        condition = self.condition() if self.taken(r"\text{for}") else None
        return Statement(terms, relations, condition)

    def replaced(self, terms: list[Node]) -> list[Node]:
        """The terms of a statement, with what a variable stands for in its place."""
        variable = self.atom()
        if variable[0] != "variable":
            raise self.error("expected a variable")
        self.take("=")
        meaning = self.sum()
        self.taken(r"\quad", r"\qquad")
        found = [replace(term, variable, meaning) for term in terms]
        if found == terms:
            raise self.error(f"{variable[1]} is explained, but not used")
        return found

    def chain(self) -> tuple[list[Node], list[str]]:
        terms, relations = [self.sum()], []
        while self.next in RELATIONS or self.continues(RELATIONS, ["&"], [r"\\", "&"]):
            relations.append(RELATIONS[self.rest.pop(0)].value)
            terms.append(self.sum())
        if not relations:
            raise self.error("expected a relation such as =")
        return terms, relations

    def continues(self, signs: Collection[str], *breaks: list[str]) -> bool:
        """Whether one of the signs comes next behind one of the marks at which a line is broken, which are taken."""
        for marks in breaks:
            ahead = self.rest[: len(marks) + 1]
            if ahead[:-1] == marks and ahead[-1] in signs:
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
        while self.next in SUMS or self.continues(SUMS, [r"\\", "&", r"\quad"]):
            node = (SUMS[self.rest.pop(0)].value, node, self.product())
        return node

    def product(self) -> Node:
        if self.taken("-"):
            return ("-", ("number", "0"), self.product())
        self.taken("+")
        node = self.power()
        while True:
            if self.next in PRODUCTS:
                node = (PRODUCTS[self.rest.pop(0)].value, node, self.power())
            elif self.begins_atom():
                node = (PRODUCTS[r"\cdot"].value, node, self.power())
            else:
                return node

    def begins_atom(self) -> bool:
        if not self.rest or self.next == "|":
            return bool(self.rest) and not self.inside_bars
        token = self.next
        known = token in {**CONSTANTS, **FUNCTIONS, **GREEK, **ATOMS} or token.partition("{")[0] in NAMED
        return known or bool(re.match("[0-9a-zA-Z]", token))

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
            return ("constant", CONSTANTS[token].value)
        if token in FUNCTIONS:
            return self.call(FUNCTIONS[token].value)
        command, _, name = token.removesuffix("}").partition("{")
        if command in NAMED:
            kind, name = NAMED[command].value, name.replace(r"\_", "_")
            return self.call(name) if kind == "call" else (kind, name)
        if token in GREEK:
            return ("variable", GREEK[token].value)
        if re.fullmatch("[a-zA-Z]", token):
            return ("variable", token)
        if token in ATOMS:
            return ATOMS[token].value(self)
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

    def bracket(self) -> Node:
        outside, self.inside_bars = self.inside_bars, False
        node = ("bracket", self.condition())
        self.take("]")
        self.inside_bars = outside
        return node

    def bars(self) -> Node:
        outside, self.inside_bars = self.inside_bars, True
        node = ("abs", self.sum())
        self.take("|")
        self.inside_bars = outside
        return node

    def root(self) -> Node:
        return ("sqrt", self.argument())

    def sum_over_index(self) -> Node:
        self.take("_")
        index = self.indices()[0]
        return ("sum", index, self.product())

    def delta(self) -> Node:
        return ("kronecker", *self.indices()) if self.taken("_") else ("variable", "delta")

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
        """The parameters of a call: ``alpha = 2``, or a name alone, which is that symbol's own value."""
        values = {}
        while True:
            symbol = self.atom()
            if symbol[0] != "variable":
                raise self.error("expected the name of a parameter")
            values[symbol[1]] = self.sum() if self.taken("=") else symbol
            if not self.taken(","):
                return values


# What is read by a rule of its own.
ATOMS = {
    "(": Sign(
        _Reader.parenthesis, "what belongs together; with commas, the entries of a vector", r"3 (x - 1) + (4, 5)_i"
    ),
    "[": Sign(_Reader.bracket, "1 where the condition holds, else 0", "[x < 3]"),
    "|": Sign(_Reader.bars, "the absolute value", "|-x|"),
    r"\frac": Sign(_Reader.fraction, "a quotient", r"\frac{1}{x}"),
    r"\tfrac": Sign(_Reader.fraction, "a quotient, written small", r"\tfrac{1}{x}"),
    r"\sqrt": Sign(_Reader.root, "the square root", r"\sqrt{2 x}"),
    r"\sum": Sign(_Reader.sum_over_index, "the sum over an index, of the next product", r"\sum_i v_i"),
    r"\delta": Sign(
        _Reader.delta,
        "with two indices, 1 if they are equal, else 0; without them, the number delta",
        r"\delta_{ij} + \delta",
    ),
    r"\lim": Sign(_Reader.limit, "the limit at infinity, of the next product", r"\lim_{t \to -\infty} \tanh(t) = -1"),
    r"\begin{cases}": Sign(
        _Reader.cases, "the first case that applies", r"\begin{cases} -x & x < 0 \\ x^2 & x \ge 0 \end{cases}"
    ),
}
# What is read where it belongs to one of them.
INNER = {
    r"\partial": Sign(
        None,
        "in both parts of a fraction: the derivative with respect to one of several variables",
        r"\frac{\partial \operatorname{glu}(x, 0)}{\partial x}",
    ),
    "^+": Sign(None, "the value just right of a point", r"\operatorname{relu}'(0^+) = 1"),
    "^-": Sign(None, "the value just left of a point", r"\operatorname{relu}'(0^-) = 0"),
}
NOTATION = {
    "Relations": RELATIONS,
    "Sums, products, powers": SUMS | PRODUCTS | SCRIPTS,
    "Numbers and names": CONSTANTS | GREEK | NAMED,
    "Functions with a sign of their own": FUNCTIONS,
    "Brackets, fractions, sums, limits, cases": ATOMS | INNER | WORDS,
    "Between the signs": SEPARATORS | SPACES,
}
"""All that is read, by what it is for."""
