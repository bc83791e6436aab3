"""The kinds of activations: functions of one number, of a vector, and of two halves, each with its derivative."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import numpy as np

from activation_functions.elementwise_function import ElementwiseFunction, Inverse
from activation_functions.facts import FLOATS, Arithmetic, ElementwiseFacts, Facts, evaluate, intervals
from activation_functions.function import Evaluate, Function, P, Sample
from activation_functions.function_along_axis import (
    GatedFunction,
    JacobianFunction,
    PartialDerivatives,
    VectorFunction,
    VectorJacobianProduct,
)

INF, NAN = np.inf, np.nan


class Activation(Facts, Function[P]):
    """A function whose attributes are its facts."""

    sample: Sample[...]
    """The random form used in training, if there is one; the function itself is the form used in evaluation."""

    takes: ClassVar[Literal["numbers", "vectors", "pairs"]]
    """Whether the function maps numbers, vectors, or pairs of two halves."""
    slope_name: ClassVar[str]
    """The name of `slope` in a sentence."""
    special_inputs: ClassVar[tuple[Any, ...]]
    """Arguments with 0, ±∞ and NaN."""

    def __init__(self, evaluate: Evaluate[P], facts: Facts) -> None:
        Function.__init__(self, evaluate, facts.valid, facts.papers)
        vars(self).update(vars(facts))

    @property
    def name(self) -> str:
        """The name of the function, its page, anchors and figure files."""
        return self.__name__

    @property
    def family(self) -> str:
        """The name of the module that declares it, such as ``"rectified"``."""
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
        except (ValueError, TypeError, ZeroDivisionError) as error:
            raise ValueError(f"{self.name}: {name}={text!r} cannot be evaluated: {error}") from error


class Elementwise(Activation[P], ElementwiseFunction[P], ElementwiseFacts):
    """An activation that maps each number by itself."""

    takes = "numbers"
    slope_name = "derivative"
    special_inputs = (-INF, -0.0, 0.0, INF, NAN)

    derivative: ElementwiseFunction[P]
    """The derivative, a function of the same arguments."""
    second_derivative: ElementwiseFunction[P]
    """The second derivative, if it is declared; where it jumps, its value on the left."""
    inverse: Inverse[P]
    """The inverse, whose argument is a value of the function, if it is declared."""
    derivative_by: dict[str, ElementwiseFunction[P]]
    """The derivatives by the parameters for which they are declared, each a function of the same arguments."""

    def __init__(self, evaluate: Evaluate[P], facts: Facts) -> None:
        super().__init__(evaluate, facts)
        self.derivative_by = {}

    @property
    def slope(self) -> ElementwiseFunction[P]:
        """The derivative."""
        return self.derivative


class Vector(Activation[P], VectorFunction[P]):
    """An activation that maps a vector along an axis of an array to a vector."""

    takes = "vectors"
    slope_name = "Jacobian"
    special_inputs = ([INF, 0], [-INF, 0], [INF, INF], [-INF, -INF], [INF, -INF], [0, -0.0], [NAN, 0])

    jacobian: JacobianFunction[P]
    """The Jacobian matrices, a function of the same arguments."""
    vjp: VectorJacobianProduct[P]
    """The products of vectors `v` with the Jacobian matrices, a function of `x`, `v` and the other arguments."""

    @property
    def slope(self) -> JacobianFunction[P]:
        """The Jacobian."""
        return self.jacobian


class Gated(Activation[P], GatedFunction[P]):
    """An activation that maps the two halves of an array along an axis to one array, entry by entry."""

    takes = "pairs"
    slope_name = "partial derivatives"
    special_inputs = (
        *([1, INF], [1, -INF], [INF, 1], [-INF, 1], [INF, -INF], [0, INF], [0, -INF], [INF, 0], [0, 0]),
        *([NAN, 1], [1, NAN]),
    )

    partial_derivatives: PartialDerivatives[P]
    """The partial derivatives with respect to both halves, arranged as in `x`, a function of the same arguments."""

    @property
    def slope(self) -> PartialDerivatives[P]:
        """The partial derivatives."""
        return self.partial_derivatives
