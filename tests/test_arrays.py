"""Arrays of every kind go in, and the same kind comes out."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import hypothesis.extra.numpy as arrays_of
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mpf

from activation_functions.function import BLOCK, WHOLE
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from specification import samples
from specification.evaluation import evaluate
from specification.many_digits import LARGE, NEAR, close
from specification.page import pages

FLOATS = [np.float16, np.float32, np.float64, np.longdouble]
# Many axes, or many entries along one: both at once takes time and shows no more.
SHAPES = st.one_of(
    arrays_of.array_shapes(max_dims=2, min_side=0, max_side=4),
    arrays_of.array_shapes(min_dims=3, max_dims=4, max_side=2),
)


def arrays(dtype: Any) -> st.SearchStrategy[np.ndarray]:
    return arrays_of.arrays(dtype, SHAPES)


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


in_each_float = pytest.mark.parametrize("dtype", FLOATS, ids=lambda dtype: dtype.__name__)
in_small_floats = pytest.mark.parametrize("dtype", FLOATS[:2], ids=lambda dtype: dtype.__name__)


@given(data=st.data())
@in_each_float
def test_dtype_and_shape_are_kept(every_activation: list[Activation[...]], dtype: Any, data: st.DataObject) -> None:
    drawn = data.draw(arrays(dtype))
    for activation, function in functions_of(every_activation):
        with naming(function, dtype):
            x = fitting(activation, drawn)
            before = x.copy()
            y = function(x)
            assert y.dtype == dtype
            assert not np.shares_memory(x, y)
            assert y.shape == shape_of_result(activation, function, x)
            assert np.array_equal(x, before, equal_nan=True), "the input is changed"


@given(drawn=st.one_of(arrays(np.int8), arrays(np.uint64), arrays(np.bool_)))
def test_integers_and_booleans_become_float64(every_activation: list[Activation[...]], drawn: np.ndarray) -> None:
    for activation, function in functions_of(every_activation):
        with naming(function, drawn.dtype):
            x = fitting(activation, drawn)
            y = function(x)
            assert y.dtype == np.float64
            assert np.array_equal(y, function(x.astype(np.float64)), equal_nan=True)


@given(data=st.data())
@in_small_floats
def test_small_floats_are_evaluated_in_float64_and_rounded_once(
    every_activation: list[Activation[...]], dtype: Any, data: st.DataObject
) -> None:
    drawn = data.draw(arrays(dtype))
    for activation, function in functions_of(every_activation):
        with naming(function, dtype):
            x = fitting(activation, drawn)
            with np.errstate(over="ignore", under="ignore"):
                expected = function(x.astype(np.float64)).astype(dtype)
            assert np.array_equal(function(x), expected, equal_nan=True)


def test_every_float16_is_evaluated_in_float64_and_rounded_once(activation: Activation[...]) -> None:
    """Where rounding twice, or in between, shows only for some numbers."""
    numbers = np.arange(2**16, dtype=np.uint16).view(np.float16)
    numbers = numbers[~np.isnan(numbers)]
    if not isinstance(activation, Elementwise):
        numbers = np.random.default_rng(0).permutation(numbers)[: 2**13].reshape(-1, 4)
    for function in samples.functions(activation):
        for parameters in samples.parameters(activation):
            with naming(function, parameters), np.errstate(over="ignore"):
                expected = function(numbers.astype(np.float64), **parameters).astype(np.float16)
                np.testing.assert_array_equal(function(numbers, **parameters), expected)


def test_a_scalar_gives_a_scalar(elementwise: Elementwise[...]) -> None:
    for function in samples.functions(elementwise):
        assert isinstance(function(1), np.float64)
        assert isinstance(function(True), np.float64)
        assert isinstance(function(0.5), np.float64)
        assert isinstance(function(np.float32(0.5)), np.float32)
        assert isinstance(function(np.array(0.5, np.float16)), np.float16)


@given(x=arrays(np.float64))
def test_every_entry_is_mapped_by_itself(every_elementwise: list[Elementwise[...]], x: np.ndarray) -> None:
    for _, function in functions_of(every_elementwise):
        with naming(function):
            one_by_one = np.array([function(entry) for entry in x.flat]).reshape(x.shape)
            # NumPy's vectorised exp differs from its scalar one in the last place.
            np.testing.assert_allclose(function(x), one_by_one, rtol=1e-15, atol=5e-324)


def rows_of_several_blocks(activation: Activation[...]) -> np.ndarray:
    """Rows that fill several blocks and a part of another one, and are too many to be evaluated at once."""
    length = 2 if isinstance(activation, Gated) else 4
    numbers = WHOLE if isinstance(activation, Elementwise) else 2 * BLOCK
    return np.random.default_rng(0).normal(scale=3.0, size=(numbers // length + 3, length))


@in_each_float
def test_arrays_of_several_blocks_are_computed_to_their_end(activation: Activation[...], dtype: Any) -> None:
    rows = rows_of_several_blocks(activation).astype(dtype)
    pieces = np.array_split(rows, 5)
    for function in samples.functions(activation):
        expected = np.concatenate([function(piece) for piece in pieces])
        np.testing.assert_allclose(function(rows), expected, rtol=4 * np.finfo(dtype).eps, atol=0)
        if isinstance(activation, Elementwise):
            flat = rows.reshape(-1)
            np.testing.assert_array_equal(function(flat), function(rows).reshape(-1))
            np.testing.assert_array_equal(function(rows.T), function(rows).T)


def test_several_blocks_along_any_axis(along_axis: Activation[...]) -> None:
    rows = rows_of_several_blocks(along_axis)
    for function in samples.functions(along_axis):
        expected = function(rows)
        if function is getattr(along_axis, "jacobian", None):
            np.testing.assert_allclose(function(rows.T, axis=0), expected, rtol=1e-13)
            continue
        np.testing.assert_allclose(function(rows.T, axis=0), expected.T, rtol=1e-13)
        for axis in (0, 1, 2):
            stacked = np.moveaxis(np.stack([rows, -rows]), 2, axis)
            along = np.moveaxis(np.stack([expected, function(-rows)]), 2, axis)
            np.testing.assert_allclose(function(stacked, axis=axis), along, rtol=1e-13)


def test_vectors_longer_than_a_block(along_axis: Activation[...]) -> None:
    vectors = np.random.default_rng(0).normal(scale=3.0, size=(3, BLOCK + 2))
    expected = [along_axis(vector) for vector in vectors]
    np.testing.assert_allclose(along_axis(vectors), expected, rtol=1e-13)
    np.testing.assert_allclose(along_axis(vectors.T, axis=0), np.transpose(expected), rtol=1e-13)


def test_nan_stays_nan(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        for dtype in FLOATS:
            assert np.isnan(function(fitting(activation, np.array([np.nan], dtype)))).all()


def test_negative_zero_is_zero_and_keeps_its_sign_where_the_function_is_odd(elementwise: Elementwise[...]) -> None:
    page = pages()[elementwise.name]
    for parameters in samples.parameters(elementwise):
        for function in samples.functions(elementwise):
            assert function(-0.0, **parameters) == function(0.0, **parameters), (function, parameters)
        exact = samples.exact(parameters)
        if all(close(page.value(-x, exact), -page.value(x, exact)) for x in samples.points(elementwise, exact)):
            signs = [np.signbit(elementwise(zero, **parameters)) for zero in (0.0, -0.0)]
            assert signs == [False, True], f"{elementwise.name}, {parameters}: the zero has lost its sign"


def test_infinity_gives_the_limit(elementwise: Elementwise[...]) -> None:
    page = pages()[elementwise.name]
    for parameters in samples.parameters(elementwise):
        for x, far in [(np.inf, LARGE), (-np.inf, -LARGE)]:
            scope = page.scope(far, samples.exact(parameters))
            for function, body in zip(samples.functions(elementwise), [page.definition.body, page.derivative]):
                limit = float(evaluate(body, scope))
                expected = np.copysign(np.inf, limit) if abs(limit) > float(1 / NEAR) else limit
                assert function(x, **parameters) == pytest.approx(expected, rel=1e-15, abs=float(NEAR)), (function, x)


def test_infinity_takes_all_the_weight_or_none(vector: Vector[...]) -> None:
    for x in ([np.inf, 0.0], [-np.inf, 0.0], [-np.inf, np.inf, 1.0]):
        far = np.array([LARGE * int(np.sign(entry)) if np.isinf(entry) else entry for entry in x])
        limit = pages()[vector.name].value(far, samples.defaults(vector))
        assert vector(x).tolist() == [float(np.sign(y)) * np.inf if abs(y) > 1 / NEAR else float(y) for y in limit]


def test_infinity_in_one_half_gives_the_limit(gated: Gated[...]) -> None:
    for x in itertools.chain(*([(end, y), (y, end)] for end in (np.inf, -np.inf) for y in (-2.5, 2.5))):
        far = [LARGE * int(np.sign(entry)) if np.isinf(entry) else mpf(entry) for entry in x]
        limit = float(pages()[gated.name].value(far, samples.defaults(gated)))
        expected = np.copysign(np.inf, limit) if abs(limit) > float(1 / NEAR) else limit
        assert gated(x) == pytest.approx([expected], rel=1e-15, abs=float(NEAR)), x


@given(drawn=arrays(np.float64))
def test_no_input_warns(every_activation: list[Activation[...]], drawn: np.ndarray) -> None:
    """Warnings are errors in this suite."""
    for activation, function in functions_of(every_activation):
        x = fitting(activation, drawn)
        for parameters in samples.parameters(activation):
            with naming(function, parameters):
                function(x, **parameters)


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
