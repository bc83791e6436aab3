"""Forms of sums of exponentials that neither overflow nor lose digits, for those in which formulas are written."""

from __future__ import annotations

from collections.abc import Callable

from javascript.stable import ONE, E, negative
from specification.page import pages
from specification.syntax import (
    Bracket,
    Call,
    Cases,
    Chain,
    Component,
    Kronecker,
    Node,
    Number,
    Operation,
    Otherwise,
    OverIndex,
    Power,
    Variable,
    changed,
)

Step = Callable[[Node], Node]


def stable_sums(node: Node) -> Node:
    """Replace the parts of a formula, the innermost first."""
    node = changed(node, stable_sums)
    match node:
        case Operation("/", Power(base, u), OverIndex("sum", _, Power(other, _)) as total) if base == other == E:
            return Operation("/", ONE, relative(total, u))
        case Operation("/", Power(base, u), Operation("+", number, OverIndex("sum", _, Power(other, _)) as total)) if (
            base == other == E and number == ONE
        ):
            return Operation("/", ONE, Operation("+", Power(E, negative(u)), relative(total, u)))
        case Operation("-", u, Call("ln", (OverIndex("sum", index, Power(base, w)),))) if base == E:
            return negative(OverIndex("ln_sum", index, Operation("-", w, u)))
        case Operation("-", Kronecker(i, j), Component(Call(name, (Variable(bold=True),)), (index,)) as weight) if (
            index in (i, j)
        ):
            rest = rest_of_one(name, weight, index)
            return node if rest is None else Cases(((rest, equal(i, j)), (negative(weight), Otherwise())))
        case Operation("-", Component() as weight, Kronecker() as unit):
            return negative(stable_sums(Operation("-", unit, weight)))
    return node


def relative(total: OverIndex, u: Node) -> Node:
    """Divide each exponential of a sum by that of `u`."""
    match total.inner:
        case Power(_, w):
            return OverIndex("sum", total.index, Power(E, Operation("-", w, u)))
    raise AssertionError(f"{total.inner} is no exponential")


def equal(i: str, j: str) -> Chain:
    """Write that two indices are equal."""
    return Chain((Variable(i), Variable(j)), ("=",))


def rest_of_one(name: str, weight: Component, index: str) -> Node | None:
    """Write 1 without an entry of a function as a sum, which loses no digits, if its page says what all sum to."""
    for equation in pages()[name].equations():
        for statement in equation.statements():
            match statement.terms, statement.relations:
                case [OverIndex("sum", i, Component(Call(own, (Variable(bold=True),)), (k,))), value], ["="] if (
                    own == name and i == k
                ):
                    another = Chain((Variable("other"), Variable(index)), ("≠",))
                    others = Operation("*", Bracket(another), Component(weight.inner, ("other",)))
                    rest = OverIndex("sum", "other", others)
                    match value:
                        case Number("1"):
                            return rest
                        case Operation("-", Number("1"), lacking):
                            return Operation("+", rest, lacking)
    return None
