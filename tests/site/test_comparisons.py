"""Pages that compare activations say what the pages of these activations say, and are found from there."""

from __future__ import annotations

import itertools
import re

import pytest
from playwright.sync_api import Page

from activation_functions import activations
from activation_functions.kinds import Elementwise
from built_pages import figures, tree
from conftest import ADDRESSES
from extensions.compared_pages import comparisons
from reading.figures import read
from reading.numbers import is_rounded, number
from reading.tables import table, titled
from specification.neighbours import compared
from specification.page import pages

OF_ONE = {"Also called", "Family"}  # what is said on the page of an activation alone
DIFFER = re.compile(r"differ by up to (?P<most>[\d.e−]+) (?P<where>.+?)(, on .*)?")
of_each = pytest.mark.parametrize("address", [f"{each.page}.html" for each in comparisons()])


def names_on(address: str) -> list[str]:
    """The activations that a page compares."""
    [names] = [each.names for each in comparisons() if f"{each.page}.html" == address]
    return names


@of_each
def test_facts_are_those_of_the_activations(address: str) -> None:
    names = names_on(address)
    head, *rows = table(tree(address), "comparison").select("tr")
    assert [link["href"] for link in head.select("a")] == [f"../functions/{name}.html" for name in names]
    found: dict[str, dict[str, str]] = {name: {} for name in names}
    for row in rows:
        title = row.th.get_text()
        cells = [cell.get_text() for cell in row.select("td")]
        for name, cell in zip(names, cells, strict=True):
            found[name] |= {title: cell} if cell else {}
        assert (len({*cells}) > 1) == ("differs" in row.get("class", [])), f"{address}: {title}: {cells}"
    for name in names:
        facts = titled(table(tree(f"functions/{name}.html"), "activation-card"))
        assert found[name] == {title: text for title, text in facts.items() if title not in OF_ONE}, address


@of_each
def test_what_differs_is_marked(page: Page, address: str) -> None:
    for row in page.locator(".comparison tbody tr").all():
        mark = row.locator("th").evaluate("th => getComputedStyle(th, '::after').content")
        assert ("≠" in mark) == ("differs" in mark) == ("differs" in (row.get_attribute("class") or "")), mark


@of_each
def test_differences_are_the_largest(address: str) -> None:
    ones = [activations[name] for name in names_on(address)]
    pairs = [pair for pair in itertools.combinations(ones, 2) if pair[0].takes == pair[1].takes]
    before = table(tree(address), "comparison").parent.find_previous_sibling()
    said = re.split(r"\.(?: |$)", before.get_text())[:-1] if pairs else []
    for sentence, pair in zip(said, pairs, strict=True):
        names, [most] = " and ".join(pages()[one.name].title for one in pair), compared([pair])
        assert sentence.startswith(f"{names} "), f"{address}: {sentence}, expected {names}"
        differ = DIFFER.fullmatch(sentence.removeprefix(f"{names} "))
        if most.difference:
            assert differ and is_rounded(number(differ["most"]), most.difference, digits=3), f"{address}: {sentence}"
            assert differ["where"] == most.where, f"{address}: {sentence}"
        else:
            assert not differ, f"{address}: {sentence}"


@of_each
def test_functions_of_one_number_are_drawn(address: str) -> None:
    names = names_on(address)
    are_drawn = all(isinstance(activations[name], Elementwise) for name in names)
    assert len(figures(address)) == are_drawn
    for svg in figures(address).values():
        labels = {text.text for text in read(svg).texts}
        assert {*names} <= labels, f"{address}: {labels}"


def test_they_are_found_from_the_activations_and_from_one_page() -> None:
    listed = [link["href"] for link in tree("compare.html").select("dt a")]
    there = sorted(address for address in ADDRESSES if address.startswith("compare/"))
    assert sorted(listed) == there
    for name in activations:
        links = tree(f"functions/{name}.html").select(".answers a[href^='../compare/']")
        expected = [f"../{address}" for address in there if name in names_on(address)]
        assert sorted(link["href"] for link in links) == expected, name
