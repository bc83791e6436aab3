"""Moments and gains are those of the formulas on the pages, by another quadrature, and the table shows them."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from accuracy.exact import Exact, as_float, exactly, is_sharp, refined
from activation_functions import activations
from activation_functions.initialization import moments
from activation_functions.kinds import Elementwise
from extensions.gains import HEADINGS, Gains
from reading.numbers import number
from reading.tables import records, table
from specification import samples
from specification.page import pages
from specification.table import row
from test_directives import directive, html
from tolerances import MOMENTS

# The double exponential rule: nodes between -1 and 1, which crowd at the ends, and their weights.
STEP = 1 / 8
ANGLES = math.pi / 2 * np.sinh(np.arange(-26, 27) * STEP)
NODES = np.tanh(ANGLES)
WEIGHTS = STEP * math.pi / 2 * np.cosh(np.arange(-26, 27) * STEP) / np.cosh(ANGLES) ** 2
ENDS = [-14.0, -6.0, -3.0, -1.0, -0.25, 0.0, 0.25, 1.0, 3.0, 6.0, 14.0]


def nodes(activation: Elementwise[...], parameters: dict[str, float]) -> Iterator[tuple[float, float]]:
    """Places and weights of a quadrature for the standard normal distribution, between the kinks."""
    ends = sorted({*ENDS, *map(float, activation.fact("kinks", parameters))} - {math.inf})
    for low, high in itertools.pairwise(ends):
        for node, weight in zip(NODES, WEIGHTS, strict=True):
            z = (low + high) / 2 + (high - low) / 2 * node
            if low < z < high:
                yield z, (high - low) / 2 * weight * math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def exact_values(exact: Exact, places: tuple[float, ...]) -> list[float]:
    """The values of a formula on the page."""
    formula = exact.page.formula(exact.role)

    def value(z: float) -> float:
        x = exactly(z)
        return refined(lambda: exact.formula(x, formula), lambda found: as_float(found) if is_sharp(found) else None)

    return [value(z) for z in places]


def chosen(activation: Elementwise[...]) -> list[dict[str, float]]:
    """The defaults of the parameters, and the last of the samples."""
    every = list(samples.parameters(activation))
    return [every[0], *every[1:][-1:]]


def test_moments_are_those_of_the_formulas(elementwise: Elementwise[...]) -> None:
    for parameters in chosen(elementwise):
        places, weights = zip(*nodes(elementwise, parameters), strict=True)
        value, slope = (
            exact_values(Exact(function, elementwise, parameters, np.float64), places)
            for function in (elementwise, elementwise.derivative)
        )
        found = moments(elementwise, **parameters)
        sums = {
            "mean": float(np.dot(weights, value)),
            "square": float(np.dot(weights, np.square(value))),
            "slope_square": float(np.dot(weights, np.square(slope))),
        }
        assert found._asdict() == pytest.approx(sums, rel=MOMENTS, abs=MOMENTS), f"{elementwise.name}, {parameters}"


def test_gain_keeps_the_mean_square(elementwise: Elementwise[...]) -> None:
    found = moments(elementwise)
    assert found.gain**2 * found.square == pytest.approx(1, rel=MOMENTS)


def test_moments_refuse_other_parameters(elementwise: Elementwise[...]) -> None:
    with pytest.raises(TypeError, match="unknown"):
        moments(elementwise, unknown=1.0)


@functools.cache
def shown() -> dict[str, dict[str, Any]]:
    """The table of the page, read back, by name."""
    names = {page.title: name for name, page in pages().items()}
    found = records(table(html(directive(Gains).content_of_page()), "gain-table"))
    return {names[title]: cells for title, cells in found.items()}


def test_table_shows_all_functions_of_one_number() -> None:
    assert list(shown()) == sorted(name for name, one in activations.items() if isinstance(one, Elementwise))


def test_table_shows_the_moments(elementwise: Elementwise[...]) -> None:
    cells = dict(zip(HEADINGS[1:], shown()[elementwise.name].values(), strict=True))
    *numbers, torch = cells.values()
    found = moments(elementwise)
    for text, value in zip(numbers, (*found, found.gain), strict=True):
        assert len(text.partition(".")[2]) == 10 and abs(number(text) - value) <= 0.6e-10, (elementwise.name, cells)
    expected = elementwise.fact("torch_gain") if elementwise.torch_gain else None
    assert (number(torch) if torch else None) == (pytest.approx(expected, abs=0.6e-10) if expected else None), cells


def test_row_of_the_files_has_the_moments(elementwise: Elementwise[...]) -> None:
    found = moments(elementwise)
    for column, value in {**found._asdict(), "gain": found.gain}.items():
        assert row(elementwise)[column] == pytest.approx(value, abs=0.6e-10), (elementwise.name, column)
