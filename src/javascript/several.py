"""The functions of a vector and of two halves in JavaScript: values, and Jacobians or partial derivatives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from activation_functions import activations
from activation_functions.kinds import Gated, Vector
from javascript import indexed as indexed  # which knows the entries of vectors
from javascript.expressions import Names, expression
from javascript.functions import DIGITS, NUMERICS, functions, given, lines, listed, parameters
from javascript.stable import stable
from javascript.stable_sums import stable_sums
from specification.facts import real_parameters
from specification.latex import LatexError
from specification.page import DEFINITIONS, Page, PageError, pages
from specification.syntax import Call, Component, Partial, walk

INDEXED = Path(__file__).with_name("indexed.js")
Kind = type[Vector[...]] | type[Gated[...]]


def compiled(kind: Kind) -> str:
    """Write JavaScript of all activations of a kind, and of those that their formulas call.

    It defines FUNCTIONS and PARAMETERS, as for functions of one number. Those of a vector take the vector, the index of
    an entry, for an entry of the Jacobian that of a score, too, and the parameters; those of two halves a number of
    each, and have two derivatives.
    """
    chosen = [one for _, one in sorted(activations.items()) if isinstance(one, kind)]
    called = sorted(set().union(*(calls(pages()[one.name]) for one in chosen)) - {one.name for one in chosen})
    tables = {
        "FUNCTIONS": {name: listed(functions(pages()[name])) for name in called}
        | {one.name: listed(of_several(pages()[one.name])) for one in chosen},
        "PARAMETERS": {one.name: parameters(one) for one in chosen if real_parameters(one)},
    }
    written = [f"const {title} = {{\n{lines(table)}}};\n" for title, table in tables.items()]
    numerics = [piece.read_text("utf-8") for piece in (NUMERICS, INDEXED)]
    return "".join([f"const DIGITS = {DIGITS};\n", *numerics, *written])


def values() -> str:
    """Write JavaScript of the values alone of all activations of several numbers, and of their parameters.

    It adds them to FUNCTIONS and to PARAMETERS of a script that has all functions of one number.
    """
    each = [one for _, one in sorted(activations.items()) if isinstance(one, (Vector, Gated))]
    own = {one.name: listed([next(of_several(pages()[one.name]))]) for one in each}
    real = {one.name: parameters(one) for one in each if real_parameters(one)}
    tables = {"FUNCTIONS": own, "PARAMETERS": real}
    added = [f"Object.assign({title}, {{\n{lines(table)}}});\n" for title, table in tables.items()]
    return "".join([INDEXED.read_text("utf-8"), *added])


def calls(page: Page) -> set[str]:
    """Return the names of the activations that the formulas of a page call, directly or through others."""
    found: set[str] = set()
    waiting = [page.name]
    while waiting:
        each = pages()[waiting.pop()]
        bodies = [each.definition.body, *each.derivatives, *(one.body for one in each.further.values())]
        names = {part.name for part in walk(*bodies) if isinstance(part, Call) and part.name in pages()}
        waiting += names - found
        found |= names
    return found


def of_several(page: Page) -> Iterator[str]:
    """Write the function of a page and its derivatives."""
    definition = page.definition
    defaults = {name: each.defaults for name, each in DEFINITIONS.items()}
    bodies = [definition.body, *page.derivatives]
    if definition.index is None:
        names = Names({*definition.arguments, *definition.defaults}, defaults)
        indices: list[list[str]] = [[]] * len(bodies)
    else:
        own, other = definition.index, index_of_score(page)
        names = Names({own, other, *definition.defaults}, defaults, definition.arguments[0])
        indices = [[own], [own, other]]
    for body, each in zip(bodies, indices, strict=True):
        try:
            value = expression(stable(stable_sums(body)), names)
        except LatexError as error:
            raise PageError(f"gallery/{page.path.name}: {error}") from error
        yield given(page.name, value, *definition.arguments, *each)


def index_of_score(page: Page) -> str:
    """Return the index of the score by which the formula of a Jacobian differentiates."""
    equation = page.equation("derivative")
    match equation.statements()[0].terms[0]:
        case Partial(_, Component(_, (index,))):
            return index
    raise PageError(f"{equation.place}: the Jacobian does not begin with a partial derivative by an entry")
