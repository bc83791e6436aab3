"""The figures of activations that are compared: one axis for all, and what is taken along."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from activation_functions import activations
from explored_page import NEXT_FRAME
from test_compare import PAIR, compared

# What the vertical axes of figures have in their middle, by the places of their first and their last label.
MIDDLES = """figures => figures.map(figure => {
    const labels = [...figure.querySelectorAll("text[text-anchor=end]")];
    const [[at, low], [end, high]] = [labels[0], labels.at(-1)].map(label => {
        const {y, height} = label.getBBox();
        return [y + height / 2, Number(label.textContent.replace("−", "-"))];
    });
    const frame = figure.querySelector("svg");
    const middle = Number(frame.getAttribute("y")) + Number(frame.getAttribute("height")) / 2;
    return low + (high - low) * (middle - at) / (end - at);
})"""


def test_figures_have_one_axis(browser: Browser) -> None:
    page = compared(browser, PAIR, viewport={"width": 1280, "height": 900})
    figures = page.locator("svg.moving")
    for i in range(3):
        figures.nth(i).press("ArrowLeft")
        figures.nth(i).press("+")
        page.evaluate(NEXT_FRAME)
        axes = [figure.locator("text[text-anchor=middle]").all_text_contents() for figure in figures.all()]
        assert axes[0] == axes[1] == axes[2] != []
        # Until a number is read, the slider for it stands in the middle of what is seen.
        low, high, at = page.locator("[name=x]").evaluate("field => [field.min, field.max, field.value].map(Number)")
        assert at == pytest.approx((low + high) / 2, abs=(high - low) / 50)
    page.context.close()


def test_other_figures_are_zoomed_about_their_middle(browser: Browser) -> None:
    page = compared(browser, PAIR, viewport={"width": 1280, "height": 900})
    figures = page.locator("svg.moving")
    *before, _ = figures.evaluate_all(MIDDLES)
    figures.last.press("+")
    page.evaluate(NEXT_FRAME)
    *after, _ = figures.evaluate_all(MIDDLES)
    assert after == pytest.approx(before, abs=0.1)
    page.context.close()


def taken_along(page: Page, number: int) -> dict[str, Any]:
    """Run the lines of Python of a figure, and return their names."""
    figure = page.locator(".figures figure").nth(number)
    figure.locator("summary").click()
    figure.get_by_role("button", name="Copy Python").click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("Python copied")
    plt.close("all")
    own: dict[str, Any] = {}
    exec(page.evaluate("navigator.clipboard.readText()").replace("plt.show()\n", ""), own)
    plt.close("all")
    return own


def test_figures_are_taken_along(browser: Browser) -> None:
    page = compared(browser, PAIR, permissions=["clipboard-read", "clipboard-write"])
    first, second = (activations[name] for name in PAIR)
    own = taken_along(page, 2)
    assert own["axes"].lines[0].get_label() == page.locator("#differences svg text:not([text-anchor])").text_content()
    with np.errstate(invalid="ignore"):  # where both are 0
        times = own["axes"].lines[0].get_ydata() / (second(own["x"]) - first(own["x"]))
    np.testing.assert_allclose(times[np.isfinite(times)], 10 ** round(np.log10(np.nanmax(times))), rtol=1e-9)
    for what, sign in (("Download SVG", b"<svg"), ("Download PNG", b"\x89PNG")):
        with page.expect_download() as file:
            page.locator("#differences").get_by_role("button", name=what).click()
        assert Path(file.value.path()).read_bytes().startswith(sign)
    page.context.close()


def test_paper_has_the_figures(browser: Browser) -> None:
    page = compared(browser, PAIR)
    page.emulate_media(media="print")
    assert [svg.is_visible() for svg in page.locator("svg.moving").all()] == [True] * 3
    assert not page.locator("form:visible").count()
    page.context.close()
