"""The figure of a function of one number moves: what it shows is what the library computes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from PIL import Image
from PIL.ImageFilter import BoxBlur
from playwright.sync_api import Browser, Page, expect

from activation_functions.kinds import Elementwise
from examined_page import reach
from explored_page import (
    ADDRESSES,
    CELLS,
    CHOSEN,
    ELEMENTWISE,
    JUMPING_ONCE_MORE,
    NEXT_FRAME,
    PRIMES,
    ROLES,
    explored,
    of_each,
    readings,
    shown,
)
from javascript.functions import DIGITS
from specification import samples
from specification.facts import real_parameters
from specification.roles import by_role

# Where the numbers of a figure are, in pixels of the window.
NUMBERS = """svg => [...svg.querySelectorAll("text")].map(each => [each.textContent, each.getBoundingClientRect()])
    .map(([text, {x, y, width, height}]) => [text, x, y, width, height]).sort()"""

AFTER_THE_ADDRESS = "new Promise(written => setTimeout(written, 300))"  # which is written 250 ms after a frame


@pytest.fixture
def page(browser: Browser, number: int) -> Iterator[Page]:
    """The figure of a page, explored in a context of its own."""
    shown = explored(browser, ADDRESSES[number], viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    shown.on("pageerror", lambda error: problems.append(str(error)))
    yield shown
    shown.context.close()
    assert not problems, problems


def read_as(activation: Elementwise[...], x: float, **parameters: float) -> dict[str, str]:
    """What is read out of an activation at a place, by the library."""
    by = by_role(activation)
    return {
        f"{activation.name}{prime}(x)": shown(float(by[role](x, **parameters)))
        for role, prime in zip(ROLES, PRIMES)
        if role in by
    }


def picture(page: Page) -> np.ndarray:
    """What is seen of the figure, in grey, without the finest differences of how edges are smoothed."""
    seen = page.locator("figure.figure > svg:visible").first.screenshot()
    return np.asarray(Image.open(io.BytesIO(seen)).convert("L").filter(BoxBlur(1)), float)


@of_each
def test_nothing_moves_when_the_explorer_takes_over(page: Page, number: int) -> None:
    """Numbers, curves and the figure itself stay where they are, and so does the text beside it."""
    button, svg, beside = page.locator("button.explore"), page.locator("figure.figure > svg"), ".first-screen"
    after, box, seen = svg.nth(1).evaluate(NUMBERS), page.locator(beside).bounding_box(), picture(page)
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "false")
    before = svg.nth(0).evaluate(NUMBERS)
    assert page.locator(beside).bounding_box() == box
    assert [text for text, *_ in after] == [text for text, *_ in before]
    for (text, *one), (_, *other) in zip(after, before, strict=True):
        np.testing.assert_allclose(one, other, atol=1.2, err_msg=text)
    moved = np.abs(seen - picture(page)) > 0.25 * 255
    assert moved.mean() < 1e-4, f"{CHOSEN[number].name}: {moved.sum()} pixels differ"


@pytest.mark.parametrize("activation", [*CHOSEN, JUMPING_ONCE_MORE], ids=lambda one: one.name)
def test_jumps_are_marked(browser: Browser, activation: Elementwise[...]) -> None:
    """Where a function or a derivative of it jumps, each by three dots."""
    by = by_role(activation)
    jumps = sum(
        not np.isclose(*by[role](np.nextafter(kink, [-np.inf, np.inf])))
        for role in ROLES
        for kink in {*activation.fact("kinks"), -1.0, 0.0, 1.0}
    )
    page = explored(browser, f"functions/{activation.name}.html", "show=012")
    expect(page.locator("svg.moving circle")).to_have_count(3 * jumps)
    page.context.close()


@of_each
def test_what_is_read_is_what_the_library_computes(page: Page, number: int) -> None:
    activation = CHOSEN[number]
    page.locator("[name=order]").nth(2).check()
    values = [real_parameters(activation), *list(samples.parameters(activation))[-2:]]
    for parameters in values:
        for key in parameters:  # by way of what goes together
            page.locator(f"#own-{key}").fill(str(parameters[key]))
        for key in parameters:
            page.locator(f"#own-{key}").fill(str(parameters[key]))
        for x in (-1.5, 0, 0.5, 2.5):
            page.locator("[name=x]").fill(str(x))
            expect(page.locator(".explorer dd").first).to_have_text(shown(x))
            assert readings(page) == {"x": shown(x), **read_as(activation, x, **parameters)}


@of_each
def test_others_are_laid_over_and_the_difference_is_shown(page: Page, number: int) -> None:
    activation = CHOSEN[number]
    other = next(one for one in ELEMENTWISE if one is not activation and len(by_role(one)) > 2)
    page.locator("[name=other]").fill(other.name)
    page.locator("[name=minus]").check()
    page.locator("[name=x]").fill("1.5")
    page.evaluate(NEXT_FRAME)
    expect(page.locator(".explorer dt")).to_have_count(6)
    found = readings(page)
    assert found[f"{other.name}(x)"] == read_as(other, 1.5)[f"{other.name}(x)"]
    assert found[f"{activation.name} − {other.name}"] == shown(float(activation(1.5) - other(1.5)))
    page.get_by_role("button", name=f"Remove {other.name}").click()
    expect(page.locator(".explorer dt")).to_have_count(3)
    page.locator("[name=other]").fill("nothing")
    page.locator("[name=other]").press("Enter")
    expect(page.locator(".explorer [role=status]")).to_have_text("There is no other activation nothing")
    page.locator("[name=other]").fill("")


@of_each
def test_address_has_the_state_and_brings_it_back(browser: Browser, number: int) -> None:
    activation = CHOSEN[number]
    other = next(one for one in ELEMENTWISE if one is not activation).name
    parameters = list(samples.parameters(activation))[-1]
    state = {"show": "02", "with": other, "minus": other, "view": "-2 2 -1", "x": "0.5"}
    text = "&".join(f"{key}={value}" for key, value in ({key: f"{v}" for key, v in parameters.items()} | state).items())
    page = explored(browser, ADDRESSES[number], f"{text}&unknown=1".replace(" ", "%20"))
    expect(page.locator(".explorer [role=status]")).to_have_text("Not understood in the address: unknown")
    expect(page.locator(".explorer dt")).to_have_count(1 + 2 + 2 + 1)
    expect(page).not_to_have_url(re.compile("unknown"))
    kept = {key: value for key, [value] in parse_qs(urlsplit(page.url).fragment).items()}
    assert {key: kept[key] for key in state} == state
    given = {key: float(value) for key, value in kept.items() if key not in state}
    assert {**real_parameters(activation), **given} == parameters
    before = readings(page)
    page.reload()
    expect(page.locator(".explorer")).to_be_visible()
    expect(page.locator(".explorer dl dt")).to_have_count(len(before))
    assert readings(page) == before
    page.get_by_role("button", name="Reset").click()
    expect(page).to_have_url(re.compile("#show=01$"))
    page.locator("button.explore").click()
    expect(page).not_to_have_url(re.compile("#."))
    assert not page.locator(".explorer").is_visible()
    page.context.close()


def test_an_address_may_have_parameters_whose_intervals_depend_on_one_another(browser: Browser) -> None:
    for activation in ELEMENTWISE:
        if len(real_parameters(activation)) < 2:
            continue
        parameters = list(samples.parameters(activation))[-1]
        state = "&".join(f"{key}={value}" for key, value in parameters.items())
        page = explored(browser, f"functions/{activation.name}.html", state)
        for key, value in parameters.items():
            expect(page.locator(f"#own-{key}")).to_have_value(f"{float(f'{value:.{DIGITS}g}'):g}")
        expect(page.locator(".explorer [role=status]")).to_be_empty()
        page.context.close()


def test_sliders_end_at_valid_numbers(browser: Browser) -> None:
    """Also where the interval does not include its lower end."""
    is_open = {one: [one.valid_interval(name, one.parameters) for name in one.parameters] for one in ELEMENTWISE}
    chosen = next(one for one, valid in is_open.items() if any(-np.inf < each.low not in each for each in valid))
    for activation in {chosen, *CHOSEN}:
        page = explored(browser, f"functions/{activation.name}.html")
        for name in activation.parameters:
            slider = page.locator(f"[type=range][data-key={name}]")
            ends = [float(slider.get_attribute(end) or "nan") for end in ("min", "max")]
            valid = activation.valid_interval(name, activation.parameters)
            assert all(end in valid for end in ends), f"{activation.name}: {name} from {ends[0]} to {ends[1]}"
        page.context.close()


def test_an_invalid_value_is_told_and_changes_nothing(browser: Browser) -> None:
    for activation in CHOSEN:
        for name in activation.parameters:
            low = activation.valid_interval(name, activation.parameters).low
            if not np.isfinite(low):
                continue
            page = explored(browser, f"functions/{activation.name}.html")
            curve = page.locator("svg.moving g path").nth(3)
            before = curve.get_attribute("d")
            field = page.locator(f"#own-{name}")
            for value in (low - 1, low):
                field.fill(str(value))
                is_valid = value in activation.valid_interval(name, activation.parameters)
                expect(field).to_have_attribute("aria-invalid", "false" if is_valid else "true")
                if is_valid:
                    field.fill(str(activation.parameters[name]))
            field.fill(str(low - 1))
            expect(page.locator(".explorer [role=status]")).to_contain_text(f"Expected {name} in ")
            assert curve.get_attribute("d") == before
            page.context.close()


def limits(page: Page) -> list[float]:
    """The left, the right and the lower edge, from the address, once it is that of what is drawn."""
    page.evaluate(NEXT_FRAME)
    page.evaluate(AFTER_THE_ADDRESS)
    expect(page).to_have_url(re.compile(r"[#&]view="))
    return [float(each) for each in parse_qs(urlsplit(page.url).fragment)["view"][0].split()]


@of_each
def test_it_is_moved_by_dragging_by_the_wheel_by_keys_and_by_buttons(page: Page, number: int) -> None:
    svg, grid = page.locator("svg.moving"), page.locator("svg.moving g path").first
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y, steps=3)
    page.mouse.up()
    dragged = limits(page)
    start = [float(each) for each in (page.locator("button.explore").get_attribute("data-limits") or "").split()]
    expected = 100 / box["width"] * 324 * (start[1] - start[0]) / 292  # points of the picture, units of the axis
    assert start[0] - dragged[0] == pytest.approx(expected, rel=0.05)
    assert start[2] == pytest.approx(dragged[2], abs=1e-3)
    svg.focus()
    page.mouse.move(x, y)
    page.mouse.wheel(0, -200)
    expect(page).not_to_have_url(re.compile(rf"view={dragged[0]:g}"))
    wheeled = limits(page)
    assert wheeled[1] - wheeled[0] < dragged[1] - dragged[0]
    for control in ("ArrowLeft", "+", "-"):
        before = grid.get_attribute("d") or ""
        svg.press(control)
        expect(grid).not_to_have_attribute("d", before)
    for label in ("Zoom in", "Zoom out", "Move left", "Move right", "Move up", "Move down", "Reset"):
        before = grid.get_attribute("d") or ""
        page.get_by_role("button", name=label).click()
        expect(grid).not_to_have_attribute("d", before)


def test_two_fingers_zoom(browser: Browser) -> None:
    page = explored(browser, ADDRESSES[0], viewport={"width": 390, "height": 800}, has_touch=True)
    svg = page.locator("svg.moving")
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    devtools = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 20), ("touchMove", 40), ("touchMove", 80), ("touchEnd", 0)):
        points = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}] if apart else []
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    found = limits(page)
    start = [float(each) for each in (page.locator("button.explore").get_attribute("data-limits") or "").split()]
    assert (start[1] - start[0]) / (found[1] - found[0]) == pytest.approx(4, rel=0.05)
    page.context.close()


@of_each
def test_keyboard_reaches_everything_and_values_are_announced(page: Page, number: int) -> None:
    reach(page)
    slider = page.locator("[name=x]")
    slider.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        slider.press(key)
    expect(page.locator(".explorer dd").nth(1)).to_be_visible()
    page.evaluate(NEXT_FRAME)
    told = slider.get_attribute("aria-valuetext")
    assert told == ", ".join(f"{title} = {value}" for title, value in readings(page).items())
    for field in page.locator("[type=range][data-key]").all():
        before = field.get_attribute("aria-valuetext")
        field.press("ArrowRight")
        expect(field).not_to_have_attribute("aria-valuetext", before or "")


@of_each
def test_table_has_the_values_of_the_library(page: Page, number: int) -> None:
    page.locator(".explorer summary").click()
    expect(page.locator(".explorer tbody tr").first).to_be_visible()
    for x, *values in page.locator(".explorer tbody tr").evaluate_all(CELLS):
        assert values == [*read_as(CHOSEN[number], float(x.replace("−", "-"))).values()][:2]
