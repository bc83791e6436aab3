"""Functions of one number write their results into an array that is given, which may be the argument."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pytest

from activation_functions.kinds import Activation, Elementwise
from drawn_arrays import FLOATS, naming
from specification import samples

LAYOUTS = ["the argument", "shifted", "reversed", "every other", "columns of rows", "rows of columns", "apart"]
NUMBERS = np.random.default_rng(0).normal(scale=3.0, size=2**11 + 5)


def test_results_are_written(elementwise: Elementwise[...]) -> None:
    for function in samples.functions(elementwise):
        for dtype in FLOATS:
            for x in (NUMBERS[:6].astype(dtype), NUMBERS[:6].reshape(2, 3).T.astype(dtype), NUMBERS[:0].astype(dtype)):
                out = np.zeros_like(x)
                with naming(function, dtype):
                    assert function(x, out=out) is out
                    np.testing.assert_array_equal(out.astype(float), function(x).astype(float))


@functools.lru_cache(maxsize=8)  # the functions of an activation
def of_numbers(function: Any) -> np.ndarray:
    return function(NUMBERS)


def laid_out(out: str) -> tuple[np.ndarray, np.ndarray]:
    """An argument, and the array for its results, which may share memory with it."""
    memory = NUMBERS.copy()
    match out:
        case "the argument":
            return memory, memory
        case "shifted":
            return memory[:-1], memory[1:]
        case "reversed":
            return memory, memory[::-1]
        case "every other":
            return memory, np.empty(2 * memory.size)[::2]
        case "columns of rows":
            return memory[:-1].reshape(2, -1), np.zeros((memory.size // 2, 2)).T
        case "rows of columns":
            return memory[:-1].reshape(2, -1).T, np.zeros((memory.size // 2, 2))
    return memory, np.empty_like(memory)


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("out", LAYOUTS)
def test_results_of_many_numbers_are_written(elementwise: Elementwise[...], out: str) -> None:
    for function in samples.functions(elementwise):
        with naming(function, out):
            x, results = laid_out(out)
            expected = of_numbers(function) if x.size == NUMBERS.size else function(x)
            function(x, out=results)
            np.testing.assert_array_equal(results, expected)


@pytest.mark.usefixtures("small_blocks")
def test_parameters_may_be_overwritten(elementwise: Elementwise[...]) -> None:
    for function in samples.functions(elementwise):
        for name, value in samples.real_parameters(elementwise).items():
            expected = function(NUMBERS, **{name: value})
            for shift in (0, 1):  # Shifted, the last result of a block is where the next one begins.
                memory = np.full(NUMBERS.size + shift, value)
                results = memory[shift:]
                function(NUMBERS, **{name: memory[: NUMBERS.size]}, out=results)
                np.testing.assert_allclose(results, expected, rtol=1e-15)


@pytest.mark.parametrize(
    ("out", "error"),
    [([0.0, 0.0], TypeError), (np.zeros(3), ValueError), (np.zeros(2, np.float32), ValueError)],
    ids=["list", "shape", "dtype"],
)
def test_what_does_not_fit_is_refused(elementwise: Elementwise[...], out: Any, error: type[Exception]) -> None:
    for function in samples.functions(elementwise):
        with pytest.raises(
            error, match=rf"{function.__name__}: out .*expected an array of shape \(2,\) and dtype float64"
        ):
            function([1.0, 2.0], out=out)


def test_what_cannot_be_written_is_refused(elementwise: Elementwise[...]) -> None:
    out = np.zeros(2)
    out.flags.writeable = False
    with pytest.raises(ValueError, match=f"{elementwise.name}: out cannot be written"):
        elementwise([1.0, 2.0], out=out)


def test_functions_along_an_axis_have_no_out(along_axis: Activation[...]) -> None:
    for function in samples.functions(along_axis):
        with pytest.raises(TypeError, match=f"{function.__name__}: out is an unknown argument"):
            function([1.0, 2.0], out=np.zeros(2))
