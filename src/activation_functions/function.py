"""Functions of arrays: which arrays and parameters they take, and which arrays they return."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any, Concatenate, Generic, ParamSpec

import numpy as np
from numpy.lib.array_utils import normalize_axis_index
from numpy.typing import ArrayLike, NDArray

from activation_functions import docstring
from activation_functions.facts import evaluate as evaluate_fact
from activation_functions.interval import Interval

P = ParamSpec("P")
Array = NDArray[np.floating[Any]]
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
        except ValueError as error:
            raise ValueError(f"{self.__name__}: valid[{name!r}]={text!r} cannot be evaluated: {error}") from error

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
            interval = self.valid_interval(name, values)
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
