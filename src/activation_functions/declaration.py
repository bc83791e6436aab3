"""Declare activations.

An activation is a function with its facts and its derivative. The decorators of this module turn a plain NumPy function
of floating-point arrays into an object that accepts anything convertible to real numbers, checks the arguments, keeps
the dtype, and carries the facts::

    @elementwise(range="[0, ∞)", monotonic="non-decreasing", smoothness="C0", kinks="[0]", lipschitz="1", ...)
    def relu(x):
        return np.maximum(x, 0)

    @derivative_of(relu)
    def relu_derivative(x):
        return np.where(x > 0, 1.0, 0.0)

A cell of a notebook that declares an activation may run again: the same function of the same module is replaced. What
has no name and signature of its own, such as a ufunc or a ``functools.partial``, is called in a function that has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate

from activation_functions.elementwise_function import ElementwiseFunction, Inverse, Zero
from activation_functions.facts import ElementwiseFacts, Facts
from activation_functions.function import Array, Evaluate, P, Sample
from activation_functions.function_along_axis import JacobianFunction, PartialDerivatives, VectorJacobianProduct
from activation_functions.kinds import Elementwise, Gated, Vector
from activation_functions.registry import AnyActivation, activations
from activation_functions.views import ElementwiseActivation, GatedActivation, VectorActivation

__all__ = [  # noqa: RUF022 (the order of the reference)
    "elementwise",
    "vector",
    "gated",
    "derivative_of",
    "second_derivative_of",
    "zero_second_derivative_of",
    "inverse_of",
    "jacobian_of",
    "vjp_of",
    "partial_derivatives_of",
    "sample_of",
]


class elementwise(ElementwiseFacts):
    """Declare a function of one number by its facts, as a decorator."""

    def __call__(self, evaluate: Evaluate[P]) -> ElementwiseActivation[P]:
        """Turn the function into a registered activation."""
        return activations.add(ElementwiseActivation(evaluate, self))


class vector(Facts):
    """Declare a function of a vector by its facts, as a decorator."""

    def __call__(self, evaluate: Evaluate[P]) -> VectorActivation[P]:
        """Turn the function into a registered activation."""
        return activations.add(VectorActivation(evaluate, self))


class gated(Facts):
    """Declare a function of two halves by its facts, as a decorator."""

    def __call__(self, evaluate: Evaluate[P]) -> GatedActivation[P]:
        """Turn the function into a registered activation."""
        return activations.add(GatedActivation(evaluate, self))


def derivative_of(activation: Elementwise[P], *, by: str = "") -> Callable[[Evaluate[P]], ElementwiseFunction[P]]:
    """Declare the derivative of a function of one number, or its derivative by a parameter, as a decorator.

    Raises
    ------
    ValueError
        If the function does not have the parameter.
    """
    if by and by not in activation.parameters:
        expected = ", ".join(activation.parameters) or "none"
        raise ValueError(f"{activation.name}: by is {by!r}, which is not a parameter, expected one of {expected}")

    def declare(evaluate: Evaluate[P]) -> ElementwiseFunction[P]:
        derivative = ElementwiseFunction(evaluate, activation.valid)
        if by:
            activation.derivative_by[by] = derivative
        else:
            activation.derivative = derivative
        return derivative

    return declare


def second_derivative_of(activation: Elementwise[P]) -> Callable[[Evaluate[P]], ElementwiseFunction[P]]:
    """Declare the second derivative of a function of one number, as a decorator."""

    def declare(evaluate: Evaluate[P]) -> ElementwiseFunction[P]:
        activation.second_derivative = ElementwiseFunction(evaluate, activation.valid)
        return activation.second_derivative

    return declare


def zero_second_derivative_of(activation: Elementwise[P]) -> ElementwiseFunction[P]:
    """Declare that a function of one number is piecewise linear, so that its second derivative is 0.

    The result needs a name in its module, as in ``relu_second_derivative = zero_second_derivative_of(relu)``.
    """
    activation.second_derivative = Zero(f"{activation.name}_second_derivative", activation.derivative)
    return activation.second_derivative


def inverse_of(activation: Elementwise[P]) -> Callable[[Evaluate[P]], Inverse[P]]:
    """Declare the inverse of a strictly increasing function, as a decorator."""

    def declare(evaluate: Evaluate[P]) -> Inverse[P]:
        activation.inverse = Inverse(evaluate, activation.valid)
        return activation.inverse

    return declare


def jacobian_of(activation: Vector[P]) -> Callable[[Evaluate[P]], JacobianFunction[P]]:
    """Declare the Jacobian of a function of a vector, as a decorator."""

    def declare(evaluate: Evaluate[P]) -> JacobianFunction[P]:
        activation.jacobian = JacobianFunction(evaluate, activation.valid)
        return activation.jacobian

    return declare


def vjp_of(
    activation: Vector[P],
) -> Callable[[Callable[Concatenate[Array, Array, P], Array]], VectorJacobianProduct[P]]:
    """Declare the product of a vector with the Jacobian, a function of `x`, `v` and the parameters, as a decorator."""

    def declare(evaluate: Callable[Concatenate[Array, Array, P], Array]) -> VectorJacobianProduct[P]:
        activation.vjp = VectorJacobianProduct(evaluate, activation.valid)
        return activation.vjp

    return declare


def partial_derivatives_of(activation: Gated[P]) -> Callable[[Evaluate[P]], PartialDerivatives[P]]:
    """Declare the partial derivatives of a function of two halves, as a decorator."""

    def declare(evaluate: Evaluate[P]) -> PartialDerivatives[P]:
        activation.partial_derivatives = PartialDerivatives(evaluate, activation.valid)
        return activation.partial_derivatives

    return declare


def sample_of(activation: AnyActivation) -> Callable[[Evaluate[P]], Sample[P]]:
    """Declare the random form of an activation, a function of `x`, `rng` and the parameters, as a decorator."""

    def declare(evaluate: Evaluate[P]) -> Sample[P]:
        sample = Sample(evaluate, activation.valid)
        activation.sample = sample
        return sample

    return declare
