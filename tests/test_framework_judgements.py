"""The judgements of each entry of the record, its defects and their code follow from its numbers."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Elementwise
from framework_comparisons import RECORD, comparisons, number, same
from framework_measurements import judgement
from framework_measurements.framework import FRAMEWORKS
from framework_measurements.judgement import BY_DEFAULT, DEFECT, DIFFERENT, ROUNDING, SAME
from framework_measurements.record import Entry
from framework_measurements.reproduction import reproduction
from framework_measurements.sample_inputs import kind_of, others, real


def test_judgements_on_calls_follow_from_their_numbers(activation: Activation[...]) -> None:
    """And the numbers from the rule: the point that is shown is wrong if some are, else right up to rounding."""
    for entry in RECORD.of(activation.name):
        for place, compared in comparisons(entry):
            said, where = compared.said, f"{entry.key}, {place}"
            assert set(said) >= {"difference", "x", "value", "exact"} or set(said).isdisjoint(
                {"difference", "x", "value", "exact", "wrong"}
            ), where
            if "x" in said:
                rounded = compared.parameters != compared.samples[0]
                right, near = judged(said, compared.result, digits=not rounded)
                assert not right and near == ("wrong" not in said), f"{where}: the result at {said['x']}"
            expected = of_numbers(said)
            if place == "defaults" and entry.judgement == BY_DEFAULT and "wrong" in said and not other_axis(entry):
                expected = BY_DEFAULT
            assert said["judgement"] == expected, f"{where}: judgement {said['judgement']}, expected {expected}"


def judged(part: dict[str, Any], dtype: str, digits: bool = True) -> tuple[bool, bool]:
    """Whether a result is right, and whether it is up to rounding."""
    x, value, exact = (number(part[name]) for name in ("x", "value", "exact"))
    kind = dtype if dtype.startswith("float") else "float32"  # A choice may be of integers.
    near = judgement.near(value, exact, np.abs(x).max(), kind, digits)
    return bool(judgement.right(value, exact, kind).all()), bool(near.all())


def of_numbers(said: dict[str, Any]) -> str:
    if "difference" not in said:
        return SAME
    if "wrong" not in said:
        return ROUNDING
    return DEFECT if 2 * said["wrong"] < said["points"] else DIFFERENT


def test_judgement_on_an_entry_is_the_worst_of_its_parts(activation: Activation[...]) -> None:
    for entry in RECORD.of(activation.name):
        called = entry.matching or entry.defaults
        judgements = [called["judgement"]] if called else [DIFFERENT]
        tried = [said["judgement"] for said in entry.dtypes.values() if "error" not in said]
        if judgements != [DIFFERENT]:
            judgements = [DEFECT] if entry.defects else judgements + tried
        expected = max(judgements, key=judgement.JUDGEMENTS.index)
        if entry.matching and by_default(entry):
            expected = BY_DEFAULT
        assert entry.judgement == expected, f"{entry.key}: judgement {entry.judgement}, expected {expected}"


def by_default(entry: Entry) -> bool:
    """Whether a spelling needs arguments: without them it is random, wrong, or works along another axis."""
    wrong = (entry.defaults or {}).get("judgement") == BY_DEFAULT
    assert not wrong or entry.call != entry.matching_call, f"{entry.key}: the same call cannot be different by default"
    return entry.random or wrong or other_axis(entry)


def other_axis(entry: Entry) -> bool:
    """Whether it works along another axis than the last one of arrays with 1 to 4 dimensions."""
    return "axis" in (entry.matching_call or "") and entry.axis not in (None, [None] * 4, [0, 1, 2, 3])


def test_what_is_wrong_is_listed_with_its_dtype(activation: Activation[...]) -> None:
    """All results at ±∞ and NaN, and one in each dtype in which some are wrong: none is smaller than the others."""
    for entry in RECORD.of(activation.name):
        if (entry.matching or entry.defaults or {}).get("judgement") == DIFFERENT or not entry.dtypes:
            assert not entry.defects, entry.key
            continue
        special = [part for part in entry.special if "error" not in part and not judged(part, "float32")[1]]
        at_points = [part for part in entry.defects if not any(same(part["x"], s["x"]) for s in special)]
        listed = [{k: v for k, v in part.items() if k not in ("code", "dtype")} for part in entry.defects]
        assert all(part in listed for part in special), f"{entry.key}: a wrong special value is not among the defects"
        assert len(entry.defects) == len(special) + len(at_points), entry.key
        for part in entry.defects:
            result = entry.dtypes[part["dtype"]].get("result", part["dtype"])
            assert not judged(part, result, digits="parameters" not in part)[1], f"{entry.key}: {part['x']} is right"
        wrong = [dtype for dtype, said in entry.dtypes.items() if "wrong" in said]
        own = [part["dtype"] for part in at_points if "parameters" not in part]
        assert own == wrong, f"{entry.key}: defects in {own}, wrong in {wrong}"
        for part in at_points:
            said = entry.dtypes[part["dtype"]] if "parameters" not in part else entry.matching or {}
            assert np.abs(number(part["exact"])).max() >= np.abs(number(said["exact"])).max(), f"{entry.key}: {part}"


def test_code_of_a_defect_is_made_of_it(activation: Activation[...]) -> None:
    versions = re.findall(r'opset_import: \["": (\d+)\]', str(RECORD.entries))
    assert len(set(versions)) == 1
    for entry in RECORD.of(activation.name):
        for defect in entry.defects:
            parameters = {**others(activation), **real(activation), **defect.get("parameters", {})}
            call = entry.matching_call or entry.call or ""
            code = reproduction(FRAMEWORKS[entry.framework], call, defect, parameters, int(versions[0]))
            assert defect["code"] == code, f"{entry.key}: {defect['dtype']}, {defect['x']}: code, expected\n{code}"


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
        assert (entry.axis is None) == elementwise, f"{entry.key}: axis"
        assert (entry.gate is None) == (kind_of(activation) != "pairs"), f"{entry.key}: gate"
        differentiates = elementwise and bool(FRAMEWORKS[entry.framework].engine)
        assert (entry.gradient is not None) == differentiates, f"{entry.key}: gradient"
        assert all((kink["gradient"] is not None) == differentiates for kink in entry.kinks), f"{entry.key}: kinks"
        float64 = entry.dtypes["float64"]
        kept = float64.get("result") == "float64" and float64["judgement"] != DIFFERENT
        assert entry.float64_kept == kept, f"{entry.key}: float64_kept, expected {kept}"
