"""The page of models leads from the names in configurations to what has been measured of them."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Tag

from activation_functions import activations
from extensions.pages_of_models import Models, Names
from framework_measurements.configurations.record import GATED, names, recorded
from framework_measurements.record import read
from test_directives import directive

SCORES = {"swiglu_oai"}  # it names silu in its configuration, and computes something else


def rows(of: Any) -> list[Tag]:
    [made] = directive(of).content_of_page()
    return BeautifulSoup(made.astext(), "html.parser").select("tbody tr")


def links(row: Tag) -> list[str]:
    return [str(link["href"]).rpartition("/")[2].partition(".")[0] for link in row.select("a")]


def test_there_are_rows_enough_and_each_name_is_known() -> None:
    said = recorded()["models"]
    assert len({row["class"] for row in said}) == len(said) >= 25
    assert {row["value"] for row in said} <= names().keys()


def test_version_is_the_measured_one() -> None:
    assert recorded()["version"] == read().frameworks["transformers"].versions["transformers"]


def test_every_name_has_a_row_that_leads_to_what_it_computes() -> None:
    found = {row.select_one("code").text.replace("\u200b", ""): links(row) for row in rows(Names)}
    assert found == {name: [entry.activation] if entry else [] for name, entry in names().items()}


def test_every_name_of_the_record_is_there() -> None:
    spelled = [one.spelling for one in read().entries if one.framework == "transformers"]
    assert {f'ACT2FN["{name}"]' for name in names()} >= {one for one in spelled if one.startswith("ACT2FN")}


def test_every_model_leads_to_its_activation_and_its_gate() -> None:
    shown = {row.select_one("th").text: row for row in rows(Models)}
    assert shown.keys() == {row["title"] for row in recorded()["models"]}
    for said in recorded()["models"]:
        entry = names()[said["value"]]
        own = [entry.activation] if entry else []
        gate = [GATED[entry.activation]] if said["gated"] and entry else []
        expected = [*SCORES] if said["alpha"] else [*gate, *own]
        assert links(shown[said["title"]]) == expected, said["title"]


def test_gates_are_activations() -> None:
    assert {*GATED, *GATED.values(), *SCORES} <= activations.keys()
