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
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from numpy.typing import ArrayLike

from activation_functions import card
from activation_functions.elementwise_function import ElementwiseFunction
from activation_functions.facts import ElementwiseFacts, Facts
from activation_functions.function import Evaluate, P, Sample
from activation_functions.function_along_axis import JacobianFunction, PartialDerivatives
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from activation_functions.numerics import SpecialValues
from activation_functions.paper import References

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [  # noqa: RUF022 (the order of the reference)
    "Views",
    "ElementwiseActivation",
    "VectorActivation",
    "GatedActivation",
    "elementwise",
    "vector",
    "gated",
    "derivative_of",
    "jacobian_of",
    "partial_derivatives_of",
    "sample_of",
    "Registry",
]


class Views(Activation[P]):
    """An activation with its views for people; a notebook shows its facts as a table."""

    @property
    def calls(self) -> card.Calls:
        """The equivalent calls in the frameworks."""
        calls = {"Keras 3": self.keras, "PyTorch": self.torch, "JAX": self.jax, "ONNX": self.onnx}
        return card.Calls({framework: call for framework, call in calls.items() if call})

    @property
    def references(self) -> References:
        """The papers that the activation goes back to."""
        return References(self.papers)

    @property
    def special_values(self) -> SpecialValues:
        """The values of the function and its derivative at 0, ±∞ and NaN."""
        return SpecialValues(self)

    def _repr_html_(self) -> str:
        return card.card(self)


class ElementwiseActivation(Elementwise[P], Views[P]):
    """An activation that maps each number by itself."""

    def plot(self, alt: str, **parameters: Any) -> Axes:
        """Draw the function and its derivative.

        Parameters
        ----------
        alt : str
            A description of the picture for people who cannot see it.
        **parameters
            Values of the parameters; for a list of values the function is drawn for each.

        Returns
        -------
        matplotlib.axes.Axes
            The axes with the curves.
        """
        from activation_functions import plot

        return plot.elementwise(self, alt, **parameters)


class VectorActivation(Vector[P], Views[P]):
    """An activation that maps the vectors along an axis of an array to vectors."""

    def plot(self, alt: str, x: ArrayLike, **parameters: Any) -> Axes:
        """Draw a vector and its image as bars.

        Parameters
        ----------
        alt : str
            A description of the picture for people who cannot see it.
        x : array_like
            One vector.
        **parameters
            Values of the parameters.

        Returns
        -------
        matplotlib.axes.Axes
            The axes with the bars of the result.
        """
        from activation_functions import plot

        return plot.vector(self, alt, x, **parameters)


class GatedActivation(Gated[P], Views[P]):
    """An activation that maps the two halves of an array along an axis to one array."""

    def plot(self, alt: str, **parameters: Any) -> Axes:
        """Draw lines of equal value over the two halves.

        Parameters
        ----------
        alt : str
            A description of the picture for people who cannot see it.
        **parameters
            Values of the parameters.

        Returns
        -------
        matplotlib.axes.Axes
            The axes with the lines.
        """
        from activation_functions import plot

        return plot.gated(self, alt, **parameters)


AnyActivation = ElementwiseActivation[...] | VectorActivation[...] | GatedActivation[...]
A = TypeVar("A", bound=AnyActivation)


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


def derivative_of(activation: Elementwise[P]) -> Callable[[Evaluate[P]], ElementwiseFunction[P]]:
    """Declare the derivative of a function of one number, as a decorator."""

    def declare(evaluate: Evaluate[P]) -> ElementwiseFunction[P]:
        activation.derivative = ElementwiseFunction(evaluate, activation.valid)
        return activation.derivative

    return declare


def jacobian_of(activation: Vector[P]) -> Callable[[Evaluate[P]], JacobianFunction[P]]:
    """Declare the Jacobian of a function of a vector, as a decorator."""

    def declare(evaluate: Evaluate[P]) -> JacobianFunction[P]:
        activation.jacobian = JacobianFunction(evaluate, activation.valid)
        return activation.jacobian

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


def missing_imports() -> list[str]:
    """List the lines that ``__init__.py`` lacks: an import of each module here that declares activations.

    Returns
    -------
    list of str
        Such as ``from activation_functions.rectified import *``; empty if nothing is missing.
    """
    folder = Path(__file__).parent
    declares = re.compile(r"^from activation_functions\.declaration import ", re.MULTILINE)
    families = sorted(path.stem for path in folder.glob("*.py") if declares.search(path.read_text("utf-8")))
    imported = (folder / "__init__.py").read_text("utf-8").splitlines()
    lines = [f"from activation_functions.{family} import *" for family in families if family != "__init__"]
    return [line for line in lines if line not in imported]


class Registry(dict[str, AnyActivation]):
    """All activations by name; a notebook shows them as a table."""

    def __missing__(self, name: str) -> AnyActivation:
        raise KeyError(f"{name} is not an activation{self._advice()}")

    def add(self, activation: A) -> A:
        """Register an activation and return it.

        Raises
        ------
        ValueError
            If the name is taken.
        """
        if activation.name in self:
            raise ValueError(f"{activation.name} is declared in {self[activation.name].family} and {activation.family}")
        self[activation.name] = activation
        return activation

    def family(self, name: str) -> list[AnyActivation]:
        """List the members of a family.

        Raises
        ------
        ValueError
            If there is no family of this name.
        """
        members = [activation for activation in self.values() if activation.family == name]
        if not members:
            families = sorted({activation.family for activation in self.values()})
            raise ValueError(f"{name!r} is not a family, expected one of {', '.join(families)}{self._advice()}")
        return members

    def _advice(self) -> str:
        """Say which lines ``__init__.py`` lacks, if any."""
        return "".join(f"; src/activation_functions/__init__.py lacks the line: {line}" for line in missing_imports())

    def _repr_html_(self) -> str:
        return card.registry(self.values())


activations = Registry()
