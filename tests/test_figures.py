"""What figures show is what the library computes: it is read back from the SVG, of the file and of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes

from activation_functions import activations, plot
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from activation_functions.plot.family_panels import SCORES
from comparing.curves import nearly_level, wrong_plot
from comparing.lines import wrong_simplex, wrong_simplex_points
from comparing.pictures import wrong_bars, wrong_family, wrong_level_plot, wrong_matrix
from extensions.figure_files import save
from extensions.figures import VARIABLES, description
from extensions.inline_svg import inline
from reading.figures import Figure, read
from shown_by_scripts import Drawing, drawings
from specification import samples

Saved = Callable[[Axes], tuple[Figure, Figure]]


@pytest.fixture
def saved(tmp_path: Path) -> Iterator[Saved]:
    """Save a figure, and read it back from the file, and from the page."""

    def save_and_read(axes: Axes) -> tuple[Figure, Figure]:
        figure: Any = axes.figure
        svg = save(figure, tmp_path, ["svg"])
        assert description(svg) == figure.alt
        return read(svg), read(inline(svg, figure.name, figure.alt, VARIABLES))

    yield save_and_read
    plt.close("all")


def drawn(activation: Activation[...], kind: str) -> Iterator[tuple[str, Axes, Drawing]]:
    """Draw the figures of an activation on its page: what to call it, the figure, and what was asked for."""
    found = {name: one for name, one in drawings(activation.name).items() if one.kind == kind}
    if isinstance(activation, Vector) and not found:
        found = {activation.name: Drawing("vector", "Bars.", SCORES, {})}  # Its page has other pictures.
    assert found, f"gallery/{activation.name}.py does not draw {activation.name}"
    figure: Any = activation
    for name, one in found.items():
        content = [] if one.content is None else [one.content]
        yield (
            f"the figure {name} of gallery/{activation.name}.py",
            figure.plot(*content, alt=one.alt, **one.parameters),
            one,
        )


def check(
    activation: Activation[...], kind: str, saved: Saved, wrong: Callable[[Figure, Drawing], Iterator[str]]
) -> None:
    """Read the figures of an activation back: nothing in them is wrong."""
    for place, axes, asked in drawn(activation, kind):
        for figure in saved(axes):
            found = list(wrong(figure, asked))
            assert figure.alt == asked.alt
            assert not found, f"{place}: {found[0]}"


def test_curves_are_those_of_the_functions(elementwise: Elementwise[...], saved: Saved) -> None:
    check(elementwise, "elementwise", saved, lambda figure, asked: wrong_plot(figure, elementwise, asked.parameters))


STEEP = 20.0  # beside a kink, on whose other side the slope is 1


def test_what_is_nearly_level_is_drawn_again_on_either_side(saved: Saved) -> None:
    """By default no function is steep on the left of a kink."""
    cases = [
        (one, {**defaults, name: STEEP})
        for one in activations.values()
        if isinstance(one, Elementwise)
        for defaults in [samples.real_parameters(one)]
        for name in defaults
        if samples.valid(one, {**defaults, name: STEEP})
    ]
    steep = [case for case in cases if any(np.isinf(high) for _, high in nearly_level(*case))]
    assert steep, f"no function is nearly level on the right where a parameter is {STEEP}"
    for one, given in steep:
        for figure in saved(one.plot(**given)):
            found = list(wrong_plot(figure, one, given))
            assert not found, f"{one.name} with {given}: {found[0]}"


def test_lines_of_equal_value_are_those_of_the_function(gated: Gated[...], saved: Saved) -> None:
    check(gated, "gated", saved, lambda figure, asked: wrong_level_plot(figure, gated, asked.parameters))


def test_bars_are_a_vector_and_its_image(vector: Vector[...], saved: Saved) -> None:
    check(vector, "vector", saved, lambda figure, asked: wrong_bars(figure, vector, asked.content, asked.parameters))


def test_numbers_and_shades_are_those_of_the_matrix(vector: Vector[...], saved: Saved) -> None:
    matrix = np.outer(vector(SCORES[:3]), SCORES)
    for figure in saved(plot.heat_map(vector.name, matrix)):
        found = list(wrong_matrix(figure, matrix))
        assert not found, f"{vector.name}: {found[0]}"


def test_images_are_those_of_the_scores(saved: Saved) -> None:
    """In the triangle are the probabilities of functions of a vector, whose results add up to 1."""
    weighing = [one for one in activations.values() if isinstance(one, Vector) and np.isclose(one(SCORES).sum(), 1)]
    functions: dict[str, Any] = {one.name: one for one in weighing[:2]}
    for figure in saved(plot.simplex("images", functions)):
        assert not (found := list(wrong_simplex(figure, functions))), found[0]
    points = {one.name: one(np.random.default_rng(0).normal(size=(30, 3))) for one in weighing[:2]}
    for figure in saved(plot.simplex_points("points", points)):
        assert not (found := list(wrong_simplex_points(figure, points))), found[0]


@pytest.mark.parametrize("family", sorted({one.family for one in activations.values()}))
def test_panels_are_those_of_the_members(family: str, saved: Saved) -> None:
    members = {one.name.upper(): one for one in activations.family(family)}
    for figure in saved(plot.family(f"family-{family}", members)):
        found = list(wrong_family(figure, members, SCORES))
        assert not found, f"{family}: {found[0]}"
