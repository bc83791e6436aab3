"""Functions of the vectors, or of the two halves, along an axis of an array."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from activation_functions.function import Array, Function, P


class VectorFunction(Function[P]):
    """A function of the vectors along an axis."""

    lines: ClassVar = {
        "[t, 0], t {} 0": lambda t: np.stack([t, np.zeros_like(t)], -1),
        "[t, t], t {} 0": lambda t: np.stack([t, t], -1),
    }
    _shorter = 1
    """The ratio of the lengths of argument and result."""

    def _apply(self, x: Array, given: dict[str, Any]) -> Array:
        if self.rounds_once and x.size:
            return super()._apply(x, given)
        axis = given.get("axis", self._defaults["axis"])
        last = x.swapaxes(axis, -1)
        length, shorter = last.shape[-1], last.shape[-1] // self._shorter
        result = np.empty((*last.shape[:-1], shorter), x.dtype)
        vectors = x.size // max(1, length)
        self._evaluate_in_blocks(last.reshape(vectors, length), result.reshape(vectors, shorter), given | {"axis": -1})
        return result.swapaxes(axis, -1)


class JacobianFunction(Function[P]):
    """The matrices of the partial derivatives of a function of vectors."""

    lines = VectorFunction.lines
    _returns = """\
floating-point array
    The dtype of `x`; float64 if `x` consists of integers or booleans. The shape of `x` without `axis`,
    followed by two axes of that length: the last two indices are those of the output and of the input."""


class GatedFunction(VectorFunction[P]):
    """A function of the two halves of an array along an axis."""

    lines: ClassVar = {
        "[t, 1], t {} 0": lambda t: np.stack([t, np.ones_like(t)], -1),
        "[1, t], t {} 0": lambda t: np.stack([np.ones_like(t), t], -1),
    }
    _shorter = 2

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


class PartialDerivatives(GatedFunction[P]):
    """The partial derivatives of a function of two halves."""

    _shorter = 1

    _returns = """\
floating-point array
    Shape and dtype of `x`; float64 if `x` consists of integers or booleans. Each entry is the derivative
    of the one result that depends on this entry of `x`."""
