"""What the built pages say of facts and numbers is what is declared, computed and written in the scripts."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from bs4 import Tag

from accuracy import witnesses
from activation_functions import activations
from activation_functions.numerics import compare
from built_pages import tree
from comparing.errors import wrong_errors
from comparing.icons import wrong_icon
from comparing.table import wrong_row
from deciding_properties import properties
from reading.facts import differences
from reading.special_values import wrong_special_values
from reading.tables import caption, records, table, titled
from shown_by_scripts import comparisons
from specification.page import pages
from specification.properties import PROPERTIES

every_name = pytest.mark.parametrize("name", sorted(activations))
COMMANDS = {"ln", "max", "min", "lim", "exp", "sinh", "cosh", "tanh", "arctan", "tan"}
FAMILIES = sorted({one.family for one in activations.values()})


@every_name
def test_page_shows_the_facts(name: str) -> None:
    shown = table(tree(f"functions/{name}.html"), "activation-card")
    assert not (found := list(differences(activations[name], titled(shown)))), f"{name}: {found[0]}"
    assert [link["href"] for link in shown.select("a")] == [f"../families/{activations[name].family}.html"]


@every_name
def test_page_shows_the_special_values(name: str) -> None:
    shown = table(tree(f"functions/{name}.html"), "activation-special")
    assert not (found := list(wrong_special_values(activations[name], shown))), f"{name}: {found[0]}"


@every_name
def test_page_shows_its_formulas_with_their_tex(name: str) -> None:
    """What is copied is the LaTeX of the script, and what is seen has the numbers and names in it."""
    boxes = tree(f"functions/{name}.html").select(".math-scroll")
    for box, equation in zip(boxes, pages()[name].equations(), strict=True):
        assert box["data-tex"].split() == equation.latex.split(), equation.place  # indented or not
        assert seen(box) == written(equation.latex), equation.place


def seen(formula: Tag) -> list[str]:
    """Return the numbers in a typeset formula, and the words of names, sorted."""
    parts = [part.get_text() for part in formula.select("mn, mi")]
    return sorted(part for part in parts if re.fullmatch(r"[\d.]+|\w{2,}", part) and part not in COMMANDS)


def written(tex: str) -> list[str]:
    """Return the numbers in LaTeX, and the words of names, sorted."""
    names = re.findall(r"\\operatorname\{([^}]*)\}", tex)
    rest = re.sub(r"\\operatorname\{[^}]*\}|\\begin\{array\}\{\w+\}", "", tex)
    words = [word for name in names for word in name.split(r"\_") if len(word) > 1 and word not in COMMANDS]
    return sorted([*words, *re.findall(r"\d+(?:\.\d+)?", rest)])


@functools.cache
def rows() -> dict[str, Tag]:
    """Return the rows of the table of all activations."""
    return {
        Path(row.select_one("th a")["href"]).stem: row
        for row in table(tree("table.html"), "activation-table").select("tbody tr")
    }


@every_name
def test_table_has_the_row(name: str) -> None:
    assert list(rows()) == sorted(activations)
    assert not (found := list(wrong_row(activations[name], rows()[name]))), f"{name}: {found[0]}"
    for label, role in (("Formula", "definition"), ("Derivative", "derivative")):
        equation = pages()[name].equation(role)
        assert seen(rows()[name].select_one(f'td[data-label="{label}"]')) == written(equation.latex), equation.place


@pytest.mark.parametrize("place", ["activations.html", "index.html", *(f"families/{one}.html" for one in FAMILIES)])
def test_icons_stand_beside_their_names(place: str) -> None:
    cards = tree(place).select(".cards li")
    names = [Path(card.a["href"]).stem for card in cards]
    for name, card in zip(names, cards):
        assert card.a["href"].endswith(f"functions/{name}.html")
        assert card.a.get_text() == pages()[name].title, place
        found = list(wrong_icon(activations[name], card.select_one("svg")))
        assert not found, f"{place}, {name}: {found[0]}"
    family = place.removeprefix("families/").removesuffix(".html")
    if family in FAMILIES:
        assert names == sorted(one.name for one in activations.family(family))
    assert set(names) == activations.keys() or place != "activations.html"


def test_members_are_those_that_have_the_property() -> None:
    decided = {name: properties(one) for name, one in activations.items()}
    for name in PROPERTIES:
        [term] = tree("table.html").select(f'dl.properties dt[id="{name.replace(" ", "-")}"]')
        members = [Path(link["href"]).stem for link in term.find_next_sibling("dd").select("a")]
        assert members == [one for one in sorted(decided) if decided[one][name]], name


@every_name
def test_table_of_errors_has_the_largest(name: str) -> None:
    activation = activations[name]
    shown = table(tree("numerics.html"), "error-table")
    found = list(wrong_errors(activation, shown, witnesses.of(activation)))
    assert not found, f"{name}: {found[0]}"


@every_name
def test_page_says_where_its_forms_fail(name: str) -> None:
    """What is found is held against other numbers by a test of what the pages say."""
    shown = tree(f"functions/{name}.html").select("table.activation-failures")
    for one, (function, activation, parameters) in zip(shown, comparisons(name), strict=True):
        found = table(compare(function, activation, **parameters)._repr_html_(), "activation-failures")
        assert (caption(one), records(one)) == (caption(found), records(found)), f"{name}: {caption(one)}"
