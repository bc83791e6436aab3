"""The figures of errors and the table say what has been measured, on every page."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from accuracy import vectors, witnesses
from accuracy.errors import errors, number, numbers, worst
from activation_functions import activations
from activation_functions.numbers_as_text import exact
from conftest import SITE
from specification.roles import DEFINITION, DERIVATIVE, by_role

every_activation = pytest.mark.parametrize("name", sorted(activations))


@every_activation
def test_page_shows_the_errors_of_its_activation(name: str) -> None:
    page = (SITE / f"functions/{name}.html").read_text("utf-8")
    section = page.partition('<section id="numerics">')[2].partition('<section id="origin">')[0]
    [(svg, alt)] = re.findall(rf'id="figure-{name}-ulp">(<svg role="img" aria-label="([^"]+)".*?</svg>)', section)
    ElementTree.fromstring(svg)
    x = numbers(activations[name])
    for row in worst(x, errors(activations[name], x)).values():
        for dtype, one in row.items():
            assert f"{number(one.error)} in {dtype}{f' at {number(one.x)}' if one.error else ''}" in alt, alt
    for witness in witnesses.of(activations[name]):
        if witness.dtype == "float64" and witness.role in (DEFINITION, DERIVATIVE):
            assert f"{witness.allowed:g}" in section
            assert f"{witness.text} " in section and witness.place(exact) in section, witness
    assert (SITE / f"figures/{name}-ulp.svg").stat().st_size


@every_activation
def test_table_shows_the_errors(name: str) -> None:
    page = (SITE / "numerics.html").read_text("utf-8")
    rows = re.findall(rf'<tr><th scope="row"><a href="functions/{name}.html">.*', page)
    shown = [float(each) for row in rows for each in re.findall('data-sort="([^"]+)"', row)]
    roles = by_role(activations[name])
    assert shown == [each.error for role in roles for each in witnesses.of(activations[name]) if each.role == role]


def test_vectors_can_be_downloaded() -> None:
    rows = json.loads((SITE / "downloads/test-vectors.json").read_text("utf-8"))
    assert rows == [row for name in sorted(activations) for row in vectors.vectors(activations[name])]
    lines = (SITE / "downloads/test-vectors.csv").read_text("utf-8").splitlines()
    assert len(lines) == len(rows) + 1
