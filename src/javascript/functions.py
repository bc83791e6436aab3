"""The functions of one number: values, derivatives and second derivatives in JavaScript, with what curves need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from activation_functions import activations
from activation_functions.kinds import Elementwise
from javascript.declared import declared, ends
from javascript.expressions import Names, expression, function_name
from javascript.stable import stable
from specification.facts import real_parameters
from specification.page import DEFINITIONS, Page, pages
from specification.roles import SECOND_DERIVATIVE
from specification.syntax import Absolute, Call, Cases, Chain, Node, Number, Operation, Variable, walk

DIGITS = 6  # so many are shown of a value, at least as many are right
NUMERICS = Path(__file__).with_name("numerics.js")


def compiled() -> str:
    """Write JavaScript that defines `FUNCTIONS`, an entry for each activation of one number, by its name."""
    each = [activations[name] for name in sorted(activations)]
    chosen = [one for one in each if isinstance(one, Elementwise)]
    lines = [line for one in chosen for line in functions(pages()[one.name])]
    entries = [f"  {one.name}: {entry(one)}," for one in chosen]
    return "\n".join(
        [
            f"const DIGITS = {DIGITS};",
            NUMERICS.read_text("utf-8").rstrip(),
            *lines,
            "const FUNCTIONS = {",
            *entries,
            "};\n",
        ]
    )


def functions(page: Page) -> Iterator[str]:
    """Write the function of a page, its derivative, and its second derivative if there is one."""
    [x] = page.definition.arguments
    names = Names({x, *page.definition.defaults}, {name: each.defaults for name, each in DEFINITIONS.items()})
    for order, body in enumerate(bodies(page)):
        arguments = ", ".join([x, *page.definition.defaults])
        value = expression(stable(body), names)
        if order == 1:
            value = "".join(taken_at_kinks(page, names)) + value
        if order == 2 and may_have_no_value(body):
            further = "".join(f", {name}" for name in page.definition.defaults)
            value = f"or_left({value}, (x) => {function_name(page.name, 2)}(x{further}), x)"
        yield f"const {function_name(page.name, order)} = ({arguments}) => {value};"


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


def entry(activation: Elementwise[...]) -> str:
    """Write what the explorer needs of an activation: its functions, its parameters, and where its curves break."""
    page = pages()[activation.name]
    parameters = real_parameters(activation)
    given = f"({', '.join(parameters)}) =>"
    valid = [activation.valid.get(name, "(-∞, ∞)") for name in parameters]
    parts = {
        "title": json.dumps(page.title, ensure_ascii=False),
        "orders": listed(function_name(page.name, order) for order in range(len(bodies(page)))),
        "names": json.dumps([*parameters]),
        "defaults": json.dumps([*parameters.values()]),
        "valid": json.dumps(valid, ensure_ascii=False),
        "ends": f"{given} {listed(map(ends, valid))}",
        "kinks": f"{given} {declared(activation.kinks)}",
        "breaks": f"{given} {listed(breaks(page))}",
    }
    return f"{{ {', '.join(f'{key}: {value}' for key, value in parts.items())} }}"


def listed(parts: Iterable[str]) -> str:
    """Write a list."""
    return f"[{', '.join(parts)}]"


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
