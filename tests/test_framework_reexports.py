"""What is called the same function is the same object in Python, gave the same results, and is said to differ once."""

from __future__ import annotations

import json

import jsonschema
import pytest

from framework_measurements.findings.differences import differences
from framework_measurements.findings.packages import package_of, record
from framework_measurements.findings.reexports import SAME_AS, origins
from framework_measurements.findings.rows import Row, said_of
from framework_measurements.record import Entry
from framework_measurements.reexports.measure import built_on, is_same
from framework_measurements.reexports.record import FILE, recorded
from framework_measurements.side_records import schema_of, written

RECORD = record()
SAME = [(entry, origins()[entry.key]) for entry in RECORD.entries if entry.key in origins()]


class Layer:
    def __init__(self, slope: float = 0.1) -> None:
        self.slope = slope

    def __repr__(self) -> str:
        return f"Layer({self.slope})"


def test_same_is_one_object_or_a_layer_as_it_is_by_default() -> None:
    assert is_same(abs, abs)
    assert is_same(Layer, Layer)
    assert is_same(Layer(), Layer)
    assert not is_same(Layer(0.2), Layer)
    assert not is_same(Layer(), Layer())
    assert not is_same(abs, lambda x: abs(x))


def test_record_is_of_spellings_in_these_versions() -> None:
    assert written(FILE, recorded()) == FILE.read_text("utf-8")
    assert {key: one["versions"] for key, one in recorded().items()} == {
        key: header.versions for key, header in RECORD.frameworks.items()
    }, "`make frameworks` measures again"
    spellings = {(entry.framework, entry.spelling) for entry in RECORD.entries if entry.is_theirs}
    for key, one in recorded().items():
        for each in one["results"]:
            assert {(key, each["spelling"]), (each["framework"], each["same"])} <= spellings
            assert each["framework"] in built_on(key)


def test_record_agrees_with_its_schema() -> None:
    schema = json.loads(schema_of(FILE).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(FILE.read_text("utf-8")), schema)


@pytest.mark.parametrize(("entry", "other"), SAME, ids=lambda entry: entry.spelling)
def test_same_function_has_the_same_word_and_differs_alike(entry: Entry, other: Entry) -> None:
    assert entry.word == other.word
    assert set(differences(other)) <= set(differences(entry))


@pytest.mark.parametrize(("entry", "other"), SAME, ids=lambda entry: entry.spelling)
def test_what_differs_is_said_of_the_other_alone(entry: Entry, other: Entry) -> None:
    said = list(said_of(entry))
    assert said[0] == (entry.word, f"{SAME_AS}`{other.spelling}`")
    assert set(said[1:]) == set(differences(entry)) - set(differences(other))
    assert not any(text.startswith(SAME_AS) for _, text in said_of(other))
    row = Row(package_of(entry), entry.activation, (entry,))
    assert [each.text for each in row.differences].count(said[0][1]) == 1
