"""Functions that map each number by itself."""

from __future__ import annotations

import functools
import inspect
import reprlib
from typing import Any, ClassVar

import numpy as np

from activation_functions import docstring
from activation_functions.dtypes import FLOAT64, dtype_of_result
from activation_functions.function import Array, Function, P

# The fastest of the powers of 2, see `make bench`: the numbers in a block, whose intermediate results stay in the
# processor's cache, and in an array that is evaluated at once because nothing has to be converted. A function of a
# single step, which rounds at most once, gains nothing by blocks.
BLOCK = 2**14
WHOLE = 2**17


class ElementwiseFunction(Function[P]):
    """A function that maps each number by itself; NaN stays NaN.

    Parameters may be arrays, which are broadcast against `x`, such as a slope for each channel.
    """

    lines: ClassVar = {"x {} 0": lambda t: t}
    _also = (inspect.Parameter("out", inspect.Parameter.KEYWORD_ONLY, default=None),)

    _returns = """\
floating-point array or scalar
    Shape and dtype of `x`; float64 if `x` consists of integers or booleans. The shape that they have together
    if parameters are arrays. NaN where `x` is NaN, the limit where `x` is ±∞."""

    def _number(self, name: str, value: Any) -> Any:
        if isinstance(value, int | float | np.integer | np.floating):
            return super()._number(name, value)
        array = self._converted(name, value)
        if dtype_of_result(array.dtype) is None:
            expected = f"expected a real number in {self._valid[name]}, or an array of them"
            raise TypeError(f"{self.__name__}: {name} is {reprlib.repr(value)}, {expected}")
        return array.astype(FLOAT64)[()]

    def _apply(self, x: Array, given: dict[str, Any]) -> Array:
        has_floats_only = not given or set(map(type, given.values())) == {float}
        if has_floats_only and x.dtype is FLOAT64 and x.ndim == 1 and 0 < x.size <= WHOLE:
            return self._evaluated(x, given)  # Short of the rest, which takes longer than a few numbers.
        out: Any = given.pop("out", None)
        if arrays := {name: value for name, value in given.items() if isinstance(value, np.ndarray)}:
            x, *broadcast = self._broadcast(x, arrays)
            given |= {name: array.reshape(-1) for name, array in zip(arrays, broadcast, strict=True)}
        if out is not None:
            self._check_out(out, x)
        order: Any = "F" if x.flags.fnc and not arrays else "C"
        flat = x.reshape(-1, order=order)
        most = WHOLE if x.dtype == self._precision(x.dtype) else BLOCK
        if flat.size and (self.rounds_once or flat.size <= most):
            result: Any = self._rounded(flat, given).reshape(x.shape, order=order)
        else:
            result = out
            if out is None or not _can_be_filled(out, order, x):
                result = np.empty(x.shape, x.dtype, order)
            self._evaluate_in_blocks(flat, result.reshape(-1, order=order), given)
        if out is None or result is out:
            return result
        np.copyto(out, result)
        return out

    def _broadcast(self, x: Array, arrays: dict[str, Array]) -> tuple[Array, ...]:
        """Give `x` and the parameters that are arrays the shape that they have together."""
        try:
            return np.broadcast_arrays(x, *arrays.values())
        except ValueError as error:
            shapes = ", ".join(f"{name} has shape {array.shape}" for name, array in arrays.items())
            raise ValueError(
                f"{self.__name__}: {shapes}, expected one that can be broadcast with that of x, {x.shape}"
            ) from error

    def _check_out(self, out: Any, x: Array) -> None:
        expected = f"expected an array of shape {x.shape} and dtype {x.dtype}"
        if not isinstance(out, np.ndarray):
            raise TypeError(f"{self.__name__}: out is {reprlib.repr(out)}, {expected}")
        if (out.shape, out.dtype) != (x.shape, x.dtype):
            raise ValueError(f"{self.__name__}: out has shape {out.shape} and dtype {out.dtype}, {expected}")
        if not out.flags.writeable:
            raise ValueError(f"{self.__name__}: out cannot be written, {expected}")

    def _evaluate_in_blocks(self, x: Array, result: Array, given: dict[str, Any]) -> None:
        arrays = {name: value for name, value in given.items() if isinstance(value, np.ndarray)}
        for start in range(0, len(x), BLOCK):
            block = slice(start, start + BLOCK)
            of_block = given | {name: array[block] for name, array in arrays.items()}
            result[block] = self._rounded(x[block], of_block)

    def _evaluated(self, x: Array, given: dict[str, Any]) -> Array:
        result = np.asarray(self._evaluate(x, **given))
        if given or not self._keeps_nan:
            squares = x.dot(x)
            if squares != squares:  # Only if a number is NaN.
                np.copyto(result, np.nan, where=np.isnan(x))
        return result

    @functools.cached_property
    def _keeps_nan(self) -> bool:
        """Whether NaN stays NaN by itself for the default parameters."""
        return bool(np.isnan(self._evaluate(np.array([np.nan]))).all())


def _can_be_filled(out: Array, order: str, x: Array) -> bool:
    """Decide whether the first results can be written while later numbers are still read; parameters are copies."""
    in_order = out.flags.f_contiguous if order == "F" else out.flags.c_contiguous
    return in_order and not np.may_share_memory(out, x)


class Inverse(ElementwiseFunction[P]):
    """The inverse of a function of one number."""

    _returns = """\
floating-point array or scalar
    Shape and dtype of `x`; float64 if `x` consists of integers or booleans. NaN where `x` is NaN or is not in the
    range of the function, the limit where `x` is an end of it."""


class Zero(ElementwiseFunction[P]):
    """The second derivative of a piecewise linear function, which takes what the derivative takes."""

    def __init__(self, name: str, slope: ElementwiseFunction[P]) -> None:
        super().__init__(slope._evaluate, slope._valid)
        self.__name__ = self.__qualname__ = name
        of = name.removesuffix("_second_derivative")
        summary = f"Return the second derivative of `{of}`, which is piecewise linear: 0."
        self._own_doc = docstring.with_summary(summary, self._own_doc)
        self.__doc__ = docstring.with_common_sections(self._own_doc, self._common_parameters, self._returns, True)

    def _evaluated(self, x: Array, given: dict[str, Any]) -> Array:
        return np.where(np.isnan(x), x, 0)
