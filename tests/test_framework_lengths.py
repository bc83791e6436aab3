"""The page of long vectors says what was measured, of every function of a vector that a framework has."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import jsonschema
import numpy as np
import pytest

from activation_functions import activations, softmax
from activation_functions.kinds import Activation
from extensions.framework_lengths import Lengths
from framework_measurements.findings.lengths import UP_TO_ROUNDING, all_lengths, outcomes_of
from framework_measurements.findings.packages import record
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import rounded
from framework_measurements.lengths.measure import DIGITS, LENGTHS, all_masked, infinite, is_measured, vectors
from framework_measurements.lengths.record import FILE, recorded
from framework_measurements.lengths.rules import KINDS
from framework_measurements.results import plain
from framework_measurements.sample_inputs import cotangent
from framework_measurements.side_records import schema_of, written
from framework_tables import activation_in, content, rows, table, text

RECORD = record()
MADE_FOR = {"all_masked": all_masked, "infinite": infinite}
RIGHT = [[length, 1.0, 0.5, 0.5] for length in LENGTHS]
MADE: list[tuple[dict[str, Any], list[str]]] = [
    ({"dtypes": {"float32": RIGHT}}, [UP_TO_ROUNDING]),
    ({"dtypes": {"float32": RIGHT}, "axes": list(range(-3, 3))}, [UP_TO_ROUNDING]),
    ({"dtypes": {"float32": RIGHT}, "axes": [-3, -2, 0, 1, 2]}, ["not along axis −1 of 3"]),
    (
        {"dtypes": {"float32": [*RIGHT[:3], [1024, 1.0, 0.6, 0.5], [4096, 1.0, 0.75, 0.5]]}},
        ["float32: from 1024 entries on; with 4096 it gives 0.75, exact 0.5"],
    ),
    (
        {"dtypes": {name: [*RIGHT[:1], [16, 1.0, 0.75, 0.5], *RIGHT[2:]] for name in ("float16", "bfloat16")}},
        ["float16 and bfloat16: with 16 entries it gives 0.75, exact 0.5"],
    ),
    (
        {"dtypes": {"float32": [*RIGHT[:4], [4096, "ValueError"]]}},
        ["float32: with 4096 entries refused, ValueError"],
    ),
    (
        {"dtypes": {"float32": [[length, 1.0, "nan", 0.5] for length in LENGTHS]}},
        ["float32: with every number of entries; with 1 it gives NaN, exact 0.5"],
    ),
    (
        {"dtypes": {"float32": RIGHT}, "gradients": {"bfloat16": [*RIGHT[:4], [4096, 0.01, 0.02, 0.01]]}},
        ["gradient in bfloat16: with 4096 entries it gives 0.02, exact 0.01"],
    ),
    (  # What is off by much of itself, and by little of the gradient.
        {"dtypes": {"float32": RIGHT}, "gradients": {"bfloat16": [*RIGHT[:4], [4096, 0.1, 0.02, 0.01]]}},
        [UP_TO_ROUNDING],
    ),
    (
        {"dtypes": {"float32": RIGHT}, "gradients": {"float32": [*RIGHT[:4], [4096, 1.0, "nan", 0.01]]}},
        ["gradient in float32: with 4096 entries it gives NaN, exact 0.01"],
    ),
    (
        {"dtypes": {"float32": RIGHT}, "all_masked": {"float32": [[1, 0.0, "nan", 1.0], *RIGHT[1:]]}},
        ["every entry masked, float32: with 1 entry NaN; from 16 entries on right"],
    ),
    (
        {"dtypes": {"float32": RIGHT}, "infinite": {"float32": [[length, 0.0, "nan", 0.0] for length in LENGTHS]}},
        [UP_TO_ROUNDING],
    ),
    (
        {
            "dtypes": {"float32": RIGHT},
            "infinite": {"float64": [[1, 0.0, "nan", 0.0], *([n, 0.0, 0.5, 1.0] for n in LENGTHS[1:])]},
        },
        ["an infinite entry, float64: with 1 entry NaN; from 16 entries on another number"],
    ),
]


@pytest.mark.parametrize(("result", "said"), MADE)
def test_outcome_names_the_lengths_and_the_largest_difference(result: dict[str, Any], said: list[str]) -> None:
    assert outcomes_of(result) == said


def test_record_is_of_every_function_of_a_vector_in_these_versions() -> None:
    assert written(FILE, recorded()) == FILE.read_text("utf-8")
    assert {key: one["versions"] for key, one in recorded().items()} == {
        key: header.versions for key, header in RECORD.frameworks.items()
    }, "`make frameworks` measures again"
    measured = Counter(
        (key, result["activation"], spelling)
        for key, one in recorded().items()
        for result in one["results"]
        for spelling in result["spellings"]
    )
    assert measured == Counter((e.framework, e.activation, e.spelling) for e in filter(is_measured, RECORD.entries))


def test_record_agrees_with_its_schema() -> None:
    schema = json.loads(schema_of(FILE).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(FILE.read_text("utf-8")), schema)


def test_every_dtype_is_measured_at_every_length() -> None:
    for key, one in recorded().items():
        for result in one["results"]:
            for spelling in result["spellings"]:
                [entry] = [e for e in RECORD.of(result["activation"]) if (e.framework, e.spelling) == (key, spelling)]
                assert [d for d in entry.dtypes if "error" not in entry.dtypes[d]] == list(result["dtypes"])
            parts = [part for part in KINDS if part != "gradients" or FRAMEWORKS[key].engine]
            assert [part for part in KINDS if part in result] == parts
            for part in parts:
                assert list(result[part]) == list(result["dtypes"])
                assert all([row[0] for row in found] == list(LENGTHS) for found in result[part].values())


@pytest.mark.parametrize("part", KINDS)
def test_exact_results_are_those_of_the_library(part: str) -> None:
    found = {
        (result["activation"], dtype, *(str(row[i]) for i in (0, 1, 3)))
        for one in recorded().values()
        for result in one["results"]
        for dtype, rows in result.get(part, {}).items()
        for row in rows
        if len(row) > 2
    }
    expected = {
        (name, dtype, str(length), *(str(plain(float(f"{number:.{DIGITS[dtype]}g}"))) for number in (size, y)))
        for name, dtype, length in {(name, dtype, int(length)) for name, dtype, length, *_ in found}
        for x in (rounded(vector, dtype) for vector in MADE_FOR.get(part, vectors)(activations[name], length))
        for size, results in [exact_results(part, activations[name], x)]
        for y in results
    }
    assert not found - expected


def exact_results(part: str, one: Activation[...], x: np.ndarray) -> tuple[float, np.ndarray]:
    """Return what rounding is compared with, and the exact results."""
    values, weights = one(x), cotangent(x)
    results = one.vjp(x, weights) if part == "gradients" else values
    return KINDS[part].size(x, values, weights, results), results


def test_term_of_a_gradient_is_the_largest_number_in_it() -> None:
    dominated = np.array([0.0, -20.0])
    values, weights = softmax(dominated), cotangent(dominated)
    cancelled = softmax.vjp(dominated, weights)
    assert np.abs(cancelled).max() < 1e-8
    assert KINDS["gradients"].size(dominated, values, weights, cancelled) == pytest.approx(1)
    assert KINDS["gradients"].size(dominated, np.log(values), weights, cancelled) == 1
    assert KINDS["gradients"].size(np.zeros(1), np.zeros(1), np.ones(1), np.zeros(1)) == 1


def test_all_outcomes_are_shown() -> None:
    shown = [
        (activation_in(head), [text(item.select("b")[0]) for item in cell.select("li")])
        for head, [cell] in rows(content(Lengths, docname="framework-lengths"))
    ]
    for name, outcomes in shown:
        assert UP_TO_ROUNDING not in outcomes[:-1], f"{name}: what is right stands last, and not in {outcomes}"
    found = Counter((name, said) for name, outcomes in shown for said in outcomes)
    assert found == Counter((one.activation, said) for one in all_lengths() for said in one.outcomes)
    recorded_outcomes = {
        (result["activation"], said)
        for one in recorded().values()
        for result in one["results"]
        for said in outcomes_of(result)
    }
    assert found.keys() == recorded_outcomes


def test_page_of_an_activation_leads_to_its_long_vectors(activation: Activation[...]) -> None:
    name = activation.name
    links = [link["href"] for link in table(name).select("caption a")]
    place = f"framework-lengths.html#lengths-{name.replace('_', '-')}"
    assert (place in links) == any(one.activation == name for one in all_lengths())
