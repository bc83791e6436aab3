"""The product of a vector with the Jacobian is that of the two, without the matrix."""

from __future__ import annotations

import itertools
import re
from typing import Any

import numpy as np
import pytest

from accuracy.balls import ball
from accuracy.bounds import ulps_allowed
from accuracy.exact import Exact, exactly
from accuracy.ulps import errors_of
from activation_functions.kinds import Vector
from activation_functions.numerics import DTYPES
from specification import samples
from specification.facts import real_parameters
from test_vectors import in_each_dtype, properties, rows

AXES = [-1, 0, (0, 2), (2, 1), None]
SHORT = 3


def gradients(x: np.ndarray) -> list[np.ndarray]:
    """Vectors to multiply with: of common sizes, with most digits in common, and of all sizes."""
    rng = np.random.default_rng(x.size)
    floats = np.finfo(x.dtype)
    sizes = np.exp2(np.linspace(floats.minexp, floats.maxexp - 1, x.size))
    return [each.astype(x.dtype) for each in (rng.normal(size=x.size), 1000 + rng.random(x.size), sizes, -sizes)]


@pytest.mark.parametrize("axis", AXES, ids=str)
def test_a_product_is_that_of_the_vector_and_the_jacobian(vector: Vector[...], axis: Any) -> None:
    rng = np.random.default_rng(0)
    x, v = rng.normal(scale=3, size=(2, 3, 4, 5))
    axes = sorted(one % 3 for one in (range(3) if axis is None else np.atleast_1d(axis)))
    beside = [one for one in range(3) if one not in axes]
    last = v.transpose(*beside, *axes).reshape(*(x.shape[one] for one in beside), -1)
    for parameters in samples.parameters(vector):
        found = vector.vjp(x, v, axis=axis, **parameters)
        jacobian = vector.jacobian(x, axis=axis, **parameters).reshape(*last.shape, -1)
        expected = np.einsum("...i,...ij->...j", last, jacobian)
        np.testing.assert_allclose(found.transpose(*beside, *axes).reshape(last.shape), expected, rtol=0, atol=1e-13)


class ExactProducts(Exact):
    """The exact products of a vector with the Jacobian."""

    v: np.ndarray

    def enclosures(self, x: Any, entry: tuple[int, ...]) -> list[Any]:
        """At a kink both sides count, of each entry of the matrix."""
        column = [super(ExactProducts, self).enclosures(x, (i, *entry)) for i in range(len(x))]
        sums = [sum(a * b for a, b in zip(self.v, choice)) for choice in itertools.product(*column)]
        return sorted(sums, key=lambda value: ball(value).mid())


@in_each_dtype
def test_a_product_is_as_exact_as_the_entries_of_the_jacobian(vector: Vector[...], dtype: Any) -> None:
    """The error is counted in units of the sum of the sizes of its terms."""
    allowed = ulps_allowed(vector, vector.jacobian, dtype)
    exact = ExactProducts(vector.jacobian, vector, real_parameters(vector), dtype)
    for x in rows(dtype):
        if x.size > SHORT or np.isneginf(x).any():
            continue
        point, jacobian = exactly(x), vector.jacobian(x.astype(np.float64))
        for v in gradients(x):
            found, exact.v = vector.vjp(x, v), exactly(v)
            for j in range(x.size):
                scale = sum(abs(a) * abs(b) for a, b in zip(exact.v, exactly(jacobian[:, j])))
                [error] = errors_of([found[j]], exact, point, (j,), scale)
                assert error.ulps <= allowed, (
                    f"{vector.name}.vjp({x.tolist()}, {v.tolist()}): {found[j]!r} at {j}, expected {error.exact_text}"
                )


@in_each_dtype
def test_what_does_not_change_has_no_gradient(vector: Vector[...], dtype: Any) -> None:
    """What shifts do not change has derivatives that sum to 0; the gradient of a sum that does not change is 0."""
    holds = properties(vector)
    eps = float(np.finfo(dtype).eps)
    for x in rows(dtype):
        v = np.random.default_rng(0).normal(size=x.size).astype(dtype)
        product = vector.vjp(x, v).astype(float)
        assert np.isfinite(product).all(), (vector.name, x[:4])
        if holds.is_shift_invariant:
            allowed = ulps_allowed(vector, vector.jacobian, dtype) * eps * (np.abs(product).sum() + np.abs(v).max())
            assert abs(product.sum()) <= allowed, (vector.name, x[:4])
        if holds.total is not None:
            ones = vector.vjp(x, 1)
            allowed = ulps_allowed(vector, vector.jacobian, np.float64) * 2.0**-52
            assert np.abs(ones).max() <= allowed, (vector.name, x[:4], ones[:4])


@in_each_dtype
def test_a_product_has_the_shape_and_dtype_of_x(vector: Vector[...], dtype: Any) -> None:
    x = np.arange(6, dtype=dtype).reshape(2, 3)
    for v in (1, [1, 2, 3], np.ones((2, 1)), np.ones((2, 3), np.float16), np.full((2, 3), True)):
        found = vector.vjp(x, v)
        assert (found.shape, found.dtype) == (x.shape, dtype)
        np.testing.assert_array_equal(found, vector.vjp(x, np.broadcast_to(np.asarray(v, dtype), x.shape)))
    assert isinstance(vector.vjp(dtype(1), dtype(1), axis=None), dtype)
    assert vector.vjp(np.empty((0, 3), dtype), 1.0).shape == (0, 3)


def test_what_is_no_vector_is_refused(vector: Vector[...]) -> None:
    name = vector.vjp.__name__
    x = np.ones((2, 3))
    with pytest.raises(TypeError, match=f"{name}: v is missing"):
        vector.vjp(x)
    with pytest.raises(TypeError, match=f"{name}: v has dtype"):
        vector.vjp(x, "v")
    for shape in [(2,), (3, 2), (1, 2, 3)]:
        message = f"{name}: v has the shape {shape}, expected that of x, {x.shape}"
        with pytest.raises(ValueError, match=re.escape(message)):
            vector.vjp(x, np.ones(shape))


def test_nan_in_one_vector_is_no_concern_of_others(vector: Vector[...]) -> None:
    rng = np.random.default_rng(0)
    x, v = rng.normal(size=(2, 3, 4))
    expected = vector.vjp(x, v)
    for array in (x, v):
        kept, array[1, 2] = array[1, 2], np.nan
        found = vector.vjp(x, v)
        assert np.isnan(found[1]).all(), found
        np.testing.assert_allclose(found[[0, 2]], expected[[0, 2]], rtol=1e-14)
        array[1, 2] = kept


@pytest.mark.parametrize("dtype", DTYPES)
def test_huge_vectors_do_not_overflow_on_the_way(vector: Vector[...], dtype: Any) -> None:
    """The product is linear in the vector."""
    x = np.array([1, 0.5, -1, 0], dtype)
    v = np.array([0.75, -0.75, 0.5, 0.125], dtype)
    huge = dtype(2.0 ** (np.finfo(dtype).maxexp - 2))
    expected = vector.vjp(x.astype(float), v).astype(float) * float(huge)
    np.testing.assert_allclose(vector.vjp(x, v * huge).astype(float), expected, rtol=2 * float(np.finfo(dtype).eps))
