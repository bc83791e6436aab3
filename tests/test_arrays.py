"""Arrays of every kind go in, and the same kind comes out."""

from __future__ import annotations

import functools
import itertools
from typing import Any

import ml_dtypes
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mpf

from activation_functions.dtypes import rounded
from activation_functions.function_along_axis import BLOCK
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from drawn_arrays import FLOATS, SMALL_FLOATS, arrays, converted, fitting, functions_of, naming, shape_of_result
from specification import samples
from specification.evaluation import Scope, evaluate
from specification.facts import fact, is_increasing
from specification.many_digits import LARGE, MANY_DIGITS, NEAR, UNBOUNDED, close
from specification.page import DEFINITIONS, pages
from specification.roles import INVERSE, by_role

in_each_float = pytest.mark.parametrize("dtype", FLOATS, ids=lambda dtype: dtype.__name__)
in_small_floats = pytest.mark.parametrize("dtype", SMALL_FLOATS, ids=lambda dtype: dtype.__name__)


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


@functools.cache
def all_numbers(dtype: Any) -> np.ndarray:
    bits = np.dtype(f"u{np.dtype(dtype).itemsize}")
    return np.arange(np.iinfo(bits).max + 1, dtype=bits).view(dtype)


@functools.cache
def finite_numbers(dtype: Any) -> tuple[np.ndarray, np.ndarray]:
    """All finite numbers of a dtype in their order, and whether the last bit of each is even."""
    numbers = all_numbers(dtype)
    finite = numbers[np.isfinite(converted(numbers, float))]
    values, places = np.unique(finite.astype(float), return_index=True)
    return values, finite.view(f"u{finite.itemsize}")[places] % 2 == 0


def nearest(y: np.ndarray, dtype: Any) -> np.ndarray:
    """Round by the definition: to the nearest of all numbers of a dtype, of two to the one with an even last bit."""
    values, is_even = finite_numbers(dtype)
    above = np.searchsorted(values, y).clip(1, values.size - 1)
    low, high = values[above - 1], values[above]
    result = np.where((y - low < high - y) | ((y - low == high - y) & is_even[above - 1]), low, high)
    overflow = values[-1] + (values[-1] - values[-2]) / 2  # the tie goes there unless the largest number is even
    beyond = np.abs(y) > overflow if is_even[-1] else np.abs(y) >= overflow
    infinity = np.array(np.inf).astype(dtype).astype(float)  # NaN where the dtype has none
    return np.where(np.isnan(y), np.nan, np.where(beyond, np.copysign(infinity, y), result))


@in_small_floats
def test_rounding_beside_the_middle_of_two_floats(dtype: Any) -> None:
    """Where rounding to float32 first would fall into the middle."""
    numbers = np.unique(converted(all_numbers(dtype), float))
    numbers = numbers[np.isfinite(numbers)]
    middle = (numbers[1:] + numbers[:-1]) / 2
    for y in (middle, np.nextafter(middle, -np.inf), np.nextafter(middle, np.inf)):
        np.testing.assert_array_equal(converted(rounded(y, np.dtype(dtype)), float), nearest(y, dtype))


@in_small_floats
def test_every_small_float_is_evaluated_in_float64_and_rounded_once(activation: Activation[...], dtype: Any) -> None:
    """Where rounding twice, or in between, shows only for some numbers."""
    numbers = all_numbers(dtype)
    numbers = numbers[~np.isnan(converted(numbers, float))]
    if not isinstance(activation, Elementwise):
        numbers = np.random.default_rng(0).permutation(numbers)[: 2**13]
        numbers = numbers[: numbers.size // 4 * 4].reshape(-1, 4)
    for function in samples.functions(activation):
        for number, parameters in enumerate(samples.parameters(activation)):
            some = numbers[:: 11 if number else 1]  # all for the defaults
            with naming(function, parameters):
                expected = nearest(function(some.astype(np.float64), **parameters), dtype)
                np.testing.assert_array_equal(converted(function(some, **parameters), float), expected)


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
    """Rows that fill several small blocks and a part of another one, and are too many to be evaluated at once."""
    length = 2 if isinstance(activation, Gated) else 4
    return np.random.default_rng(0).normal(scale=3.0, size=(2**10 // length + 3, length))


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("dtype", [ml_dtypes.bfloat16, np.float32, np.float64], ids=lambda dtype: dtype.__name__)
def test_arrays_of_several_blocks_are_computed_to_their_end(activation: Activation[...], dtype: Any) -> None:
    rows = rows_of_several_blocks(activation).astype(dtype)
    pieces = np.array_split(rows, 5)
    for function in samples.functions(activation):
        found, expected = function(rows), np.concatenate([function(piece) for piece in pieces])
        np.testing.assert_allclose(found, expected, rtol=4 * float(ml_dtypes.finfo(dtype).eps), atol=0)
        if isinstance(activation, Elementwise):
            flat = rows.reshape(-1)
            np.testing.assert_array_equal(function(flat).astype(float), found.reshape(-1).astype(float))
            np.testing.assert_array_equal(function(rows.T).astype(float), found.T.astype(float))


@pytest.mark.usefixtures("small_blocks")
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
            zeros = function(-0.0, **parameters), function(0.0, **parameters)
            assert np.array_equal(*zeros, equal_nan=True), (function, parameters)
        exact = samples.exact(parameters)
        if all(close(page.value(-x, exact), -page.value(x, exact)) for x in samples.points(elementwise, exact)):
            signs = [np.signbit(elementwise(zero, **parameters)) for zero in (0.0, -0.0)]
            expected = [np.signbit(elementwise(near, **parameters)) for near in (1e-30, -1e-30)]
            assert signs == expected, f"{elementwise.name}, {parameters}: the zero has lost its sign"


def test_infinity_gives_the_limit(elementwise: Elementwise[...]) -> None:
    page = pages()[elementwise.name]
    for parameters in samples.parameters(elementwise):
        for x, far in [(np.inf, LARGE), (-np.inf, -LARGE)]:
            values = fact(elementwise, "range", samples.exact(parameters))
            for role, function in by_role(elementwise).items():
                if role == INVERSE:  # It is infinite where the function is.
                    has_inverse = is_increasing(elementwise, samples.exact(parameters))
                    expected = x if has_inverse and any(far in interval for interval in values) else np.nan
                    assert function(x, **parameters) == pytest.approx(expected, nan_ok=True), (function, x)
                    continue
                formula = page.formula(role)
                scope = Scope({**formula.bind(far), **samples.exact(parameters)}, DEFINITIONS, MANY_DIGITS)
                limit = float(evaluate(formula.body, scope))
                expected = np.copysign(np.inf, limit) if abs(limit) > UNBOUNDED else limit
                assert function(x, **parameters) == pytest.approx(expected, rel=1e-15, abs=float(1 / UNBOUNDED)), (
                    function,
                    x,
                )


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


def test_an_array_in_the_order_of_its_columns_keeps_it(elementwise: Elementwise[...]) -> None:
    x = np.asfortranarray(rows_of_several_blocks(elementwise))
    for function in samples.functions(elementwise):
        y = function(x)
        assert y.flags.f_contiguous
        np.testing.assert_array_equal(y, function(np.ascontiguousarray(x)))
