"""Arrays of every kind go in, the same kind comes out, and what is not made of real numbers is refused."""

from __future__ import annotations

import copy
import inspect
import itertools
import pickle
from typing import Any

import hypothesis.extra.numpy as arrays_of
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mpf

from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from specification import samples
from specification.evaluation import LARGE, NEAR, close, evaluate
from specification.page import pages

FLOATS = [np.float16, np.float32, np.float64, np.longdouble]
SHAPES = arrays_of.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=4)


def arrays(dtype: Any) -> st.SearchStrategy[np.ndarray]:
    return arrays_of.arrays(dtype, SHAPES)


def fitting(activation: Activation[...], x: np.ndarray, axis: int = -1) -> np.ndarray:
    """An array that the activation takes: of even length along the axis, for a gated one."""
    return np.concatenate([x, np.roll(x, 1, axis)], axis) if isinstance(activation, Gated) else x


def shape_of_result(activation: Activation[...], function: Any, x: np.ndarray) -> tuple[int, ...]:
    if function is getattr(activation, "jacobian", None):
        return (*x.shape, x.shape[-1])
    if function is activation and isinstance(activation, Gated):
        return (*x.shape[:-1], x.shape[-1] // 2)
    return x.shape


@given(data=st.data())
@pytest.mark.parametrize("dtype", FLOATS, ids=lambda dtype: dtype.__name__)
def test_dtype_and_shape_are_kept(activation: Activation[...], dtype: Any, data: st.DataObject) -> None:
    x = fitting(activation, data.draw(arrays(dtype)))
    before = x.copy()
    for function in samples.functions(activation):
        y = function(x)
        assert y.dtype == dtype
        assert not np.shares_memory(x, y)
        assert y.shape == shape_of_result(activation, function, x)
    assert np.array_equal(x, before, equal_nan=True)


@given(x=st.one_of(arrays(np.int8), arrays(np.uint64), arrays(np.bool_)))
def test_integers_and_booleans_become_float64(activation: Activation[...], x: np.ndarray) -> None:
    x = fitting(activation, x)
    for function in samples.functions(activation):
        y = function(x)
        assert y.dtype == np.float64
        assert np.array_equal(y, function(x.astype(np.float64)), equal_nan=True)


@given(data=st.data())
@pytest.mark.parametrize("dtype", FLOATS[:2], ids=lambda dtype: dtype.__name__)
def test_small_floats_are_evaluated_in_float64_and_rounded_once(
    activation: Activation[...], dtype: Any, data: st.DataObject
) -> None:
    x = fitting(activation, data.draw(arrays(dtype)))
    for function in samples.functions(activation):
        with np.errstate(over="ignore", under="ignore"):
            expected = function(x.astype(np.float64)).astype(dtype)
        assert np.array_equal(function(x), expected, equal_nan=True)


def test_a_scalar_gives_a_scalar(elementwise: Elementwise[...]) -> None:
    for function in samples.functions(elementwise):
        assert isinstance(function(1), np.float64)
        assert isinstance(function(True), np.float64)
        assert isinstance(function(0.5), np.float64)
        assert isinstance(function(np.float32(0.5)), np.float32)
        assert isinstance(function(np.array(0.5, np.float16)), np.float16)


@given(x=arrays(np.float64))
def test_every_entry_is_mapped_by_itself(elementwise: Elementwise[...], x: np.ndarray) -> None:
    for function in samples.functions(elementwise):
        one_by_one = np.array([function(entry) for entry in x.flat]).reshape(x.shape)
        # NumPy's vectorised exp differs from its scalar one in the last place.
        np.testing.assert_allclose(function(x), one_by_one, rtol=1e-15, atol=5e-324)


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


@given(x=arrays(np.float64))
def test_no_input_warns(activation: Activation[...], x: np.ndarray) -> None:
    """Warnings are errors in this suite."""
    x = fitting(activation, x)
    for parameters in samples.parameters(activation):
        for function in samples.functions(activation):
            function(x, **parameters)


@given(data=st.data())
def test_any_axis_of_a_gated_function(gated: Gated[...], data: st.DataObject) -> None:
    x = data.draw(arrays_of.arrays(np.float64, SHAPES, elements=st.floats(-1e3, 1e3)))
    axis = data.draw(st.integers(-x.ndim, x.ndim - 1))
    x = fitting(gated, x, axis)
    last = np.moveaxis(x, axis, -1)
    for function in samples.functions(gated):
        np.testing.assert_allclose(function(x, axis=axis), np.moveaxis(function(last), -1, axis), rtol=1e-13)


def test_an_odd_length_is_refused(gated: Gated[...]) -> None:
    for function in samples.functions(gated):
        for axis in (0, -2):
            with pytest.raises(
                ValueError, match=f"{function.__name__}: x has the length 3 along axis {axis}, expected an even"
            ):
                function(np.zeros((3, 2)), axis=axis)


@given(data=st.data())
def test_any_axis(vector: Vector[...], data: st.DataObject) -> None:
    x = data.draw(arrays_of.arrays(np.float64, SHAPES, elements=st.floats(-1e3, 1e3)))
    axis = data.draw(st.integers(-x.ndim, x.ndim - 1))
    last = np.moveaxis(x, axis, -1)
    np.testing.assert_allclose(vector(x, axis=axis), np.moveaxis(vector(last), -1, axis), rtol=1e-13)
    np.testing.assert_allclose(vector.jacobian(x, axis=axis), vector.jacobian(last), rtol=1e-13)


def test_an_axis_that_is_not_there_is_refused(along_axis: Activation[...]) -> None:
    for function in samples.functions(along_axis):
        for x, axis in [(np.zeros((2, 4)), 2), (np.zeros((2, 4)), -3), (0.0, -1)]:
            with pytest.raises(ValueError, match=f"{function.__name__}: axis {axis} is out of bounds"):
                function(x, axis=axis)


@pytest.mark.parametrize("x", [1j, "1", [None], [object()], np.array(["a"]), np.array([1], object), 10**400])
def test_what_is_not_real_is_refused(activation: Activation[...], x: Any) -> None:
    for function in samples.functions(activation):
        with pytest.raises(TypeError, match=rf"{function.__name__}: x has dtype \S+, expected real numbers"):
            function(x)


def test_a_ragged_sequence_is_refused(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        with pytest.raises(ValueError, match=f"{function.__name__}: x is not a rectangular array"):
            function([[1.0], [2.0, 3.0]])


def test_a_parameter_outside_its_range_is_refused(activation: Activation[...]) -> None:
    for name, text in activation.valid.items():
        interval = activation.valid_interval(name, activation.parameters)
        outside = [value for value in (interval.low, interval.high, np.nan) if value not in interval]
        for function in samples.functions(activation):
            for value in outside:
                with pytest.raises(
                    ValueError, match=rf"{function.__name__}: {name} is {value}, expected .* in \{text[0]}"
                ):
                    function(1.0, **{name: value})
            for value in ("1", None, [1.0], 1j):
                with pytest.raises(TypeError, match=f"{function.__name__}: {name} is .*, expected a real number"):
                    function(1.0, **{name: value})


def test_every_real_parameter_has_a_range(activation: Activation[...]) -> None:
    real = {name for name, value in activation.parameters.items() if isinstance(value, float)}
    assert real == activation.valid.keys()


def test_an_unknown_parameter_is_refused(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        with pytest.raises(TypeError, match="unknown"):
            function([1.0, 2.0], unknown=1.0)


def test_signature_and_help(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        assert list(inspect.signature(function).parameters) == ["x", *activation.parameters]
        assert inspect.signature(function) == inspect.signature(activation)
        rows = [line.partition(" :")[0] for line in inspect.getdoc(function).splitlines() if " : " in line]
        documented = ", ".join(rows).split(", ")
        assert documented == ["x", *activation.parameters]


def test_it_can_be_copied_and_sent(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        assert pickle.loads(pickle.dumps(function)) is function
        assert copy.deepcopy(function) is function
