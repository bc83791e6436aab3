"""The kinds of activations: functions of one number, of a vector, and of two halves, each with its derivatives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from activation_functions.facts import FLOATS, Arithmetic, ElementwiseFacts, Facts, evaluate, intervals
from activation_functions.function import (
    ElementwiseFunction,
    Evaluate,
    Function,
    GatedFunction,
    JacobianFunction,
    P,
    PartialDerivatives,
    Sample,
    VectorFunction,
)


class Activation(Facts, Function[P]):
    """A function with its facts, which are its attributes."""

    sample: Sample[...]
    """A draw, for a random activation; the function itself is what is used for evaluation."""

    def __init__(self, evaluate: Evaluate[P], facts: Facts) -> None:
        Function.__init__(self, evaluate, facts.valid)
        vars(self).update(vars(facts))

    @property
    def name(self) -> str:
        """The one name of function, page, anchor and figure file."""
        return self.__name__

    @property
    def family(self) -> str:
        """The module in which it is declared, such as ``"rectified"``."""
        return self.__module__.rpartition(".")[2]

    @property
    def slope(self) -> Function[P]:
        """The derivative, Jacobian or partial derivatives, whichever applies."""
        raise NotImplementedError

    def fact(self, name: str, parameters: Mapping[str, Any] | None = None, arithmetic: Arithmetic = FLOATS) -> Any:
        """Evaluate a declared fact.

        Parameters
        ----------
        name : str
            Which fact: ``"range"``, ``"monotonic"``, ``"smoothness"``, ``"kinks"`` or ``"lipschitz"``.
        parameters : mapping of str to number
            Values of the parameters that differ from the defaults, and of the length `n` where the fact depends on it.
        arithmetic : Arithmetic
            The kind of number to compute with; `parameters` must be given in it.

        Returns
        -------
        list of Interval, str, list of numbers, or number
            The intervals of a range, the words of a fact in words, the kinks, or the Lipschitz constant.

        Raises
        ------
        ValueError
            If the fact cannot be evaluated; the message names the activation and the fact.
        """
        text = getattr(self, name)
        read = intervals if name == "range" else evaluate
        try:
            return read(text, {**self.parameters, **(parameters or {})}, arithmetic)
        except ValueError as error:
            raise ValueError(f"{self.name}: {name}={text!r} cannot be evaluated: {error}") from error


class Elementwise(Activation[P], ElementwiseFunction[P], ElementwiseFacts):
    """An activation that maps each number by itself."""

    derivative: ElementwiseFunction[P]
    """The derivative, a function of the same arguments."""

    @property
    def slope(self) -> ElementwiseFunction[P]:
        """The derivative."""
        return self.derivative


class Vector(Activation[P], VectorFunction[P]):
    """An activation that maps a vector along an axis of an array to a vector."""

    jacobian: JacobianFunction[P]
    """The matrices of all partial derivatives, a function of the same arguments."""

    @property
    def slope(self) -> JacobianFunction[P]:
        """The Jacobian."""
        return self.jacobian


class Gated(Activation[P], GatedFunction[P]):
    """An activation that maps the two halves of an array along an axis to one array, entry by entry."""

    partial_derivatives: PartialDerivatives[P]
    """The derivatives by the entries of either half, arranged as in `x`: a function of the same arguments."""

    @property
    def slope(self) -> PartialDerivatives[P]:
        """The partial derivatives."""
        return self.partial_derivatives
