r"""Parse the LaTeX of the pages.

The language is closed: the tokens of `signs` in the grammar below are read, and anything else is an error, because a
formula that is skipped is a formula that is not checked. `syntax` has the nodes that a formula is read into, and
`evaluation` evaluates them. ::

    display    = statement { separator statement }
    separator  = "," | "\quad" | "\qquad" | "\\"
    statement  = sum relation sum { relation sum } [ "\text{where}" variable "=" sum ] [ "\text{for}" condition ]
    condition  = sum relation sum { relation sum }
    sum        = [ sign ] product { sign product }
    product    = power { [ "\cdot" | "\times" | "/" ] power }
    power      = atom [ "_" index ] { "'" } [ "^" exponent ]
"""

from __future__ import annotations

from specification.formula import Formula
from specification.signs import SEPARATORS
from specification.syntax import Node, Statement, Variable, replace
from specification.tokens import LatexError as LatexError


def read(latex: str, about: str = "") -> list[Statement]:
    r"""Read a displayed formula.

    Parameters
    ----------
    latex : str
        What stands in a ``math`` directive.
    about : str
        The activation on whose page it stands: its letters are the parameters of that.

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
    return _Display(latex, about).display()


def read_expression(latex: str, about: str = "") -> Node:
    """Read a formula without a relation, such as ``x + 1``."""
    reader = Formula(latex, about)
    node = reader.sum()
    if reader.rest:
        raise reader.error("expected the end")
    return node


class _Display(Formula):
    """A display and its statements."""

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
        """Replace a variable in the terms by its meaning, which is read."""
        variable = self.atom()
        if not isinstance(variable, Variable):
            raise self.error("expected a variable")
        self.take("=")
        meaning = self.sum()
        self.taken(r"\quad", r"\qquad")
        found = [replace(term, variable, meaning) for term in terms]
        if found == terms:
            raise self.error(f"{variable.name} is explained, but not used")
        return found
