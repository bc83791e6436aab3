"""Any activations are compared: what is drawn, said and shown of them is what the library and the pages say."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from activation_functions import activations
from activation_functions.facts_in_words import facts
from activation_functions.kinds import Activation, Elementwise
from conftest import SITE, opened
from examined_page import examine, reach
from explored_page import CELLS, ELEMENTWISE, NEXT_FRAME, shown
from extensions.comparisons import how_far_apart
from specification.code import functions, source
from specification.page import pages

ADDRESS = "compare.html"
OF_ONE = {"Also called", "Family"}  # what is said on the page of an activation alone
KINDS = {kind: [one for one in activations.values() if one.takes == kind] for kind in ("numbers", "vectors", "pairs")}
# Each activation once, in groups of the same kind and of several.
CHOICES = [
    *([one.name for one in kind[i : i + 8]] for kind in KINDS.values() for i in range(0, len(kind), 8)),
    [kind[0].name for kind in KINDS.values()],
]
of_each_choice = pytest.mark.parametrize("names", CHOICES, ids="+".join)
PAIR = [one.name for one in ELEMENTWISE if one.fact("smoothness") == "smooth"][:2]


def compared(browser: Browser, names: list[str], state: str = "", **settings: Any) -> Page:
    """Open the page in a context of its own, with activations chosen by the address."""
    page = opened(browser, "index.html", **settings)
    page.goto(f"{(SITE / ADDRESS).as_uri()}#with={'+'.join(names)}{state}")
    if names:
        expect(page.locator(".compare li")).to_have_count(len(names))
        page.evaluate(NEXT_FRAME)
    return page


@pytest.fixture
def page(browser: Browser, names: list[str]) -> Iterator[Page]:
    """The page with what is compared, which has no errors."""
    shown_page = compared(browser, names, viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    shown_page.on("pageerror", lambda error: problems.append(str(error)))
    yield shown_page
    shown_page.context.close()
    assert not problems, problems


def chosen(names: list[str]) -> list[Activation[...]]:
    return [activations[name] for name in names]


def titled(page: Page) -> dict[str, list[str]]:
    """The rows of the table of facts, by their titles."""
    rows = page.locator(".compared .comparison tbody tr").evaluate_all(CELLS)
    return {title: cells for title, *cells in rows}


@of_each_choice
def test_facts_are_those_of_the_activations_and_what_differs_is_marked(page: Page, names: list[str]) -> None:
    expected = [facts(one) for one in chosen(names)]
    found = titled(page)
    titles = {title for each in expected for title in each} - OF_ONE
    assert found.keys() == titles
    for title, cells in found.items():
        assert cells == [each.get(title, "").replace("`", "") for each in expected], title
        differs = page.locator(".compared .differs", has=page.get_by_role("rowheader", name=title, exact=False))
        assert (len({*cells}) > 1) == (differs.count() > 0), title


@of_each_choice
def test_code_is_that_of_the_pages_and_runs(page: Page, names: list[str]) -> None:
    found = page.locator(".codes pre").all_text_contents()
    assert found == [source(name, "stable") for name in names]
    for name, code in zip(names, found, strict=True):
        own: dict[str, Any] = {}
        exec(code, own)
        x = np.array([-2.0, -0.5, 0.0, 0.5, 1.0, 2.0])
        np.testing.assert_array_equal(own["stable"](x), functions(name)["stable"](x), err_msg=name)


@of_each_choice
def test_differences_are_said_of_all_pairs_of_a_kind(page: Page, names: list[str]) -> None:
    said = {frozenset(pair): text for *pair, text in how_far_apart(chosen(sorted(names)))}
    expected = [
        f"{pages()[one].title} and {pages()[other].title} {said[frozenset((one, other))]}."
        for one, other in itertools.combinations(names, 2)
        if frozenset((one, other)) in said
    ]
    assert page.locator(".said li").all_inner_texts() == expected


@of_each_choice
def test_functions_of_one_number_are_drawn_and_others_are_named(page: Page, names: list[str]) -> None:
    elementwise = [one.name for one in chosen(names) if isinstance(one, Elementwise)]
    legends = [svg.locator("text:not([text-anchor])").all_text_contents() for svg in page.locator("svg.moving").all()]
    expected = [
        [f"{name}(x)" for name in elementwise],
        [f"{name}′(x)" for name in elementwise],
    ]
    assert legends[:2] == expected
    assert [re.sub(r"^10\S* \(|\)$", "", text) for text in legends[2]] == [
        f"{name} − {elementwise[0]}" for name in elementwise[1:]
    ]
    are_seen = [svg.is_visible() for svg in page.locator("svg.moving").all()]
    assert are_seen == [len(elementwise) > 0] * 2 + [len(elementwise) > 1]
    others = [name for name in names if name not in elementwise]
    assert page.locator(".said p a").all_inner_texts() == [pages()[name].title for name in others]


def rows(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.locator(".reading tr").evaluate_all(CELLS)
    return found


@pytest.mark.parametrize("names", [choice for choice in CHOICES if choice[0] in {one.name for one in ELEMENTWISE}][:-1])
def test_what_is_read_is_what_the_library_computes(page: Page, names: list[str]) -> None:
    first = activations[names[0]]
    for x in (-1.5, 0.3, 2.0):
        page.locator("[name=x]").fill(str(x))
        expect(page.locator(".reading th").first).to_have_text(f"x = {shown(x)}")
        for i, (name, [title, value, slope, *difference]) in enumerate(zip(names, rows(page)[1:], strict=True)):
            one = activations[name]
            assert [title, value, slope] == [name, shown(float(one(x))), shown(float(one.derivative(x)))]
            if i:
                said = float(difference[0].replace("−", "-"))
                assert said == pytest.approx(float(one(x) - first(x)), rel=1e-5, abs=1e-14), name
        told = page.locator("[name=x]").get_attribute("aria-valuetext") or ""
        assert all(f"{name}: f(x) = " in told for name in names)


def test_activations_are_chosen_by_typing_and_kept_in_the_address(browser: Browser) -> None:
    one, other = PAIR
    page = compared(browser, [])
    field, status = page.locator("[name=other]"), page.locator(".compare [role=status]")
    assert not page.locator(".compared > *").count()
    field.press_sequentially(pages()[one].title)  # as people write it
    field.press("Enter")
    expect(status).to_have_text(f"{pages()[one].title} is shown")
    field.fill("nothing like it")
    field.press("Enter")
    expect(status).to_have_text("There is no activation nothing like it")
    field.fill(other)
    page.get_by_role("button", name="Add").click()
    expect(page).to_have_url(re.compile(rf"#with={one}\+{other}$"))
    field.fill(other)
    field.press("Enter")
    expect(status).to_have_text(f"{pages()[other].title} is there already")
    field.fill("")
    page.locator("[name=x]").fill("1")
    page.get_by_role("button", name="Zoom in").click()
    page.evaluate(NEXT_FRAME)
    expect(page).to_have_url(re.compile("view=.*x=1"))
    before, kept = rows(page), parse_qs(urlsplit(page.url).fragment)
    limits = page.locator("svg.moving text[text-anchor=middle]").all_text_contents()
    page.reload()
    expect(page.locator(".reading td").first).to_be_visible()
    assert rows(page) == before
    assert page.locator("svg.moving text[text-anchor=middle]").all_text_contents() == limits
    page.get_by_role("button", name="Reset").click()
    expect(page).to_have_url(re.compile(rf"#with={one}\+{other}$"))
    assert kept["with"] == [f"{one} {other}"]
    page.get_by_role("button", name=f"Remove {pages()[one].title}").click()
    expect(field).to_be_focused()
    expect(page).to_have_url(re.compile(rf"#with={other}$"))
    page.get_by_role("button", name="Remove all").click()
    expect(page).not_to_have_url(re.compile("#."))
    page.context.close()


def test_no_more_are_chosen_than_have_room(browser: Browser) -> None:
    names = list(activations)
    page = compared(browser, names[:8])
    page.locator("[name=other]").fill(names[8])
    page.locator("[name=other]").press("Enter")
    expect(page.locator(".compare [role=status]")).to_have_text("No more than 8 have room: remove one first")
    expect(page.locator(".compare li")).to_have_count(8)
    page.context.close()


def test_what_the_address_has_wrong_is_told(browser: Browser) -> None:
    page = opened(browser, "index.html")
    page.goto(f"{(SITE / ADDRESS).as_uri()}#with={PAIR[0]}+nonsense&colour=red&x=1")
    expect(page.locator(".compare [role=status]")).to_have_text("Not understood in the address: with, colour")
    expect(page.locator(".compare li")).to_have_count(1)
    expect(page).not_to_have_url(re.compile("colour"))
    page.context.close()


def test_ticks_in_the_table_lead_here(browser: Browser) -> None:
    page = opened(browser, "table.html")
    for name in PAIR:
        page.get_by_role("checkbox", name=f"Compare {pages()[name].title}", exact=True).check()
    page.get_by_role("link", name="Compare 2").click()
    expect(page).to_have_url(f"{(SITE / ADDRESS).as_uri()}#with={'+'.join(sorted(PAIR))}")
    expect(page.locator(".compare li")).to_have_count(2)
    page.context.close()


def test_each_page_of_an_activation_leads_here(browser: Browser) -> None:
    for name in (PAIR[0], *(group[0].name for group in KINDS.values())):
        page = opened(browser, f"functions/{name}.html")
        page.locator("dl.answers").get_by_role("link", name="Compare with others").click()
        expect(page.locator(".compare li")).to_have_count(1)
        expect(page.locator(".codes h3")).to_have_text(pages()[name].title)
        page.context.close()


def test_without_javascript_the_page_is_whole(browser: Browser) -> None:
    page = opened(browser, ADDRESS, java_script_enabled=False)
    assert not page.locator(".compare").is_visible()
    assert page.locator("dt a[href^='compare/']").count()
    page.goto((SITE / "table.html").as_uri())
    assert not page.locator("table [type=checkbox]").first.is_visible()
    page.locator("article").get_by_role("link", name="compare", exact=True).click()
    expect(page).to_have_url(re.compile(ADDRESS))
    page.context.close()


def test_code_and_link_are_copied(browser: Browser) -> None:
    page = compared(browser, PAIR, permissions=["clipboard-read", "clipboard-write"])
    page.locator("[name=code]").first.click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("Code copied")
    assert page.evaluate("navigator.clipboard.readText()") == source(PAIR[0], "stable")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{(SITE / ADDRESS).as_uri()}#with={'+'.join(PAIR)}"
    page.context.close()


@pytest.mark.parametrize("names", [[*PAIR, KINDS["vectors"][0].name], CHOICES[0]], ids="+".join)
def test_it_is_for_everyone(page: Page, names: list[str]) -> None:
    page.locator("[name=x]").fill("1")
    page.locator(".compared form summary").click()
    expect(page.locator(".compared details tbody tr").first).to_be_visible()
    page.locator(".figures summary").first.click()
    reach(page)
    examine(page, ADDRESS)
