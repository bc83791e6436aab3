"""What directives write on the pages is what is declared and computed, read back from their HTML."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from html import escape
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup, Tag
from docutils import nodes

from accuracy import witnesses
from activation_functions import activations
from activation_functions.kinds import Activation
from comparing.errors import wrong_error_figure, wrong_errors
from comparing.icons import wrong_icon
from comparing.table import FRAMEWORKS, headings, wrong_row
from deciding_properties import properties
from extensions import table as table_of_all
from extensions.cards import Cards
from extensions.data_files import DATA, DataFile, shown_file
from extensions.definitions import Properties
from extensions.error_figure import error_figure
from extensions.mathjax import Typesetter, request
from extensions.numerics import table_of
from extensions.table import Table
from extensions.templates import render
from specification.page import Page, pages
from specification.properties import PROPERTIES
from specification.rows import columns


def directive(kind: type[Any], *arguments: str) -> Any:
    """Make a directive that stands on the page `table`."""
    one = object.__new__(kind)
    one.arguments = list(arguments)
    environment = SimpleNamespace(docname="table", note_dependency=lambda path: None)
    builder = SimpleNamespace(get_relative_uri=lambda start, end: f"{end}.html")
    environment.app = SimpleNamespace(builder=builder)
    one.state = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=environment)))
    return one


def html(parts: Iterable[nodes.Node]) -> Tag:
    """Read HTML, with formulas as elements of their own."""
    written = [
        f"<tex>{escape(part.astext())}</tex>" if isinstance(part, nodes.math) else part.astext() for part in parts
    ]
    return BeautifulSoup("".join(written), "html.parser")


def test_row_of_the_table_is_that_of_the_activation(activation: Activation[...]) -> None:
    row = html(directive(Table).row(activation)).select_one("tr")
    assert not (found := list(wrong_row(activation, row))), f"{activation.name}: {found[0]}"
    page = pages()[activation.name]
    for label in ("Formula", "Derivative"):
        equation = page.equation("definition" if label == "Formula" else "derivative")
        [tex] = [each.get_text() for each in row.select(f'td[data-label="{label}"] tex')]
        assert tex.split() == equation.latex.split(), f"{equation.place}: the table has {tex}"


def test_table_is_filtered_by_what_there_is() -> None:
    head = html(
        [
            render(
                "table/head.html",
                choices=table_of_all.choices(),
                count=len(activations),
                columns=table_of_all.columns(),
                address=lambda page: f"{page}.html",
            )
        ]
    )
    choices = {
        select["name"]: {option["value"]: option.get_text() for option in select.select("option")}
        for select in head.select("select")
    }
    families = sorted({one.family for one in activations.values()})
    assert choices["family"] == {"": "any"} | {name: name.replace("_", "-").capitalize() for name in families}
    assert choices["framework"] == {"": "any"} | {name: name for name in FRAMEWORKS}
    assert choices["property"] == {"": "any"} | {name.replace(" ", "-"): name for name in PROPERTIES}
    assert [each.get_text() for each in head.select("thead th")] == headings()
    assert head.select_one("output").get_text() == f"{len(activations)} of {len(activations)} activations"


def test_card_is_that_of_the_activation(activation: Activation[...]) -> None:
    [card] = html([directive(Cards).cards([activation])]).select("li")
    [icon] = card.select("svg")
    assert not (found := list(wrong_icon(activation, icon))), f"{activation.name}: {found[0]}"
    assert [(link.get_text(), link["href"]) for link in card.select("a")] == [
        (pages()[activation.name].title, f"functions/{activation.name}.html")
    ]
    first, *others = card.select("p")
    sentence = (inspect.getdoc(activation._evaluate) or "").split("\n")[0]
    assert first.get_text() == sentence.replace("`", "")
    names = ", ".join(activation.aliases)
    assert [other.get_text() for other in others] == ([f"also {names}"] if names else [])


def test_cards_of_all_stand_by_family() -> None:
    sections = directive(Cards).content_of_page()
    found = {}
    for section in sections:
        cards = html([section[-1]]).select("li a")
        found[section["ids"][0]] = [card.get_text() for card in cards]
    families = sorted({one.family for one in activations.values()})
    assert found == {
        f"family-{family}": [pages()[name].title for name in sorted(one.name for one in activations.family(family))]
        for family in families
    }


def test_members_are_those_that_have_the_property() -> None:
    shown = html(directive(Properties).content_of_page())
    decided = {name: properties(one) for name, one in activations.items()}
    terms = {term.get_text(): term for term in shown.select("dt")}
    assert list(terms) == list(PROPERTIES)
    for name, term in terms.items():
        assert term["id"] == name.replace(" ", "-") == term.a["href"].removeprefix("#")
        said = term.find_next_sibling("dd")
        members = [(link.get_text(), link["href"]) for link in said.select("a")]
        assert members == [
            (pages()[one].title, f"functions/{one}.html") for one in sorted(decided) if decided[one][name]
        ], name
        assert said.get_text().startswith(PROPERTIES[name].meaning)


@pytest.mark.parametrize("one", DATA.values(), ids=DATA)
def test_columns_have_their_meanings(one: DataFile) -> None:
    shown = html([shown_file(one)])
    terms = {term.get_text(): term.find_next_sibling("dd").get_text() for term in shown.select("dt")}
    assert terms == {name: meaning.replace("`", "") for name, meaning in columns(one.schema).items()}
    assert [link["href"] for link in shown.select("a")] == [
        f"downloads/{one.name}.{suffix}" for suffix in ("csv", "json", "schema.json")
    ]


SIZES = np.geomspace(1e-3, 1e3, 25)
NUMBERS = np.concatenate([-SIZES[::-1], [0], SIZES])


def made_up(largest: float) -> dict[str, dict[str, list[float]]]:
    """Errors of value and slope by dtype, of which none is where another is."""
    rng = np.random.default_rng(1)
    dtypes = {"float16": 0.5, "float32": 0.51, "float64": largest}
    return {
        role: {dtype: (rng.random(len(NUMBERS)) * most).tolist() for dtype, most in dtypes.items()}
        for role in ("value", "slope")
    }


@pytest.mark.parametrize("largest", [0.75, 3.5, 9.0])
def test_dots_stand_for_the_errors(largest: float) -> None:
    contents = dict(zip(("Value", "Slope"), made_up(largest).values()))
    svg = error_figure("errors", "Errors.", NUMBERS, contents)
    assert not (found := list(wrong_error_figure(svg, NUMBERS, contents))), found[0]


def test_table_of_errors_has_the_largest(every_activation: list[Activation[...]]) -> None:
    shown = html([render("errors.html", **table_of(witnesses.read()), address=lambda page: f"{page}.html")])
    for one in every_activation:
        wrong = list(wrong_errors(one, shown.select_one("table"), witnesses.of(one)))
        assert not wrong, f"{one.name}: {wrong[0]}"


def test_an_activation_without_a_search_is_in_the_table() -> None:
    """Until someone runs `make accuracy` the table says so."""
    shown = html([render("errors.html", **table_of({}), address=lambda page: f"{page}.html")])
    assert {cell.get_text() for cell in shown.select("td[data-sort]")} == {"not searched"}


def test_formula_is_shown_with_its_own_tex(page: Page) -> None:
    """Every displayed formula has the TeX that is copied, and what has been typeset of it."""
    typesetter = Typesetter()
    blocks = [
        nodes.math_block("", one.latex, ids=[one.label] if one.label else [], names=[]) for one in page.equations()
    ]
    nodes.section("", *blocks, ids=["relations"])
    typesetter.html = {request(block): f"<i>{number}</i>" for number, block in enumerate(blocks)}
    tags = SimpleNamespace(starttag=lambda node, tag, *_, **__: f"<{tag}>")
    for block, equation in zip(blocks, page.equations(), strict=True):
        translator = SimpleNamespace(body=[], config=SimpleNamespace(html_permalinks_icon="#"), **vars(tags))
        with pytest.raises(nodes.SkipNode):
            typesetter.visit_math_block(translator, block)
        shown = BeautifulSoup("".join(translator.body), "html.parser")
        [box] = shown.select(".math-scroll")
        assert box["data-tex"] == equation.latex, equation.place
        assert str(box.i) == typesetter.html[request(block)], equation.place
        assert [link["href"] for link in shown.select("a")] == [f"#{equation.label}"] * bool(equation.label)
