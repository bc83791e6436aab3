"""The functions of one number: values, derivatives and second derivatives in JavaScript, with what curves need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise
from javascript.declared import declared
from javascript.expressions import Names, expression
from javascript.stable import stable
from specification.facts import real_parameters
from specification.latex import LatexError
from specification.page import DEFINITIONS, Page, PageError, pages
from specification.roles import SECOND_DERIVATIVE
from specification.syntax import Absolute, Call, Cases, Chain, Node, Number, Operation, Variable, walk

DIGITS = 6  # so many are shown of a value, at least as many are right
NUMERICS = Path(__file__).with_name("numerics.js")


def compiled() -> str:
    """Write JavaScript of all activations of one number.

    It defines by their names, of what they have: FUNCTIONS, lists of the function and its derivatives; PARAMETERS, with
    the default and the valid interval of each; KINKS, which depend on the parameters, and BREAKS, which the second
    derivative may have beside them.
    """
    each = [activations[name] for name in sorted(activations)]
    chosen = [(one, pages()[one.name]) for one in each if isinstance(one, Elementwise)]
    kinks = {one.name: declared(one.kinks) for one, _ in chosen}
    tables = {
        "FUNCTIONS": {one.name: listed(functions(page)) for one, page in chosen},
        "PARAMETERS": {one.name: parameters(one) for one, _ in chosen if real_parameters(one)},
        "KINKS": {name: given(name, text) for name, text in kinks.items() if text != "[]"},
        "BREAKS": {page.name: given(page.name, listed(found)) for _, page in chosen if (found := breaks(page))},
    }
    written = [f"const {title} = {{\n{lines(table)}}};\n" for title, table in tables.items()]
    return "".join([f"const DIGITS = {DIGITS};\n", NUMERICS.read_text("utf-8"), *written])


def lines(table: dict[str, str]) -> str:
    """Write the entries of a table."""
    return "".join(f"  {name}: {entry},\n" for name, entry in table.items())


def listed(parts: Iterable[str]) -> str:
    """Write a list."""
    return f"[{', '.join(parts)}]"


def given(name: str, text: str, *before: str) -> str:
    """Write a function of the parameters of an activation."""
    return f"({', '.join([*before, *real_parameters(activations[name])])}) => {text}"


def functions(page: Page) -> Iterator[str]:
    """Write the function of a page, its derivative, and its second derivative if there is one."""
    [x] = page.definition.arguments
    names = Names({x, *page.definition.defaults}, {name: each.defaults for name, each in DEFINITIONS.items()})
    for order, body in enumerate(bodies(page)):
        try:
            value = expression(stable(body), names)
            if order == 1:
                value = "".join(taken_at_kinks(page, names)) + value
        except LatexError as error:
            raise PageError(f"gallery/{page.path.name}: {error}") from error
        function = given(page.name, value, x)
        yield f"or_left({function})" if order and may_have_no_value(body) else function


def may_have_no_value(body: Node) -> bool:
    """Decide whether a formula leaves points out, by its cases or by a division by 0."""
    return any(isinstance(part, Cases) or (isinstance(part, Operation) and part.sign == "/") for part in walk(body))


def bodies(page: Page) -> list[Node]:
    """Return the right-hand sides of a page: of the function, the derivative, and the second one if it is there."""
    second = page.further.get(SECOND_DERIVATIVE)
    return [page.definition.body, page.derivative, *([second.body] if second else [])]


def taken_at_kinks(page: Page, names: Names) -> Iterator[str]:
    """Write the choices of what the library takes at kinks, by the equations with := on a page."""
    for equation in page.equations():
        for statement in equation.statements():
            match statement.terms, statement.relations:
                case [Call(page.name, (point,), 1), value], [":="]:
                    conditions = [f"x === {expression(point, names)}"]
                    conditions += [expression(each, names) for each in filter(None, [statement.condition])]
                    yield f"{' && '.join(conditions)} ? {expression(value, names)} : "


def parameters(activation: Activation[...]) -> str:
    """Write the parameters of an activation, each with its default and its valid interval."""
    real = real_parameters(activation)
    valid = {name: json.dumps(activation.valid.get(name, "(-∞, ∞)"), ensure_ascii=False) for name in real}
    return f"{{ {', '.join(f'{name}: [{default!r}, {valid[name]}]' for name, default in real.items())} }}"


def breaks(page: Page) -> list[str]:
    """Write the points between the cases of the second derivative, where its curve may break."""
    names = Names(page.definition.defaults.keys(), {})
    found: dict[str, None] = {}
    for body in bodies(page)[2:]:
        for chain in (part for part in walk(body) if isinstance(part, Chain)):
            for left, right in zip(chain.terms, chain.terms[1:]):
                match left, right:
                    case (Variable("x"), point) | (point, Variable("x")):
                        found[expression(point, names)] = None
                    case Absolute(Variable("x")), point:
                        found[expression(point, names)] = None
                        found[expression(Operation("-", Number("0"), point), names)] = None
    return [*found]
