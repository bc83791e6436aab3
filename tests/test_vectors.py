"""Functions of a vector are right for any finite scores: masked, far apart, tied, and in rows of any length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pytest
from mpmath import mpf

from accuracy.bounds import ulps_allowed
from accuracy.exact import Exact, exactly
from accuracy.ulps import errors_of
from activation_functions.kinds import Vector
from activation_functions.numerics import DTYPES
from specification import samples, syntax
from specification.facts import real_parameters, values
from specification.many_digits import close
from specification.page import pages
from specification.syntax import walk

MASKS = [-1e4, -1e9, -1e30, -np.inf, "lowest"]
LENGTHS = [1, 2, 3, 5, 64, 4096]
SHORT, LONG = 5, 64  # Up to this length results are compared with exact values: of all, and of fast ones.
STEPS = 2.0**-6  # Scores that are multiples of this are shifted without rounding.
in_each_dtype = pytest.mark.parametrize("dtype", DTYPES, ids=lambda dtype: dtype.__name__)


class Properties(NamedTuple):
    """What holds of a function according to its definition."""

    total: float | None
    """The sum of its results, if it is always the same."""
    order: int
    """1 if a higher score never has the lower result, -1 if it never has the higher one, else 0."""
    is_shift_invariant: bool


def properties(vector: Vector[...]) -> Properties:
    """Evaluate the definition for the vectors that all tests share."""
    page, parameters = pages()[vector.name], samples.defaults(vector)
    pairs = [(x, page.value(x, parameters)) for x in samples.VECTORS]
    totals = [sum(y) for _, y in pairs]
    signs = {int(np.sign((a - b) * (p - q))) for x, y in pairs for a, p in zip(x, y) for b, q in zip(x, y)}
    return Properties(
        float(totals[0]) if all(close(total, totals[0]) for total in totals) else None,
        sum(signs) if len(signs) < 3 else 0,
        all(close(page.value(x + mpf(5) / 3, parameters), y) for x, y in pairs),
    )


def rows(dtype: Any) -> Iterator[np.ndarray]:
    """Rows of every length: of common sizes, of all that the dtype has, far apart, close, masked, tied, all equal."""
    rng = np.random.default_rng(0)
    largest = float(np.finfo(dtype).max)
    for length in LENGTHS:
        common = rng.normal(scale=4, size=length)
        any_size = np.exp2(rng.uniform(np.log2(np.finfo(dtype).smallest_subnormal), np.log2(largest), length))
        yield common.astype(dtype)
        yield np.clip(rng.choice([-1, 1], length) * any_size, -largest, largest).astype(dtype)
        yield np.linspace(-290, -1000, length).astype(dtype)
        yield rng.random(length).astype(dtype)
        yield rng.integers(3, size=length).astype(dtype)
        for value in (0, largest, -largest, -np.inf, 1 / 3):
            yield np.full(length, value, dtype)
        for mask in MASKS:
            lowest = max(-largest, -largest if mask == "lowest" else float(mask)) if mask != -np.inf else mask
            for share in (0.1, 0.9):
                masked = np.where(rng.random(length) < share, lowest, common)
                masked[rng.integers(length)] = common[0]
                yield masked.astype(dtype)


def repeated(x: np.ndarray) -> np.ndarray:
    """A row among others, which are none of its concern: beside them it may be computed in another way."""
    return np.stack([x, 0 * np.nan_to_num(x, neginf=0), np.full_like(x, np.finfo(x.dtype).max)])


def uncertainty(vector: Vector[...], function: Any, y: np.ndarray) -> np.ndarray:
    """How far results may be from the exact values."""
    floats = np.finfo(y.dtype)
    return ulps_allowed(vector, function, y.dtype) * (
        float(floats.eps) * np.abs(y).astype(float) + float(floats.smallest_subnormal)
    )


@in_each_dtype
def test_results_are_in_range_and_in_order_and_sum_to_what_they_should(vector: Vector[...], dtype: Any) -> None:
    holds = properties(vector)
    pieces = values(vector, samples.defaults(vector))
    low, high = (float(end) for end in (min(piece.low for piece in pieces), max(piece.high for piece in pieces)))
    for x in rows(dtype):
        for y in (vector(x), vector(repeated(x))[0]):
            about = f"{vector.name} of {x.size} numbers in {x.dtype.name}, such as {x[:4].tolist()}"
            assert not np.isnan(y).any(), f"{about}: NaN, as {y[:4].tolist()}"
            assert (y >= low).all() and (y <= high).all(), f"{about}: {y.min()} to {y.max()}, expected {vector.range}"
            if holds.total is not None:
                total = y.astype(float).sum()
                slack = uncertainty(vector, vector, y).sum()
                assert abs(total - holds.total) <= slack, f"{about}: the sum is {total}, expected {holds.total}"
            if holds.order:
                scores, place = np.unique(x, return_inverse=True)
                least, most = np.full(scores.size, np.inf), np.full(scores.size, -np.inf)
                np.minimum.at(least, place, y)
                np.maximum.at(most, place, y)
                lower, higher = (most[:-1], least[1:]) if holds.order > 0 else (most[1:], least[:-1])
                falls = lower > higher
                slack = 2 * uncertainty(vector, vector, lower[falls].astype(dtype))
                assert (lower[falls] - higher[falls] <= slack).all(), f"{about}: not in the order of the scores"


@in_each_dtype
def test_only_differences_count_where_the_definition_says_so(vector: Vector[...], dtype: Any) -> None:
    """What is added is a multiple of the unit of the scores, so that nothing is rounded."""
    if not properties(vector).is_shift_invariant:
        return
    rng = np.random.default_rng(1)
    for length in LENGTHS:
        x = (rng.integers(-2 / STEPS, 2 / STEPS, length) * STEPS).astype(dtype)
        for shift in (-4.0, 1.0, 8.0 if dtype == np.float16 else 2.0**16):
            moved = x + dtype(shift)
            assert ((moved - dtype(shift)) == x).all()
            for function in samples.functions(vector):
                found, expected = function(moved[:64]), function(x[:64])
                allowed = 2 * ulps_allowed(vector, function, dtype) * float(np.finfo(dtype).eps)
                np.testing.assert_allclose(found.astype(float), expected.astype(float), rtol=allowed, atol=0)


@in_each_dtype
def test_the_sums_of_a_jacobian_are_those_of_what_does_not_change(vector: Vector[...], dtype: Any) -> None:
    """Its rows sum to 0 where shifts change nothing, its columns where the sum is always the same."""
    holds = properties(vector)
    for x in rows(dtype):
        part = x[:100]
        jacobian = vector.jacobian(part).astype(float)
        about = f"{vector.name} of {part.size} numbers in {x.dtype.name}, such as {part[:4].tolist()}"
        assert np.isfinite(jacobian).all(), about
        slack = uncertainty(vector, vector.jacobian, vector.jacobian(part))
        for axis, is_zero in ((-1, holds.is_shift_invariant), (-2, holds.total is not None)):
            if is_zero:
                sums = np.abs(jacobian.sum(axis))
                assert (sums <= slack.sum(axis)).all(), f"{about}: sums along axis {axis} are {sums.max()}"


def is_fast(vector: Vector[...]) -> bool:
    """Whether no sum or extreme stands in another one, so that long rows can be evaluated exactly."""
    over = syntax.OverIndex
    return not any(
        isinstance(inner, over)
        for outer in walk(pages()[vector.name].definition.body)
        if isinstance(outer, over)
        for inner in walk(outer.inner)
    )


@in_each_dtype
def test_results_for_any_scores_are_exact_to_within_the_bounds(vector: Vector[...], dtype: Any) -> None:
    longest = LONG if is_fast(vector) else SHORT
    for x in rows(dtype):
        if x.size > longest or np.isneginf(x).any():  # The definition says nothing about infinite scores.
            continue
        for function in samples.functions(vector)[: 1 + (x.size <= SHORT)]:
            exact = Exact(function, vector, real_parameters(vector), dtype)
            point, y = exactly(x), function(x)
            highest = int(np.argmax(x))
            entries = [(highest,) * y.ndim, (0,) * y.ndim, (highest, *(0,) * y.ndim)[: y.ndim]]
            for entry in entries if x.size > 3 else np.ndindex(y.shape):
                [error] = errors_of([y[entry]], exact, point, entry)
                assert error.ulps <= ulps_allowed(vector, function, dtype), (
                    f"{function.__name__}({x[:SHORT].tolist()}, …) in {x.dtype.name} at {entry}: {y[entry]!r}, "
                    f"expected {error.exact_text}"
                )
