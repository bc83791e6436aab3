"""Lines of equal value and curves in figures that move: where they are, and how finely they are drawn."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, expect

from activation_functions.kinds import Activation, Gated
from explored_page import ELEMENTWISE, NEXT_FRAME, explored
from explored_several import PAIRS, address, read
from specification.facts import real_parameters
from test_explore_several import fragment, settings

DRAWN = "paths => paths.map(path => path.getAttribute('d'))"


def numbers_of(element: Locator, *keys: str) -> np.ndarray:
    """The attributes of an element, 0 where there is none."""
    return np.array([float(element.get_attribute(key) or 0) for key in keys])


def halves_at(places: np.ndarray, frame: np.ndarray) -> np.ndarray:
    """The inputs of which the places in the square of ±4 are, whose frame has a corner and a size."""
    return (places - frame[:2]) / frame[2:] * [8, -8] + [-4, 4]


# A line is labelled at its highest point in this part of the square of ±4.
LABELLED = 0.92 * 4
# A line ends there; else each end of a segment is that of another one, but where both are rounded in two ways.
AT_THE_EDGE, RARELY = 3.99, 0.02


@pytest.mark.parametrize("activation", PAIRS, ids=lambda one: one.name)
def test_lines_are_where_the_value_is_theirs(browser: Browser, activation: Gated[...]) -> None:
    """The line through the point, and those that are drawn in the place of the static ones for another parameter."""
    for parameters in settings(activation):
        page = explored(browser, address(activation), fragment("1.5 -1", **parameters))
        page.evaluate(NEXT_FRAME)
        rect = page.locator("svg.moving clipPath rect")
        frame = numbers_of(rect, "x", "y", "width", "height")
        groups = page.locator("svg.moving > .own > g")
        is_usual = parameters == real_parameters(activation)
        static = page.locator("svg.moving > g[clip-path]").first
        assert (static.get_attribute("display") == "inline") == is_usual
        lines = [*zip([-8, -4, -2, -1, -0.25, 0, 0.25, 1, 2, 4, 8], groups.nth(0).locator("path").all())]
        assert bool(lines) != is_usual
        own = float(activation([1.5, -1], **parameters)[0])
        [path] = groups.nth(3).locator("path").all()
        highest = {}
        for level, line in [*lines, (own, path)]:
            numbers = np.array(re.findall(r"-?[\d.]+", line.get_attribute("d") or ""), float).reshape(-1, 2)
            halves = halves_at(numbers, frame)
            places, times = np.unique(numbers, axis=0, return_counts=True)
            within = np.abs(halves_at(places, frame)).max(1) < AT_THE_EDGE
            assert (times[within] % 2).sum() <= RARELY * len(places), f"a line has gaps: {(level, parameters)}"
            highest[level] = max(halves[np.abs(halves).max(1) < LABELLED, 1], default=None)
            values = activation(halves, **parameters)[:, 0]
            slope = np.abs(activation.partial_derivatives(halves, **parameters)).max(initial=1)
            assert level == 0 or np.abs(values - level).max(initial=0) < 0.02 * slope + 0.02, (level, parameters)
        assert len(numbers)
        labels = groups.locator("text").all()
        assert bool(labels) != is_usual
        for label in labels:
            level = read(label.text_content() or "")
            halves = halves_at(numbers_of(label, "x", "y"), frame)
            assert np.abs(halves).max() < LABELLED and halves[1] == pytest.approx(highest[level], abs=0.25), level
        page.context.close()


@pytest.mark.parametrize(
    "activation",
    [next(one for one in kind if real_parameters(one)) for kind in (ELEMENTWISE, PAIRS)],
    ids=lambda one: one.name,
)
def test_at_rest_as_much_is_drawn_as_without_a_movement(browser: Browser, activation: Activation[...]) -> None:
    page = explored(browser, address(activation))
    key = next(iter(real_parameters(activation)))
    slider = page.locator(f"[type=range][data-key={key}]")
    for _ in range(3):
        slider.press("ArrowRight")
        page.evaluate(NEXT_FRAME)
    value = re.escape(slider.input_value())
    expect(page).to_have_url(re.compile(rf"[#&]{key}={value}(?!\d)"))
    expect(page.locator("form.explorer")).to_have_attribute("style", "")  # at rest, which the address may precede
    page.evaluate(NEXT_FRAME)
    moved = page.locator("svg.moving path").evaluate_all(DRAWN)
    page.reload()
    expect(page.locator(".explorer")).to_be_visible()
    page.evaluate(NEXT_FRAME)
    assert page.locator("svg.moving path").evaluate_all(DRAWN) == moved != []
    page.context.close()
