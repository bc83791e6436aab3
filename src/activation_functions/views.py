"""Activations with their views for people: tables, pictures, and the values at special points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numpy.typing import ArrayLike

from activation_functions import card
from activation_functions.function import P
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from activation_functions.paper import References
from activation_functions.special_values import SpecialValues

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Views", "ElementwiseActivation", "VectorActivation", "GatedActivation"]  # noqa: RUF022 (in the reference)


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

    def plot(self, *, alt: str = "", ax: Any = None, **parameters: Any) -> Axes:
        """Draw the function and its derivative.

        Parameters
        ----------
        alt : str, optional
            A description of the picture for people who cannot see it.
        ax : matplotlib.axes.Axes, optional
            Where to draw, if not in a figure of its own. For a list of parameters, two: the
            derivatives go to the second.
        **parameters
            Values of the parameters; for a list of values the function is drawn for each.

        Returns
        -------
        matplotlib.axes.Axes
            The axes with the curves.
        """
        from activation_functions import plot

        return plot.elementwise(self, alt=alt, ax=ax, **parameters)


class VectorActivation(Vector[P], Views[P]):
    """An activation that maps the vectors along an axis of an array to vectors."""

    def plot(self, x: ArrayLike, *, alt: str = "", ax: Any = None, **parameters: Any) -> Axes:
        """Draw a vector and its image as bars.

        Parameters
        ----------
        x : array_like
            One vector.
        alt : str, optional
            A description of the picture for people who cannot see it.
        ax : sequence of two matplotlib.axes.Axes, optional
            Where to draw the vector and its image, if not in a figure of their own.
        **parameters
            Values of the parameters.

        Returns
        -------
        matplotlib.axes.Axes
            The axes with the bars of the result.
        """
        from activation_functions import plot

        return plot.vector(self, x, alt=alt, ax=ax, **parameters)


class GatedActivation(Gated[P], Views[P]):
    """An activation that maps the two halves of an array along an axis to one array."""

    def plot(self, *, alt: str = "", ax: Any = None, **parameters: Any) -> Axes:
        """Draw lines of equal value over the two halves.

        Parameters
        ----------
        alt : str, optional
            A description of the picture for people who cannot see it.
        ax : matplotlib.axes.Axes, optional
            Where to draw, if not in a figure of its own.
        **parameters
            Values of the parameters.

        Returns
        -------
        matplotlib.axes.Axes
            The axes with the lines.
        """
        from activation_functions import plot

        return plot.gated(self, alt=alt, ax=ax, **parameters)
