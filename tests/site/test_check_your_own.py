"""A reader's own function is held against the right one: what is said of it is what the library says."""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from activation_functions import activations
from conftest import SITE, opened
from examined_page import examine, reach
from explored_page import ELEMENTWISE
from extensions.check_your_own import mistakes
from extensions.search_entries import is_formula, words
from specification import samples
from specification.facts import real_parameters
from specification.page import pages
from test_explore import NEXT_FRAME, shown

ADDRESS = "check-your-own.html"
LINE = np.linspace(-10, 10, 200_001)
of_each = pytest.mark.parametrize("name", [one.name for one in ELEMENTWISE])
NUMBER = re.compile(r"The largest error (?:on \[−10, 10\]|among \d+ values) is ([^,]+), at (±?\S+?)\.(?:\s|$)")


@pytest.fixture(scope="module")
def form(browser: Browser) -> Iterator[Page]:
    """The page, which stays open."""
    page = opened(browser, ADDRESS, viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else problems.append(request.url))
    yield page
    page.context.close()
    assert not problems, problems  # Nothing that is typed leaves the browser.


def said(page: Page, given: str, of: str = "", order: int = 0) -> str:
    """Give something, and return what is said of it."""
    page.locator("[name=of]").fill(of)
    page.locator("[name=order]").select_option(str(order))
    page.locator("[name=given]").fill(given)
    page.get_by_role("button", name="Check", exact=True).click()
    page.evaluate(NEXT_FRAME)
    return page.locator(".result").inner_text()


def is_right(text: str) -> bool:
    return text.startswith("Right.")


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


def normal_and_logistic(x: float) -> float:
    return (1 + math.erf(x / math.sqrt(2))) / 2 + 1 / (1 + math.exp(-x))


# What is read as what: signs bind as they do in NumPy, and in the LaTeX of the pages.
READ = [
    ("-x**2", lambda x: -(x**2)),
    ("2**-x", lambda x: 2**-x),
    ("2**3**x", lambda x: 2 ** (3**x)),
    ("x - 1 - 2 * x / 4 / 2", lambda x: x - 1 - x / 4),
    ("x^2 + x²", lambda x: 2 * x**2),
    ("(x > -1) & (x < 1) | (x == 1.5)", lambda x: float(-1 < x < 1 or x == 1.5)),
    ("-1 < x <= 1.5", lambda x: float(-1 < x <= 1.5)),
    ("1 if not x > 0 else 2 if x > 1 else 3", lambda x: 1.0 if x <= 0 else 2.0),
    ("np.where(x > 0, torch.relu(x), σ(x))", lambda x: x if x > 0 else 1 / (1 + np.exp(-x))),
    ("1e-3 * x + .5", lambda x: x / 1000 + 0.5),
    ("elu(x, alpha=2) + elu(x, 3)", lambda x: 2 * x if x > 0 else 5 * np.expm1(x)),
    ("lambda x: x * 2", lambda x: 2 * x),
    ("def f(x):\n    return abs(x)", abs),
    ("y = x + 1", lambda x: x + 1),
    (r"\tanh^2(x)", lambda x: np.tanh(x) ** 2),
    (r"\tanh 2 x", lambda x: np.tanh(2) * x),
    (r"\tan^{-1}(x) + \sinh^{ -1 } x^2", lambda x: np.arctan(x) + np.arcsinh(x**2)),
    (r"\frac12 x + \frac{x}{4}", lambda x: 0.75 * x),
    (r"x^23\, + x^{-1}", lambda x: 3 * x**2 + 1 / x),
    (r"2\, |x - |x||", lambda x: 2 * abs(x - abs(x))),
    (r"e^{-|x|} \cdot [x > 0]", lambda x: np.exp(-x) if x > 0 else 0.0),
    (r"\sqrt[3]{8} \left( x - \sqrt{4} \right)", lambda x: 2 * (x - 2)),
    (r"\max\{0, x\} + \min(0, x)", lambda x: x),
    (r"\operatorname{elu}(x; \alpha = 2)", lambda x: x if x > 0 else 2 * np.expm1(x)),
    (r"\operatorname{leaky\_relu}(x; \alpha = 2)", lambda x: x if x > 0 else 2 * x),
    (r"\operatorname{laplace}(x; \mu = 0, \sigma = 1) + \sigma(x)", normal_and_logistic),
    (r"\max(m, \min(M, x))", lambda x: min(max(x, -1), 1)),
    ("np.clip(x, m, M)", lambda x: min(max(x, -1), 1)),
    (r"u^2 \quad \text{where } u = x + 1", lambda x: (x + 1) ** 2),
    (r"\begin{cases} 1 & \text{if } x > 0 \\ -x & \text{otherwise} \end{cases}", lambda x: 1.0 if x > 0 else -x),
]


@pytest.mark.parametrize(("given", "meant"), READ, ids=[text for text, _ in READ])
def test_expressions_mean_what_they_mean_elsewhere(form: Page, given: str, meant: Callable[[float], float]) -> None:
    assert "Not understood" not in (text := said(form, given, "hardtanh")), text
    for x in (1.5, -0.5):
        form.locator("[name=x]").fill(str(x))
        expect(form.locator(".reading th").first).to_have_text(f"x = {shown(x)}")
        assert form.locator(".reading td").nth(1).inner_text() == shown(meant(x))


WRONG = [
    ("x * foo(x)", "“foo” at character 5 is not known"),
    ("x * (1 + ", "At the end: expected a number, x, or a function"),
    ("x ** 2 )", "“)” at character 8 is out of place"),
    ("x(x + 1)", "“x” at character 1 is a number, and cannot be called"),
    ("tanh x", "“x” at character 6: expected ( and what it is applied to"),
    ("|x|", "“|” at character 1: expected abs(…)"),
    ("clip(x, 0)", "“clip” at character 1: expected what it is applied to: 3, found 2"),
    ("elu(x, beta=2)", "“beta” at character 8 is no parameter here, expected alpha"),
    ("x.sigmoid()", "“x.sigmoid” at character 1: methods are not read; write sigmoid(x)"),
    ("alpha * x", "“alpha” at character 1 is no parameter of the activation that is chosen"),
    ("x if x > 0", "At the end: expected else"),
    (r"\frac{1}{1 + e^{-x}", "At the end: expected }"),
    (r"\foo(x)", r"“\foo” at character 1 is not known"),
    (r"2\cosh^{-1}(x)", r"“\cosh^{-1}” at character 2 is not known"),
    (r"x \begin{cases} 1 \end{cases}", "expected & before the condition of a case"),
    ("__import__('os')", "“__import__” at character 1 is not known"),
    ("<img src=x onerror=alert(1)>", "“alert” at character 20 is not known"),
    ("1 2\n2 three\n3 4", "Line 2: expected two numbers, x and f(x), found “2 three”"),
    ("[[0, 0], [1]]", "Item 2: expected a pair such as [1, 0.5], found [1]"),
    ('{"x": [0, 1], "y": [0]}', "Expected as many values as x: 2, found 1"),
    ('{"x": [0, 1], "y": 3}', 'Expected two lists, "x" and "y", found "x", "y"'),
    ("[[0, 1], [2", "Not understood as JSON"),
    ("nan 1\n0 inf", "There is no pair of numbers"),
]


@pytest.mark.parametrize(("given", "told"), WRONG)
def test_what_is_not_understood_is_told_with_its_place(form: Page, given: str, told: str) -> None:
    text = said(form, given, "relu")
    assert text.startswith("Not understood.") and told in text, text
    expect(form.locator("[name=given]")).to_have_attribute("aria-invalid", "true")
    assert not form.locator(".checked svg").count()
    if found := re.search(r"“(.+?)” at character (\d+)", text):
        assert form.locator(".result mark").inner_text() == found[1]
        assert given[int(found[2]) - 1 :].startswith(found[1])
    assert not form.locator(".result img").count()
    assert is_right(said(form, "max(0, x)", "relu"))
    expect(form.locator("[name=given]")).to_have_attribute("aria-invalid", "false")


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
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size({"width": 1280, "height": 900})
    page.context.close()


def test_without_javascript_the_page_is_whole(browser: Browser) -> None:
    page = opened(browser, ADDRESS, java_script_enabled=False)
    assert not page.locator(".checking").is_visible()
    found = page.locator("dl.columns a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert found == [f"functions/{one.about}.html#{one.id}" for one in mistakes()]
    page.context.close()
