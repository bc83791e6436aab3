"""The rule by which results are judged, and that the numbers of the record keep to it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from activation_functions.kinds import Activation, Elementwise
from framework_comparisons import RECORD, comparisons, number, points_of
from framework_measurements import judgement
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import EPSILON, LARGEST, SMALLEST_NORMAL
from framework_measurements.record import Entry
from framework_measurements.results import Block, Measured, near_0, summary
from framework_measurements.sample_inputs import DTYPES, kind_of


@pytest.mark.parametrize(
    ("value", "exact", "x", "right", "near"),
    [
        (0.5, 0.5, 0.0, True, True),
        (0.1, 0.1, 0.0, False, True),  # The nearest number of float32 is another one.
        (np.float32(0.1), 0.1, 0.0, True, True),
        (0.50001, 0.5, 0.0, False, False),
        (-3e-7, -4e-7, -5.0, False, True),  # Digits are lost in a sum with 1, but not all of them.
        (0.0, -4e-7, -5.0, False, False),
        (0.0, 1e-40, -100.0, False, True),  # Too small for float32.
        (np.inf, 1e39, 90.0, True, True),  # Too large.
        (np.inf, 3.4025e38, 90.0, False, True),  # Up to rounding.
        (-np.inf, 3.4025e38, 90.0, False, False),
        (np.inf, 1e30, 70.0, False, False),
        (np.nan, np.nan, np.nan, True, True),
        (np.nan, 0.0, -np.inf, False, False),
        (0.0, np.nan, np.nan, False, False),
        (1e30, np.inf, np.inf, False, False),  # No number is near infinity,
        (-64.0, -np.inf, -np.inf, False, False),
        (np.inf, -np.inf, 1.0, False, False),
        (np.nan, np.inf, 1.0, False, False),
    ],
)
def test_rule_of_results(value: float, exact: float, x: float, right: bool, near: bool) -> None:
    assert judgement.right(value, exact, "float32") == right
    assert judgement.near(value, exact, x, "float32") == near


def measured(*rows: tuple[float, float, float], dtype: str = "float32") -> dict[str, Any]:
    """A comparison of some inputs, values and exact values."""
    points, values, exact = np.array(rows, float).T[..., None]
    return summary([Measured([Block(points, values, exact)], dtype, {})])


RIGHT = [(x, 0.5, 0.5) for x in range(20)]


@pytest.mark.parametrize(
    ("rows", "dtype", "word"),
    [
        (RIGHT, "float32", "same"),
        ([*RIGHT, (1.0, 0.1, 0.1)], "float32", "rounded"),
        ([*RIGHT, (9.0, 0.0, 1e-8)], "float32", "below resolution"),
        ([*RIGHT, (9.0, 0.5001, 0.5)], "float32", "loses digits"),
        ([*RIGHT, (2e2, 0.6, 0.5)], "float32", "loses digits"),  # beyond normal use
        ([*RIGHT, (9.0, 0.6, 0.5)], "float32", "wrong"),
        ([*RIGHT, (9.0, 0.51, 0.5)], "bfloat16", "rounded"),
        ([*RIGHT, (1e30, np.nan, 0.5), (9.0, 0.5001, 0.5)], "float32", "breaks"),
        ([*RIGHT, (9.0, np.inf, 0.5)], "float32", "breaks"),
        ([*RIGHT, (9.0, 3.0, np.inf)], "float32", "breaks"),
        ([*RIGHT, *((x, np.float32(0.1), 0.1) for x in range(9))], "float64", "float32 inside"),
        ([*RIGHT, (9.0, np.float32(0.1), 0.1)], "float64", "loses digits"),
        ([*((x, 0.5, 0.5) for x in range(4)), (9.0, 0.6, 0.5), (8.0, 0.6, 0.5)], "float32", "other function"),
        ([*((x, 0.5, 0.5) for x in range(5)), (9.0, 0.6, 0.5), (8.0, 0.6, 0.5)], "float32", "wrong"),
        ([(x, np.nan, 0.5) for x in range(5)], "float32", "breaks"),
    ],
)
def test_rule_of_comparisons(rows: list[tuple[float, float, float]], dtype: str, word: str) -> None:
    assert judgement.word(measured(*rows, dtype=dtype), dtype) == word


def test_a_refused_gradient_breaks() -> None:
    assert judgement.word({"error": "TypeError", "message": "no"}) == judgement.BREAKS


def test_nan_where_a_number_is_due_is_the_largest_difference() -> None:
    found = measured(*RIGHT, (3.0, 1e30, 0.5), (80.0, np.nan, 0.5))
    assert (found["difference"], found["x"], found["wrong"]) == ("inf", 80.0, 2)
    assert found["first"] == {"x": 3.0, "value": 1e30, "exact": 0.5}


def test_the_gravest_result_is_one_where_people_compute_and_the_nearest_to_0() -> None:
    found = measured(*RIGHT, (2e4, 9.0, 0.5), (-7.0, 0.7, 0.5), (8.0, 0.7, 0.5))
    assert (found["x"], found["gross"]) == (-7.0, 3)


def test_the_largest_difference_near_0_is_that_of_numbers_up_to_10() -> None:
    """Of several the nearest to 0; NaN is the largest, and a masked entry is no number up to 10."""
    rows = [(10.5, 9.0, 0.5), (-10.0, 0.75, 0.5), (-3.0, 0.75, 0.5), (2.0, 0.6, 0.5)]
    assert largest_near_0(*rows) == {"difference": 0.25, "x": -3.0}
    assert largest_near_0(*rows, (7.0, np.nan, 0.5)) == {"difference": "inf", "x": 7.0}
    assert largest_near_0((11.0, 0.5, 0.5)) is None
    masked = Block(np.array([[-np.inf, 1.0]]), np.array([[0.5, 0.5]]), np.array([[0.0, 1.0]]))
    plain = Block(np.array([[3.0, 1.0]]), np.array([[0.5, 0.5]]), np.array([[0.5, 0.375]]))
    assert near_0(Measured([masked, plain], "float32", {})) == {"near_0": {"difference": 0.125, "x": [3.0, 1.0]}}


def largest_near_0(*rows: tuple[float, float, float]) -> Any:
    points, values, exact = np.array(rows, float).T[..., None]
    return near_0(Measured([Block(points, values, exact)], "float32", {})).get("near_0")


def test_numbers_of_a_dtype_are_those_of_its_definition() -> None:
    import ml_dtypes

    for dtype in DTYPES:
        known: Any = ml_dtypes.finfo(judgement.kind(dtype))
        assert float(known.eps) == EPSILON[dtype] and float(known.smallest_normal) == SMALLEST_NORMAL[dtype], dtype
        assert float(known.max) < LARGEST[dtype], dtype
        assert dtype == "float64" or float(known.max) * (1 + EPSILON[dtype]) >= LARGEST[dtype], dtype


def test_words_follow_from_numbers_that_keep_to_the_rule(activation: Activation[...]) -> None:
    """The gravest input is wrong if some are, else right up to rounding; the first is wrong, and nearer to 0."""
    for entry in RECORD.of(activation.name):
        for place, made in comparisons(entry):
            said, where = made.said, f"{entry.key}, {place}"
            assert ("x" in said) == ("difference" in said), where
            assert said.get("wrong", 0) <= said["points"] and said.get("gross", 0) <= said.get("wrong", 0), where
            for part in points_of(said):
                defaults = "parameters" not in part
                right, near = judged(part, made.dtype, digits=defaults)
                assert not right and near == ("wrong" not in said), f"{where}: the result at {part['x']}"
            if "first" in said:
                assert judgement.size(said["first"]["x"]) <= judgement.size(said["x"]), where


def judged(part: dict[str, Any], dtype: str, digits: bool = True) -> tuple[bool, bool]:
    """Whether a result is right, and whether it is up to rounding."""
    x, value, exact = (number(part[name]) for name in ("x", "value", "exact"))
    numbers = np.abs(np.where(np.isfinite(x), x, 0)).max()
    near = judgement.near(value, exact, numbers, dtype, digits)
    return bool(judgement.right(value, exact, dtype).all()), bool(near.all())


def test_word_for_an_entry_is_the_gravest_of_its_parts(activation: Activation[...]) -> None:
    for entry in RECORD.of(activation.name):
        if not entry.dtypes:
            assert entry.word == judgement.OTHER_FUNCTION and entry.random, entry.key
            continue
        words = {each.word for each in entry.compared} | ({judgement.OTHER_DEFAULT} if by_default(entry) else set())
        assert entry.word in words, entry.key
        assert not any(judgement.WORDS.index(word) > judgement.WORDS.index(entry.word) for word in words), entry.key


def by_default(entry: Entry) -> bool:
    """Whether a spelling needs arguments: without them it is random, wrong, or works along another axis."""
    assert not entry.needs_arguments or entry.call != entry.matching_call, f"{entry.key}: the same call needs arguments"
    assert not entry.random or entry.needs_arguments, entry.key
    return entry.needs_arguments or entry.is_other_axis


def test_a_wrong_gradient_counts_as_a_wrong_value() -> None:
    found = [entry for entry in RECORD.entries if entry.gradients]
    assert any(
        entry.word == part.word and part.place == "gradients" and all(p.place == "gradients" for p in graver(entry))
        for entry in found
        for part in entry.compared
        if part.word in judgement.DEFECTS
    )


def graver(entry: Entry) -> list[Any]:
    return [part for part in entry.compared if part.word == entry.word]


def test_fields_are_those_of_the_kind(activation: Activation[...]) -> None:
    elementwise = isinstance(activation, Elementwise)
    for entry in RECORD.of(activation.name):
        assert (entry.matching is None) == (entry.matching_call is None), f"{entry.key}: matching"
        assert (entry.defaults is None) == (entry.call is None or entry.random), f"{entry.key}: defaults"
        if entry.defaults and entry.matching and entry.call == entry.matching_call:
            assert entry.defaults == entry.matching, f"{entry.key}: the same call, with other results"
        if not entry.dtypes:
            assert entry.random and not entry.matching, f"{entry.key}: not measured"
            continue
        assert list(entry.dtypes) == list(DTYPES), f"{entry.key}: dtypes"
        assert (entry.axis is None) == elementwise, f"{entry.key}: axis"
        assert (entry.opset > 0) == bool(FRAMEWORKS[entry.framework].run), f"{entry.key}: opset"
        assert (entry.near_0 is None) == ("error" in entry.dtypes["float32"]), f"{entry.key}: near_0"
        assert (entry.gate is None) == (kind_of(activation) != "pairs"), f"{entry.key}: gate"
        differentiates = bool(FRAMEWORKS[entry.framework].engine)
        assert list(entry.gradients) == list(DTYPES) * differentiates, f"{entry.key}: gradients"
        assert all((kink["gradient"] is not None) == differentiates for kink in entry.kinks), f"{entry.key}: kinks"
