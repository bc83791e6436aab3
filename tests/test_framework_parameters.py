"""The page of parameters says what was measured of them, and the record has it of all calls that take them."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import jsonschema
import pytest

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise
from extensions.framework_parameters import Parameters, Weights
from framework_measurements.findings.packages import record
from framework_measurements.parameters import formula
from framework_measurements.parameters.cases import POINTS, cases, taken
from framework_measurements.parameters.outcomes import BY_FORMULA, all_cases, outcome, place_of
from framework_measurements.parameters.record import FILE, recorded
from framework_measurements.parameters.weights import WITH_WEIGHT
from framework_measurements.side_records import schema_of, written
from framework_tables import activation_in, content, rows, table, text

RECORD = record()
LINEAR = [-2.75, -0.3125, 0.0, 0.3125, 1.25, 2.75]
# A result, and what is said of it: a leaky ReLU with slope 1, an elu, a softplus and a squareplus beyond the ends.
MADE = [
    ("leaky_relu", {"negative_slope": 1.0}, {"values": LINEAR, "gradients": [1.0] * 6}, BY_FORMULA),
    ("leaky_relu", {"negative_slope": 1.0}, {"values": LINEAR}, BY_FORMULA),
    ("leaky_relu", {"negative_slope": 1.0}, {"error": "ValueError", "message": ""}, "refused, ValueError"),
    (
        "leaky_relu",
        {"negative_slope": 1.0},
        {"values": [*LINEAR[:4], 1.5, 9.0], "gradients": [1.0] * 6},
        "at 1.25 it gives 1.5, the formula 1.25",
    ),
    (
        "leaky_relu",
        {"negative_slope": 1.0},
        {"values": LINEAR, "gradients": ["nan", 1, 1, 1, 1, 1]},
        "gradient at −2.75 it gives NaN, the formula 1",
    ),
    (
        "leaky_relu",
        {"negative_slope": 1.0},
        {"values": LINEAR, "gradients": {"error": "TypeError", "message": ""}},
        "gradient refused, TypeError",
    ),
    (
        "leaky_relu",
        {"negative_slope": 0.0},
        {"values": [0, 0, *LINEAR[2:]], "gradients": [0, 0, 7, 1, 1, 1]},
        BY_FORMULA,
    ),
    (
        "leaky_relu",
        {"negative_slope": 0.0},
        {"values": [0, 0, *LINEAR[2:]], "gradients": [0, 0, "inf", 1, 1, 1]},
        "gradient at 0 it gives ∞, where the formula has no number",
    ),
    ("softplus", {"beta": 0.0}, {"values": ["nan"] * 6, "gradients": ["nan"] * 6}, BY_FORMULA),
    ("softplus", {"beta": 0.0}, {"values": ["inf"] * 6}, "at 0 it gives ∞, where the formula has no number"),
]


@pytest.mark.parametrize(("name", "given", "result", "said"), MADE)
def test_outcome_is_the_difference_nearest_to_0(
    name: str, given: dict[str, float], result: dict[str, Any], said: str
) -> None:
    assert outcome({"activation": name, "given": given, **result}) == said


def test_formula_is_the_library_where_that_has_the_parameters(activation: Activation[...]) -> None:
    for given in cases(activation) if isinstance(activation, Elementwise) else ():
        own = {name: value for name, value in given.items() if name in activation.parameters}
        values, slopes = formula.by_formula(activation.name, given)
        try:
            expected = activation(POINTS, **own), activation.derivative(POINTS, **own)
        except ValueError:
            continue
        assert values == pytest.approx(list(expected[0]))
        pairs = [pair for pair in zip(slopes, expected[1], strict=True) if pair[0] is not None]
        assert len(pairs) >= len(POINTS) - 2  # Of a kink and of a jump nothing is said.
        assert [a for a, _ in pairs] == pytest.approx([b for _, b in pairs])


def test_record_agrees_with_its_schema_and_is_written_as_it_is() -> None:
    schema = json.loads(schema_of(FILE).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(FILE.read_text("utf-8")), schema)
    assert written(FILE, recorded()) == FILE.read_text("utf-8")


def test_versions_are_the_measured_ones() -> None:
    assert {key: one["versions"] for key, one in recorded().items()} == {
        key: header.versions for key, header in RECORD.frameworks.items()
    }, "`make frameworks` measures again"


def test_every_call_that_takes_the_parameters_is_measured_once() -> None:
    expected = Counter(
        (entry.framework, name, str(given), entry.spelling)
        for name, one in activations.items()
        for given in cases(one)
        for entry in RECORD.of(name)
        if taken(entry, given)
    )
    assert expected == Counter(
        (key, result["activation"], str(result["given"]), spelling)
        for key, one in recorded().items()
        for result in one["outside"]
        for spelling in result["spellings"]
    )


def test_parameters_are_at_the_ends_of_the_intervals_and_on_the_other_side() -> None:
    for one in activations.values():
        if isinstance(one, Elementwise):
            for name in one.parameters:
                interval = one.valid_interval(name, one.parameters)
                tried = [given[name] for given in cases(one) if given.keys() == {name}]
                ends = {interval.low, interval.high} - {float("inf"), -float("inf")}
                assert ends <= set(tried), f"{one.name}: {name}"
                assert not ends or any(value not in interval for value in tried), f"{one.name}: {name}"


def test_all_outcomes_are_shown() -> None:
    page = content(Parameters, docname="framework-intervals")
    found = Counter(
        (activation_in(head), text(head.select("code")[0]), text(item.select("b")[0]).lower())
        for head, [cell] in rows(page)
        for item in cell.select("li")
    )
    for item in page.select("ul.simple li"):
        found.update((activation_in(item), text(code), BY_FORMULA) for code in item.select("code"))
    assert found == Counter(
        (case.activation, case.code, said.lower()) for case in all_cases() for said in case.outcomes
    )


def test_every_result_is_in_one_outcome() -> None:
    for key, one in recorded().items():
        for result in one["outside"]:
            [case] = [
                c for c in all_cases() if (c.activation, dict(c.given)) == (result["activation"], result["given"])
            ]
            places = {spelling: [] for spelling in result["spellings"]}
            for said, entries in case.outcomes.items():
                for entry in entries:
                    if entry.framework == key and entry.spelling in places:
                        places[entry.spelling].append(said)
            assert set(map(tuple, places.values())) == {(outcome(result),)}


def test_weights_are_shown_as_they_were_measured() -> None:
    shown = {
        (text(code), text(item).partition(": ")[2])
        for _, [cell] in rows(content(Weights, docname="framework-intervals"))
        for item in cell.select("li")
        for code in item.select("code")[: text(item).partition(": ")[0].count(", ") + 1]
    }
    assert shown == {
        (spelling, as_said(weight))
        for one in recorded().values()
        for weight in one["weights"]
        for spelling in weight["spellings"]
    }


def as_said(weight: dict[str, Any]) -> str:
    """The shapes as they are shown."""
    makes, takes, confuses = (
        ", ".join(str(tuple(shape)) for shape in weight.get(name, [])) for name in ("makes", "takes", "confuses")
    )
    said = [f"by default {makes}" if makes else "", f"takes {takes}" if takes else ""]
    return "; ".join(
        filter(None, [*said, f"takes {confuses}, too, and computes with other numbers" if confuses else ""])
    )


def test_page_of_an_activation_leads_to_what_is_said_of_its_parameters(activation: Activation[...]) -> None:
    name = activation.name
    links = [link["href"] for link in table(name).select("caption a")]
    expected = [f"framework-intervals.html#{place_of(name).replace('_', '-')}"] if place_of(name) else []
    expected += [f"framework-intervals.html#weight-{name}"] if name == WITH_WEIGHT else []
    assert [link for link in links if link.startswith("framework-intervals")] == expected
    page = [content(kind, docname="framework-intervals") for kind in (Parameters, Weights)]
    for link in expected:
        assert any(part.select(f"[id='{link.partition('#')[2]}']") for part in page), link
