"""Every name and every sign that a reader's own function may have means what it means in NumPy, or in LaTeX."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from activation_functions import linear, sigmoid
from checked_page import form as form
from checked_page import is_right, said
from chosen_pages import DOCS

FUNCTIONS = (DOCS / "checking/functions.js").read_text("utf-8")
SIGNS = (DOCS / "checking/signs.js").read_text("utf-8")


def keys(table: str, text: str) -> list[str]:
    """The names in a table of a script."""
    content = re.search(rf"const {table} = {{\n(.*?)\n}};", text, re.DOTALL)
    assert content, table
    without_arguments = re.sub(r"\([^()]*\) =>", "", content[1])
    found = re.findall(r"(?:^\s*|[,{]\s+)(?:'([^']+)'|(\w+))(?=:|,|$)", without_arguments, re.MULTILINE)
    return ["".join(each).replace("\\\\", "\\") for each in found]


def normal_cdf(x: float) -> float:
    return math.erfc(-x / math.sqrt(2)) / 2


def normal_pdf(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


# What NumPy does not have, or calls otherwise.
OTHERS: dict[str, Callable[..., Any]] = {
    "ln": np.log,
    "erf": math.erf,
    "erfc": math.erfc,
    **dict.fromkeys(("phi", "ndtr", "normalcdf"), normal_cdf),
    **dict.fromkeys(("varphi", "normalpdf"), normal_pdf),
    "expit": sigmoid,
    "sech": lambda x: 1 / math.cosh(x),
    "float": float,
    "float32": np.float32,
    "max": max,
    "min": min,
    "clamp": np.clip,
}
OF_THREE = {"clip", "clamp", "where"}
NAMES = [(name, [1.7] if name == "floor" else [0.7]) for name in keys("PLAIN", FUNCTIONS)]
NAMES += [
    (name, [0.9, 0.2, 0.7] if name in OF_THREE else [0.7, 1.3]) for name in [*keys("SEVERAL", FUNCTIONS), "clamp"]
]
RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    **dict.fromkeys(["<", r"\lt"], operator.lt),
    **dict.fromkeys([">", r"\gt"], operator.gt),
    **dict.fromkeys(["<=", r"\le", r"\leq", r"\leqslant"], operator.le),
    **dict.fromkeys([">=", r"\ge", r"\geq", r"\geqslant"], operator.ge),
    **dict.fromkeys(["==", "="], operator.eq),
    **dict.fromkeys(["!=", r"\ne", r"\neq"], operator.ne),
}


@pytest.mark.parametrize(("name", "arguments"), NAMES, ids=[name for name, _ in NAMES])
def test_a_name_means_what_it_means_in_numpy(form: Page, name: str, arguments: list[float]) -> None:
    function = OTHERS.get(name) or getattr(np, name)
    given = ", ".join(map(str, arguments))
    value = float(function(*arguments))
    assert value, "the factor says nothing"
    assert is_right(text := said(form, f"x * {name}({given}) / {value!r}", linear.name)), text
    assert not is_right(text := said(form, f"x * {name}({given}) / {value * 1.001!r}", linear.name)), text


OF_ANY_NUMBER = {"max", "min"}


@pytest.mark.parametrize(("name", "arguments"), NAMES, ids=[name for name, _ in NAMES])
def test_a_name_takes_as_many_arguments_as_in_numpy(form: Page, name: str, arguments: list[float]) -> None:
    """Those of Python and of LaTeX take any number, and of equal ones return each."""
    for given in ([1.0] * (len(arguments) + 1), [1.0] * (len(arguments) - 1)):
        text = said(form, f"x * {name}({', '.join(map(str, given))})", linear.name)
        if name in OF_ANY_NUMBER:
            assert is_right(text), text
        else:
            assert text.startswith("Not understood."), text


def test_every_sign_is_tried() -> None:
    assert {*keys("RELATIONS", SIGNS)} == RELATIONS.keys()


@pytest.mark.parametrize("sign", RELATIONS)
@pytest.mark.parametrize(("left", "right"), [(1, 2), (2, 2), (2, 1)])
def test_a_sign_means_what_it_means_elsewhere(form: Page, sign: str, left: int, right: int) -> None:
    relation = f"{left} {sign} {right}"
    cases = rf"\begin{{cases}} x & {relation} \\ -x & \text{{otherwise}} \end{{cases}}"
    formula = cases if sign.startswith("\\") or sign == "=" else f"where({relation}, x, -x)"
    text = said(form, formula, linear.name)
    assert is_right(text) == RELATIONS[sign](left, right), f"{formula}: {text}"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (r"\begin{cases} x & x > 0 \\ 0 & x \le 0", r"expected \end{cases}"),
        (r"\begin{cases} x & \text{sometimes} \end{cases}", "expected a condition"),
        (r"\begin{array} x \end{array}", "is not read here"),
    ],
)
def test_what_is_not_read_is_said(form: Page, given: str, expected: str) -> None:
    assert expected in said(form, given, linear.name)


PASTED = ["x − 0", "x – 0", "x · 1", "x × 1", "x ÷ 1", "x + 1 / ∞", "x * π / pi", "x * 2² / 4", "x * 2³ / 8"]
PASTED += ["x * Φ(0) * 2", "x * φ(0) * sqrt(2 * pi)", "x * σ(0) * 2", "x * √(4) / 2"]
PASTED += ["where(1 ≤ 1, x, -x)", "where(2 ≥ 2, x, -x)", "where(1 ≥ 2, -x, x)", "where(2 ≤ 1, -x, x)"]
PASTED += ["where(1 ≠ 1, -x, x)", "where(2 ≠ 1, x, -x)"]


@pytest.mark.parametrize("given", PASTED)
def test_signs_that_people_paste_are_read(form: Page, given: str) -> None:
    assert is_right(text := said(form, given, linear.name)), text


@pytest.mark.parametrize("bars", [r"\lvert x \rvert", r"\left| x \right|", "|x|"])
def test_bars_are_a_size(form: Page, bars: str) -> None:
    assert is_right(text := said(form, rf"{bars} \operatorname{{sign}}(x)", linear.name)), text
