"""A page with its figure explored, and what is then to be seen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from activation_functions import activations
from activation_functions.kinds import Elementwise
from conftest import SITE, opened
from javascript.functions import DIGITS
from specification.roles import DEFINITION, DERIVATIVE, SECOND_DERIVATIVE

ELEMENTWISE = [one for _, one in sorted(activations.items()) if isinstance(one, Elementwise)]
# One with two parameters, one with kinks, one with jumps, one with nothing of it.
CHOSEN = [
    next(one for one in ELEMENTWISE if len(one.parameters) > 1),
    next(one for one in ELEMENTWISE if one.fact("smoothness") == "C0" and not one.parameters),
    next(one for one in ELEMENTWISE if one.fact("smoothness") == "discontinuous"),
    next(one for one in ELEMENTWISE if one.fact("smoothness") == "smooth" and not one.parameters),
]
# One whose second derivative alone jumps.
JUMPING_ONCE_MORE = next(one for one in ELEMENTWISE if one.fact("smoothness") == "C1")
ADDRESSES = [f"functions/{one.name}.html" for one in CHOSEN]
ROLES = (DEFINITION, DERIVATIVE, SECOND_DERIVATIVE)
PRIMES = ("", "′", "″")

NEXT_FRAME = "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
# The texts of the cells of rows, all at once.
CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
MOVED_TO = """(field, share) => {
    field.value = Number(field.min) + share * (field.max - field.min);
    field.dispatchEvent(new Event("input", {bubbles: true}));
}"""

of_each = pytest.mark.parametrize("number", range(len(CHOSEN)), ids=[one.name for one in CHOSEN])


def shown(value: float) -> str:
    """Write a value as it is read out; a browser writes numbers from a millionth on without an exponent."""
    text = f"{value + 0.0:.{DIGITS}g}"
    if 1e-6 <= abs(value) < 1e-4:
        text = np.format_float_positional(float(text), trim="-")
    return text.replace("e-0", "e-").replace("-", "−")


def explored(browser: Browser, address: str, state: str = "", **settings: Any) -> Page:
    """Open a page in a context of its own, and explore its figure: by the button, or by a state in the address."""
    page = opened(browser, address, **settings)
    if state:
        page.goto("about:blank")
        page.goto(f"{(SITE / address).as_uri()}#{state}")
    else:
        page.locator("button.explore").click()
    expect(page.get_by_role("form", name="Explore ")).to_be_visible()
    expect(page.locator("svg.moving text").first).to_be_attached()  # which are drawn with the first frame
    return page


def by_slider(page: Page, key: str) -> None:
    """Move the slider of a number to its end and back to a quarter, and wait until it rests."""
    slider = page.locator(f"[type=range][data-key={key}]")
    for share in ("1", ".25"):
        slider.evaluate(MOVED_TO, share)
    expect(page.locator("form.explorer")).to_have_attribute("style", "")


def readings(page: Page) -> dict[str, str]:
    """Return what is read out below the figure, by its title."""
    terms = page.locator(".explorer dl dt").all_inner_texts()
    return dict(zip((term.strip() for term in terms), page.locator(".explorer dl dd").all_inner_texts(), strict=True))
