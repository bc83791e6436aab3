"""What readers may give: formulas in several languages, and what is said where one is not understood."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from checked_page import form as form
from checked_page import is_right, said
from explored_page import shown


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
