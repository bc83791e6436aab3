"""Arrays of every kind, drawn at random, and what activations take and return of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import Any

import hypothesis.extra.numpy as arrays_of
import ml_dtypes
import numpy as np
from hypothesis import strategies as st

from activation_functions.kinds import Activation, Gated
from specification import samples

SMALL_FLOATS = [np.float16, ml_dtypes.bfloat16, ml_dtypes.float8_e4m3fn, ml_dtypes.float8_e5m2]
FLOATS = [*SMALL_FLOATS, np.float32, np.float64]
# Many axes, or many entries along one: both at once takes time and shows no more.
SHAPES = st.one_of(
    arrays_of.array_shapes(max_dims=2, min_side=0, max_side=4),
    arrays_of.array_shapes(min_dims=3, max_dims=4, max_side=2),
)


def arrays(dtype: Any) -> st.SearchStrategy[np.ndarray]:
    if np.dtype(dtype).char in np.typecodes["All"]:
        return arrays_of.arrays(dtype, SHAPES)
    return arrays_of.arrays(np.float32, SHAPES).map(lambda x: converted(x, dtype))


def converted(x: np.ndarray, dtype: Any) -> np.ndarray:
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        return x.astype(dtype)


@contextlib.contextmanager
def naming(*what: Any) -> Iterator[None]:
    """Say in a failure what it is about; a warning is one."""
    try:
        yield
    except Exception as failure:
        failure.add_note(", ".join(getattr(one, "__name__", str(one)) for one in what))
        raise


def functions_of(activations: Iterable[Activation[...]]) -> Iterator[tuple[Activation[...], Any]]:
    """The activations, each with its function and with its slope."""
    for activation in activations:
        for function in samples.functions(activation):
            yield activation, function


def fitting(activation: Activation[...], x: np.ndarray, axis: int = -1) -> np.ndarray:
    """An array that the activation takes: of even length along the axis, for a gated one."""
    return np.concatenate([x, np.roll(x, 1, axis)], axis) if isinstance(activation, Gated) else x


def shape_of_result(activation: Activation[...], function: Any, x: np.ndarray) -> tuple[int, ...]:
    if function is getattr(activation, "jacobian", None):
        return (*x.shape, x.shape[-1])
    if function is activation and isinstance(activation, Gated):
        return (*x.shape[:-1], x.shape[-1] // 2)
    return x.shape
