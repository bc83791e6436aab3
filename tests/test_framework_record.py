"""The record of what the frameworks compute: its form, its versions, its age, and the rule by which it judges."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import jsonschema
import numpy as np
import pytest

from activation_functions import activations
from activation_functions.kinds import Activation
from framework_measurements import fingerprint, judgement
from framework_measurements.fingerprint import definition, digest, pins
from framework_measurements.framework import FRAMEWORKS
from framework_measurements.record import RECORD, SCHEMA, Entry, RecordError, differences, entry_content, read, written
from specification import samples

MEASURE = "measure again with `make frameworks`"
record = read()
content = json.loads(RECORD.read_text("utf-8"))
schema = json.loads(SCHEMA.read_text("utf-8"))


def test_record_has_the_form_that_the_schema_describes() -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    try:
        fastjsonschema.compile(schema)(content)
    except fastjsonschema.JsonSchemaValueException as error:
        pytest.fail(f"{RECORD.name}: {error.message}, not {error.value!r}")


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


def test_record_is_as_it_was_written() -> None:
    """To the last digit: its checksum is that of what stands below it."""
    lines = zip(RECORD.read_text("utf-8").splitlines(), written(record).splitlines(), strict=True)
    for number, (found, expected) in enumerate(lines, 1):
        assert found == expected, (
            f"{RECORD.name}:{number}: {found[:90]}, expected {expected[:90]}: something has been changed by hand since "
            "it was measured; take it back, or run `make frameworks`"
        )


@pytest.mark.parametrize("key", FRAMEWORKS)
def test_frameworks_are_in_the_record_in_the_pinned_versions(key: str) -> None:
    assert list(record.frameworks) == list(FRAMEWORKS)
    header, framework, pinned = record.frameworks[key], FRAMEWORKS[key], pins()
    assert header.title == framework.title and header.float64 == framework.float64, key
    assert tuple(header.versions) == framework.packages, f"{key}: {header.versions}, expected {framework.packages}"
    for package, version in header.versions.items():
        public = version.partition("+")[0]  # A build for CPUs bears its name behind this.
        assert public in pinned[package], f"{key}: {package} {version}, pinned is {pinned[package]}: {MEASURE}"


def test_record_was_made_with_numpy_as_pinned() -> None:
    assert record.machine["numpy"] in pins()["numpy"], MEASURE


def test_record_is_not_outdated(activation: Activation[...]) -> None:
    """Neither a definition, nor a value at the points of measurement, nor a declared call has changed since."""
    part = f"definition of {activation.name}"
    if part not in record.fingerprint:
        pytest.skip("not measured yet: `make frameworks` does that")
    assert record.fingerprint[part] == digest(definition(activation)), f"{activation.name} has changed: {MEASURE}"


def test_record_was_made_with_the_pins() -> None:
    assert record.fingerprint["pins"] == digest(pins()), f"locks/frameworks.txt or pyproject.toml: {MEASURE}"


def test_a_change_makes_the_record_outdated(activation: Activation[...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a call, or of the sixth digit of a value; seen here with the defaults of the parameters alone."""
    monkeypatch.setattr(samples, "parameters", lambda one, every=samples.parameters: itertools.islice(every(one), 1))
    before = digest(definition(activation))
    assert digest(definition(activation)) == before
    for field in ("keras", "torch", "jax", "onnx"):
        with monkeypatch.context() as patch:
            patch.setattr(activation, field, getattr(activation, field) + " ")
            assert digest(definition(activation)) != before, field
    evaluate = activation._evaluate
    monkeypatch.setattr(activation, "_evaluate", lambda *args, **kwargs: evaluate(*args, **kwargs) * (1 + 1e-5))
    assert digest(definition(activation)) != before


def test_every_activation_that_is_gone_or_changed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    now = fingerprint.fingerprint()
    assert list(now) == ["code that measures", "pins", *(f"definition of {name}" for name in activations)]
    monkeypatch.setattr(fingerprint, "fingerprint", lambda: now)
    assert fingerprint.outdated(now) == []
    changed = {**now, "definition of gone": "0" * 16, "pins": "0" * 16}
    assert fingerprint.outdated(changed) == ["pins", "definition of gone"]


def test_entries_stand_in_order_and_once() -> None:
    order = {name: [*names] for name, names in (("framework", record.frameworks), ("activation", activations))}
    keys = [
        (order["framework"].index(e.framework), order["activation"].index(e.activation), e.spelling)
        for e in record.entries
    ]
    assert keys == sorted(set(keys))


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
        for field, name in (("kinks", "value"), ("kinks", "gradient"), ("special", "value")):
            parts = getattr(entry, field)
            for i, part in enumerate(parts):
                if isinstance(part.get(name), float):
                    changed = [*parts[:i], {**part, name: part[name] + max(abs(part[name]), 1) / 1000}, *parts[i + 1 :]]
                    other = {**entry_content(entry), field: changed}
                    said = list(differences(entry_content(entry), other))
                    assert any(f"{field}[{i}].{name}" in line for line in said), f"{entry.key}: {field}[{i}].{name}"


def test_comparison_sees_a_framework_s_change_of_a_default() -> None:
    entry: Entry = next(entry for entry in record.entries if entry.parameters)
    changed = {**entry_content(entry), "parameters": dict.fromkeys(entry.parameters, "0.123")}
    assert list(differences(entry_content(entry), changed))


def test_comparison_forgives_rounding() -> None:
    before = {"judgement": "same up to rounding", "points": 3, "difference": 1e-7, "x": 2.0, "value": 0.3, "exact": 0.3}
    assert not list(differences(before, {"judgement": "same", "points": 3}))
    assert not list(differences({"x": 1.0, "value": 0.3}, {"x": 1.0, "value": 0.3 + 2**-24}))
    assert list(differences(before, {"judgement": "defect", "points": 3, "wrong": 1}))
    assert list(differences({"judgement": "same up to rounding"}, {"judgement": "defect"}))
    wrong = {**before, "judgement": "defect", "wrong": 1}
    assert list(differences(wrong, {**wrong, "value": 0.4}))
