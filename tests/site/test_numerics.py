"""The figures of errors and the table say what has been measured, on every page."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from accuracy import vectors
from accuracy.errors import errors, number, numbers, worst
from activation_functions import activations
from conftest import SITE

every_activation = pytest.mark.parametrize("name", sorted(activations))


@every_activation
def test_page_shows_the_errors_of_its_activation(name: str) -> None:
    page = (SITE / f"functions/{name}.html").read_text("utf-8")
    section = page.partition('<section id="numerics">')[2].partition('<section id="in-the-frameworks">')[0]
    [(svg, alt)] = re.findall(rf'id="figure-{name}-ulp">(<svg role="img" aria-label="([^"]+)".*?</svg>)', section)
    ElementTree.fromstring(svg)
    x = numbers(activations[name])
    for row in worst(activations[name], x, errors(activations[name], x)).values():
        for dtype, one in row.items():
            assert f"{number(one.error)} in {dtype}{f' at {number(one.x)}' if one.error else ''}" in alt, alt
        assert row["float64"].text in section
    assert (SITE / f"figures/{name}-ulp.svg").stat().st_size


@every_activation
def test_table_shows_the_errors(name: str) -> None:
    page = (SITE / "numerics.html").read_text("utf-8")
    [row] = re.findall(rf'<tr><th scope="row"><a href="functions/{name}.html">.*', page)
    x = numbers(activations[name])
    largest = worst(activations[name], x, errors(activations[name], x))
    shown = [float(each) for each in re.findall('data-sort="([^"]+)"', row)]
    assert shown == [one.error for by_dtype in largest.values() for one in by_dtype.values()]


def test_vectors_can_be_downloaded() -> None:
    rows = json.loads((SITE / "downloads/test-vectors.json").read_text("utf-8"))["vectors"]
    assert rows == [row for name in sorted(activations) for row in vectors.vectors(activations[name])]
    lines = (SITE / "downloads/test-vectors.csv").read_text("utf-8").splitlines()
    assert len(lines) == len(rows) + 1
    assert np.isfinite([float(row["x"]) for row in rows if isinstance(row["x"], str)]).all()
