"""Functions of arrays: check arguments, convert dtypes, and evaluate in blocks."""

from __future__ import annotations

import functools
import inspect
import re
import reprlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from activation_functions import docstring
from activation_functions.axes import all_axes
from activation_functions.dtypes import FLOAT64, NATIVE, dtype_of_result, rounded
from activation_functions.facts import evaluate as evaluate_fact
from activation_functions.interval import Interval
from activation_functions.paper import Paper

P = ParamSpec("P")
F = TypeVar("F", bound=np.floating[Any])
Integer = np.integer[Any] | np.bool
Real = float | Integer
Array = NDArray[np.floating[Any]]
Parameter = float | Array
"""A real parameter of a function of one number; an array is broadcast against `x`."""
Evaluate = Callable[Concatenate[Array, P], Array]


class Function(Generic[P]):
    """A function of an array, with the conventions that all functions of the library share.

    Floats of less than 64 bits are evaluated in float64 and rounded once, unless the function itself rounds at most
    once; integers and booleans become float64. The result has the dtype of the input, and a scalar gives a scalar.
    """

    __name__: str
    __qualname__: str
    rounds_once: bool = False

    lines: ClassVar[Mapping[str, Callable[[Array], Array]]] = {}
    """Maps from a number t to an argument, by title; `compare` lets t go away from 0 to either side."""
    _also: ClassVar[tuple[inspect.Parameter, ...]] = ()
    """What can be given by name besides the parameters of the function."""

    _common_parameters = docstring.X
    _returns = """\
floating-point array or scalar
    Shape and dtype of `x`; float64 if `x` consists of integers or booleans. NaN where `x` is NaN,
    the limit where `x` is ±∞."""

    def __init__(self, evaluate: Evaluate[P], valid: Mapping[str, str], papers: Iterable[Paper] = ()) -> None:
        if not (inspect.isfunction(evaluate) and evaluate.__name__.isidentifier()):
            raise TypeError(f"{evaluate!r} is declared, expected a function that has a name: def name(x): ...")
        wrapper: Any = self  # Type checkers know no wrapper that has overloads.
        functools.update_wrapper(wrapper, evaluate, assigned=("__module__", "__name__", "__qualname__"))
        self._own_doc = docstring.with_references(evaluate.__doc__ or "", papers)
        self.__doc__ = docstring.with_common_sections(
            self._own_doc, self._common_parameters, self._returns, bool(self._also)
        )
        self._positional = evaluate.__code__.co_varnames[: evaluate.__code__.co_argcount]
        self._first = self._positional[0]
        self._names = [*self._positional, *(p.name for p in self._also)]
        self._keywords = frozenset(self._names[1:])
        defaults = evaluate.__defaults__ or ()
        self._defaults: dict[str, Any] = dict(zip(self._positional[len(self._positional) - len(defaults) :], defaults))
        self._valid = valid
        self._evaluate: Callable[..., Array] = evaluate

    if TYPE_CHECKING:
        # A scalar is array_like, too: the first overload that fits counts.
        @overload
        def __call__(self, x: F, *args: P.args, **kwargs: P.kwargs) -> F: ...  # pyright: ignore
        @overload
        def __call__(self, x: Real, *args: P.args, **kwargs: P.kwargs) -> np.float64: ...
        @overload
        def __call__(self, x: NDArray[F], *args: P.args, **kwargs: P.kwargs) -> NDArray[F]: ...
        @overload
        def __call__(
            self, x: NDArray[Integer] | Sequence[Real] | Sequence[Sequence[Real]], *args: P.args, **kwargs: P.kwargs
        ) -> NDArray[np.float64]: ...
        @overload
        def __call__(self, x: ArrayLike, *args: P.args, **kwargs: P.kwargs) -> Array: ...
        @overload
        def __call__(self, x: ArrayLike, *args: Any, out: NDArray[F], **kwargs: Any) -> NDArray[F]: ...
        def __call__(self, x: Any, *args: Any, **kwargs: Any) -> Any:
            """Evaluate the function."""
    else:

        def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
            """Evaluate the function."""
            x, given = self._bind(args, kwargs)
            array = self._real(x)
            self._check(array, given)
            # Overflow to ∞ and underflow to 0 are steps on the way to the limits that the functions return there.
            with np.errstate(all="ignore"):
                result = self._apply(array, given)
            return result if result.ndim else result[()]

    @functools.cached_property
    def __signature__(self) -> inspect.Signature:
        """The signature without the types, made when it is asked for: making all takes time when they are imported."""
        parameters = inspect.signature(self._evaluate).parameters.values()
        return inspect.Signature([*(p.replace(annotation=p.empty) for p in parameters), *self._also])

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters besides `x`, with their defaults."""
        return self._defaults.copy()

    def valid_interval(self, name: str, values: Mapping[str, Any]) -> Interval:
        """Return the valid interval of a parameter, which may depend on the values of the others.

        Raises
        ------
        ValueError
            If the declared interval cannot be evaluated; the message names the function and the parameter.
        """
        return self._constant_intervals.get(name) or self._interval(name, values)

    def _interval(self, name: str, values: Mapping[str, Any]) -> Interval:
        text = self._valid[name]
        try:
            return Interval(text, lambda end: values[end] if end in values else evaluate_fact(end, values))
        except (ValueError, TypeError, ZeroDivisionError) as error:
            raise ValueError(f"{self.__name__}: valid[{name!r}]={text!r} cannot be evaluated: {error}") from error

    @functools.cached_property
    def _named_in_intervals(self) -> dict[str, list[str]]:
        """The names of other parameters in the valid interval of each parameter."""
        return {
            name: [word for word in re.findall(r"\w+", text) if word in self._valid]
            for name, text in self._valid.items()
        }

    @functools.cached_property
    def _dependent(self) -> list[str]:
        """The parameters whose valid interval depends on others."""
        return [name for name, named in self._named_in_intervals.items() if named]

    @functools.cached_property
    def _constant_intervals(self) -> dict[str, Interval]:
        """The valid intervals that do not depend on other parameters."""
        return {name: self._interval(name, {}) for name, named in self._named_in_intervals.items() if not named}

    def _bind(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        """Return `x` and, by name, the parameters that are given."""
        if len(args) == 1 and kwargs.keys() <= self._keywords:
            return args[0], kwargs
        given = dict(zip(self._positional, args)) | kwargs
        if (
            len(args) + len(kwargs) > len(given)
            or not given.keys() - {self._first} <= self._keywords
            or self._first not in given
        ):
            raise TypeError(f"{self.__name__}: {self._wrong(args, kwargs)}, expected {', '.join(self._names)}")
        return given.pop(self._first), given

    def _wrong(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """Say what is wrong with the arguments."""
        if surplus := args[len(self._positional) :]:
            return f"{reprlib.repr(surplus[0])} is one argument too many"
        for name in [name for name in kwargs if name not in self._names]:
            from difflib import get_close_matches

            meant = get_close_matches(name, self._names, 1, cutoff=0.5)
            return f"{name} is an unknown argument{''.join(f' (is {one} meant?)' for one in meant)}"
        for name in self._positional[: len(args)]:
            if name in kwargs:
                return f"{name} is given twice, by position and by name"
        return f"{self._first} is missing"

    def _real(self, x: ArrayLike, name: str = "x") -> NDArray[Any]:
        """Convert `x`, or another argument, to an array of floats."""
        if type(x) is np.ndarray and x.dtype is FLOAT64:
            return x
        array = self._converted(name, x)
        dtype = dtype_of_result(array.dtype)
        if dtype is None:
            raise TypeError(f"{self.__name__}: {name} {_unlike_floats(array)}")
        return array if array.dtype == dtype else array.astype(dtype)

    def _converted(self, name: str, value: ArrayLike) -> NDArray[Any]:
        """Convert an argument to an array."""
        if isinstance(value, np.ma.MaskedArray):
            raise TypeError(
                f"{self.__name__}: {name} is a masked array, whose mask would be lost, expected an array without one, "
                f"such as {name}.filled(np.nan)"
            )
        try:
            return np.asarray(value)
        except (ValueError, TypeError, RuntimeError) as error:
            kind = f"of {type(value).__module__}.{type(value).__name__}"
            raise type(error)(
                f"{self.__name__}: {name} is not a rectangular array of real numbers, {kind} ({error})"
            ) from error

    def _check(self, x: NDArray[Any], given: dict[str, Any]) -> None:
        if given:
            self._check_parameters(given)
        if "axis" in self._defaults:
            self._axes(x, given.get("axis", self._defaults["axis"]))

    def _axes(self, x: NDArray[Any], axis: Any) -> tuple[int, ...]:
        """Return the axes along which the vectors lie."""
        return all_axes(self.__name__, axis, x.ndim)

    def _check_parameters(self, given: dict[str, Any]) -> None:
        """Check the parameters that are given, and whether the defaults of the others agree with them."""
        names = [name for name in given if name in self._valid]
        for name in names:
            if type(given[name]) is not float:
                given[name] = self._number(name, given[name])
        if len(names) < len(self._valid):
            names += [name for name in self._dependent if name not in given]
        values = self._defaults | given
        for name in names:
            interval = self.valid_interval(name, values)
            if values[name] not in interval:
                others = " and ".join(
                    f"{other} is {reprlib.repr(values[other])}" for other in self._named_in_intervals[name]
                )
                where = f", where {others}" if others else ""
                raise ValueError(
                    f"{self.__name__}: {name} is {reprlib.repr(values[name])}, expected a number in {interval}{where}"
                )

    def _number(self, name: str, value: Any) -> Any:
        """Convert a parameter to a float: the negative of an unsigned integer is none, and small types overflow."""
        if not isinstance(value, int | float | np.integer | np.floating):
            valid = self._valid[name]
            raise TypeError(f"{self.__name__}: {name} is {reprlib.repr(value)}, expected a real number in {valid}")
        try:
            return float(value)
        except OverflowError as error:
            raise ValueError(f"{self.__name__}: {name} is {reprlib.repr(value)}, too large for a float") from error

    def _apply(self, x: Array, given: dict[str, Any]) -> Array:
        """Evaluate the whole array."""
        return self._rounded(x, given)

    def _rounded(self, x: Array, given: dict[str, Any]) -> Array:
        """Evaluate in the precision that the conventions ask for, and round to the dtype of `x`."""
        return rounded(self._evaluated(x.astype(self._precision(x.dtype), copy=False), given), x.dtype)

    def _evaluated(self, x: Array, given: dict[str, Any]) -> Array:
        return np.asarray(self._evaluate(x, **given))

    def _precision(self, dtype: np.dtype[Any]) -> np.dtype[Any]:
        return dtype if self.rounds_once and dtype.char in NATIVE else FLOAT64

    def __repr__(self) -> str:
        return f"{self.__name__}{self.__signature__}"

    def __reduce__(self) -> str:
        return self.__qualname__


def _unlike_floats(array: NDArray[Any]) -> str:
    """Say what is wrong with the dtype of an array."""
    expected = "expected real numbers (bool, int or float of at most 64 bits)"
    if array.dtype.char == "g":
        return f"has dtype longdouble, more precise than results would be, {expected}, such as x.astype(np.float64)"
    if array.dtype == object and array.size:
        first = array.flat[0]
        return f"has dtype object, such as {reprlib.repr(first)} of {type(first).__name__}, {expected}"
    return f"has dtype {array.dtype}, {expected}"


class Sample(Function[P]):
    """A random function: a function of an array and of a generator of random numbers."""

    _common_parameters = f"{docstring.X}\n{docstring.RNG}"
    _returns = """\
floating-point array or scalar
    Shape and dtype of `x`; float64 if `x` consists of integers or booleans. NaN where `x` is NaN."""

    def _check(self, x: NDArray[Any], given: dict[str, Any]) -> None:
        rng = given.get("rng")
        try:
            given["rng"] = np.random.default_rng(rng)
        except (TypeError, ValueError) as error:
            expected = "expected None, an integer from 0 or a numpy.random.Generator"
            raise type(error)(f"{self.__name__}: rng is {rng!r}, {expected}") from error
        super()._check(x, given)
