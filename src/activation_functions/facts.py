"""The facts that are declared with an activation, and their evaluation.

A fact is text, as people read it: Python expressions in the names of the parameters, ``∞`` for infinity, ``π``, and
``… if … else …`` where it depends on the parameters. A number behind ``≈`` is correct to its last digit; all others are
exact. `evaluate` reads the expressions in any arithmetic, such as floats or numbers of many digits.
"""

from __future__ import annotations

import ast
import functools
import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from activation_functions.interval import Interval
from activation_functions.paper import Paper

__all__ = ["Arithmetic", "ElementwiseFacts", "Facts"]


@dataclass(kw_only=True, eq=False, repr=False)
class Facts:
    """The facts declared with an activation; a test checks each of them.

    A fact that may depend on the parameters is a Python expression in their names, in which ``∞`` is infinity. A number
    behind ``≈`` is correct to its last digit; all others are exact.
    """

    range: str
    """The set of all values, as an interval, a set such as ``{0, 1}``, or a union such as ``{0} ∪ (1, ∞)``; of each
    component for a vector function."""
    smoothness: str
    """``smooth``, or ``C0``, ``C1``, ... for the number of continuous derivatives; or ``discontinuous``."""
    lipschitz: str
    """The least Lipschitz constant; in the Euclidean norm for a function of vectors of length `n`."""
    keras: str = ""
    """The equivalent call in Keras 3, in terms of `x` and the parameters; empty if there is none."""
    torch: str = ""
    """The equivalent call in PyTorch."""
    jax: str = ""
    """The equivalent call in JAX."""
    onnx: str = ""
    """The equivalent operator of ONNX, with its attributes."""
    aliases: tuple[str, ...] = ()
    """Other names of the activation."""
    papers: tuple[Paper, ...] = ()
    """The papers that it goes back to, from ``activation_functions.bibliography``."""
    rounds_once: bool = False
    """Whether the function rounds at most once, and so can be evaluated in the precision of its input."""
    ulps: float | None = None
    """The largest error in float64, in ULP, where it exceeds the default of 3.5, or of 4 for a function of a vector."""
    slope_ulps: float | None = None
    """The same for the derivative, where it exceeds the default of 10; near a root, digits may cancel."""
    valid: Mapping[str, str] = field(default_factory=dict)
    """The valid interval of each real parameter."""


@dataclass(kw_only=True, eq=False, repr=False)
class ElementwiseFacts(Facts):
    """The facts declared with a function of one number."""

    monotonic: str
    """``strictly increasing``, ``non-decreasing``, or ``no``."""
    kinks: str = "[]"
    """A list of the points where the derivative jumps; of a discontinuous function, of those where it jumps itself."""
    torch_gain: str = ""
    """What ``torch.nn.init.calculate_gain`` returns for it; empty if it has no value."""


class Arithmetic(NamedTuple):
    """A kind of number in which facts can be evaluated."""

    number: Callable[[str], Any]
    """Converts decimal digits, or ``"inf"``."""
    functions: Mapping[str, Callable[..., Any]]
    """The functions that may be called in a fact, by name."""
    pi: Any = None
    """The number π, if facts that are evaluated mention it."""


FLOATS = Arithmetic(float, {"max": max, "min": min, "abs": abs, "sqrt": math.sqrt, "log": math.log}, math.pi)
APPROXIMATE = "≈ "
WORDS = {"strictly increasing", "non-decreasing", "no", "smooth", "C0", "C1", "C2", "discontinuous"}
OPERATORS: dict[type, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def evaluate(text: str, names: Mapping[str, Any], arithmetic: Arithmetic = FLOATS) -> Any:
    """Evaluate a fact: a number, a list of numbers, or words such as ``non-decreasing``.

    Parameters
    ----------
    text : str
        As it is declared.
    names : mapping of str to number
        The values of the parameters, in the arithmetic.
    arithmetic : Arithmetic
        The kind of number to compute with.

    Returns
    -------
    number, list of numbers, or str
        The value; a str if the fact consists of words.

    Raises
    ------
    ValueError
        If the text is not a fact, or contains a name that has no value.

    Examples
    --------
    >>> evaluate("max(1, alpha) if alpha > 0 else ∞", {"alpha": 2.0}), evaluate("[-1, b / 2]", {"b": 3.0})
    (2.0, [-1.0, 1.5])
    """
    text = chosen(text, names, arithmetic)
    return text if text in WORDS else _value(_parsed(text.removeprefix(APPROXIMATE)), names, arithmetic)


def chosen(text: str, names: Mapping[str, Any], arithmetic: Arithmetic = FLOATS) -> str:
    """Select the branch of ``… if … else …`` that applies."""
    while choice := re.fullmatch(r"(.+?) if (.+?) else (.+)", text):
        first, condition, rest = choice.groups()
        text = first if _value(_parsed(condition), names, arithmetic) else rest
    return text


def uncertainty(text: str, names: Mapping[str, Any], arithmetic: Arithmetic = FLOATS) -> Any:
    """Bound the error of a declared number: half a unit of the last digit behind ``≈``, else 0.

    Examples
    --------
    >>> uncertainty("≈ 0.12", {}), uncertainty("≈ 0.12 * b", {"b": 10.0}), uncertainty("0.12", {})
    (0.005, 0.05, 0.0)
    """
    if not text.startswith(APPROXIMATE):
        return arithmetic.number("0")
    digits = re.findall(r"\d+(?:\.\d+)?", text)[0]
    half_unit = arithmetic.number(f"5e-{len(digits.partition('.')[2]) + 1}")
    return abs(evaluate(text, names, arithmetic) / arithmetic.number(digits)) * half_unit


def intervals(text: str, names: Mapping[str, Any], arithmetic: Arithmetic = FLOATS) -> list[Interval]:
    """Evaluate a range as intervals, each widened by the uncertainty of its ends.

    Examples
    --------
    >>> [(piece.low, piece.high) for piece in intervals("{0} ∪ [≈ 1.5, b) ∪ (b, ∞)", {"b": 2.0})]
    [(0.0, 0.0), (1.45, 2.0), (2.0, inf)]
    """
    found = []
    for piece in chosen(text, names, arithmetic).split(" ∪ "):
        ends = [f"[{point}, {point}]" for point in piece[1:-1].split(", ")] if piece.startswith("{") else [piece]
        for each in ends:
            interval = Interval(each, lambda end: evaluate(end, names, arithmetic))
            low, high = each[1:-1].split(", ")
            interval.low -= uncertainty(low, names, arithmetic)
            interval.high += uncertainty(high, names, arithmetic)
            found.append(interval)
    return found


@functools.cache
def _parsed(expression: str) -> ast.expr:
    try:
        return ast.parse(expression.replace("∞", "inf"), mode="eval").body
    except SyntaxError as error:
        raise ValueError(f"{expression!r} is not a Python expression") from error


def _value(node: ast.expr, names: Mapping[str, Any], arithmetic: Arithmetic) -> Any:
    """Evaluate an expression recursively; reject everything that facts do not need."""

    def value(node: ast.expr) -> Any:
        match node:
            case ast.Constant(int() | float() as number):
                return arithmetic.number(str(number))
            case ast.Name("inf"):
                return arithmetic.number("inf")
            case ast.Name("π") if arithmetic.pi is not None:
                return arithmetic.pi
            case ast.Name(name) if name in names:
                return names[name]
            case ast.Name(name):
                raise ValueError(f"{name} is not a parameter, expected one of {', '.join(names) or 'none'}")
            case ast.UnaryOp(op, operand) if type(op) in OPERATORS:
                return OPERATORS[type(op)](value(operand))
            case ast.BinOp(left, op, right) if type(op) in OPERATORS:
                return OPERATORS[type(op)](value(left), value(right))
            case ast.Compare(left, [op], [right]) if type(op) in OPERATORS:
                return OPERATORS[type(op)](value(left), value(right))
            case ast.Call(ast.Name(name), arguments, []) if name in arithmetic.functions:
                return arithmetic.functions[name](*map(value, arguments))
            case ast.List(entries):
                return [value(entry) for entry in entries]
        raise ValueError(f"{ast.unparse(node)} is not allowed in a fact")

    return value(node)
