"""A vector lies along an axis, or along several together; the memory that is taken is a few times its own."""

from __future__ import annotations

import itertools
import tracemalloc
from collections.abc import Callable
from typing import Any

import hypothesis.extra.numpy as arrays_of
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from activation_functions.kinds import Activation, Gated, Vector
from drawn_arrays import SHAPES, fitting, functions_of, naming
from specification import samples

SHAPE = (2, 3, 4)
SEVERAL = [(), (0,), (0, 1), (2, 0), (-1, 1), (0, 1, 2), None]
TIMES = 4  # the memory that a function takes, its result included, at most so many times its arguments
LONG = 2**19
OTHERS = 2**22  # bytes for blocks, of fewer numbers than the array has
in_small_and_large_floats = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def memory(function: Callable[[], Any]) -> int:
    """The bytes that a call takes at most, its result included."""
    function()  # What is kept for the next call is not its own.
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("axis", SEVERAL, ids=str)
def test_the_entries_along_several_axes_are_one_vector(vector: Vector[...], axis: Any) -> None:
    x = np.random.default_rng(0).integers(-2, 3, size=SHAPE).astype(float)  # with ties
    axes = sorted(one % 3 for one in (range(3) if axis is None else axis))
    beside = [one for one in range(3) if one not in axes]
    along = tuple(SHAPE[one] for one in axes)
    found, jacobian = vector(x, axis=axis), vector.jacobian(x, axis=axis)
    assert jacobian.shape == (*(SHAPE[one] for one in beside), *along, *along)
    for place in itertools.product(*(range(SHAPE[one]) for one in beside)):
        index: list[Any] = [slice(None)] * 3
        for one, k in zip(beside, place):
            index[one] = k
        row = x[tuple(index)].ravel()
        np.testing.assert_allclose(found[tuple(index)].ravel(), vector(row), rtol=1e-15)
        np.testing.assert_allclose(jacobian[place].reshape(row.size, -1), vector.jacobian(row), rtol=1e-15)


def test_a_number_alone_is_a_vector_along_no_axis(vector: Vector[...]) -> None:
    for function in samples.functions(vector):
        assert function(2.5, axis=None) == function([2.5])
        assert np.isscalar(function(2.5, axis=()))


def test_what_is_no_axis_is_refused(along_axis: Activation[...]) -> None:
    x = np.zeros((2, 2))
    for function in samples.functions(along_axis):
        several = not isinstance(along_axis, Gated)
        expected = "expected an integer" + ", a tuple of integers, or None" * several
        for axis in ("0", 1.0, [0], *(() if several else (None, (0,), (0, 1)))):
            with pytest.raises(TypeError, match=rf"^{function.__name__}: axis is .*, {expected}"):
                function(x, axis=axis)
        if several:
            with pytest.raises(ValueError, match=rf"^{function.__name__}: axis is \(0, -2\), expected each axis once"):
                function(x, axis=(0, -2))


@in_small_and_large_floats
def test_one_long_row_takes_a_few_times_its_memory(vector: Vector[...], dtype: Any) -> None:
    common = np.random.default_rng(0).normal(scale=3, size=LONG)
    for scores in (common, np.where(common < 1, -np.inf, common), 1000 * common):
        x = scores.astype(dtype)
        for function, arguments in ((vector, [x]), (vector.vjp, [x, common.astype(dtype)])):
            times = memory(lambda: function(*arguments)) / sum(each.nbytes for each in arguments)
            assert times <= TIMES, f"{function.__name__}: {times:.2f} times its arguments"


@in_small_and_large_floats
@pytest.mark.parametrize("long_rows", [False, True])
def test_the_order_in_memory_is_kept_and_nothing_is_copied(
    along_axis: Activation[...], dtype: Any, long_rows: bool
) -> None:
    """In whatever order the axes lie in memory, a call takes little more than its result."""
    shape = (16, 2, 2**13) if long_rows else (16, 2**10, 16)
    numbers = np.random.default_rng(0).normal(size=shape).astype(dtype)
    expected = along_axis(numbers)
    for order in itertools.permutations(range(3)):
        x = numbers.transpose(order).copy().transpose(np.argsort(order))
        found = along_axis(x)
        np.testing.assert_allclose(found, expected, rtol=8 * np.finfo(dtype).eps)
        assert np.argsort(found.strides).tolist() == np.argsort(x.strides).tolist(), f"{along_axis.name}, {order}"
        taken = memory(lambda: along_axis(x))
        assert taken <= found.nbytes + OTHERS, f"{along_axis.name}, {order}: {taken - found.nbytes} bytes"


@given(data=st.data())
def test_any_axis_of_a_gated_function(every_gated: list[Gated[...]], data: st.DataObject) -> None:
    drawn = data.draw(arrays_of.arrays(np.float64, SHAPES, elements=st.floats(-1e3, 1e3)))
    axis = data.draw(st.integers(-drawn.ndim, drawn.ndim - 1))
    for gated, function in functions_of(every_gated):
        with naming(function, f"axis {axis}"):
            x = fitting(gated, drawn, axis)
            last = np.moveaxis(x, axis, -1)
            np.testing.assert_allclose(function(x, axis=axis), np.moveaxis(function(last), -1, axis), rtol=1e-13)


def test_an_odd_length_is_refused(gated: Gated[...]) -> None:
    for function in samples.functions(gated):
        for axis in (0, -2):
            with pytest.raises(
                ValueError, match=f"{function.__name__}: x has the length 3 along axis {axis}, expected an even"
            ):
                function(np.zeros((3, 2)), axis=axis)


@given(data=st.data())
def test_any_axis(every_vector: list[Vector[...]], data: st.DataObject) -> None:
    x = data.draw(arrays_of.arrays(np.float64, SHAPES, elements=st.floats(-1e3, 1e3)))
    axis = data.draw(st.integers(-x.ndim, x.ndim - 1))
    last = np.moveaxis(x, axis, -1)
    for vector in every_vector:
        with naming(vector, f"axis {axis}"):
            np.testing.assert_allclose(vector(x, axis=axis), np.moveaxis(vector(last), -1, axis), rtol=1e-13)
            np.testing.assert_allclose(vector.jacobian(x, axis=axis), vector.jacobian(last), rtol=1e-13)


def test_an_axis_that_is_not_there_is_refused(along_axis: Activation[...]) -> None:
    for function in samples.functions(along_axis):
        for x, axis in [(np.zeros((2, 4)), 2), (np.zeros((2, 4)), -3), (0.0, -1)]:
            with pytest.raises(ValueError, match=f"{function.__name__}: axis {axis} is out of bounds"):
                function(x, axis=axis)
