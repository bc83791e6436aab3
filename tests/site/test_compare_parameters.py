"""Parameters are set where activations are compared: what is then drawn and said is what the library computes."""

from __future__ import annotations

import itertools
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from activation_functions import activations
from activation_functions.facts import evaluate, intervals
from activation_functions.facts_in_words import on_paper
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from explored_page import shown
from specification import samples
from specification.code import functions
from specification.facts import real_parameters
from specification.page import pages
from specification.roles import DEFINITION, DERIVATIVE, by_role
from test_compare import PAIR, compared, titled
from test_compared_figures import taken_along
from test_explore_several import GO

WITH_PARAMETERS = [one for one in activations.values() if real_parameters(one)]
OF_NUMBERS = [one for one in WITH_PARAMETERS if isinstance(one, Elementwise)]
LINE = np.linspace(-10, 10, 20_001)
of_each = pytest.mark.parametrize("one", WITH_PARAMETERS, ids=lambda one: one.name)


def fragment(one: Activation[...], parameters: dict[str, float]) -> str:
    return "".join(f"&{one.name}.{key}={value}" for key, value in parameters.items())


def changed(one: Activation[...], parameters: dict[str, float]) -> dict[str, str]:
    """The parameters that are not the defaults, as they are written."""
    return {key: shown(value) for key, value in parameters.items() if value != one.parameters[key]}


def another(one: Activation[...]) -> Activation[...]:
    """An activation of the same kind, which stays as it is."""
    near = [activations[name] for name in PAIR] if isinstance(one, Elementwise) else activations.values()
    return next(each for each in near if each.takes == one.takes and each is not one)


def values(one: Activation[...], parameters: dict[str, float]) -> np.ndarray:
    """On the line, for two scores of which one is 0, or on the grid of a square."""
    if isinstance(one, Vector):
        return one(np.stack([LINE, np.zeros_like(LINE)], -1), **parameters)[..., 0]
    if isinstance(one, Gated):
        side = np.linspace(-4, 4, 129)
        return one(np.array([*itertools.product(side, side)]), **parameters)[..., 0]
    return one(LINE, **parameters)


@of_each
def test_parameters_are_said_filled_in_and_kept(browser: Browser, one: Activation[...]) -> None:
    other = another(one)
    for parameters in [each for each in samples.parameters(one) if changed(one, each)][-2:]:
        page = compared(browser, [other.name, one.name], fragment(one, parameters))
        code: dict[str, Any] = {}
        exec(page.locator(".codes pre").nth(1).text_content() or "", code)
        x = LINE if isinstance(one, Elementwise) else np.array([0.5, -2.0, 3.0, 1.0])
        np.testing.assert_array_equal(code["stable"](x), functions(one.name)["stable"](x, **parameters))
        set_to = " and ".join(f"{key} = {value}" for key, value in changed(one, parameters).items())
        text = page.locator(".said li").inner_text()
        assert f"{pages()[one.name].title} with {set_to} differ by up to " in text, text
        largest = np.nanmax(np.abs(values(one, parameters) - values(other, {})))
        found = float(re.search(r"by up to (\S+) ", text)[1])  # type: ignore[index]
        assert largest * (1 - 1e-5) <= found <= largest * (1 + 2e-3), text
        expect(page).to_have_url(re.compile(re.escape(f"{one.name}.")))
        kept = parse_qs(urlsplit(page.url).fragment)
        given = {key: float(kept.get(f"{one.name}.{key}", [value])[0]) for key, value in real_parameters(one).items()}
        assert given == parameters
        page.context.close()


def test_functions_that_parameters_make_the_same_are_said_to_be(browser: Browser) -> None:
    defaults = [(other, values(other, {})) for other in activations.values() if isinstance(other, Elementwise)]
    same = [
        (one, parameters, other)
        for one in OF_NUMBERS
        for parameters in samples.parameters(one)
        for other, expected in defaults
        if other is not one and changed(one, parameters) and np.array_equal(values(one, parameters), expected)
    ]
    assert same
    page = compared(browser, list(PAIR))
    for one, parameters, other in same:
        page.evaluate(GO, f"with={other.name}+{one.name}{fragment(one, parameters)}")
        text = page.locator(".said li").inner_text()
        titles = [pages()[each.name].title for each in (other, one)]
        assert all(title in text for title in titles) and text.endswith("are the same on [−10, 10]."), text
    page.context.close()


@pytest.mark.parametrize("one", OF_NUMBERS, ids=lambda one: one.name)
def test_parameters_are_drawn_and_named_in_legends(browser: Browser, one: Elementwise[...]) -> None:
    """In all figures, and in the lines of Python, where the labels are those of the legends."""
    other = next(name for name in PAIR if name != one.name)
    parameters = list(samples.parameters(one))[-1]
    page = compared(
        browser, [other, one.name], fragment(one, parameters), permissions=["clipboard-read", "clipboard-write"]
    )
    own = [f"{key}={value}" for key, value in changed(one, parameters).items()]
    labels = [f"{one.name}{prime}({', '.join(['x', *own])})" for prime in ("", "′")]
    for number, (role, label) in enumerate(zip((DEFINITION, DERIVATIVE), labels, strict=True)):
        figure = page.locator(".figures figure").nth(number)
        assert figure.locator("svg text:not([text-anchor])").all_text_contents()[1] == label
        names = taken_along(page, number)
        line = names["axes"].lines[1]
        np.testing.assert_array_equal(line.get_ydata(), by_role(one)[role](names["x"], **parameters))
        assert line.get_label() == label
    difference = "".join(page.locator("#differences svg text:not([text-anchor])").all_text_contents())
    assert re.sub(r"^10\S* \(|(?<=\w)\)$", "", difference) == f"{one.name} ({', '.join(own)}) − {other}"
    wide = page.locator("svg.moving").evaluate_all(
        """all => all.flatMap(svg => [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBBox()])
            .filter(([, box]) => box.x + box.width > svg.viewBox.baseVal.width).map(([text]) => text))"""
    )
    assert not wide, f"does not fit: {wide}"
    page.context.close()


@of_each
def test_facts_follow_the_parameters(browser: Browser, one: Activation[...]) -> None:
    """Those that are declared, and what is at 0; others, which are computed for the defaults, are left out."""
    page = compared(browser, [one.name])
    usual = {title: cells[0] for title, cells in titled(page).items()}
    for parameters in samples.parameters(one):
        page.evaluate(GO, f"with={one.name}{fragment(one, parameters)}")
        found = {title: cells[0].replace("−", "-") for title, cells in titled(page).items()}
        if not (own := changed(one, parameters)):
            assert titled(page) == {title: [text] for title, text in usual.items()}
            continue
        assert all(f"= {value.replace('−', '-')}" in found["Parameters"] for value in own.values()), found
        for text, expected in zip(pieces(found["Range"]), pieces(one.range, parameters), strict=True):
            assert text == pytest.approx(expected, rel=5e-6), found
        assert found["Smoothness"] == on_paper(one.fact("smoothness", parameters))
        assert number(found["Lipschitz constant"]) == pytest.approx(one.fact("lipschitz", parameters), rel=5e-6)
        if isinstance(one, Elementwise):
            assert found["Monotonic"] == one.fact("monotonic", parameters)
            check_kinks(one, parameters, found)
            assert "Gain" not in found and "Convexity" not in found, found
    page.context.close()


def number(text: str) -> float:
    return evaluate(re.sub(r"≈\s", "≈ ", text), {"n": 2.0})


def pieces(text: str, parameters: dict[str, float] | None = None) -> list[tuple[float, float, bool, bool]]:
    """The intervals of a range, with whether they have their ends; what stands behind ≈ as it is."""
    exact = re.sub(r"≈\s", "", text)
    return [(each.low, each.high, each.includes_low, each.includes_high) for each in intervals(exact, parameters or {})]


def check_kinks(one: Elementwise[...], parameters: dict[str, float], found: dict[str, str]) -> None:
    """Kinks or jumps are those that are declared, and the value at 0 and the slopes beside it are right."""
    is_jumping = one.fact("smoothness", parameters) == "discontinuous"
    kinks = one.fact("kinks", parameters)
    listed = found["Jumps" if is_jumping else "Kinks"]
    assert [number(each) for each in listed.split(", ") if each != "none"] == pytest.approx(kinks, rel=5e-6), found
    assert found["Kinks" if is_jumping else "Jumps"] == "none" if "Jumps" in found else not is_jumping
    sides = ([] if is_jumping else [-(2.0**-30), 2.0**-30]) if 0 in kinks else [0.0]
    numbers = [float(each) for each in re.findall(r"-?\d[\d.e-]*", found["At 0"])]
    expected = [float(one(0.0, **parameters)), *(float(one.derivative(side, **parameters)) for side in sides)]
    assert numbers == pytest.approx(expected, rel=5e-6), (found, parameters)


def test_parameters_are_typed_and_those_that_are_not_valid_are_told(browser: Browser) -> None:
    for one in WITH_PARAMETERS:
        [*_, (name, default)] = real_parameters(one).items()
        low = one.valid_interval(name, one.parameters).low
        if not np.isfinite(low):
            continue
        page = compared(browser, [one.name], f"&{one.name}.{name}={low - 1}")
        status, field = page.locator(".compare [role=status]"), page.locator(f".compare [data-key={name}]")
        expect(status).to_have_text(f"Not understood in the address: {one.name}.{name}")
        assert float(field.input_value()) == default
        code = page.locator(".codes pre").text_content()
        field.fill(str(low - 1))
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(status).to_have_text(re.compile(rf"^Expected (?:.*, )?{name} in "))
        assert page.locator(".codes pre").text_content() == code
        field.fill(str(2 * default + 1))
        expect(status).to_be_empty()
        assert page.locator(".codes pre").text_content() != code
        page.context.close()
