"""A reader's own function is held against the right one: what is said of it is what the library says."""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from activation_functions import activations
from checked_page import ADDRESS, is_right, said
from checked_page import form as form
from conftest import SITE, opened
from examined_page import examine, reach
from explored_page import ELEMENTWISE, shown
from extensions.check_your_own import mistakes
from extensions.search_entries import is_formula, words
from specification import samples
from specification.facts import real_parameters
from specification.page import pages

LINE = np.linspace(-10, 10, 200_001)
of_each = pytest.mark.parametrize("name", [one.name for one in ELEMENTWISE])
NUMBER = re.compile(r"The largest error (?:on \[−10, 10\]|among \d+ values) is ([^,]+), at (±?\S+?)\.(?:\s|$)")


def numbers(text: str) -> tuple[float, float]:
    """The largest error that is said, and where; of two places, the one on the right."""
    found = NUMBER.search(text)
    assert found, text
    return tuple(float(each.replace("−", "-").lstrip("±")) for each in found.groups())  # type: ignore[return-value]


def body(name: str, role: str) -> str:
    """The right-hand side of a formula of a page, as it is written there."""
    latex = pages()[name].equation(role).latex
    return latex.partition(r"\quad")[0] if "cases" not in latex else latex


@of_each
def test_formulas_of_the_page_are_read_and_right(form: Page, name: str) -> None:
    """The definition and the derivative, in their LaTeX; a derivative may have no value at a kink."""
    for order, role in enumerate(("definition", "derivative")):
        text = said(form, body(name, role), name, order)
        assert is_right(text) or (order and text.startswith("Right, except at")), f"{role}: {text}"
        if real_parameters(activations[name]) and not order and r"\text{where}" not in body(name, role):
            assert "So it is with" in text, f"{role}: {text}"


def typed() -> list[tuple[str, str]]:
    """The formulas by which people search activations, which are tested to compute them."""
    return [
        (name, formula)
        for name, every in words()["activations"].items()
        if name in {one.name for one in ELEMENTWISE}
        for formula in every
        if is_formula(formula)
    ]


@pytest.mark.parametrize(("name", "formula"), typed())
def test_formulas_that_people_type_are_read_and_right(form: Page, name: str, formula: str) -> None:
    assert is_right(text := said(form, formula, name)), text


@of_each
def test_a_function_is_recognized_by_its_name_and_by_its_values(form: Page, name: str) -> None:
    """Also without saying which it is; others may have the same values."""
    one = activations[name]
    x = np.linspace(-4, 4, 33)
    pairs = list(zip(x.tolist(), one(x).tolist()))
    same = [
        pages()[other.name].title for other in ELEMENTWISE if np.allclose(other(LINE), one(LINE), rtol=1e-9, atol=0)
    ]
    assert re.fullmatch(
        rf"Right\. It is ({'|'.join(map(re.escape, same))}): .*", said(form, f"np.{name}(x)"), re.DOTALL
    )
    for given in (
        "\n".join(f"{a} {b}" for a, b in pairs),
        "x,f(x)\n" + "\n".join(f"{a},{b:.6f}" for a, b in pairs),
        json.dumps(pairs),
        json.dumps({"x": x.tolist(), "y": one(x).tolist()}),
        json.dumps([{"x": a, "y": b} for a, b in pairs]),
    ):
        assert is_right(text := said(form, given, name)), f"{given[:40]}: {text}"
        assert "among 33 values" in text


MISTAKES = [(one, formula) for one in mistakes() for formula in one.formulas]


@pytest.mark.parametrize(("mistake", "formula"), MISTAKES, ids=[f"{one.anchor}: {text}" for one, text in MISTAKES])
def test_mistakes_in_circulation_are_named(form: Page, mistake: Any, formula: str) -> None:
    """By the words of the page, with a link to them, whoever says which activation it should be."""
    text = said(form, formula, mistake.about, mistake.order)
    links = form.locator(".result a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert f"functions/{mistake.about}.html#{mistake.id}" in links, text
    assert mistake.words in text
    target = (SITE / f"functions/{mistake.about}.html").read_text("utf-8")
    assert f'id="{mistake.id}"' in target, mistake.id


# Each mistake as it is typed, which activation it should be, and what is named.
NAMED = [
    ("0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.44715 * x**3)))", "gelu", "0.44715"),
    ("1 / (1 + exp(x))", "sigmoid", "x has the wrong sign: this is sigmoid(−x)"),
    ("-softplus(x)", "softplus", "the sign of the result is wrong"),
    ("cos(x) / sin(x)", "arctan", "Written as tan⁻¹"),
    ("tan(x)**-1", "", "Written as tan⁻¹"),
    ("mish(2 * x)", "mish", "x is doubled"),
    ("exp(x)", "elu", "this is another function, Exponential"),
    ("silu(x) / x if x != 0 else 1/2", "silu", "x/(1 + e⁻ˣ) is the sigmoid"),
    ("sigmoid(x) * (1 - sigmoid(x))", "sigmoid", "this is the derivative, sigmoid′(x)"),
    (
        "clip(0.25 * x + 0.5, 0, 1)",
        "hard_sigmoid",
        "the parameters differ: this is hard_sigmoid with slope = 0.25; here the default is 0.166667",
    ),
    (
        "where(x > 0, x, 0.125 * x)",
        "leaky_relu",
        "the parameters differ: this is leaky_relu with negative_slope = 0.125",
    ),
    ("softplus(x) + 0.5", "softplus", "everywhere it is 0.5 too large"),
    ("3 * mish(x)", "mish", "everywhere it is 3 times the right one"),
]


@pytest.mark.parametrize(("formula", "name", "named"), NAMED)
def test_other_likely_mistakes_are_named(form: Page, formula: str, name: str, named: str) -> None:
    text = said(form, formula, name)
    assert f"Likely mistake: {named}" in text, text


# What is wrong on one side of a kink, or between two.
SIDES = [
    ("where(x > 0, x, exp(x) + 1)", "elu", "It agrees where x > 0."),
    ("where(x < -1, -1, x)", "hard_tanh", "It agrees where x < 1."),
    ("where(abs(x) < 3, 0, hard_swish(x))", "hard_swish", "It agrees where x < −3 and where x > 3."),
]


@pytest.mark.parametrize(("formula", "name", "told"), SIDES)
def test_where_it_agrees_is_told(form: Page, formula: str, name: str, told: str) -> None:
    assert told in (text := said(form, formula, name)), text


def test_of_what_is_like_nothing_no_mistake_is_named(form: Page) -> None:
    assert "Likely mistake" not in said(form, "-tanh(x)", "gelu")


@pytest.mark.parametrize("name", ["quick_gelu", "softplus", "mish"])
def test_where_none_is_chosen_it_is_held_against_the_nearest(form: Page, name: str) -> None:
    """All others are farther from it than what is added."""
    text = said(form, f"{name}(x) + 0.005 * sin(3 * x)")
    assert text.startswith(f"Held against {pages()[name].title}, the nearest one."), text


@pytest.mark.parametrize(("one", "other"), [*zip(ELEMENTWISE, [*ELEMENTWISE[5:], *ELEMENTWISE[:5]])])
def test_the_largest_error_is_that_of_the_library(form: Page, one: Any, other: Any) -> None:
    """Of one activation that is taken for another."""
    apart = np.abs(one(LINE) - other(LINE))
    text = said(form, f"{one.name}(x)", other.name)
    error, where = numbers(text)
    assert error == pytest.approx(apart.max(), rel=1e-5)
    near = LINE[apart >= apart.max() * (1 - 1e-6)]
    sides = (where, -where) if "±" in text else (where,)
    assert min(np.abs(near - side).min() for side in sides) < 2e-3, f"at {where}, expected {near}"


@of_each
def test_the_largest_error_of_values_is_that_of_the_library(form: Page, name: str) -> None:
    """One value is wrong, among several."""
    x = np.linspace(-3, 3, 13)
    y = activations[name](x)
    y[4] += 0.125
    text = said(form, "\n".join(f"{a}\t{b}" for a, b in zip(x, y)), name)
    assert numbers(text) == (0.125, x[4]), text
    points = form.locator("#given svg circle").count()
    assert points >= 13 - 6, points  # those that are in view, and dots of jumps


@of_each
def test_a_formula_is_tried_with_other_values_of_its_parameters(form: Page, name: str) -> None:
    """What is right for the defaults alone is told."""
    for key, default in real_parameters(activations[name]).items():
        if samples.valid(activations[name], real_parameters(activations[name]) | {key: 2 * default or 1.0}):
            text = said(form, f"{name}(x) + {key} - {key}", name)
            assert "So it is with" in text, text
            text = said(form, f"{name}(x) + 3 * ({key} - {default!r})", name)
            assert "But not with" in text, text


def test_values_that_are_no_numbers_may_be_among_others(form: Page) -> None:
    assert is_right(said(form, "-inf 0\n-1 0\n2 2\ninf inf", "relu"))
    assert not is_right(said(form, "-1 nan\n2 2", "relu"))


def test_others_than_functions_of_one_number_are_named_kindly(form: Page) -> None:
    for kind, name in (("a vector", "softmax"), ("two inputs", "glu")):
        assert f"{name} is a function of {kind}" in said(form, "x", name)
    assert said(form, "x", "nothing like it") == "There is no activation nothing like it."


def test_far_out_overflow_is_told(form: Page) -> None:
    assert "at 1000 it is ∞, where 1000 is right" in said(form, "log(1 + exp(x))", "softplus")


def test_numbers_can_be_read_at_a_place(form: Page) -> None:
    said(form, "x * sigmoid(1.702 * x)", "gelu")
    form.locator("[name=x]").fill("1.5")
    expect(form.locator(".reading th").first).to_have_text("x = 1.5")
    quick, right = (float(activations[name](1.5)) for name in ("quick_gelu", "gelu"))
    cells = form.locator(".reading td").all_inner_texts()
    assert cells[:2] == [shown(right), shown(quick)]
    assert float(cells[2].replace("−", "-")) == pytest.approx(quick - right, rel=1e-5)
    legends = form.locator("svg.moving text:not([text-anchor])").all_text_contents()
    assert legends == ["gelu(x)", "yours", "100 (yours − right)"]


def test_address_has_what_is_given_and_brings_it_back(browser: Browser) -> None:
    formula = r"\frac{x}{1 + e^{-x}} + 0.1"
    page = opened(browser, ADDRESS, permissions=["clipboard-read", "clipboard-write"])
    before = said(page, formula, "silu")
    assert {key: value for key, [value] in parse_qs(urlsplit(page.url).fragment).items()} == {
        "of": "silu",
        "given": formula,
    }
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.reload()
    expect(page.locator(".result")).to_contain_text("0.1")
    assert page.locator(".result").inner_text() == before
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".result")).to_be_empty()
    expect(page).not_to_have_url(re.compile("#."))
    page.context.close()


@pytest.mark.parametrize("name", [one.name for one in ELEMENTWISE if real_parameters(one)])
def test_parameters_are_given_kept_and_told_where_they_are_not_valid(browser: Browser, name: str) -> None:
    """A formula with their numbers is right; with others, the ones that it has are named, or a mistake."""
    one = activations[name]
    parameters = list(samples.parameters(one))[-1]
    numbers = ", ".join(f"{key}={value!r}" for key, value in parameters.items())
    usual = real_parameters(one).items()
    page = opened(browser, "index.html")
    page.goto(f"{(SITE / ADDRESS).as_uri()}#{urlencode({'of': name, **parameters, 'given': f'{name}(x, {numbers})'})}")
    result = page.locator(".result")
    expect(result).to_contain_text("Right.")
    for key, value in parameters.items():
        assert float(page.locator(f".parameters [data-key={key}]").input_value()) == value
    kept = parse_qs(urlsplit(page.url).fragment)
    assert all(float(kept[key][0]) == value for key, value in parameters.items() if value != one.parameters[key])
    page.locator("[name=given]").fill(f"{name}(x, {', '.join(f'{key}={value!r}' for key, value in usual)})")
    expect(result).to_contain_text("Held against")
    expect(result).to_contain_text("Likely mistake")
    field = page.locator(".parameters [data-key]").first
    field.fill("")
    expect(result).to_contain_text("Expected ")
    page.goto("about:blank")
    page.goto(f"{(SITE / ADDRESS).as_uri()}#{urlencode({'of': name, 'given': f'{name}(x)', 'unknown': 1})}")
    expect(result).to_contain_text("Not understood in the address: unknown")
    expect(result).to_contain_text("Right.")
    page.context.close()


def test_it_is_for_everyone(browser: Browser) -> None:
    page = opened(browser, "index.html", viewport={"width": 1280, "height": 900})
    mistake = mistakes()[0].formulas[0]
    for given in (mistake, "\n".join(f"{x} {x / 2}" for x in range(-5, 6)), "x * unknown(x)"):
        page.goto("about:blank")
        page.goto(f"{(SITE / ADDRESS).as_uri()}#{urlencode({'of': 'gelu', 'given': given})}")
        expect(page.locator(".result")).not_to_be_empty()
        if page.locator(".checked form summary").count():
            page.locator(".checked form summary").click()
            page.locator(".figures summary").first.click()
            page.locator("[name=x]").fill("1")
        reach(page)
        examine(page, f"{ADDRESS} with {html.escape(given[:20])}")
    page.context.close()


def test_without_javascript_the_page_is_whole(browser: Browser) -> None:
    page = opened(browser, ADDRESS, java_script_enabled=False)
    assert not page.locator(".checking").is_visible()
    found = page.locator("dl.columns a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert found == [f"functions/{one.about}.html#{one.id}" for one in mistakes()]
    page.context.close()
