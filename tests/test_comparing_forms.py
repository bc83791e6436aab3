"""Errors of a form are measured and found for all that the library has, and what cannot be compared is refused."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator
from typing import Any

import ml_dtypes
import numpy as np
import pytest

from activation_functions.elementwise_function import ElementwiseFunction
from activation_functions.kinds import Activation, Elementwise
from activation_functions.numerics import compare
from specification import samples

FAILS_FROM = 3.25  # no kink
RELATIVE = 2.0**-6


def beyond(function: Any, wrong: Callable[[Any], Any]) -> Callable[..., Any]:
    """A function of the library, but with other values from a number on, going away from 0."""

    def form(x: Any, axis: int = -1) -> Any:
        right, there = np.asarray(function(x)), np.abs(x) >= FAILS_FROM
        if not isinstance(function, ElementwiseFunction):
            there = there.any(axis).reshape(*x.shape[:-1], *(1 for _ in range(x.ndim - 1, right.ndim)))
        return np.where(there & np.isfinite(wrong(right)), wrong(right), right)

    return form


def lines(function: Any) -> Iterator[tuple[str, int, Any]]:
    """The titles of what is tried, with the sign, and the values where the form begins to be wrong."""
    for title, line in function.lines.items():
        for side, sign in (("<", -1), (">", 1)):
            value = function(line(np.array([sign * FAILS_FROM])))[0]
            if np.isfinite(value).any():  # Inverses have none outside of the range.
                yield title.format(side), sign, value


def test_an_error_is_measured_in_units_in_the_last_place(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        form = beyond(function, lambda y: np.nextafter(y, np.copysign(y.dtype.type(np.inf), y)))
        [found] = compare(form, function, dtypes=ml_dtypes.bfloat16).values()
        for title, _, _ in lines(function):
            largest = found[title].largest
            assert largest and largest.ulps == 1, (function, title, found[title])
            assert abs(largest.at) >= FAILS_FROM, (function, title, found[title])


@pytest.mark.parametrize(("off", "digits"), [(RELATIVE, 1), (30.0, 0)])
def test_an_error_above_the_tolerance_is_found(activation: Activation[...], off: float, digits: int) -> None:
    for function in samples.functions(activation):
        form = beyond(function, lambda y: y * (1 - off))
        [found] = compare(form, function, tolerance=RELATIVE / 2, dtypes="float64").values()
        for title, sign, value in lines(function):
            if value.any():
                lost = found[title].lost
                assert lost and lost.error, (function, title)
                assert lost.first == pytest.approx(sign * FAILS_FROM, rel=1e-4), (function, title)
                assert lost.error.digits == digits, (function, title, lost)


def test_an_error_below_the_tolerance_is_none(elementwise: Elementwise[...]) -> None:
    for function in samples.functions(elementwise):
        form = beyond(function, lambda y: y * (1 - RELATIVE))
        assert not any(compare(form, function, tolerance=RELATIVE * 2, dtypes="float64")["float64"].values()), function


def test_a_form_that_takes_one_vector_is_given_one(along_axis: Activation[...]) -> None:
    """Without an axis, and where it begins to be wrong is found all the same."""
    form = beyond(along_axis, lambda y: y * (1 - RELATIVE))
    by_rows = compare(lambda x: form(x[None])[0], along_axis, tolerance=RELATIVE / 2, dtypes="float64")
    [found] = by_rows.values()
    for title, sign, value in lines(along_axis):
        lost = found[title].lost
        assert not value.any() or (lost and lost.first == pytest.approx(sign * FAILS_FROM, rel=1e-4)), title
        assert found[title].tried < compare(form, along_axis, dtypes="float64")["float64"][title].tried, title


def test_the_name_of_a_part_is_that_of_the_whole(activation: Activation[...]) -> None:
    found = compare(functools.partial(functools.partial(activation)), activation, dtypes=np.float32)
    assert found.name == activation.name and list(found) == ["float32"]


def test_a_function_of_single_numbers_is_refused_with_advice(elementwise: Elementwise[...]) -> None:
    advice = (
        r"compare: \S+ takes one number at a time \(.*\), expected a function of arrays, which np.vectorize\(\S+\) is"
    )
    for function in samples.functions(elementwise):
        for one in (math.exp, lambda x: x if x > 0 else 0):
            with pytest.raises(TypeError, match=advice):
                compare(one, function)


def test_what_cannot_be_compared_is_refused(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        for form in (activation.name, None):
            with pytest.raises(TypeError, match=f"compare: function is {form!r}, expected a function of an array"):
                compare(form, function)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="compare: f gives values of dtype complex128, expected real numbers"):
            compare(named(lambda x, axis=-1: function(x) + 0j), function, dtypes="float64")
        with pytest.raises(ValueError, match=r"compare: f gives values of shape .*, expected \("):
            compare(named(lambda x, axis=-1: function(x)[..., None]), function)
        for tolerance in (-0.1, 1, np.nan, "1"):
            with pytest.raises(ValueError, match=r"compare: tolerance is .*, expected a number in \[0, 1\)"):
                compare(function, function, tolerance=tolerance)
        for dtype in (int, np.longdouble, complex, ml_dtypes.float8_e4m3fn):
            with pytest.raises(ValueError, match=f"compare: dtypes has {np.dtype(dtype)}, expected floats"):
                compare(function, function, dtypes=[np.float32, dtype])
        with pytest.raises(TypeError, match=f"{function.__name__}: unknown is an unknown argument"):
            compare(function, function, unknown=1.0)
    others = [activation.name, np.tanh, *([activation.sample] if hasattr(activation, "sample") else [])]
    for reference in others:
        with pytest.raises(TypeError, match=r"compare: reference is .*, expected an activation or its derivative"):
            compare(activation, reference)


def named(form: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Give a function a name."""
    form.__name__ = "f"
    return form
