"""The record of what the frameworks compute: its form, what is in it, and the rule by which it judges."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest

from activation_functions import activations
from activation_functions.kinds import Activation
from framework_measurements import judgement
from framework_measurements.calls import names_in
from framework_measurements.framework import FRAMEWORKS
from framework_measurements.record import RECORD, SCHEMA, Entry, RecordError, differences, entry_content, read, written

record = read()
content = json.loads(RECORD.read_text("utf-8"))
schema = json.loads(SCHEMA.read_text("utf-8"))


def test_record_has_the_form_that_the_schema_describes() -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(content)


def test_schema_describes_every_field() -> None:
    def fields(part: Any, path: str = "") -> Iterator[str]:
        if isinstance(part, dict):
            for name, field in part.get("properties", {}).items():
                yield from (
                    () if "description" in field or field.get("$ref") or path.endswith("dtypes") else [f"{path}.{name}"]
                )
            for name, inner in part.items():
                yield from fields(inner, f"{path}.{name}")
        elif isinstance(part, list):
            for inner in part:
                yield from fields(inner, path)

    assert not [
        path
        for path in fields(schema)
        if not path.endswith((".x", ".value", ".exact", "float16", "float32", "float64"))
    ]


def test_record_is_as_it_is_written() -> None:
    assert written(record) == RECORD.read_text("utf-8")


def test_all_frameworks_are_in_the_record() -> None:
    assert list(record.frameworks) == list(FRAMEWORKS)


def test_entries_stand_in_order_and_once() -> None:
    order = {name: [*names] for name, names in (("framework", record.frameworks), ("activation", activations))}
    keys = [
        (order["framework"].index(e.framework), order["activation"].index(e.activation), e.spelling)
        for e in record.entries
    ]
    assert keys == sorted(set(keys))


def test_every_declared_call_is_measured_and_computes_the_definition(activation: Activation[...]) -> None:
    if not record.of(activation.name):
        pytest.skip("not measured yet: `make frameworks` does that")
    for key, framework in FRAMEWORKS.items():
        call = getattr(activation, framework.declared) if framework.declared else ""
        found = [e for e in record.of(activation.name) if e.framework == key and call in (e.call, e.matching_call)]
        # A call that failed is listed by itself, or by the operator that a runtime lacks.
        failed = {call, *names_in(call)} & record.frameworks[key].not_called.keys() if call else set()
        assert found or failed or not call, f"{activation.name}: {call} is not in the record of {key}"
        assert all(e.judgement != judgement.DIFFERENT for e in found), f"{activation.name}: {call} in {key}"


def test_no_call_is_declared_where_a_framework_has_none(activation: Activation[...]) -> None:
    """And where one is found by the name of the activation, one is declared."""
    for entry in record.of(activation.name):
        declared = FRAMEWORKS[entry.framework].declared
        if entry.found == "by name" and declared:
            assert getattr(activation, declared), f"{activation.name}: {entry.framework} has {entry.spelling}"


def test_exact_values_are_those_of_the_library(activation: Activation[...]) -> None:
    for entry in record.of(activation.name):
        for defect in entry.defects:
            exact = activation(np.array(defect["x"], float), **defect.get("parameters", {}))
            np.testing.assert_allclose(exact, np.array(defect["exact"], float), 1e-12, err_msg=str(entry.key))


def test_what_is_judged_to_be_wrong_is_shown() -> None:
    for entry in record.entries:
        assert entry.defects or entry.judgement != judgement.DEFECT, entry.key
        assert not entry.defects or entry.judgement not in (judgement.SAME, judgement.ROUNDING), entry.key


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
        (np.inf, 1e30, 70.0, False, False),
        (np.nan, np.nan, np.nan, True, True),
        (np.nan, 0.0, -np.inf, False, False),
        (0.0, np.nan, np.nan, False, False),
    ],
)
def test_rule_of_results(value: float, exact: float, x: float, right: bool, near: bool) -> None:
    assert judgement.right(value, exact, "float32") == right
    assert judgement.near(value, exact, x, "float32") == near


@pytest.mark.parametrize(
    ("right", "near", "expected"),
    [
        ([1, 1, 1], [1, 1, 1], "same"),
        ([1, 0, 1], [1, 1, 1], "same up to rounding"),
        ([1, 0, 0], [1, 1, 0], "defect"),
        ([1, 0], [1, 0], "different function"),
    ],
)
def test_rule_of_calls(right: list[int], near: list[int], expected: str) -> None:
    assert judgement.of_points(np.array(right, bool), np.array(near, bool)) == expected


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"date"', '"day"', "date, day"),
        ('"frameworks": {', '"frames": {', "expected frameworks"),
        ('"found": "by name"', '"gefunden": "by name"', "found, gefunden"),
        ('"framework": "torch"', '"framework": "torhc"', "is of torhc, expected one of keras-jax"),
        ('"entries": [', '"entries": ', "Extra data|delimiter|Expecting"),
    ],
)
def test_reader_says_what_is_wrong(old: str, new: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(RECORD.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(RecordError, match=said):
        read(path)


def entry_with(**fields: Any) -> dict[str, Any]:
    """The content of an entry of which some fields are others."""
    return {
        **entry_content(next(e for e in record.entries if e.kinks and e.judgement == judgement.BY_DEFAULT)),
        **fields,
    }


@pytest.mark.parametrize("field", ["judgement", "spelling", "call", "kind", "matching_call", "float64_kept"])
def test_comparison_sees_another_text(field: str) -> None:
    [line] = differences(entry_with(), entry_with(**{field: "other"}))
    assert line.startswith(f"{field} is ") and line.endswith('measured: "other"')


def test_comparison_sees_a_digit(activation: Activation[...]) -> None:
    """In any number that stands for more than rounding."""
    for entry in record.of(activation.name):
        for i, kink in enumerate(entry.kinks):
            if isinstance(kink["value"], float):
                changed = {**kink, "value": kink["value"] + 1e-3}
                other = {**entry_content(entry), "kinks": [*entry.kinks[:i], changed, *entry.kinks[i + 1 :]]}
                assert any(f"kinks[{i}].value" in line for line in differences(entry_content(entry), other))


def test_comparison_sees_a_framework_s_change_of_a_default() -> None:
    entry: Entry = next(entry for entry in record.entries if entry.parameters)
    changed = {**entry_content(entry), "parameters": dict.fromkeys(entry.parameters, "0.123")}
    assert list(differences(entry_content(entry), changed))


def test_comparison_forgives_rounding() -> None:
    before = {"judgement": "same up to rounding", "points": 3, "difference": 1e-7, "x": 2.0, "value": 0.3, "exact": 0.3}
    assert not list(differences(before, {"judgement": "same", "points": 3}))
    assert not list(differences({"x": 1.0, "value": 0.3}, {"x": 1.0, "value": 0.3 + 2**-24}))
    assert list(differences(before, {"judgement": "defect", "points": 3, "wrong": 1}))
