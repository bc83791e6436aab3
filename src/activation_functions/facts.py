"""The facts that are declared with an activation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(kw_only=True, eq=False, repr=False)
class Facts:
    """What is declared with an activation; each of them is checked by a test.

    A fact that may depend on the parameters is a Python expression in their names, in which ``∞`` is infinity. A number
    behind ``≈`` is right to its last digit; all others are exact.
    """

    range: str
    """The values that are reached, as an interval, a set such as ``{0, 1}``, or a union such as ``{0} ∪ (1, ∞)``; of each
    component for a vector function."""
    smoothness: str
    """``smooth``, or ``C0``, ``C1``, ...: how many derivatives are continuous; or ``discontinuous``."""
    lipschitz: str
    """The least Lipschitz constant; in the Euclidean norm for a function of vectors of length `n`."""
    keras: str = ""
    """The call in Keras 3 that computes the same, in terms of `x` and the parameters, if there is one."""
    torch: str = ""
    """The call in PyTorch."""
    jax: str = ""
    """The call in JAX."""
    onnx: str = ""
    """The operator of ONNX, with its attributes."""
    aliases: tuple[str, ...] = ()
    """Its other names."""
    rounds_once: bool = False
    """Whether it rounds at most once, and so can be evaluated in the precision of its input."""
    valid: Mapping[str, str] = field(default_factory=dict)
    """The interval that each real parameter is taken from."""


@dataclass(kw_only=True, eq=False, repr=False)
class ElementwiseFacts(Facts):
    """What is declared with a function of one number."""

    monotonic: str
    """``strictly increasing``, ``non-decreasing``, or ``no``."""
    kinks: str = "[]"
    """A list of the points where the derivative, or the function itself, jumps."""
