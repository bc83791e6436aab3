"""Where forms fail is found, special values are the limits of the formulas, and test vectors are correctly rounded."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from ml_dtypes import finfo
from mpmath import mpf

from accuracy import vectors
from accuracy.balls import exact as fraction
from accuracy.bounds import ulps_allowed
from accuracy.errors import LARGEST, SMALLEST, errors, numbers
from accuracy.exact import Exact, as_float, exactly, is_sharp, refined
from accuracy.hard_points import FORMATS
from accuracy.ulps import ZERO, unit_in
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from activation_functions.numerics import DTYPES, compare
from second_oracle import value
from specification.facts import real_parameters
from specification.many_digits import LARGE, UNBOUNDED

FAILS_FROM = 3.0
FAR = 1e300
EVERY = 7  # Of the test vectors so many are skipped in turn, where all digits are computed.


vectors_of = functools.cache(vectors.vectors)


def planted(activation: Activation[...], value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The activation, but with another value where an entry of `x` is at least FAILS_FROM."""

    def function(x: Any, axis: int = -1) -> Any:
        size = x if isinstance(activation, Elementwise) else np.max(x, axis, keepdims=True)
        beyond = size >= FAILS_FROM
        right = activation(x)
        return np.where(beyond, value(right), right)

    return function


def test_compare_finds_nothing_wrong_with_the_library(activation: Activation[...]) -> None:
    found = compare(activation, activation)
    assert list(found) == [np.dtype(dtype).name for dtype in DTYPES]
    assert not any(failures for row in found.values() for failures in row.values()), repr(found)


def test_compare_finds_where_digits_are_lost(activation: Activation[...]) -> None:
    for dtype, row in compare(
        planted(activation, lambda y: y * y.dtype.type(0.75) - y.dtype.type(1)), activation
    ).items():
        for tried, failures in row.items():
            assert failures.not_finite is None, (dtype, tried)
            if tried.endswith("> 0"):
                assert failures.lost is not None
                assert failures.lost.first == pytest.approx(FAILS_FROM, rel=1e-4), (dtype, tried)
            else:
                assert failures.lost is None, (dtype, tried, failures)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_compare_finds_what_is_not_finite(activation: Activation[...], value: float) -> None:
    for dtype, row in compare(planted(activation, lambda y: np.full_like(y, value)), activation).items():
        for tried, failures in row.items():
            if tried.endswith("> 0"):
                assert failures.not_finite is not None
                assert failures.not_finite.first == pytest.approx(FAILS_FROM, rel=1e-4), (dtype, tried)
                assert repr(failures.not_finite.values) == repr((value,))
            else:
                assert not failures, (dtype, tried, failures)


def test_special_values_are_those_of_zero_infinity_and_nan(activation: Activation[...]) -> None:
    """No argument occurs twice; vectors are told apart without their order, and pairs may contain 1, too."""
    inputs = [np.atleast_1d(np.array(x, float)).tolist() for x in activation.special_inputs]
    ordered = [x if isinstance(activation, Gated) else sorted(x, key=repr) for x in inputs]
    assert len({repr(x) for x in ordered}) == len(ordered), ordered
    entries = list(itertools.chain(*inputs))
    told = {repr(abs(entry)) for entry in entries}
    assert told - {"1.0"} == {"0.0", "inf", "nan"} and ("1.0" in told) == isinstance(activation, Gated), entries
    assert {repr(np.sign(entry)) for entry in entries if np.isinf(entry)} == {repr(np.sign(x)) for x in (-1.0, 1.0)}
    assert isinstance(activation, Elementwise) or [np.inf, -np.inf] in inputs, "opposite infinities are missing"
    if isinstance(activation, Gated):
        assert all(pair in inputs for pair in ([0, 0], [np.inf, 0], [0, np.inf], [np.inf, 1], [1, np.inf])), inputs
    assert isinstance(activation, Gated) or {repr(entry) for entry in entries if entry == 0} == {"0.0", "-0.0"}, entries


def test_special_values_are_limits(activation: Activation[...]) -> None:
    """∞ is approached; where two entries are infinite at once they grow together."""
    parameters = real_parameters(activation)
    for x, *results in activation.special_values:
        for function, result in zip((activation, activation.slope), results, strict=True):
            if np.isnan(x).any():
                assert np.isnan(result).any(), (function.__name__, x)
                continue
            finite = np.array(
                [float(entry) if np.isfinite(entry) else np.sign(entry) * LARGE for entry in np.ravel(x)], float
            )
            exact = Exact(function, activation, parameters, np.float64)
            for entry in np.ndindex(np.shape(result)):
                found = result[entry] if entry else result
                if np.isnan(found):  # The limit depends on how it is approached.
                    assert isinstance(activation, Gated), (function.__name__, x)
                    values = [approached(exact, point, entry) for point in approaches(x)]
                    assert max(values) > min(values) + 1e-3, (function.__name__, x, values)
                    continue
                values = refined(lambda: exact.enclosures(exactly(finite if x.ndim else finite[0]), entry), sharp)
                limits = [np.copysign(np.inf, value) if abs(value) >= UNBOUNDED else value for value in values]
                assert any(found == value or close(found, value) for value in limits), (
                    function.__name__,
                    x,
                    result,
                )


def approaches(x: np.ndarray) -> list[Any]:
    """Points on the way to one with infinite entries, by two sizes, and from both sides of the others."""
    ways = [
        [np.copysign(size, entry) for size in (np.log(FAR), FAR)]
        if np.isinf(entry)
        else [entry, entry - 1 / FAR, entry + 1 / FAR]
        for entry in x
    ]
    return [exactly(np.array(point)) for point in itertools.product(*ways)]


def approached(exact: Exact, point: Any, entry: tuple[int, ...]) -> float:
    """The value at such a point, infinite if it grows with one of the sizes."""
    [value] = refined(lambda: exact.enclosures(point, entry), sharp)
    return float(np.copysign(np.inf, value)) if abs(value) > np.log(FAR) / 3 else value


def sharp(values: list[Any]) -> list[float] | None:
    return [as_float(value) for value in values] if all(map(is_sharp, values)) else None


def close(found: float, value: float) -> bool:
    return abs(found - value) <= 1e-15 * max(1, abs(value))


def test_errors_that_are_shown_are_within_the_bounds(activation: Activation[...]) -> None:
    x = numbers(activation)
    functions = {"value": activation, "slope": activation.slope}
    for role, row in errors(activation, x).items():
        for dtype, found in row.items():
            assert len(found) == len(x)
            assert max(found) <= ulps_allowed(activation, functions[role], dtype), f"{activation.name}, {role}, {dtype}"


def test_errors_are_shown_at_numbers_with_all_digits(activation: Activation[...]) -> None:
    """In float64 the square of each would be rounded: none is so round that a form is exact by luck."""
    sizes = [abs(x) for x in numbers(activation).tolist() if x]
    assert all(Fraction(x * x) != Fraction(x) ** 2 for x in sizes)
    assert min(sizes) < 2 * SMALLEST and max(sizes) > LARGEST / 2


def test_errors_are_seen(activation: Activation[...], monkeypatch: pytest.MonkeyPatch) -> None:
    evaluate, eps = activation._evaluate, np.finfo(np.float64).eps
    monkeypatch.setattr(activation, "_evaluate", lambda *args, **kwargs: evaluate(*args, **kwargs) * (1 + 100 * eps))
    found = errors(activation, np.array([-2.0, 5.0, 40.0]))["value"]
    assert 90 < max(found["float64"]) < 220
    assert max(found["float32"]) <= 0.51


def test_vectors_are_correctly_rounded(activation: Activation[...]) -> None:
    """No number is nearer to the value that the other oracle gives with all its digits."""
    finite = [row for row in vectors_of(activation) if np.isfinite(held(row, "x").astype(float)).all()]
    for row in finite[::EVERY]:
        x = held(row, "x")
        for function, column in ((activation, "value"), (activation.slope, "derivative")):
            result = held(row, column) if row[column] is not None else np.empty(0)
            for entry in np.ndindex(result.shape):
                assert is_nearest(result[entry], value(activation, function, row["parameters"], x, entry)), (row, entry)


def held(row: dict[str, Any], column: str) -> np.ndarray:
    """The numbers of a row as an array of its dtype, which ml_dtypes has where NumPy does not."""
    return np.array(row[column], np.float64).astype(row["dtype"])


def is_nearest(result: Any, value: Any) -> bool:
    floats = finfo(result.dtype)
    if np.isinf(result):
        beyond = (
            mpf(float(floats.max)) + mpf(float(floats.max) - float(np.nextafter(floats.max, floats.dtype.type(0)))) / 2
        )
        return bool(abs(value) >= beyond and (value > 0) == (result > 0))
    neighbours = [np.nextafter(result, result.dtype.type(end)) for end in (-np.inf, np.inf)]
    distance = abs(mpf(float(result)) - value)
    return all(np.isinf(other) or distance <= abs(mpf(float(other)) - value) for other in neighbours)


def test_library_is_within_the_bounds_of_the_vectors(activation: Activation[...]) -> None:
    """Also at ±∞, at NaN, and with parameters that are not the defaults."""
    exact_values = functools.cache(
        lambda function, parameters: Exact(function, activation, dict(parameters), np.float64)
    )
    for row in vectors_of(activation):
        for function, column in ((activation, "value"), (activation.slope, "derivative")):
            if row[column] is None:
                continue
            x, right = held(row, "x"), held(row, column)
            found = np.asarray(function(x, **row["parameters"]))
            is_scaled = not x.ndim and np.isfinite(float(x))
            exact = exact_values(function, tuple(row["parameters"].items()))
            scale = exact.scale(exactly(x)) if is_scaled else ZERO
            allowed = ulps_allowed(activation, function, np.float16 if x.itemsize < 4 else x.dtype) + 0.5
            for entry in np.ndindex(right.shape):
                assert within(found[entry], right[entry], scale, allowed), (row, found)


def within(found: Any, right: Any, scale: Any, allowed: float) -> bool:
    """Decide whether a result is so many units from another; 0 may be, where that is the least number."""
    if not (np.isfinite(found) and np.isfinite(right)):
        return bool(found == right or (np.isnan(found) and np.isnan(right)))
    size = max(abs(exactly(right)), scale)
    unit = unit_in(size, FORMATS[found.dtype.name].format)
    return bool(abs(exactly(found) - exactly(right)) <= fraction(allowed) * unit)


def test_vectors_are_hard(activation: Activation[...]) -> None:
    """In each dtype and of both signs some are so large that exponentials overflow, and some round off beside 1."""
    rows = vectors_of(activation)
    assert len({(row["dtype"], str(row["parameters"]), str(row["x"])) for row in rows}) == len(rows)
    for dtype in FORMATS:
        floats = finfo(dtype)
        x = np.concatenate([np.ravel(held(row, "x")).astype(float) for row in rows if row["dtype"] == dtype])
        for sign in (1, -1):
            assert np.inf in sign * x
            assert (sign * x[np.isfinite(x)] > np.log(float(floats.max))).any()
            assert ((sign * x > 0) & (sign * x <= float(floats.eps))).any()
        assert isinstance(activation, Gated) or np.isnan(x).any()


def test_vectors_have_further_values_of_each_parameter(activation: Activation[...]) -> None:
    defaults = real_parameters(activation)
    for name, default in defaults.items():
        others = {row["parameters"][name] for row in vectors_of(activation)} - {default}
        assert others, f"{activation.name}: {name} is {default} in all test vectors"


def test_vectors_have_one_entry_and_many(vector: Vector[...]) -> None:
    lengths = {len(row["x"]) for row in vectors_of(vector)}
    assert {1, 2, 64} <= lengths


def test_vectors_are_written_in_the_shortest_form(activation: Activation[...]) -> None:
    """As NumPy writes them, which has no bfloat16: those are numbers of float32, too."""
    for row in vectors_of(activation):
        dtype = np.dtype("float32" if row["dtype"] == "bfloat16" else row["dtype"]).type
        for column in ("x", "value", "derivative"):
            for text in vectors.joined(row[column]).replace(";", "").split():
                assert str(dtype(text)) == text


def test_bits_are_those_of_the_numbers(activation: Activation[...]) -> None:
    for row in vectors_of(activation):
        for column in ("x", "value", "derivative"):
            numbers = held(row, column) if row[column] is not None else np.empty(0)
            digits = np.array(row[f"{column}_bits"] or []).ravel()
            patterns = numbers.ravel().view(f"u{numbers.itemsize}") if digits.size else digits
            assert [int(each, 16) for each in digits] == [int(each) for each in patterns], row
            assert all(len(each) == 2 * numbers.itemsize for each in digits), row
