"""The JavaScript of functions of a vector and of two halves computes what the library computes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from activation_functions import activations
from activation_functions.kinds import Activation, Gated, Vector
from javascript.functions import DIGITS
from javascript.several import compiled
from specification.facts import real_parameters
from specification.page import Page, PageError, pages
from test_javascript import choices, printed
from tolerances import JAVASCRIPT

KINDS = (Vector, Gated)
NEAR, FAR = 10, 1000
EVALUATED = {
    Vector: """(f, x, given) => [x.map((_, i) => f[0](x, i, ...given)),
        x.map((_, i) => x.map((_, j) => f[1](x, i, j, ...given)))]""",
    Gated: "(f, [a, b], given) => f.map((each) => each(a, b, ...given))",
}
RUN = """
const fs = require('fs');
const text = (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);
const settings = JSON.parse(fs.readFileSync('settings.json'));
process.stdout.write(JSON.stringify(settings.map(({ name, parameters, points }) => ({
  defaults: Object.entries(PARAMETERS[name] ?? {}).map(([key, [value]]) => [key, value]),
  values: points.map((each) => evaluated(FUNCTIONS[name], each, Object.values(parameters)).flat(2)),
})), text));
"""


class Setting(NamedTuple):
    """An activation with values of its parameters."""

    activation: Activation[...]
    parameters: dict[str, float]

    @property
    def title(self) -> str:
        return f"{self.activation.name} {self.parameters}"

    def expected(self, point: list[float]) -> np.ndarray:
        """What the library computes: the results, then the entries of the Jacobian or the two derivatives."""
        each = (self.activation, self.activation.slope)
        return np.concatenate([np.ravel(function(np.array(point), **self.parameters)) for function in each])


def points(kind: type) -> list[list[float]]:
    """Vectors of two to six scores, some of them equal, or pairs; in all directions, and far away."""
    random = np.random.default_rng(18)
    if kind is Gated:
        line = [*np.linspace(-NEAR, NEAR, 31), 0.25, 1e-4, *(sign * far for far in (37, 400, FAR) for sign in (-1, 1))]
        return [[float(a), float(b)] for a, b in product(line, line)]
    near = [random.uniform(-NEAR, NEAR, 2 + n % 5).tolist() for n in range(1000)]
    close = [random.normal(0, 1, 2 + n % 5).tolist() for n in range(300)]
    equal = [[0, 0], [1, 1, 0], [0, 1], [2, 2, 2, 1], [0.5, -0.5, -0.5]]
    far = [[FAR, -FAR], [FAR, FAR, 0], [-FAR, -FAR], [-FAR, 0], [FAR, 0, 1], [-FAR, 1 - FAR], [40, 0, -40], [720, 0]]
    return [*near, *close, *equal, *far]


def settings(kind: type) -> list[Setting]:
    return [Setting(one, given) for one in activations.values() if isinstance(one, kind) for given in choices(one)]


def evaluated(program: str, kind: Any, every: list[Setting], folder: Path) -> list[dict[str, Any]]:
    """Run JavaScript under node, once for all."""
    given = [{"name": one.activation.name, "parameters": one.parameters, "points": points(kind)} for one in every]
    return printed(f"{program}const evaluated = {EVALUATED[kind]};{RUN}", given, folder)


def differences(kind: Any, every: list[Setting], results: list[dict[str, Any]]) -> Iterator[tuple[str, float, bool]]:
    """Yield the largest difference of each setting, relative to its scale, and whether the digits shown are right."""
    for setting, result in zip(every, results, strict=True):
        assert dict(result["defaults"]) == real_parameters(setting.activation), setting.title
        each = points(kind)
        expected = [setting.expected(point) for point in each]
        found = [np.array(values, float) for values in result["values"]]
        assert all(map(np.array_equal, map(np.shape, expected), map(np.shape, found))), setting.title
        is_near = [max(map(abs, point)) <= NEAR for point in each]
        scale = max(np.abs(values).max() for values, near in zip(expected, is_near) if near) or 1
        off = [np.nan_to_num(np.abs(one - other), nan=1e300, posinf=1e300) for one, other in zip(found, expected)]
        size = [scale if near else max(scale, np.abs(values).max()) for values, near in zip(expected, is_near)]
        largest = max(float(np.max(one / each)) for one, each in zip(off, size))
        # The smallest numbers have fewer digits.
        shown = all(
            (one <= np.maximum(0.5 * 10.0**-DIGITS * np.abs(other), 1e-300)).all()
            for one, other, point in zip(off, expected, each)
        )
        yield setting.title, largest, shown


def wrong(program: str, kind: Any, every: list[Setting], folder: Path) -> list[str]:
    """Say where JavaScript and the library differ by more than they may."""
    found = differences(kind, every, evaluated(program, kind, every, folder))
    return [f"{title}: {largest}, {shown}" for title, largest, shown in found if largest > JAVASCRIPT or not shown]


@pytest.mark.parametrize("kind", KINDS)
def test_values_and_derivatives_are_those_of_the_library(kind: Any, tmp_path: Path) -> None:
    every = settings(kind)
    assert {one.activation.takes for one in every} == {kind.takes}
    found = wrong(compiled(kind), kind, every, tmp_path)
    assert not found, "\n".join(found)


# What a mistake in the compiler, or in a formula, makes of the program, and where that is seen.
FAULTS = {
    "a sum without its last term": ("=> total + f(i), 0)", "=> total + (i ? f(i) : 0), 0)", "softmax"),
    "a form that overflows": (
        r"1 / over.sum(x, (j) => Math.exp(x[j] - x[i]))",
        "Math.exp(x[i]) / over.sum(x, (j) => Math.exp(x[j]))",
        "softmax",
    ),
    "a logarithm that overflows": ("largest + Math.log1p(others", "Math.log(Math.exp(largest) + others", "log_softmax"),
    "a diagonal that loses digits": (
        "Number(other !== j) * FUNCTIONS.softmax[0](x, other))",
        "1 / x.length) - FUNCTIONS.softmax[0](x, j)",
        "log_softmax",
    ),
    "what is lacking to 1": ("+ 1 / (1 + over.sum", "+ 0 / (1 + over.sum", "softmax1"),
    "the order of indices": ("(x, i, j, tau) =>", "(x, j, i, tau) => i === j ? 0 :", "gumbel_softmax"),
    "a parameter": ("1 / tau", "1", "gumbel_softmax"),
    "a tie": ("Number(j < i)", "Number(j > i)", "hardmax"),
    "a relation": ("x[j] >= x[k]", "x[j] > x[k]", "sparsemax"),
    "the sign of a cost": ("-x[j] - (-x[i])", "-x[j] - (x[i])", "softmin"),
    "the order of halves": ("glu: [(a, b) =>", "glu: [(b, a) =>", "glu"),
    "a slope at a kink": ("Number(a > 0)", "Number(a >= 0)", "reglu"),
    "a parameter that is not passed": ("swish[1](a, beta)", "swish[1](a, 1)", "swiglu"),
    "a digit of a function": ("3.77485237685302021e2", "3.77485337685302021e2", "geglu"),
    "a derivative": ("(a, b) => b, (a, b) => a]", "(a, b) => a, (a, b) => b]", "bilinear_glu"),
}


@pytest.mark.parametrize("title", FAULTS)
def test_a_fault_is_found(title: str, tmp_path: Path) -> None:
    right, wrongly, name = FAULTS[title]
    kind: Any = next(kind for kind in KINDS if isinstance(activations[name], kind))
    program = compiled(kind)
    assert right in program, f"the program has no {title}"
    every = [one for one in settings(kind) if one.activation.name == name]
    assert wrong(program.replace(right, wrongly), kind, every, tmp_path), title


def test_a_formula_that_cannot_be_compiled_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = pages()["softmax"].path
    text = path.read_text("utf-8")
    changed = tmp_path / path.name
    changed.write_text(re.sub(r"\\sum_\{j\} e\^\{x_j\}\}", r"y}", text, count=1), "utf-8")
    monkeypatch.setitem(pages(), "softmax", Page("softmax", changed))
    with pytest.raises(PageError, match=r"gallery/softmax\.py: y has no meaning"):
        compiled(Vector)


def test_what_is_taken_over_entries_is_what_numpy_takes(tmp_path: Path) -> None:
    """Also what no formula takes now."""
    x = [0.5, -2.0, 3.0, 1.0]
    kinds = {"sum": np.sum, "max": np.max, "min": np.min, "ln_sum": np.logaddexp.reduce}
    calls = ", ".join(f"over.{kind}(x, (i) => x[i])" for kind in kinds)
    program = f"{compiled(Vector)}const x = {x}; process.stdout.write(JSON.stringify([{calls}]));"
    np.testing.assert_allclose(printed(program, [], tmp_path), [take(x) for take in kinds.values()], rtol=JAVASCRIPT)
