"""The values in the table below compared curves, and below a reader's own, are those that the library computes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from activation_functions import activations
from checked_page import ADDRESS, said
from conftest import opened
from explored_page import CELLS, shown
from test_compare import PAIR, compared


def rows(page: Page) -> list[list[str]]:
    """Open the table, and read it."""
    table = page.locator("form.explorer details", has_text="Table of values")
    table.locator("summary").click()
    expect(table.locator("tbody tr").first).to_be_visible()
    found: list[list[str]] = table.locator("tr").evaluate_all(CELLS)
    return found


def check(found: list[list[str]], columns: dict[str, Callable[[float], float]]) -> None:
    head, *others = found
    assert head == ["x", *columns] and len(others) > 4
    for x, *values in others:
        for label, value, function in zip(columns, values, columns.values(), strict=True):
            expected = function(float(x.replace("−", "-")))
            read = float(value.replace("−", "-"))
            assert read == pytest.approx(expected, rel=1e-5, abs=1e-12), f"{label} at {x}: {value}, {shown(expected)}"


def test_of_compared_activations(browser: Browser) -> None:
    page = compared(browser, PAIR)
    every = [activations[name] for name in PAIR]
    values = {f"{one.name}(x)": one for one in every}
    check(rows(page), values | {f"{one.name}′(x)": one.derivative for one in every})
    page.context.close()


@pytest.mark.parametrize("given", ["x * sigmoid(1.702 * x)", "-1 0\n0 0\n1 1"], ids=["a formula", "values"])
def test_of_a_function_of_ones_own(browser: Browser, given: str) -> None:
    """Of values that are pasted, nothing is known between them: there is the right function alone."""
    page = opened(browser, ADDRESS)
    said(page, given, "gelu")
    gelu, quick = activations["gelu"], activations["quick_gelu"]
    own = {"yours": quick, "100 (yours − right)": lambda x: 100 * (quick(x) - gelu(x))}
    check(rows(page), {"gelu(x)": gelu} | (own if "x" in given else {}))
    page.context.close()
