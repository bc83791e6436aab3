"""How an activation is declared.

An activation is a function with its facts and its derivative. The decorators of this module take a plain NumPy
function of floating-point arrays and make an object of it that accepts whatever can be read as real numbers,
checks the parameters, keeps the dtype, and knows its facts::

    @elementwise(range="[0, ∞)", monotonic="non-decreasing", smoothness="C0", kinks="[0]", lipschitz="1", ...)
    def relu(x):
        return np.maximum(x, 0)

    @derivative_of(relu)
    def relu_derivative(x):
        return np.where(x > 0, 1.0, 0.0)
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Concatenate, Generic, Literal, ParamSpec, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from activation_functions import docstring
from activation_functions.interval import Interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from activation_functions.card import Calls

P = ParamSpec("P")
Array = NDArray[np.floating[Any]]
A = TypeVar("A", bound="Elementwise[Any] | Vector[Any]")
Evaluate = Callable[Concatenate[Array, P], Array]


class Function(Generic[P]):
    """A function of an array: the conventions that all functions of the library share.

    float16 and float32 are evaluated in float64 and rounded once; longdouble stays longdouble; integers and
    booleans become float64. The result has the dtype of the input, and a scalar gives a scalar.
    """

    __name__: str
    __qualname__: str

    _returns = """\
floating-point array or scalar
    Shape and dtype of `x`; float64 where `x` is made of integers or booleans. NaN where `x` is NaN,
    the limit where `x` is ±∞."""

    def __init__(self, evaluate: Evaluate[P], valid: Mapping[str, str]) -> None:
        functools.update_wrapper(self, evaluate, assigned=("__module__", "__name__", "__qualname__"))
        self.__doc__ = docstring.with_common_sections(evaluate.__doc__ or "", self._returns)
        signature = inspect.signature(evaluate)
        unannotated = [p.replace(annotation=p.empty) for p in signature.parameters.values()]
        self.__signature__ = inspect.Signature(unannotated)
        self._intervals = {name: Interval(text) for name, text in valid.items()}
        self._evaluate = evaluate

    def __call__(self, x: ArrayLike, *args: P.args, **kwargs: P.kwargs) -> Any:
        given = self._real(x)
        self._check_parameters(*args, **kwargs)
        work = given.astype(np.promote_types(given.dtype, np.float64), copy=False)
        # Overflow to ∞ and underflow to 0 are steps on the way to the limits that the functions return there.
        with np.errstate(all="ignore"):
            return self._apply(work, *args, **kwargs).astype(given.dtype, copy=False)[()]

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters beside `x`, with their defaults."""
        return {p.name: p.default for p in list(self.__signature__.parameters.values())[1:]}

    def _real(self, x: ArrayLike) -> NDArray[Any]:
        try:
            array = np.asarray(x)
        except ValueError as error:
            raise ValueError(f"{self.__name__}: x is not a rectangular array of real numbers ({error})") from error
        if array.dtype.kind not in "biuf":
            raise TypeError(f"{self.__name__}: x has dtype {array.dtype}, expected real numbers (bool, int or float)")
        return array if array.dtype.kind == "f" else array.astype(np.float64)

    def _check_parameters(self, *args: Any, **kwargs: Any) -> None:
        given = dict(zip(self.parameters, args)) | kwargs
        for name in given.keys() & self._intervals.keys():
            value, interval = given[name], self._intervals[name]
            if not isinstance(value, int | float | np.integer | np.floating):
                raise TypeError(f"{self.__name__}: {name} is {value!r}, expected a real number in {interval}")
            if value not in interval:
                raise ValueError(f"{self.__name__}: {name} is {value!r}, expected a number in {interval}")

    def _apply(self, x: Array, *args: P.args, **kwargs: P.kwargs) -> Array:
        return np.asarray(self._evaluate(x, *args, **kwargs))

    def __repr__(self) -> str:
        return f"{self.__name__}{self.__signature__}"

    def __reduce__(self) -> str:
        return self.__qualname__


class ElementwiseFunction(Function[P]):
    """A function that maps each number by itself; NaN stays NaN."""

    def _apply(self, x: Array, *args: P.args, **kwargs: P.kwargs) -> Array:
        return np.where(np.isnan(x), x, super()._apply(x, *args, **kwargs))


class JacobianFunction(Function[P]):
    """The matrices of the partial derivatives of a function of vectors."""

    _returns = """\
floating-point array
    The dtype of `x`; float64 where `x` is made of integers or booleans. The shape of `x` without `axis`,
    followed by two axes of that length: the last two indices are those of the output and of the input."""


@dataclass(kw_only=True, eq=False, repr=False)
class Facts:
    """What is declared with an activation; each of them is checked by a test.

    A fact that may depend on the parameters is a Python expression in their names.
    """

    range: str
    """The values that are reached, an interval; of each component for a vector function."""
    smoothness: str
    """``smooth``, or ``C0``, ``C1``, ...: how many derivatives are continuous."""
    lipschitz: str
    """The least Lipschitz constant; in the Euclidean norm for a vector function."""
    keras: str
    """The call in Keras 3 that computes the same, in terms of `x` and the parameters."""
    torch: str
    """The call in PyTorch."""
    jax: str
    """The call in JAX."""
    aliases: tuple[str, ...] = ()
    """Its other names."""
    valid: Mapping[str, str] = field(default_factory=dict)
    """The interval that each real parameter is taken from."""


@dataclass(kw_only=True, eq=False, repr=False)
class ElementwiseFacts(Facts):
    """What is declared with a function of one number."""

    monotonic: Literal["strictly increasing", "non-decreasing", "no"]
    kinks: str = "[]"
    """A list of the points where the derivative jumps."""


class Activation(Facts, Function[P]):
    """A function with its facts, which are its attributes.

    At the end of a notebook's cell it shows them as a table.
    """

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
    def calls(self) -> Calls:
        """The calls in the frameworks that compute the same."""
        from activation_functions.card import Calls

        return Calls({"Keras 3": self.keras, "PyTorch": self.torch, "JAX": self.jax})

    def _repr_html_(self) -> str:
        from activation_functions import card

        return card.card(self)


class Elementwise(Activation[P], ElementwiseFunction[P], ElementwiseFacts):
    """An activation that maps each number by itself."""

    derivative: ElementwiseFunction[P]
    """The derivative, a function of the same arguments."""

    def plot(self, alt: str, **parameters: Any) -> Axes:
        """Draw the function and its derivative.

        Parameters
        ----------
        alt : str
            What is to be seen, for those who do not see it.
        **parameters
            Values of the function's parameters; for a list of values the function is drawn for each.

        Returns
        -------
        matplotlib.axes.Axes
            With the curves.
        """
        from activation_functions import plot

        return plot.elementwise(self, alt, **parameters)


class Vector(Activation[P]):
    """An activation that maps a vector along an axis of an array to a vector."""

    jacobian: JacobianFunction[P]
    """The matrices of all partial derivatives, a function of the same arguments."""

    def plot(self, alt: str, x: ArrayLike, **parameters: Any) -> Axes:
        """Draw a vector and what it becomes, as bars.

        Parameters
        ----------
        alt : str
            What is to be seen, for those who do not see it.
        x : array_like
            One vector.
        **parameters
            Values of the function's parameters.

        Returns
        -------
        matplotlib.axes.Axes
            With the bars of the result.
        """
        from activation_functions import plot

        return plot.vector(self, alt, x, **parameters)


class elementwise(ElementwiseFacts):
    """Declare a function of one number by its facts: a decorator."""

    def __call__(self, evaluate: Evaluate[P]) -> Elementwise[P]:
        return activations.add(Elementwise(evaluate, self))


class vector(Facts):
    """Declare a function of a vector by its facts: a decorator."""

    def __call__(self, evaluate: Evaluate[P]) -> Vector[P]:
        return activations.add(Vector(evaluate, self))


def derivative_of(activation: Elementwise[P]) -> Callable[[Evaluate[P]], ElementwiseFunction[P]]:
    """Declare the derivative of a function of one number: a decorator."""

    def declare(evaluate: Evaluate[P]) -> ElementwiseFunction[P]:
        activation.derivative = ElementwiseFunction(evaluate, activation.valid)
        return activation.derivative

    return declare


def jacobian_of(activation: Vector[P]) -> Callable[[Evaluate[P]], JacobianFunction[P]]:
    """Declare the Jacobian of a function of a vector: a decorator."""

    def declare(evaluate: Evaluate[P]) -> JacobianFunction[P]:
        activation.jacobian = JacobianFunction(evaluate, activation.valid)
        return activation.jacobian

    return declare


class Registry(dict[str, Elementwise[Any] | Vector[Any]]):
    """The activations by their names; at the end of a notebook's cell a table of them."""

    def add(self, activation: A) -> A:
        """Take an activation in and return it.

        Raises
        ------
        ValueError
            If there is one of this name already.
        """
        if activation.name in self:
            raise ValueError(f"{activation.name} is declared in {self[activation.name].family} and {activation.family}")
        self[activation.name] = activation
        return activation

    def _repr_html_(self) -> str:
        from activation_functions import card

        return card.registry(self.values())


activations = Registry()
