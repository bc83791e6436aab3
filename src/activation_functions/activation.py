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
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

import numpy as np
from numpy.lib.array_utils import normalize_axis_index
from numpy.typing import ArrayLike, NDArray

from activation_functions import docstring
from activation_functions.interval import Interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from activation_functions.card import Calls
    from activation_functions.numerics import SpecialValues

P = ParamSpec("P")
Array = NDArray[np.floating[Any]]
A = TypeVar("A", bound="Elementwise[Any] | Vector[Any] | Gated[Any]")
Evaluate = Callable[Concatenate[Array, P], Array]
BLOCK = 16_384  # The fastest of the powers of 2: `make bench`.


class Function(Generic[P]):
    """A function of an array: the conventions that all functions of the library share.

    float16 and float32 are evaluated in float64 and rounded once, unless the function itself rounds at most once;
    longdouble stays longdouble; integers and booleans become float64. The result has the dtype of the input, and a scalar
    gives a scalar.
    """

    __name__: str
    __qualname__: str
    rounds_once: bool = False

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
        self._valid = valid
        self._evaluate = evaluate

    def __call__(self, x: ArrayLike, *args: P.args, **kwargs: P.kwargs) -> Any:
        given = self._real(x)
        self._check(given, dict(zip(self.parameters, args)) | kwargs)
        # Overflow to ∞ and underflow to 0 are steps on the way to the limits that the functions return there.
        with np.errstate(all="ignore"):
            return self._apply(given, *args, **kwargs)[()]

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

    def _check(self, x: NDArray[Any], given: dict[str, Any]) -> None:
        values = self.parameters | given
        for name in given.keys() & self._valid.keys():
            if not isinstance(values[name], int | float | np.integer | np.floating):
                valid = self._valid[name]
                raise TypeError(f"{self.__name__}: {name} is {values[name]!r}, expected a real number in {valid}")
        # What has been given is checked first, and then whether the other parameters, by default, go with it.
        for name in sorted(self._valid, key=lambda name: name not in given) if given else ():
            interval = Interval(self._valid[name], lambda end: eval(end, {}, values))
            if values[name] not in interval:
                raise ValueError(f"{self.__name__}: {name} is {values[name]!r}, expected a number in {interval}")
        if "axis" in values:
            normalize_axis_index(values["axis"], x.ndim, msg_prefix=self.__name__)

    def _apply(self, x: Array, *args: P.args, **kwargs: P.kwargs) -> Array:
        return self._evaluated(x, *args, **kwargs).astype(x.dtype, copy=False)

    def _evaluated(self, x: Array, *args: P.args, **kwargs: P.kwargs) -> Array:
        return np.asarray(self._evaluate(x.astype(self._precision(x.dtype), copy=False), *args, **kwargs))

    def _precision(self, dtype: np.dtype[Any]) -> np.dtype[Any]:
        return dtype if self.rounds_once else np.promote_types(dtype, np.float64)

    def _evaluate_in_blocks(self, given: Array, found: Array, *args: P.args, **kwargs: P.kwargs) -> None:
        """Evaluate along the first axis, in blocks, whose intermediate results stay in the processor's cache."""
        amount = max(1, BLOCK // max(1, given[:1].size))
        for start in range(0, len(given), amount):
            here = slice(start, start + amount)
            found[here] = self._evaluated(given[here], *args, **kwargs)

    def __repr__(self) -> str:
        return f"{self.__name__}{self.__signature__}"

    def __reduce__(self) -> str:
        return self.__qualname__


class ElementwiseFunction(Function[P]):
    """A function that maps each number by itself; NaN stays NaN."""

    def _apply(self, x: Array, *args: P.args, **kwargs: P.kwargs) -> Array:
        if self._is_one_step and x.dtype == self._precision(x.dtype):
            return super()._apply(x, *args, **kwargs)
        result = np.empty(x.shape, x.dtype)
        self._evaluate_in_blocks(x.reshape(-1), result.reshape(-1), *args, **kwargs)
        return result

    def _evaluated(self, x: Array, *args: P.args, **kwargs: P.kwargs) -> Array:
        result = super()._evaluated(x, *args, **kwargs)
        if not self._keeps_nan and np.isnan(x.min()):  # So that a search for NaN is seldom needed.
            np.copyto(result, np.nan, where=np.isnan(x))
        return result

    @functools.cached_property
    def _keeps_nan(self) -> bool:
        """Whether NaN stays NaN by itself."""
        evaluate: Any = self._evaluate
        return bool(np.isnan(evaluate(np.array([np.nan]))).all())

    @functools.cached_property
    def _is_one_step(self) -> bool:
        """Whether it is no more than a call of NumPy: there is nothing to be kept, and blocks would have to be copied."""
        evaluate: Any = self._evaluate
        called = set(evaluate.__code__.co_names) - {"np"}
        return self._keeps_nan and len(called) <= 1 and all(hasattr(np, name) for name in called)


class VectorFunction(Function[P]):
    """A function of the vectors along an axis."""

    _shorter = 1  # How many times shorter its results are.

    def _apply(self, x: Array, *args: P.args, **kwargs: P.kwargs) -> Array:
        if self.rounds_once and x.size:
            return super()._apply(x, *args, **kwargs)
        values: dict[str, Any] = self.parameters | dict(zip(self.parameters, args)) | kwargs
        last = x.swapaxes(values["axis"], -1)
        length, shorter = last.shape[-1], last.shape[-1] // self._shorter
        result = np.empty((*last.shape[:-1], shorter), x.dtype)
        vectors = x.size // max(1, length)
        evaluate: Any = self._evaluate_in_blocks
        evaluate(last.reshape(vectors, length), result.reshape(vectors, shorter), **values | {"axis": -1})
        return result.swapaxes(values["axis"], -1)


class JacobianFunction(Function[P]):
    """The matrices of the partial derivatives of a function of vectors."""

    _returns = """\
floating-point array
    The dtype of `x`; float64 where `x` is made of integers or booleans. The shape of `x` without `axis`,
    followed by two axes of that length: the last two indices are those of the output and of the input."""


class Sample(Function[P]):
    """A random function: a function of an array and of a generator of random numbers."""

    _returns = """\
floating-point array or scalar
    Shape and dtype of `x`; float64 where `x` is made of integers or booleans. NaN where `x` is NaN."""

    def _check(self, x: NDArray[Any], given: dict[str, Any]) -> None:
        super()._check(x, given)
        rng = given.get("rng")
        if not isinstance(rng, np.random.Generator):
            raise TypeError(f"{self.__name__}: rng is {rng!r}, expected a numpy.random.Generator")


class GatedFunction(VectorFunction[P]):
    """A function of the two halves of an array along an axis."""

    _shorter = 2

    _returns = """\
floating-point array
    The dtype of `x`; float64 where `x` is made of integers or booleans. The shape of `x`, with half its length
    along `axis`. NaN where either half is NaN."""

    def _check(self, x: NDArray[Any], given: dict[str, Any]) -> None:
        super()._check(x, given)
        axis = (self.parameters | given)["axis"]
        if x.shape[axis] % 2:
            raise ValueError(
                f"{self.__name__}: x has the length {x.shape[axis]} along axis {axis}, expected an even one"
            )


class PartialDerivatives(GatedFunction[P]):
    """The partial derivatives of a function of two halves."""

    _shorter = 1

    _returns = """\
floating-point array
    The shape of `x`, and its dtype; float64 where `x` is made of integers or booleans. Each entry is the derivative
    of the one result that depends on this entry of `x`."""


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


class Activation(Facts, Function[P]):
    """A function with its facts, which are its attributes.

    At the end of a notebook's cell it shows them as a table.
    """

    sample: Sample[Any]
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
    def calls(self) -> Calls:
        """The calls in the frameworks that compute the same."""
        from activation_functions.card import Calls

        calls = {"Keras 3": self.keras, "PyTorch": self.torch, "JAX": self.jax, "ONNX": self.onnx}
        return Calls({framework: call for framework, call in calls.items() if call})

    @property
    def special_values(self) -> SpecialValues:
        """The values of the function and its derivative at 0, ±∞ and NaN."""
        from activation_functions.numerics import SpecialValues

        return SpecialValues(self)

    @property
    def slope(self) -> Function[P]:
        """What it has of `derivative`, `jacobian` and `partial_derivatives`."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        from activation_functions import card

        return card.card(self)


class Elementwise(Activation[P], ElementwiseFunction[P], ElementwiseFacts):
    """An activation that maps each number by itself."""

    derivative: ElementwiseFunction[P]
    """The derivative, a function of the same arguments."""

    @property
    def slope(self) -> ElementwiseFunction[P]:
        """The derivative."""
        return self.derivative

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


class Vector(Activation[P], VectorFunction[P]):
    """An activation that maps a vector along an axis of an array to a vector."""

    jacobian: JacobianFunction[P]
    """The matrices of all partial derivatives, a function of the same arguments."""

    @property
    def slope(self) -> JacobianFunction[P]:
        """The Jacobian."""
        return self.jacobian

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


class Gated(Activation[P], GatedFunction[P]):
    """An activation that maps the two halves of an array along an axis to one array, entry by entry."""

    partial_derivatives: PartialDerivatives[P]
    """The derivatives by the entries of either half, arranged as in `x`: a function of the same arguments."""

    @property
    def slope(self) -> PartialDerivatives[P]:
        """The partial derivatives."""
        return self.partial_derivatives

    def plot(self, alt: str, **parameters: Any) -> Axes:
        """Draw the result over the two halves, as lines of equal value.

        Parameters
        ----------
        alt : str
            What is to be seen, for those who do not see it.
        **parameters
            Values of the function's parameters.

        Returns
        -------
        matplotlib.axes.Axes
            With the lines.
        """
        from activation_functions import plot

        return plot.gated(self, alt, **parameters)


class elementwise(ElementwiseFacts):
    """Declare a function of one number by its facts: a decorator."""

    def __call__(self, evaluate: Evaluate[P]) -> Elementwise[P]:
        return activations.add(Elementwise(evaluate, self))


class vector(Facts):
    """Declare a function of a vector by its facts: a decorator."""

    def __call__(self, evaluate: Evaluate[P]) -> Vector[P]:
        return activations.add(Vector(evaluate, self))


class gated(Facts):
    """Declare a function of two halves by its facts: a decorator."""

    def __call__(self, evaluate: Evaluate[P]) -> Gated[P]:
        return activations.add(Gated(evaluate, self))


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


def partial_derivatives_of(activation: Gated[P]) -> Callable[[Evaluate[P]], PartialDerivatives[P]]:
    """Declare the partial derivatives of a function of two halves: a decorator."""

    def declare(evaluate: Evaluate[P]) -> PartialDerivatives[P]:
        activation.partial_derivatives = PartialDerivatives(evaluate, activation.valid)
        return activation.partial_derivatives

    return declare


def sample_of(activation: Activation[Any]) -> Callable[[Evaluate[P]], Sample[P]]:
    """Declare how a random activation is drawn, by a function of `x`, `rng` and the parameters: a decorator."""

    def declare(evaluate: Evaluate[P]) -> Sample[P]:
        activation.sample = Sample(evaluate, activation.valid)
        return activation.sample

    return declare


class Registry(dict[str, "Elementwise[Any] | Vector[Any] | Gated[Any]"]):
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

    def family(self, name: str) -> list[Elementwise[Any] | Vector[Any] | Gated[Any]]:
        """List the members of a family.

        Raises
        ------
        ValueError
            If there is no family of this name.
        """
        members = [activation for activation in self.values() if activation.family == name]
        if not members:
            families = sorted({activation.family for activation in self.values()})
            raise ValueError(f"{name!r} is not a family, expected one of {', '.join(families)}")
        return members

    def _repr_html_(self) -> str:
        from activation_functions import card

        return card.registry(self.values())


activations = Registry()
