"""The record of what the frameworks compute: its form, its versions, its age, and how it is compared."""

from __future__ import annotations

import dataclasses
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import jsonschema
import pytest

from activation_functions import activations
from activation_functions.kinds import Activation
from framework_measurements import additions, fingerprint
from framework_measurements.additions import added
from framework_measurements.comparison import differences
from framework_measurements.fingerprint import definition, digest
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.javascript import locked_version
from framework_measurements.pins import pins
from framework_measurements.record import (
    RECORDS,
    SCHEMA,
    Entry,
    Record,
    RecordError,
    entry_content,
    files,
    read,
    read_file,
    written,
)
from specification import samples

FIELDS = [field.name for field in dataclasses.fields(Entry) if field.name != "framework"]
MEASURE = "measure again with `make frameworks`"
record = read()
FILES = {path.name: path for paths in files().values() for path in paths}
schema = json.loads(SCHEMA.read_text("utf-8"))
of_each_file = pytest.mark.parametrize("path", FILES.values(), ids=FILES)


@of_each_file
def test_record_has_the_form_that_the_schema_describes(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    try:
        fastjsonschema.compile(schema)(json.loads(path.read_text("utf-8")))
    except fastjsonschema.JsonSchemaValueException as error:
        pytest.fail(f"{path.name}: {error.message}, not {error.value!r}")


def test_schema_describes_every_field() -> None:
    def fields(part: Any, path: str = "") -> Iterator[str]:
        if isinstance(part, dict):
            for name, field in part.get("properties", {}).items():
                yield from (
                    ()
                    if "description" in field
                    or field.get("$ref")
                    or path.endswith(("dtypes", "gradients", "comparison_of_dtype", "first"))
                    else [f"{path}.{name}"]
                )
            for name, inner in part.items():
                yield from fields(inner, f"{path}.{name}")
        elif isinstance(part, list):
            for inner in part:
                yield from fields(inner, path)

    assert not [
        path
        for path in fields(schema)
        if not path.endswith((".x", ".value", ".exact", "float16", "bfloat16", "float32", "float64"))
    ]


@of_each_file
def test_record_is_as_it_was_written(path: Path) -> None:
    """To the last digit: its checksum is that of what stands below it."""
    [(name, expected_text)] = written(read_file(path)).items()
    assert name == path.name
    lines = zip(path.read_text("utf-8").splitlines(), expected_text.splitlines(), strict=True)
    for number, (found, expected) in enumerate(lines, 1):
        assert found == expected, (
            f"{path.name}:{number}: {found[:90]}, expected {expected[:90]}: something has been changed by hand since "
            "it was measured; take it back, or run `make frameworks`"
        )


def test_no_other_file_stands_among_the_records() -> None:
    assert sorted(FILES) == sorted(path.name for path in RECORDS.iterdir())


@pytest.mark.parametrize("key", FRAMEWORKS)
def test_frameworks_are_in_the_record_in_the_pinned_versions(key: str) -> None:
    assert list(record.frameworks) == list(FRAMEWORKS)
    header, framework, pinned = record.frameworks[key], FRAMEWORKS[key], pins()
    assert header.title == framework.title and header.float64 == framework.float64, key
    assert tuple(header.versions) == framework.packages, f"{key}: {header.versions}, expected {framework.packages}"
    if framework.npm:
        pinned[framework.packages[0]] = [locked_version(framework.npm)]
    for package, version in header.versions.items():
        assert version in pinned[package], f"{key}: {package} {version}, pinned is {pinned[package]}: {MEASURE}"
    assert header.machine["numpy"] in pinned["numpy"], f"{key}: {MEASURE}"


def test_no_version_says_for_what_a_package_was_built() -> None:
    """The same version is another build where there is a graphics card; its results are compared all the same."""
    assert not [v for header in record.frameworks.values() for v in header.versions.values() if "+" in v]


def test_record_is_not_outdated(activation: Activation[...]) -> None:
    """Neither a definition, nor a value at the points of measurement, nor a declared call has changed since."""
    part = f"definition of {activation.name}"
    now = digest(definition(activation))
    for key, header in record.frameworks.items():
        if part not in header.fingerprint:
            pytest.skip("not measured yet: `make frameworks` does that")
        assert header.fingerprint[part] == now, f"{activation.name} has changed since {key}: {MEASURE}"


def test_record_was_made_with_the_pins() -> None:
    for key, header in record.frameworks.items():
        assert header.fingerprint["pins"] == digest(pins()), f"{key}: locks/frameworks.txt or pyproject.toml: {MEASURE}"


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
    monkeypatch.setattr(fingerprint, "fingerprint", lambda names: now)
    assert fingerprint.outdated(now) == []
    changed = {**now, "definition of gone": "0" * 16, "pins": "0" * 16}
    assert fingerprint.outdated(changed) == ["pins", "definition of gone"]


@pytest.mark.parametrize("key", record.frameworks)
def test_what_is_measured_later_stands_where_it_would_have_stood_at_once(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of each activation: a record that lacks it, to which it is added, is the record."""
    monkeypatch.setattr(additions, "fingerprint", dict)  # which takes a fifth of a second, each time
    header = record.frameworks[key]
    own = [each for each in record.entries if each.framework == key]
    for name in {each.activation for each in own}:
        later = [{field: getattr(each, field) for field in FIELDS} for each in own if each.activation == name]
        part = {"entries": later, "unknown": header.unknown, "not_called": {}}
        lacking = Record({key: header}, [each for each in own if each.activation != name])
        assert [each.key for each in added(lacking, {key: part}).entries] == [each.key for each in own], name


@pytest.mark.parametrize("key", [key for key, framework in FRAMEWORKS.items() if framework.engine])
def test_gradients_of_what_is_written_by_hand_are_measured_at_its_kinks(key: str) -> None:
    """All that is written has a kink, and the gradient there is a choice from the slope on one side to the other."""
    found = record.frameworks[key].by_hand
    assert list(dict.fromkeys(each["call"] for each in found)) == list(FRAMEWORKS[key].by_hand), key
    for each in found:
        low, high = sorted((each["left"], each["right"]))
        assert low < high and low <= each["gradient"] <= high, f"{key}: {each['call']} at {each['x']}"


def test_entries_stand_in_order_and_once() -> None:
    order = {name: [*names] for name, names in (("framework", record.frameworks), ("activation", activations))}
    keys = [
        (order["framework"].index(e.framework), order["activation"].index(e.activation), e.spelling)
        for e in record.entries
    ]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"date"', '"day"', "date, day"),
        ('"framework": "', '"framework": "other-', "expected entries of the framework"),
        ('"found": "', '"gefunden": "', "found, gefunden"),
        ('"entries": [', '"entries": ', "Extra data|delimiter|Expecting"),
    ],
)
@of_each_file
def test_reader_says_what_is_wrong(old: str, new: str, said: str, path: Path, tmp_path: Path) -> None:
    other = tmp_path / path.name
    other.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(RecordError, match=rf"{re.escape(path.name)}.*({said})"):
        read(tmp_path)


def test_the_newest_version_is_the_record_and_others_stay(tmp_path: Path) -> None:
    for path in FILES.values():
        for version in ("0.9.10", "0.10.2"):
            key = path.stem.rpartition("-")[0]
            (tmp_path / f"{key}-{version}.json").write_text(path.read_text("utf-8"), "utf-8")
    assert {key: [path.stem.rpartition("-")[2] for path in paths] for key, paths in files(tmp_path).items()} == {
        key: ["0.9.10", "0.10.2"] for key in FRAMEWORKS
    }


def entry_with(**fields: Any) -> dict[str, Any]:
    """The content of an entry of which some fields are others."""
    return {
        **entry_content(next(e for e in record.entries if e.kinks and e.needs_arguments)),
        **fields,
    }


@pytest.mark.parametrize("field", ["spelling", "call", "kind", "matching_call", "found"])
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


def test_comparison_sees_another_word(activation: Activation[...]) -> None:
    for entry in record.of(activation.name):
        for dtype, part in entry.dtypes.items():
            if "error" not in part:
                broken = {**part, "wrong": 1, "difference": "inf", "x": 1.0, "value": "nan", "exact": 1.0}
                said = [*differences({"dtypes": {dtype: part}}, {"dtypes": {dtype: broken}})]
                is_broken = any(each.part is part and each.word == "breaks" for each in entry.compared)
                assert said or is_broken, f"{entry.key}: {dtype}"


def test_comparison_forgives_rounding() -> None:
    before = {"points": 3, "difference": 1e-7, "x": 2.0, "value": 0.3, "exact": 0.3}
    assert not list(differences(before, {"points": 3}))
    assert not list(differences({"x": 1.0, "value": 0.3}, {"x": 1.0, "value": 0.3 + 2**-24}))
    wrong = {**before, "wrong": 1, "value": 0.5}
    assert list(differences(before, wrong))
    assert list(differences(wrong, {**wrong, "value": 0.4}))
    assert list(differences(wrong, {**wrong, "points": 4}))
