"""The numbers of each entry of the record are computed again, from its parts and from the formulas on the pages."""

from __future__ import annotations

import functools
from fractions import Fraction
from typing import Any

import numpy as np

from accuracy.bounds import ulps_allowed
from accuracy.exact import Exact, exactly
from accuracy.ulps import ZERO, errors_of
from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise
from framework_comparisons import RECORD, comparisons, is_among, number, points_of, same
from framework_measurements import judgement
from framework_measurements.findings.differences import differences
from framework_measurements.results import NEAR_0, distance
from framework_measurements.sample_inputs import INTEGERS, SPECIAL, kind_of, parameters_of
from specification.facts import defaults, kinks
from specification.many_digits import simplest_fraction


def three_digits(value: Any) -> float:
    return float(f"{float(value):.3g}")


@functools.cache
def off(name: str, is_slope: bool, parameters: tuple[tuple[str, float], ...], x: Any, value: Any) -> float:
    """How far a recorded exact value is from what the formula on the page gives, in units of float64."""
    one = activations[name]
    function = one.slope if is_slope else one
    point = exactly(np.array(x, float) if isinstance(x, tuple) else x)
    given = np.array(value, float).reshape(-1 if isinstance(x, tuple) else ())
    errors = []
    for meaning in (simplest_fraction, Fraction):  # of a parameter such as 0.2
        exact = Exact(function, one, dict(parameters), np.float64, meaning)
        scale = ZERO if isinstance(x, tuple) else exact.scale(point)
        found = [errors_of([given[i]], exact, point, i, scale)[0].ulps for i in np.ndindex(given.shape)]
        errors.append(max(found))
    return min(errors)


def hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def test_exact_values_are_those_of_the_formula(activation: Activation[...]) -> None:
    """Computed from the page with as many digits as it takes; gradients, and what is at ±∞ and NaN, by the library."""
    for entry in RECORD.of(activation.name):
        for place, made in comparisons(entry):
            for part in points_of(made.said):
                parameters = part.get("parameters", made.samples[0])
                library = made.exact(activation, part["x"], parameters)
                assert_exact(activation, f"{entry.key}, {place}", part, parameters, library, made.place)
        for name, parts in (("special", entry.special), ("kinks", entry.kinks)):
            for part in parts:
                library = activation(number(part["x"]))
                assert_exact(activation, f"{entry.key}, {name}", part, samples_of(activation), library, name)


def samples_of(activation: Activation[...]) -> dict[str, float]:
    return parameters_of(activation, "")[0]


def assert_exact(
    activation: Activation[...],
    where: str,
    part: dict[str, Any],
    parameters: dict[str, float],
    library: np.ndarray,
    place: str,
) -> None:
    """An exact value is that of the formula; the library stands for it where a page has none of one number."""
    said = f"{where}: exact value {part['exact']} at {part['x']}, {parameters}"
    x, exact = number(part["x"]), number(part["exact"])
    of_one = isinstance(activation, Elementwise)
    if np.isfinite(x).all() and (of_one or place != "gradients"):
        function = activation.slope if place == "gradients" else activation
        given = (tuple(parameters.items()), hashable(part["x"]), hashable(part["exact"]))
        allowed = ulps_allowed(activation, function, np.float64)
        ulps = off(activation.name, place == "gradients", *given)
        assert ulps <= allowed, f"{said} is off by {ulps} ULP"
        assert (np.signbit(exact) == np.signbit(library)).all(), f"{said} has another sign"
    else:
        assert same(library.reshape(exact.shape), exact), f"{said}, the library: {library}"


def test_differences_are_those_of_values_and_exact_values(activation: Activation[...]) -> None:
    for entry in RECORD.of(activation.name):
        for place, made in comparisons(entry):
            said = made.said
            if "difference" in said:
                value, exact = (np.atleast_1d(number(said[name])) for name in ("value", "exact"))
                with np.errstate(invalid="ignore"):
                    distance = np.where(np.isnan(value) & ~np.isnan(exact), np.inf, np.abs(value - exact))
                expected = three_digits(max(distance[~np.isnan(distance)], default=0))
                assert float(said["difference"]) == expected, f"{entry.key}, {place}: difference, expected {expected}"


def test_points_are_those_that_are_tried(activation: Activation[...]) -> None:
    """Their number, the gravest and the first, and their parameters."""
    for entry in RECORD.of(activation.name):
        for place, made in comparisons(entry):
            said, where = made.said, f"{entry.key}, {place}"
            rows = [
                len(each) if each.ndim and kind_of(activation) != "vectors" else 1
                for s in made.samples
                for each in made.points(activation, s)
            ]
            assert said["points"] == sum(rows), f"{where}: points, expected {sum(rows)}"
            for part in points_of(said):
                parameters = part.get("parameters", made.samples[0])
                assert parameters in made.samples, f"{where}: parameters {parameters}"
                points = made.points(activation, parameters)
                assert is_among(part["x"], points, activation), f"{where}: {part['x']} is no point in {made.given}"
        for refused in entry.refused:
            assert refused in parameters_of(activation, entry.matching_call or "")[1:], f"{entry.key}: {refused}"


def test_the_largest_difference_near_0_is_at_an_input_there_and_no_smaller_than_another(
    activation: Activation[...],
) -> None:
    for entry in RECORD.of(activation.name):
        if entry.near_0 is None:
            continue
        difference, x = entry.near_0
        made = dict(comparisons(entry))["dtypes.float32"]
        assert np.abs(number(x)).max() <= NEAR_0, f"{entry.key}: near_0 at {x}"
        assert is_among(x, made.points(activation, made.samples[0]), activation), (
            f"{entry.key}: near_0: {x} is no point"
        )
        for part in points_of(made.said):
            if np.abs(number(part["x"])).max() <= NEAR_0:
                other = three_digits(distance(number(part["value"]), number(part["exact"])).max())
                assert difference >= other, f"{entry.key}: near_0 is {difference}, but {other} at {part['x']}"


def test_results_are_numbers_of_their_dtype(activation: Activation[...]) -> None:
    for entry in RECORD.of(activation.name):
        result = entry.dtypes.get("float32", {}).get("result", "float32")
        for place, made in comparisons(entry):
            for part in points_of(made.said):
                dtype = made.said.get("result", result)
                assert_number(part["value"], dtype, f"{entry.key}, {place}")
        for part in (*entry.special, *entry.kinks):
            if "error" not in part and not isinstance(part["value"], dict):
                assert_number(part["value"], result, f"{entry.key}, {part['x']}")
        for kink in entry.kinks:
            if isinstance(kink["gradient"], float):
                assert_number(kink["gradient"], "float32", f"{entry.key}, gradient at {kink['x']}")


def assert_number(value: Any, dtype: str, where: str) -> None:
    with np.errstate(over="ignore"):
        assert same(number(value).astype(judgement.kind(dtype)).astype(float), value), (
            f"{where}: {value} is no number of {dtype}"
        )


def test_special_values_kinks_and_integers_are_those_that_are_measured(activation: Activation[...]) -> None:
    bends = [float(kink) for kink in kinks(activation, defaults(activation))]
    for entry in RECORD.of(activation.name):
        assert [part["x"] for part in entry.kinks] == bends, f"{entry.key}: kinks, expected {bends}"
        for kink in entry.kinks:
            beside = [three_digits(activation.slope(kink["x"] + step)) for step in (-1e-9, 1e-9)]
            assert [kink["left"], kink["right"]] == beside, f"{entry.key}: slopes at {kink['x']}, expected {beside}"
        if entry.dtypes:
            special = SPECIAL[kind_of(activation)]
            assert len(entry.special) == len(special), entry.key
            for part, x in zip(entry.special, special, strict=True):
                assert same(part["x"], x), f"{entry.key}: special value {part['x']}, expected {x}"
        if entry.integers and "error" not in entry.integers:
            assert entry.integers["x"] == INTEGERS, entry.key
            exact = [three_digits(y) for y in np.ravel(activation(np.array(INTEGERS, float)))]
            said = "integers give other results" in [text for _, text in differences(entry)]
            alike = np.allclose(number(entry.integers["value"]), exact, rtol=1e-2, atol=0)
            assert said != alike, f"{entry.key}: integers give {entry.integers['value']}, expected {exact}"
