"""Functions of a vector and of two halves, and what their explored figures show."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from activation_functions import activations
from activation_functions.kinds import Activation, Gated, Vector
from activation_functions.numbers_as_text import decimals
from explored_page import CELLS
from specification.facts import real_parameters

VECTORS = [one for _, one in sorted(activations.items()) if isinstance(one, Vector)]
PAIRS = [one for _, one in sorted(activations.items()) if isinstance(one, Gated)]
SEVERAL = [*VECTORS, *PAIRS]
# One of each kind with a parameter, and one without.
CHOSEN = [
    next(one for one in kind if bool(real_parameters(one)) == has) for kind in (VECTORS, PAIRS) for has in (True, False)
]

of_each = pytest.mark.parametrize("activation", SEVERAL, ids=lambda one: one.name)
of_some = pytest.mark.parametrize("activation", CHOSEN, ids=lambda one: one.name)


def address(activation: Activation[...]) -> str:
    return f"functions/{activation.name}.html"


def written(values: Any) -> list[str]:
    """Write values as they stand above bars and in a Jacobian."""
    return [decimals(value + 0.0).removeprefix("−") if abs(value) < 0.0005 else decimals(value) for value in values]


def start_of(page: Page) -> np.ndarray:
    """The numbers with which the figure starts."""
    return np.array((page.locator("button.explore").get_attribute("data-start") or "").split(), float)


def inputs(page: Page) -> np.ndarray:
    """The numbers in the fields of the scores, or of the halves."""
    fields = page.locator("[type=number][data-key]").all()
    keys = {field.get_attribute("data-key") or "": field.input_value() for field in fields}
    return np.array([value for key, value in keys.items() if key.isdigit()], float)


def read(text: str) -> float:
    """Read a number as it is written for people."""
    return float(text.replace("−", "-"))


def jacobian(page: Page) -> list[list[str]]:
    """The numbers of the Jacobian that is shown."""
    return [numbers for _, *numbers in page.locator(".jacobian tr").evaluate_all(CELLS)[1:]]


def bars(page: Page, row: int) -> list[str]:
    """The numbers above the bars of a panel, counted from above."""
    texts = page.locator("svg.moving g:nth-of-type(3) text").all_text_contents()
    number = page.locator(".scores > div").count()
    return texts[row * (2 * number + 1) :][: 2 * number : 2]
