"""The figures of functions of a vector and of two halves move: what they show is what the library computes."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from activation_functions import gumbel_softmax
from activation_functions.kinds import Activation, Gated, Vector
from examined_page import reach
from explored_page import CELLS, NEXT_FRAME, explored, readings, shown
from explored_several import PAIRS, VECTORS, address, bars, inputs, jacobian, of_each, of_some, read, start_of, written
from javascript.functions import DIGITS
from specification import samples
from specification.facts import real_parameters
from test_explore import NUMBERS, picture

HIDE = "svg => svg.querySelectorAll('.own').forEach(each => { each.style.visibility = 'hidden'; })"
# Changes the state in the address, and waits until it is drawn; the table follows a little later.
GO = """text => new Promise(drawn => {
    const wait = () => requestAnimationFrame(() => requestAnimationFrame(drawn));
    addEventListener("hashchange", wait, {once: true});
    location.hash = text;
})"""
AFTER_THE_TABLE = "new Promise(filled => setTimeout(filled, 250))"
# How much of its colour the ground of each has.
SHADES = "all => all.map(each => Number(getComputedStyle(each).backgroundColor.match(/ \\/ ([\\d.]+)/)?.[1] ?? 0))"
SCORES = ([0.5, 0.25, -0.5], [0, 0], [3, -4.5, 3, 1, 0.05], [9, 8.95, -1000, 20, -7, 1])


def settings(activation: Activation[...]) -> list[dict[str, float]]:
    return [real_parameters(activation), *list(samples.parameters(activation))[-2:]]


def fragment(x: object, **others: object) -> str:
    return "&".join(f"{key}={value}" for key, value in ({"x": x} | others).items() if value != "").replace(" ", "%20")


@of_each
def test_nothing_moves_when_the_explorer_takes_over(browser: Browser, activation: Activation[...]) -> None:
    """Numbers, bars, lines and the figure itself stay where they are; what is only in the moving one is left out."""
    page = explored(browser, address(activation), viewport={"width": 1280, "height": 900})
    button, svg = page.locator("button.explore"), page.locator("figure.figure > svg")
    svg.nth(1).evaluate(HIDE)
    after, box, seen = svg.nth(1).evaluate(NUMBERS), page.locator(".first-screen").bounding_box(), picture(page)
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "false")
    before = svg.nth(0).evaluate(NUMBERS)
    assert page.locator(".first-screen").bounding_box() == box
    assert sorted(text for text, *_ in after) == sorted(text for text, *_ in before)
    for (text, *one), (_, *other) in zip(after, before, strict=True):
        np.testing.assert_allclose(one, other, atol=1.2, err_msg=text)
    moved = np.abs(seen - picture(page)) > 0.25 * 255
    assert moved.mean() < 1e-4, f"{activation.name}: {moved.sum()} pixels differ"
    page.context.close()


@pytest.mark.parametrize("activation", VECTORS, ids=lambda one: one.name)
def test_results_and_jacobian_are_those_of_the_library(browser: Browser, activation: Vector[...]) -> None:
    page = explored(browser, address(activation))
    page.locator(".explorer summary").click()
    for scores in SCORES:
        for parameters in settings(activation):
            page.evaluate(GO, fragment(" ".join(map(str, scores)), **parameters))
            page.evaluate(AFTER_THE_TABLE)
            x = np.array(scores, float)
            expected = activation(x, **parameters)
            expect(page.locator(".jacobian tr")).to_have_count(len(scores) + 1)
            assert bars(page, 0) == written(x)
            assert bars(page, 1) == written(expected)
            matrix = activation.jacobian(x, **parameters)
            assert jacobian(page) == [written(row) for row in matrix]
            shades = page.locator(".jacobian td").evaluate_all(SHADES)
            expected_shades = np.abs(matrix.ravel()) / (np.abs(matrix).max() or 1) * 0.4
            np.testing.assert_allclose(shades, expected_shades, atol=0.011)
            expect(page.locator(".values th")).to_have_count(3 + len(scores))
            column = page.locator(".values td:nth-child(3)").all_inner_texts()
            assert [*map(read, column)] == [float(f"{value:.{DIGITS}g}") for value in expected]
    page.context.close()


@pytest.mark.parametrize("activation", VECTORS, ids=lambda one: one.name)
def test_others_are_side_by_side_with_a_temperature_and_noise(browser: Browser, activation: Vector[...]) -> None:
    others = [one for one in VECTORS if one is not activation]
    own = dict.fromkeys(real_parameters(activation), 0.5) or {"temperature": 0.5}
    page = explored(browser, address(activation), fragment("1 0.5 -2", **own))
    for other in others:
        page.locator(f"[name=beside][value={other.name}]").check()
        page.evaluate(NEXT_FRAME)  # in which the figure grows, and the next box moves
    expect(page.locator("svg.moving g:nth-of-type(3) text")).to_have_count(7 * (2 + len(others)))
    x = np.array([1, 0.5, -2])
    is_divided = "temperature" in own
    for row, one in enumerate([activation, *sorted(others, key=lambda one: one.name)], 1):
        given = own if one is activation and not is_divided else {}
        assert bars(page, row) == written(one(x / 0.5 if is_divided else x, **given)), one.name
    matrix = activation.jacobian(x / 0.5) / 0.5 if is_divided else activation.jacobian(x, **own)
    assert jacobian(page) == [written(row) for row in matrix]
    page.context.close()


def test_draws_by_a_seed_are_those_of_the_library(browser: Browser) -> None:
    x = np.array([1, 0, -1, 0.5])
    page = explored(browser, address(gumbel_softmax))
    for seed in (0, 1, 7, 123456789, 2**32 - 1):
        page.evaluate(GO, fragment("1 0 -1 0.5", seed=seed, tau=0.7))
        assert bars(page, 1) == written(gumbel_softmax.sample(x, seed, tau=0.7)), seed
        noise = np.random.default_rng(seed).gumbel(size=4)
        assert jacobian(page) == [written(row) for row in gumbel_softmax.jacobian(x + noise, tau=0.7)]
    page.evaluate(GO, fragment("1 0 -1 0.5"))
    page.get_by_role("button", name="Draw again").click()
    expect(page).to_have_url(re.compile("seed=0$"))
    page.get_by_role("button", name="Draw again").click()
    expect(page).to_have_url(re.compile("seed=1$"))
    assert bars(page, 1) == written(gumbel_softmax.sample(x, 1))
    page.get_by_role("button", name="Without noise").click()
    expect(page).not_to_have_url(re.compile("seed"))
    assert bars(page, 1) == written(gumbel_softmax(x))
    page.context.close()


@pytest.mark.parametrize("activation", PAIRS, ids=lambda one: one.name)
def test_what_is_read_is_what_the_library_computes(browser: Browser, activation: Gated[...]) -> None:
    page = explored(browser, address(activation))
    page.locator(".explorer summary").click()
    for number, parameters in enumerate(settings(activation)):
        page.evaluate(GO, fragment(f"0.5 {number}", **parameters))
        for a, b in ((-1.5, 2), (0, 3), (2.25, -0.75)):
            page.locator("#own-0").fill(str(a))
            page.locator("#own-1").fill(str(b))
            page.evaluate(NEXT_FRAME)
            halves = np.array([a, b])
            expected = [
                a,
                b,
                activation(halves, **parameters)[0],
                *activation.partial_derivatives(halves, **parameters),
            ]
            assert [*readings(page).values()] == [shown(value) for value in expected]
        expect(page.locator(".values tr").first).to_be_visible()
        page.evaluate(AFTER_THE_TABLE)
        [_, *head], *rows = page.locator(".values tr").evaluate_all(CELLS)
        across = [read(text) for text in head]
        for b, *found in rows:
            values = activation(np.stack([across, np.full(len(across), read(b))]), axis=0, **parameters)[0]
            assert found == [shown(value) for value in values]
    page.context.close()


@of_some
def test_address_has_the_state_and_brings_it_back(browser: Browser, activation: Activation[...]) -> None:
    is_vector = isinstance(activation, Vector)
    state = {"x": "0.5 -2 1.25" if is_vector else "0.5 -2"}
    state |= dict.fromkeys(real_parameters(activation), "0.75")
    if is_vector:
        state |= {"with": " ".join(one.name for one in VECTORS[-3:] if one is not activation)}
    page = explored(browser, address(activation), fragment(**state, unknown=1))
    expect(page.locator(".explorer [role=status]")).to_have_text("Not understood in the address: unknown")
    expect(page).not_to_have_url(re.compile("unknown"))
    assert {key: value for key, [value] in parse_qs(urlsplit(page.url).fragment).items()} == state
    labels = page.locator("svg.moving text").all_text_contents()
    page.reload()
    expect(page.locator(".explorer")).to_be_visible()
    expect(page.locator("svg.moving text")).to_have_count(len(labels))
    assert page.locator("svg.moving text").all_text_contents() == labels
    for wrongly in ("x=1", "x=1 a", f"x={'1 ' * 9}", "x=1 5000", "seed=-1", "seed=0.5", "with=relu"):
        page.evaluate(f"location.hash = '{wrongly}'")
        key = wrongly.partition("=")[0]
        expect(page.locator(".explorer [role=status]")).to_have_text(f"Not understood in the address: {key}")
        page.get_by_role("button", name="Reset").click()
        expect(page.locator(".explorer [role=status]")).to_have_text("Reset")
    page.locator("button.explore").click()
    expect(page).not_to_have_url(re.compile("#."))
    page.context.close()


@of_some
def test_what_is_dragged_follows(browser: Browser, activation: Activation[...]) -> None:
    """A bar by what is a unit where it was taken, a point to where it is put; a click puts the point, too."""
    page = explored(browser, address(activation), viewport={"width": 1280, "height": 1200})
    page.locator("figure.explored").scroll_into_view_if_needed()
    svg = page.locator("svg.moving").bounding_box()
    handle = page.locator(".hits rect").first if isinstance(activation, Vector) else page.locator(".hit")
    box = handle.bounding_box()
    assert box and svg
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y - 30, steps=4)
    page.mouse.up()
    scale = svg["width"] / 324
    if isinstance(activation, Vector):
        start = start_of(page)
        assert min(start) < 0 < max(start)
        span = 1.4 * (max(start) - min(start))
        expected = [start[0] + 30 / (box["height"] / span), *start[1:]]
    else:
        unit = 8 / (236.76 * scale)
        expected = [1 + 20 * unit, 2 + 30 * unit]
    page.evaluate(NEXT_FRAME)
    np.testing.assert_allclose(inputs(page), expected, atol=0.06, rtol=0.03)
    if isinstance(activation, Gated):
        page.mouse.click(x - 80, y + 50)
        page.evaluate(NEXT_FRAME)
        np.testing.assert_allclose(inputs(page), [1 - 80 * unit, 2 - 50 * unit], atol=0.06)
    page.context.close()


@of_some
def test_keyboard_reaches_everything_and_values_are_announced(browser: Browser, activation: Activation[...]) -> None:
    page = explored(browser, address(activation), viewport={"width": 1280, "height": 900})
    reach(page)
    for number, slider in enumerate(page.locator("[type=range][data-key]").all()):
        slider.press("ArrowRight")
        page.evaluate(NEXT_FRAME)
        told = slider.get_attribute("aria-valuetext") or ""
        value = slider.input_value().replace("-", "−")
        assert re.match(rf"{value}, {activation.name}\(x.*= ", told), told
        key = slider.get_attribute("data-key") or ""
        if isinstance(activation, Vector) and key.isdigit():
            assert told.endswith(f" = {bars(page, 1)[number]}")
    if isinstance(activation, Vector):
        page.get_by_role("button", name="Add a score").press("Enter")
        expect(page.locator(".scores > div")).to_have_count(len(start_of(page)) + 1)
        for _ in range(9):
            page.get_by_role("button", name="Remove the last").press("Enter")
        expect(page.locator(".scores > div")).to_have_count(2)
        expect(page.locator(".explorer [role=status]")).to_have_text("Expected 2 to 8 scores")
    page.context.close()


@of_some
def test_an_invalid_value_is_told_and_changes_nothing(browser: Browser, activation: Activation[...]) -> None:
    page = explored(browser, address(activation))
    before = page.locator("svg.moving text").all_text_contents()
    wrongly = {"0": "5000"}
    for key in page.locator("[type=range][data-key]").evaluate_all("all => all.map(each => each.dataset.key)"):
        if not key.isdigit() and page.locator(f"#valid-{key}").inner_text() == "in (0, ∞)":
            wrongly[key] = "0"
    for key, value in wrongly.items():
        page.locator(f"#own-{key}").fill(value)
        expect(page.locator(f"#own-{key}")).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".explorer [role=status]")).to_contain_text("Expected ")
        page.evaluate(NEXT_FRAME)
        assert page.locator("svg.moving text").all_text_contents() == before
    page.context.close()
