"""Forms that neither overflow nor lose digits, for the forms in which formulas are written."""

from __future__ import annotations

from specification.syntax import Call, Constant, Node, Number, Operation, Power, Root, changed

E, ONE, TWO = Constant("e"), Number("1"), Number("2")


def stable(node: Node) -> Node:
    """Replace the parts of a formula, the innermost first, by calls of functions that `numerics.js` and Math have."""
    node = changed(node, stable)
    match node:
        case Operation("-", Power(base, u), Power(other, v)) if base == other == E and v == negative(u):
            return Operation("*", TWO, Call("sinh", (u,)))
        case Operation("+", Power(base, u), Power(other, v)) if base == other == E and v == negative(u):
            return Operation("*", TWO, Call("cosh", (u,)))
        case Operation("/", Operation("*", left, Call("sinh", (u,))), Operation("*", right, Call("cosh", (v,)))) if (
            left == right and u == v
        ):
            return Call("tanh", (u,))
        case Operation("-", Power(base, u), number) if base == E and number == ONE:
            return Call("expm1", (u,))
        case Call("ln", (Operation("+", number, Power(base, u)),)) if base == E and number == ONE:
            return Call("ln_plus", (u,))
        case Root(Call("ln_plus", (u,))):
            return Call("root_ln_plus", (u,))
        case Operation("/", Call("sigmoid", (u,), 0), v):
            return Call("sigmoid_over", (u, v))
        case Call("ln", (Operation("+", number, u),)) if number == ONE:
            return Call("log1p", (u,))
        case Operation("-", number, Call("sigmoid", (u,), 0)) if number == ONE:
            return Call("sigmoid", (negative(u),))
        case Operation("+", number, Call("tanh", (u,), 0)) if number == ONE:
            return Operation("*", TWO, Call("sigmoid", (Operation("*", TWO, u),)))
        case Operation("+", Operation("*", factor, Call("tanh", (u,), 0)), shift):
            return Call("shifted_tanh", (factor, u, shift))
        case Operation("-", number, Power(Call("tanh", (u,), 0), exponent)) if number == ONE and exponent == TWO:
            return Power(Operation("/", ONE, Call("cosh", (u,))), TWO)
        case Operation("+", u, Root(Operation("+", Power(base, exponent), v))) if u == base and exponent == TWO:
            return Call("plus_root", (u, v))
    return node


def negative(node: Node) -> Node:
    """Write the negative, as the reader of formulas does."""
    return Operation("-", Number("0"), node)
