"""What the figures in the built pages and their files show is what the scripts ask for and the library computes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from accuracy.errors import errors, numbers
from activation_functions import activations
from activation_functions.plot.family_panels import SCORES
from built_pages import figures
from comparing.curves import wrong_plot
from comparing.errors import wrong_error_figure
from comparing.lines import wrong_lines, wrong_simplex, wrong_simplex_points
from comparing.pictures import wrong_bars, wrong_family, wrong_level_plot, wrong_matrix
from conftest import SITE
from extensions.figures import description
from reading.figures import Figure, read
from shown_by_scripts import Drawing, drawings
from specification.page import pages

ERRORS = "-ulp"  # the end of the name of a figure of errors
every_name = pytest.mark.parametrize("name", sorted(activations))
every_family = pytest.mark.parametrize("family", sorted({one.family for one in activations.values()}))


def wrong(name: str, asked: Drawing, figure: Figure) -> Iterator[str]:
    """Yield what a figure shows wrongly of what was to be drawn."""
    activation: Any = activations[name]
    match asked.kind:
        case "elementwise":
            return wrong_plot(figure, activation, asked.parameters)
        case "gated":
            return wrong_level_plot(figure, activation, asked.parameters)
        case "vector":
            return wrong_bars(figure, activation, asked.content, asked.parameters)
        case "heat_map":
            return wrong_matrix(figure, np.asarray(asked.content))
        case "simplex":
            return wrong_simplex(figure, asked.content)
        case "simplex_points":
            return wrong_simplex_points(figure, asked.content)
    return wrong_lines(figure, asked.content.lines())


@every_name
def test_figures_show_what_the_script_asks_for(name: str) -> None:
    """They are in the page, and in the files for download."""
    expected, shown = drawings(name), figures(f"functions/{name}.html")
    assert shown.keys() == {*expected, f"{name}{ERRORS}"}
    for figure, asked in expected.items():
        file = (SITE / f"figures/{figure}.svg").read_text("utf-8")
        for svg in (shown[figure], file):
            found = list(wrong(name, asked, read(svg)))
            assert not found, f"gallery/{name}.py, the figure {figure}: {found[0]}"
        assert read(shown[figure]).alt == description(file) == asked.alt


@every_name
def test_figures_write_minus_signs(name: str) -> None:
    for figure, svg in figures(f"functions/{name}.html").items():
        if not figure.endswith(ERRORS):
            hyphens = [text.text for text in read(svg).texts if re.search(r"(?<!\w)-\d", text.text)]
            assert not hyphens, f"gallery/{name}.py, the figure {figure}: {hyphens}, expected the sign −"


@every_name
def test_figures_of_errors_show_the_errors(name: str) -> None:
    activation = activations[name]
    x = numbers(activation)
    titles = {"value": name, "slope": activation.slope_name}
    contents = {f"{titles[role]}, error in ULP": found for role, found in errors(activation, x).items()}
    for svg in (
        figures(f"functions/{name}.html")[f"{name}{ERRORS}"],
        (SITE / f"figures/{name}{ERRORS}.svg").read_text(),
    ):
        assert not (found := list(wrong_error_figure(svg, x, contents))), f"{name}: {found[0]}"


@every_family
def test_panels_are_those_of_the_members(family: str) -> None:
    members = {pages()[one.name].title: one for one in sorted(activations.family(family), key=lambda one: one.name)}
    name = f"family-{family}"
    for svg in (figures(f"families/{family}.html")[name], (SITE / f"figures/{name}.svg").read_text("utf-8")):
        assert not (found := list(wrong_family(read(svg), members, SCORES))), f"{family}: {found[0]}"
