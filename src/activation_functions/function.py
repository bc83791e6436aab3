"""Functions of arrays: check arguments, convert dtypes, and evaluate in blocks."""

from __future__ import annotations

import functools
import inspect
import reprlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, overload

import numpy as np
from numpy.lib.array_utils import normalize_axis_index
from numpy.typing import ArrayLike, NDArray

from activation_functions import docstring
from activation_functions.facts import evaluate as evaluate_fact
from activation_functions.interval import Interval
from activation_functions.paper import Paper

P = ParamSpec("P")
F = TypeVar("F", bound=np.floating[Any])
Integer = np.integer[Any] | np.bool
Real = float | Integer
Array = NDArray[np.floating[Any]]
Evaluate = Callable[Concatenate[Array, P], Array]
# The fastest of the powers of 2, see `make bench`: the numbers in a block, and in an array that is evaluated at once
# because nothing has to be converted. A function of a single step, which rounds at most once, gains nothing by blocks.
BLOCK = 2**14
WHOLE = 2**17


class Function(Generic[P]):
    """A function of an array, with the conventions that all functions of the library share.

    float16 and float32 are evaluated in float64 and rounded once, unless the function itself rounds at most once;
    longdouble stays longdouble; integers and booleans become float64. The result has the dtype of the input, and a
    scalar gives a scalar.
    """

    __name__: str
    __qualname__: str
    rounds_once: bool = False

    _common_parameters = docstring.X
    _returns = """\
floating-point array or scalar
    Shape and dtype of `x`; float64 if `x` consists of integers or booleans. NaN where `x` is NaN,
    the limit where `x` is ±∞."""

    def __init__(self, evaluate: Evaluate[P], valid: Mapping[str, str], papers: Iterable[Paper] = ()) -> None:
        wrapper: Any = self  # Type checkers know no wrapper that has overloads.
        functools.update_wrapper(wrapper, evaluate, assigned=("__module__", "__name__", "__qualname__"))
        self._own_doc = docstring.with_references(evaluate.__doc__ or "", papers)
        self.__doc__ = docstring.with_common_sections(self._own_doc, self._common_parameters, self._returns)
        signature = inspect.signature(evaluate)
        unannotated = [p.replace(annotation=p.empty) for p in signature.parameters.values()]
        self.__signature__ = inspect.Signature(unannotated)
        self._defaults = {p.name: p.default for p in unannotated[1:]}
        self._valid = valid
        self._evaluate: Callable[..., Array] = evaluate

    if TYPE_CHECKING:
        # A scalar is array_like, too: the first overload that fits counts.
        @overload
        def __call__(self, x: F, *args: P.args, **kwargs: P.kwargs) -> F: ...  # pyright: ignore[reportOverlappingOverload]
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
        def __call__(self, x: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
            """Evaluate the function."""
    else:

        def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
            """Evaluate the function."""
            x, given = self._bind(args, kwargs)
            array = self._real(x)
            self._check(array, given)
            # Overflow to ∞ and underflow to 0 are steps on the way to the limits that the functions return there.
            with np.errstate(all="ignore"):
                return self._apply(array, given)[()]

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
        text = self._valid[name]
        try:
            return Interval(text, lambda end: evaluate_fact(end, values))
        except (ValueError, TypeError, ZeroDivisionError) as error:
            raise ValueError(f"{self.__name__}: valid[{name!r}]={text!r} cannot be evaluated: {error}") from error

    def _bind(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        """Return `x` and, by name, the parameters that are given."""
        if len(args) == 1 and not kwargs:
            return args[0], {}
        names = list(self.__signature__.parameters)
        expected = f"expected {', '.join(names)}"
        if surplus := args[len(names) :]:
            raise TypeError(f"{self.__name__}: {reprlib.repr(surplus[0])} is one argument too many, {expected}")
        given = dict(zip(names, args))
        for name in kwargs:
            if name not in names:
                raise TypeError(f"{self.__name__}: {name} is an unknown argument, {expected}")
            if name in given:
                raise TypeError(f"{self.__name__}: {name} is given twice, by position and by name")
        given |= kwargs
        if names[0] not in given:
            raise TypeError(f"{self.__name__}: {names[0]} is missing, {expected}")
        return given.pop(names[0]), given

    def _real(self, x: ArrayLike) -> NDArray[Any]:
        """Convert `x` to an array of floats."""
        try:
            array = np.asarray(x)
        except ValueError as error:
            raise ValueError(f"{self.__name__}: x is not a rectangular array of real numbers ({error})") from error
        if array.dtype.kind not in "biuf":
            raise TypeError(f"{self.__name__}: x has dtype {array.dtype}, expected real numbers (bool, int or float)")
        return array if array.dtype.kind == "f" else array.astype(np.float64)

    def _check(self, x: NDArray[Any], given: dict[str, Any]) -> None:
        if given:
            self._check_parameters(given)
        if "axis" in self._defaults:
            axis = given.get("axis", self._defaults["axis"])
            if not isinstance(axis, int | np.integer):
                raise TypeError(f"{self.__name__}: axis is {axis!r}, expected an integer")
            normalize_axis_index(int(axis), x.ndim, msg_prefix=self.__name__)

    def _check_parameters(self, given: dict[str, Any]) -> None:
        """Check the parameters that are given, and then whether the defaults of the others agree with them.

        They become floats: the negative of an unsigned integer is none, and small types overflow.
        """
        for name in given.keys() & self._valid.keys():
            if not isinstance(given[name], int | float | np.integer | np.floating):
                valid = self._valid[name]
                raise TypeError(f"{self.__name__}: {name} is {given[name]!r}, expected a real number in {valid}")
            given[name] = float(given[name])
        values = self._defaults | given
        for name in sorted(self._valid, key=lambda name: name not in given):
            interval = self.valid_interval(name, values)
            if values[name] not in interval:
                raise ValueError(f"{self.__name__}: {name} is {values[name]!r}, expected a number in {interval}")

    def _apply(self, x: Array, given: dict[str, Any]) -> Array:
        """Evaluate the whole array at once."""
        return self._evaluated(x, given).astype(x.dtype, copy=False)

    def _evaluated(self, x: Array, given: dict[str, Any]) -> Array:
        """Evaluate in the precision that the conventions ask for."""
        return np.asarray(self._evaluate(x.astype(self._precision(x.dtype), copy=False), **given))

    def _precision(self, dtype: np.dtype[Any]) -> np.dtype[Any]:
        return dtype if self.rounds_once else np.promote_types(dtype, np.float64)

    def _evaluate_in_blocks(self, x: Array, result: Array, given: dict[str, Any]) -> None:
        """Evaluate along the first axis, in blocks whose intermediate results stay in the processor's cache."""
        amount = max(1, BLOCK // max(1, x[:1].size))
        for start in range(0, len(x), amount):
            block = slice(start, start + amount)
            result[block] = self._evaluated(x[block], given)

    def __repr__(self) -> str:
        return f"{self.__name__}{self.__signature__}"

    def __reduce__(self) -> str:
        return self.__qualname__


class ElementwiseFunction(Function[P]):
    """A function that maps each number by itself; NaN stays NaN."""

    def _apply(self, x: Array, given: dict[str, Any]) -> Array:
        flat = x.reshape(-1)
        is_converted = x.dtype != self._precision(x.dtype)
        if flat.size and (self.rounds_once or flat.size <= (BLOCK if is_converted else WHOLE)):
            return super()._apply(flat, given).reshape(x.shape)
        result = np.empty(x.shape, x.dtype)
        self._evaluate_in_blocks(flat, result.reshape(-1), given)
        return result

    def _evaluated(self, x: Array, given: dict[str, Any]) -> Array:
        result = super()._evaluated(x, given)
        if not self._keeps_nan and np.isnan(x.min()):  # A search for NaN is seldom needed.
            np.copyto(result, np.nan, where=np.isnan(x))
        return result

    @functools.cached_property
    def _keeps_nan(self) -> bool:
        """Whether NaN stays NaN by itself."""
        return bool(np.isnan(self._evaluate(np.array([np.nan]))).all())


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
