"""Functions of the vectors, or of the two halves, along an axis of an array."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from activation_functions import docstring
from activation_functions.axes import blocks, one_axis
from activation_functions.dtypes import rounded
from activation_functions.function import Array, F, Function, P

# The numbers in a block; it takes more steps than one of a function of a number, so that it pays to take more at once.
BLOCK = 2**15
# So many vectors are taken at once where their entries do not lie together: those of the next vectors lie between them.
TOGETHER = 8
# By this, huge entries of a vector are divided, so that their sums do not overflow.
SMALLER = 2.0**64


class VectorFunction(Function[P]):
    """A function of the vectors along an axis, or over several.

    It is evaluated for rows: copies of the vectors in an array of two axes, which it may overwrite.
    """

    lines: ClassVar = {
        "[t, 0], t {} 0": lambda t: np.stack([t, np.zeros_like(t)], -1),
        "[t, t], t {} 0": lambda t: np.stack([t, t], -1),
    }

    def _apply(self, x: Array, given: dict[str, Any]) -> Array:
        return self._of_arrays([x], given)

    def _of_arrays(self, arrays: list[Array], given: dict[str, Any]) -> Array:
        """Evaluate for the vectors of one array or more, of the same shape; the first is `x`."""
        x = arrays[0]
        if x.ndim == 1 and x.size:  # Short of the rest, which takes longer than a few numbers.
            rows = [array.astype(self._precision(array.dtype)).reshape(1, -1) for array in arrays]
            result = self._of_rows(rows, {**given, "axis": -1})
            return rounded(result.reshape(self._shape_of_result(x.shape)), x.dtype)
        axes = self._axes(x, given.get("axis", self._defaults["axis"]))
        given = given | {"axis": -1}
        vector = tuple(x.shape[axis] for axis in axes)
        if x.ndim == len(axes) and x.size:
            return rounded(self._of_vectors(arrays, vector, given, {}), x.dtype)
        # The axes beside the vectors, in the order of their strides, so that what lies together is read together.
        beside = sorted(set(range(x.ndim)) - set(axes), key=lambda axis: -abs(x.strides[axis]))
        result, target = self._empty(x, beside, axes)
        sources = [array.transpose(*beside, *axes) for array in arrays]
        if x.size:
            numbers = math.prod(target.shape[len(beside) :])
            amount = BLOCK if sources[0].strides[-1] == x.itemsize else max(BLOCK, TOGETHER * numbers)
            buffers: dict[int, Array] = {}
            for block in blocks(target.shape[: len(beside)], numbers, amount):
                parts = [source[block] for source in sources]
                target[block] = rounded(self._of_vectors(parts, vector, given, buffers), x.dtype)
        return result

    def _of_vectors(
        self, arrays: list[Array], vector: tuple[int, ...], given: dict[str, Any], buffers: dict[int, Array]
    ) -> Array:
        """Evaluate for arrays whose last axes are those of the vectors; the buffers are kept for the next of them."""
        length = math.prod(vector)
        rows = []
        for number, array in enumerate(arrays):
            if number not in buffers:
                buffers[number] = np.empty((array.size // length, length), self._precision(array.dtype))
            rows.append(buffers[number][: array.size // length])
            rows[-1].reshape(array.shape)[...] = array
        result = self._of_rows(rows, given)
        return result.reshape(arrays[0].shape[: arrays[0].ndim - len(vector)] + self._shape_of_result(vector))

    def _of_rows(self, rows: list[Array], given: dict[str, Any]) -> Array:
        return self._evaluate(*rows, **given)

    def _shape_of_result(self, vector: tuple[int, ...]) -> tuple[int, ...]:
        return vector

    def _empty(self, x: Array, beside: list[int], axes: tuple[int, ...]) -> tuple[Array, Array]:
        """Return an array for the result, and a view of it in which the axes of the vectors come last."""
        shape = list(x.shape)
        for axis, length in zip(axes, self._shape_of_result(tuple(shape[axis] for axis in axes))):
            shape[axis] = length
        result = np.empty_like(x, shape=shape)
        return result, result.transpose(*beside, *axes)


class JacobianFunction(VectorFunction[P]):
    """The matrices of the partial derivatives of a function of vectors."""

    _returns = """\
floating-point array
    The dtype of `x`; float64 if `x` consists of integers or booleans. The shape of `x` without `axis`, followed by
    that of a vector, twice: the indices of the output, then those of the input. With ``axis=None`` it is the shape of
    `x`, twice."""

    def _shape_of_result(self, vector: tuple[int, ...]) -> tuple[int, ...]:
        return vector + vector

    def _empty(self, x: Array, beside: list[int], axes: tuple[int, ...]) -> tuple[Array, Array]:
        shape = self._shape_of_result(tuple(x.shape[axis] for axis in axes))
        result = np.empty((*(x.shape[axis] for axis in sorted(beside)), *shape), x.dtype)
        places = [sorted(beside).index(axis) for axis in beside]
        return result, result.transpose(*places, *range(len(beside), result.ndim))


class VectorJacobianProduct(VectorFunction[P]):
    """The products of vectors with the Jacobians of a function of vectors, as backpropagation takes them."""

    lines: ClassVar = {}
    _common_parameters = f"{docstring.X}\n{docstring.V}"
    _returns = """\
floating-point array or scalar
    Shape and dtype of `x`; float64 if `x` consists of integers or booleans. NaN along `axis` where `x` or `v`
    is NaN there."""

    def __init__(self, evaluate: Callable[Concatenate[Array, Array, P], Array], valid: Mapping[str, str]) -> None:
        of_x: Any = evaluate
        super().__init__(of_x, valid)

    if TYPE_CHECKING:

        @overload  # type: ignore[override]
        def __call__(self, x: NDArray[F], v: ArrayLike, *args: P.args, **kwargs: P.kwargs) -> NDArray[F]: ...
        @overload
        def __call__(self, x: ArrayLike, v: ArrayLike, *args: P.args, **kwargs: P.kwargs) -> Array: ...
        def __call__(self, x: Any, v: Any, *args: Any, **kwargs: Any) -> Any:
            """Evaluate the product."""

    def _check(self, x: NDArray[Any], given: dict[str, Any]) -> None:
        if "v" not in given:
            raise TypeError(f"{self.__name__}: v is missing, expected an array of the shape of x")
        super()._check(x, given)
        v = self._real(given["v"], "v")
        try:
            given["v"] = np.broadcast_to(v, x.shape)
        except ValueError as error:
            expected = f"expected that of x, {x.shape}, or one that is broadcast to it"
            raise ValueError(f"{self.__name__}: v has the shape {v.shape}, {expected}") from error

    def _apply(self, x: Array, given: dict[str, Any]) -> Array:
        return self._of_arrays([x, given.pop("v")], given)

    def _of_rows(self, rows: list[Array], given: dict[str, Any]) -> Array:
        x, v = rows
        huge = np.finfo(v.dtype).max / SMALLER**2
        if -huge < v.min() and v.max() < huge:
            return self._evaluate(x, v, **given)
        is_nan = np.isnan(v).any(-1, keepdims=True)
        small = np.where(np.abs(v) < 1, v, 0)
        result = self._evaluate(x.copy(), (v - small) / SMALLER, **given) * SMALLER
        result += self._evaluate(x, small, **given)
        np.copyto(result, np.nan, where=is_nan)
        return result


class GatedFunction(VectorFunction[P]):
    """A function of the two halves of an array along an axis."""

    lines: ClassVar = {
        "[t, 1], t {} 0": lambda t: np.stack([t, np.ones_like(t)], -1),
        "[1, t], t {} 0": lambda t: np.stack([np.ones_like(t), t], -1),
    }
    _returns = """\
floating-point array
    The dtype of `x`; float64 if `x` consists of integers or booleans. The shape of `x`, with half its length
    along `axis`. NaN where either half is NaN."""

    def _check(self, x: NDArray[Any], given: dict[str, Any]) -> None:
        super()._check(x, given)
        axis = given.get("axis", self._defaults["axis"])
        if x.shape[axis] % 2:
            raise ValueError(
                f"{self.__name__}: x has the length {x.shape[axis]} along axis {axis}, expected an even one"
            )

    def _axes(self, x: NDArray[Any], axis: Any) -> tuple[int, ...]:
        return (one_axis(self.__name__, axis, x.ndim, "an integer: one axis is halved"),)

    def _shape_of_result(self, vector: tuple[int, ...]) -> tuple[int, ...]:
        return (vector[0] // 2,)


class PartialDerivatives(GatedFunction[P]):
    """The partial derivatives of a function of two halves."""

    _returns = """\
floating-point array
    Shape and dtype of `x`; float64 if `x` consists of integers or booleans. Each entry is the derivative
    of the one result that depends on this entry of `x`."""

    def _shape_of_result(self, vector: tuple[int, ...]) -> tuple[int, ...]:
        return vector
