"""What a notebook shows of an activation is what it has declared and what it computes, read back from the HTML."""

from __future__ import annotations

import numpy as np
import pytest

from activation_functions import activations
from activation_functions.failures import HALF, Error, Failures, Span
from activation_functions.kinds import Activation, Elementwise
from activation_functions.numerics import Comparison
from reading.computed_facts import TITLES
from reading.facts import differences, in_code
from reading.failures import failures, largest_error
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
    found = {in_code(title, titled(shown)["Parameters"]): below for title, below in above(shown).items()}
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
NEAR_0, FAR = Span(0.0, 0.5, (0.0, 0.5)), Span(-2048.0, -np.inf, (-2048.0, -np.inf), (np.nan,), ERROR)
SAID = {
    "between 0 and 0.5": NEAR_0,
    "between 0 and 0.062, in places between 0 and 0.5": NEAR_0._replace(last=0.4999, always=(0.0, 0.0625)),
    "between −7.1 and −6, in places between −9 and −5.1": Span(-5.19, -8.91, (-6.0, -7.19)),
    "in places between 0.98 and 1": Span(0.98486, 0.9995, None, (), ERROR),
    "near −0.9998": Span(-0.99982, -0.99983, (-0.99982, -0.99983)),
    "below −2048": FAR,
    "above 2100, in places above 61": Span(61.9, np.inf, (2047.6, np.inf)),
    "at −0": Span(-0.0, -0.0, (-0.0, -0.0), (np.inf, -np.inf)),
}
NOTHING = "no failure found (90 numbers tried); "


@pytest.mark.parametrize(("text", "span"), SAID.items(), ids=SAID)
def test_ranges_are_rounded_so_that_they_stay_true(text: str, span: Span) -> None:
    """Where all fail inwards, where some do outwards; where that begins at once it is known with four digits."""
    assert str(span) == text
    [said] = failures(f"{HALF} {span}")
    low, high = sorted([span.first, span.last])
    assert said.how == {HALF} and all(said.places.has(np.array([low, high])))
    if said.always and span.always:
        low, high = sorted(span.always)
        assert low - 1e-3 * abs(low) <= said.always.low <= said.always.high <= high + 1e-3 * abs(high)


@pytest.mark.parametrize("criterion", [HALF, "off by more than 0.01"])
def test_failures_are_shown(criterion: str) -> None:
    """Where digits are lost, and where the value is not finite, with what it is there."""
    nothing = Failures(None, None, ERROR, 90)
    for span in SAID.values():
        rows = {
            "float16": {"x < 0": Failures(span, None, None, 90), "x > 0": nothing},
            "float64": {"x < 0": Failures(None, FAR, None, 90), "x > 0": Failures(span, FAR, None, 90)},
        }
        comparison = Comparison("textbook", rows, criterion)
        shown = table(comparison._repr_html_(), "activation-failures")
        assert caption(shown) == "Where textbook fails"
        lost, not_finite = f"{criterion} {span}", f"NaN {FAR}"
        expected = {
            "float16": {"x < 0": lost, "x > 0": f"{NOTHING}largest error {ERROR}"},
            "float64": {"x < 0": not_finite, "x > 0": f"{lost}; {not_finite}"},
        }
        assert records(shown) == expected
        title, *lines = repr(comparison).splitlines()
        assert title == "Where textbook fails"
        first = f"; first {ERROR}" if span.error else ""
        assert lines == [
            f"{dtype}, {tried}: {text}{first if text.startswith(lost) else ''}"
            for dtype, row in expected.items()
            for tried, text in row.items()
        ]


def test_values_that_are_not_finite_are_shown_in_their_order() -> None:
    values = FAR._replace(values=(np.inf, np.nan))
    text = str(Failures(None, values, None, 90))
    assert text == "∞ or NaN below −2048"
    assert failures(text)[0].how == {"∞", "NaN"}


def test_what_never_fails_is_said_once_with_the_largest_error() -> None:
    none, small, large = (Failures(None, None, Error(-3.25, ulps, 6), 45) for ulps in (0.0, 2.0, 41.0))
    rows = {"float16": {"x < 0": small, "x > 0": large}, "float32": {"x < 0": none, "x > 0": none}}
    cells = records(table(Comparison("stable", rows)._repr_html_(), "activation-failures"))
    assert {title for row in cells.values() for title in row} == {"on either side of 0"}
    said = {dtype: cell for dtype, row in cells.items() for cell in row.values()}
    assert said["float32"] == "no error found (90 numbers tried)"
    assert said["float16"] == f"{NOTHING}largest error 41 ULP at −3.25, 6 digits right"
    assert [largest_error(said[dtype]) for dtype in ("float16", "float32")] == [41, 0]
