"""What activations have in common or not, by their declared facts, which the tests check.

A fact that depends on parameters is taken for their defaults.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from mpmath import mp

from activation_functions import activations
from activation_functions.interval import Interval
from activation_functions.kinds import Activation, Elementwise
from activation_functions.shape import Shape, Span, Symmetry
from specification.facts import SMOOTHNESS, defaults, fact, kinks, values


class Property(NamedTuple):
    """A property: what it means, who has it, and what else it is called."""

    meaning: str
    holds: Callable[[Activation[...]], bool]
    others: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    """Names that it had, which are in addresses."""

    def members(self) -> list[Activation[...]]:
        """Return the activations that have it, by name."""
        return sorted(filter(self.holds, activations.values()), key=lambda activation: activation.name)


def reached(activation: Activation[...]) -> list[Interval]:
    """Return the range, as intervals."""
    return values(activation, defaults(activation))


def monotonic(activation: Activation[...]) -> str:
    """Return how a function of one number is monotonic; nothing for the others."""
    return fact(activation, "monotonic", defaults(activation)) if hasattr(activation, "monotonic") else ""


def smoothness(activation: Activation[...]) -> float:
    """Return the number of continuous derivatives; -1 if the function itself jumps."""
    return fact(activation, "smoothness", defaults(activation))


def lipschitz(activation: Activation[...]) -> Any:
    """Return the least Lipschitz constant; the limit for long vectors, where it depends on their length."""
    return fact(activation, "lipschitz", {**defaults(activation), "n": mp.inf})


def has_symmetric_range(activation: Activation[...]) -> bool:
    """Decide whether the range is symmetric about 0."""
    pieces = {(each.low, each.high, each.includes_low, each.includes_high) for each in reached(activation)}
    return pieces == {(-high, -low, right, left) for low, high, left, right in pieces}


def symmetry(activation: Activation[...]) -> Symmetry | None:
    """Return how a function of one number is symmetric; nothing for the others."""
    return Shape(activation).symmetry() if isinstance(activation, Elementwise) else None


def is_convex(activation: Activation[...]) -> bool:
    """Decide whether a function of one number is convex."""
    if not isinstance(activation, Elementwise):
        return False
    shape = Shape(activation)
    return shape.has_curvature and shape.bent()[0] == [Span(-math.inf, math.inf)]


PROPERTIES = {
    "bounded": Property(
        "All values lie between two numbers.",
        lambda one: all(mp.isfinite(end) for piece in reached(one) for end in (piece.low, piece.high)),
    ),
    "bounded below": Property(
        "All values lie above a number.", lambda one: all(mp.isfinite(piece.low) for piece in reached(one))
    ),
    "range symmetric about 0": Property(
        "With each value its negative is a value, too. Zero-centred is what outputs are called whose mean is near 0.",
        has_symmetric_range,
        former=("zero-centred",),
    ),
    "odd": Property(
        "It is its own mirror image through the origin, as a function of one number: f(−x) = −f(x).",
        lambda one: symmetry(one) == Symmetry(-1, 0.0, 0.0),
        ("odd function", "point symmetric"),
    ),
    "monotonic": Property(
        "It never decreases, as a function of one number.", lambda one: monotonic(one) not in ("", "no")
    ),
    "strictly increasing": Property(
        "It increases everywhere, as a function of one number.", lambda one: monotonic(one) == "strictly increasing"
    ),
    "non-monotonic": Property(
        "It decreases somewhere, as a function of one number.",
        lambda one: monotonic(one) == "no",
    ),
    "smooth": Property(
        "It has all derivatives.", lambda one: smoothness(one) == SMOOTHNESS["smooth"], ("infinitely differentiable",)
    ),
    "continuously differentiable": Property(
        "It has a derivative everywhere, which is continuous.", lambda one: smoothness(one) >= SMOOTHNESS["C1"]
    ),
    "continuous": Property("It does not jump.", lambda one: smoothness(one) > SMOOTHNESS["discontinuous"]),
    "discontinuous": Property("It jumps somewhere.", lambda one: smoothness(one) == SMOOTHNESS["discontinuous"]),
    "with kinks": Property(
        "The derivative jumps at some points, and the function itself does not, as a function of one number.",
        lambda one: bool(kinks(one, defaults(one))) and smoothness(one) > SMOOTHNESS["discontinuous"],
        ("kinks",),
    ),
    "convex": Property(
        "No line between two points of its graph is below the graph, as a function of one number.",
        is_convex,
    ),
    "non-expansive": Property(
        "Two values are never further apart than the arguments: the Lipschitz constant is at most 1.",
        lambda one: lipschitz(one) <= 1,
        ("1-Lipschitz",),
    ),
    "with parameters": Property("It has real parameters.", lambda one: bool(defaults(one)), ("parametric",)),
    "random": Property(
        "It has a random form, beside the one for evaluation.", lambda one: hasattr(one, "sample"), ("stochastic",)
    ),
}
