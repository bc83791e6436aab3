"""The pages that convert calls: complete without JavaScript, and quick with the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import SITE, opened

ALL = (SITE / "convert.html").as_uri()
PAGES = sorted(path.relative_to(SITE).as_posix() for path in (SITE / "convert").glob("*.html"))


def test_page_of_all_leads_to_each_without_javascript(browser: Browser) -> None:
    page = opened(browser, "convert.html", java_script_enabled=False)
    links = page.locator("article li > a[href^='convert/']")
    assert sorted(link.get_attribute("href") or "" for link in links.all()) == PAGES
    assert not page.locator(".table-filter").is_visible()
    page.context.close()


@pytest.mark.parametrize("address", PAGES)
def test_calls_are_read_without_javascript(browser: Browser, address: str) -> None:
    """A row opens by the keyboard, and shows a call of each framework that has the function."""
    page = opened(browser, address, java_script_enabled=False)
    rows = page.locator(".conversions > details")
    assert rows.count()
    row = rows.first
    row.locator("summary").press("Enter")
    for item in row.locator("li[data-to]").all():
        expect(item.locator("code.call")).to_be_visible()
        assert re.search("equal|differs by|not measured", item.inner_text())
    page.context.close()


def test_call_is_converted_with_the_keyboard(reader: Page) -> None:
    """A call that is typed leads to its page, with its number in the target call; the address brings it back."""
    reader.goto(ALL)
    reader.locator("[name=call]").focus()
    reader.keyboard.type("nn.LeakyReLU(0.2)")
    reader.keyboard.press("Tab")
    expect(reader.locator("[name=to]")).to_be_focused()
    reader.keyboard.type("JAX")
    expect(reader.locator(".found a").first).to_have_text("torch.nn.LeakyReLU()")
    reader.locator("[name=call]").press("Enter")
    expect(reader).to_have_url(re.compile(r"convert/torch\.html#call=nn\.LeakyReLU%280\.2%29&to=jax$"))
    seen = reader.locator("li[data-to]:visible")
    for _ in range(2):
        expect(seen).to_have_count(1)
        expect(seen.locator("code")).to_have_text("jax.nn.leaky_relu(x, negative_slope=0.2)")
        expect(reader.locator("[name=call]")).to_have_value("nn.LeakyReLU(0.2)")
        reader.reload()
    reader.get_by_role("button", name="Reset").press("Enter")
    expect(reader.locator(".conversions > details:visible")).to_have_count(
        reader.locator(".conversions > details").count()
    )
    expect(reader).to_have_url(re.compile(r"convert/torch\.html#?$"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("keras.layers.LeakyReLU()", "keras.layers.LeakyReLU()"),
        ("F.gelu(x, approximate='tanh')", "torch.nn.functional.gelu(x, approximate='tanh')"),
        ("jnp.tanh", "jax.numpy.tanh(x)"),
        ("paddle.nn.Hardswish()", "paddle.nn.Hardswish()"),
    ],
)
def test_names_as_people_write_them_are_found(reader: Page, typed: str, expected: str) -> None:
    reader.goto(ALL)
    reader.locator("[name=call]").fill(typed)
    expect(reader.locator(".found a").first).to_have_text(expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tf.leakyRelu(x, 0.05)", "jax.nn.leaky_relu(x, negative_slope=0.05)"),
        ("tf.layers.leakyReLU({alpha: 0.05})", "jax.nn.leaky_relu(x, negative_slope=0.05)"),
        ("tf.layers.leakyReLU({'alpha': 0.05}).apply(x)", "jax.nn.leaky_relu(x, negative_slope=0.05)"),
        ("tf.layers.activation({activation: 'gelu_new'})", "jax.nn.gelu(x, approximate=True)"),
    ],
)
def test_numbers_are_read_from_calls_of_javascript(reader: Page, typed: str, expected: str) -> None:
    """From an object of options, too, which people write without quotation marks."""
    reader.goto((SITE / "convert/tfjs.html").as_uri())
    reader.locator("[name=call]").fill(typed)
    reader.locator("[name=to]").select_option("jax")
    seen = reader.locator("li[data-to]:visible code.call")
    expect(seen).to_have_count(1)
    expect(seen).to_have_text(expected)
