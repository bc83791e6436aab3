"""Parameters of functions of one number may be arrays, which are broadcast against the argument."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from activation_functions.kinds import Activation, Elementwise
from drawn_arrays import SMALL_FLOATS, naming
from specification import samples
from tolerances import NEAR_ROOTS, WAYS

X = np.array([-np.inf, -800.0, -2.5, -1e-300, -0.0, 0.3, 40.0, np.inf, np.nan])


def columns(elementwise: Elementwise[...]) -> tuple[list[dict[str, float]], dict[str, np.ndarray]]:
    """Choices of the parameters, and the same as columns."""
    choices = [given for given in samples.parameters(elementwise) if given]
    return choices, {name: np.array([[given[name]] for given in choices]) for name in elementwise.valid}


def test_each_row_has_its_parameters(elementwise: Elementwise[...]) -> None:
    choices, given = columns(elementwise)
    for function in samples.functions(elementwise) if given else []:
        for dtype in (np.float64, np.float32, *SMALL_FLOATS):
            x = X.astype(dtype)
            with naming(function, dtype):
                found = function(x, **given)
                expected = np.array([function(x, **parameters) for parameters in choices])
                assert found.dtype == dtype
                # A power of 2, given as a number, may be multiplied without rounding.
                np.testing.assert_allclose(found.astype(float), expected.astype(float), rtol=WAYS)
                np.testing.assert_allclose(
                    function(x[5], **given).astype(float), expected[:, 5:6].astype(float), rtol=WAYS
                )


@pytest.mark.usefixtures("small_blocks")
def test_many_numbers_have_their_parameters(elementwise: Elementwise[...]) -> None:
    choices, given = columns(elementwise)
    for function in samples.functions(elementwise) if given else []:
        with naming(function):
            x = np.random.default_rng(0).normal(size=(len(choices), 2**10 // len(choices) + 9))
            expected = np.array([function(row, **parameters) for row, parameters in zip(x, choices, strict=True)])
            np.testing.assert_allclose(function(x, **given), expected, rtol=WAYS, atol=NEAR_ROOTS)
            lists = {name: column.tolist() for name, column in given.items()}
            np.testing.assert_allclose(function(x, **lists), expected, rtol=WAYS, atol=NEAR_ROOTS)


def test_shapes_that_do_not_fit_are_refused(elementwise: Elementwise[...]) -> None:
    for function in samples.functions(elementwise):
        for name, value in samples.real_parameters(elementwise).items():
            with pytest.raises(ValueError, match=rf"{function.__name__}: {name} has shape \(2,\), .* of x, \(3,\)"):
                function([1.0, 2.0, 3.0], **{name: [value, value]})


def test_one_value_outside_its_range_is_refused(elementwise: Elementwise[...]) -> None:
    for name, value in samples.real_parameters(elementwise).items():
        for function in samples.functions(elementwise):
            with pytest.raises(ValueError, match=rf"{function.__name__}: {name} is .*, expected .* in [\[(]"):
                function(1.0, **{name: [value, np.nan]})


def test_functions_along_an_axis_take_numbers_only(along_axis: Activation[...]) -> None:
    for name, value in samples.real_parameters(along_axis).items():
        for function in samples.functions(along_axis):
            with pytest.raises(TypeError, match=rf"{function.__name__}: {name} is .*, expected a real number in"):
                function([1.0, 2.0], **{name: np.array([value, value])})


def test_parameters_are_not_changed(elementwise: Elementwise[...]) -> None:
    _, given = columns(elementwise)
    before: dict[str, Any] = {name: array.copy() for name, array in given.items()}
    for function in samples.functions(elementwise):
        function(X, **given)
    assert all(np.array_equal(given[name], array) for name, array in before.items())
