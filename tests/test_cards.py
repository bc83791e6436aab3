"""What a notebook shows of an activation is what it has declared and what it computes, read back from the HTML."""

from __future__ import annotations

import re

import numpy as np
import pytest

from activation_functions import activations
from activation_functions.failures import HALF, Error, Failures, Span
from activation_functions.kinds import Activation, Elementwise
from activation_functions.numerics import Comparison
from reading.computed_facts import TITLES
from reading.facts import differences, in_code
from reading.numbers import number
from reading.special_values import wrong_special_values
from reading.tables import above, caption, records, table, titled
from specification import samples


def test_card_shows_the_facts(activation: Activation[...]) -> None:
    shown = table(activation._repr_html_(), "activation-card")
    assert caption(shown) == f"Facts of {activation.name}"
    assert not (found := list(differences(activation, titled(shown)))), f"{activation.name}: {found[0]}"


def test_card_says_with_which_parameters_it_is_computed(activation: Activation[...]) -> None:
    shown = table(activation._repr_html_(), "activation-card")
    real = samples.real_parameters(activation) if isinstance(activation, Elementwise) else {}
    expected = ", ".join(f"{name} = {value:.4g}".replace("-", "−") for name, value in real.items())
    found = {in_code(title): below for title, below in above(shown).items()}
    assert found == ({f"With {expected}": TITLES[0]} if expected else {}), activation.name


def test_registry_shows_the_facts_of_all() -> None:
    shown = records(table(activations._repr_html_(), "activation-registry"))
    assert list(shown) == list(activations)
    for name, cells in shown.items():
        facts = {title: text for title, text in cells.items() if text}
        assert not (found := list(differences(activations[name], facts))), f"{name}: {found[0]}"


def test_special_values_are_shown(activation: Activation[...]) -> None:
    shown = table(activation.special_values._repr_html_(), "activation-special")
    assert not (found := list(wrong_special_values(activation, shown))), f"{activation.name}: {found[0]}"


def test_special_values_are_printed_as_they_are_shown(activation: Activation[...]) -> None:
    shown = records(table(activation.special_values._repr_html_(), "activation-special"))
    lines = [", ".join(["x " + x, *(" ".join(cell) for cell in cells.items())]) for x, cells in shown.items()]
    assert repr(activation.special_values).splitlines() == lines


def test_calls_are_shown(activation: Activation[...]) -> None:
    shown = titled(table(activation.calls._repr_html_(), "activation-calls"))
    declared = {"Keras 3": "keras", "PyTorch": "torch", "JAX": "jax", "ONNX": "onnx"}
    assert shown == {title: call for title, name in declared.items() if (call := getattr(activation, name))}


ERROR = Error(-3.25, 41.0, 6)
SPANS = {
    r"from (?P<first>\S+)": Span(3.25, np.inf, np.nan, ERROR),
    r"from (?P<first>\S+) to (?P<last>\S+)": Span(-0.0625, -2048.0, np.inf, ERROR),
    r"up to (?P<last>\S+)": Span(1e-300, 0.5, -np.inf, ERROR),
    r"at (?P<first>\S+)": Span(-0.0, -0.0, np.nan, ERROR),
}
NOTHING = "never, on the numbers tried; "
READ_ERROR = r"(?P<ulps>\S+) ULP at (?P<at>\S+), (?P<digits>\d+) digits? right"


def is_error(text: str, error: Error) -> bool:
    """Decide whether a text says how large an error is, and at which number."""
    match = re.fullmatch(READ_ERROR, text)
    assert match, f"{text!r}, expected {READ_ERROR}"
    return Error(**{name: number(each) for name, each in match.groupdict().items()}) == error


@pytest.mark.parametrize(("form", "span"), SPANS.items(), ids=["to infinity", "between", "from 0 on", "at a point"])
@pytest.mark.parametrize("criterion", [HALF, "off by more than 0.01"])
def test_failures_are_shown(form: str, span: Span, criterion: str) -> None:
    """Where digits are lost, and where the value is not finite, with what it is there."""
    nothing = Failures(None, None, ERROR)
    rows = {
        "float16": {"x < 0": Failures(span, None), "x > 0": nothing},
        "float64": {"x < 0": Failures(None, span), "x > 0": Failures(span, span)},
    }
    comparison = Comparison("textbook", rows, criterion)
    shown = table(comparison._repr_html_(), "activation-failures")
    assert caption(shown) == "Where textbook fails"
    cells = records(shown)
    assert {dtype: list(row) for dtype, row in cells.items()} == {dtype: list(row) for dtype, row in rows.items()}
    title, *lines = repr(comparison).splitlines()
    assert title == "Where textbook fails"
    texts = [f"{dtype}, {tried}: {text}" for dtype, row in cells.items() for tried, text in row.items()]
    for line, text, failures in zip(
        lines, texts, (each for row in rows.values() for each in row.values()), strict=True
    ):
        said, first, error = line.partition("; first ")
        assert said == text and (is_error(error, ERROR) if failures.lost else not first), line
    for dtype, row in rows.items():
        for tried, failures in row.items():
            lost, not_finite = rf"{criterion} {form}", rf"(?P<value>\S+) {form}"
            expected = [lost] * bool(failures.lost) + [not_finite] * bool(failures.not_finite)
            said = cells[dtype][tried].split(", ")
            if not failures:
                assert is_error(cells[dtype][tried].removeprefix(f"{NOTHING}largest error "), ERROR)
                continue
            assert len(said) == len(expected), cells[dtype][tried]
            for text, pattern in zip(said, expected):
                match = re.fullmatch(pattern, text)
                assert match, f"{text!r}, expected {pattern}"
                found = {name: number(each) for name, each in match.groupdict().items()}
                assert found == pytest.approx({name: getattr(span, name) for name in found}, nan_ok=True), text


def test_what_never_fails_is_said_once_with_the_largest_error() -> None:
    none, small, large = (Failures(None, None, Error(-3.25, ulps, 6)) for ulps in (0.0, 2.0, 41.0))
    rows = {"float16": {"x < 0": small, "x > 0": large}, "float32": {"x < 0": none, "x > 0": none}}
    cells = records(table(Comparison("stable", rows)._repr_html_(), "activation-failures"))
    assert {title for row in cells.values() for title in row} == {"on either side of 0"}
    said = {dtype: cell for dtype, row in cells.items() for cell in row.values()}
    assert said["float32"] == f"{NOTHING}no error found"
    assert is_error(said["float16"].removeprefix(f"{NOTHING}largest error "), ERROR)
