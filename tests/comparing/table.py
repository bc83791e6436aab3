"""Compare a row of the table of all activations with what is declared, computed, and written on the page."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from typing import Any

from bs4 import Tag

from activation_functions import activations
from activation_functions.facts_in_words import facts
from activation_functions.kinds import Activation, Elementwise
from deciding_properties import properties
from framework_measurements.findings.packages import packages, record
from reading.facts import applies, differences_of_values, evaluated, intervals, kinks, smoothness, with_letters
from reading.numbers import defaults
from reading.numbers import number as number_of
from specification import samples
from specification.page import pages
from tolerances import DECLARED_RELATIVE

FRAMEWORKS = {"Keras 3": "keras", "PyTorch": "torch", "JAX": "jax", "ONNX": "onnx"}
BESIDE_THE_NAME = {"Also called", "Family"}  # what the first cell says, or the filter knows
AT_FIRST = {"Formula", "Range", "Monotonic", "Smoothness", "Frameworks"}  # the columns that are shown beside the name


@functools.cache
def headings() -> list[str]:
    """Return the titles of the columns: formulas, all facts that cards show, and what only the table says."""
    said = [title for one in activations.values() for title in facts(one) if title not in BESIDE_THE_NAME]
    return ["Activation", "Formula", "Derivative", *dict.fromkeys(said), "Symmetric range", "Frameworks"]


def frameworks_with(name: str) -> list[str]:
    """Return the frameworks that have an activation: the record has a call of theirs, which is no expression."""
    called = {entry.framework for entry in record().of(name) if entry.kind != "expression" and entry.matching_call}
    return [title for title, package in FRAMEWORKS.items() if called & set(packages()[package].frameworks)]


def wrong_row(activation: Activation[...], row: Tag) -> Iterator[str]:
    """Yield what a row says, shows or is filtered and sorted by, and should not."""
    name, family = activation.name, activation._evaluate.__module__.rpartition(".")[2]
    links = [(link.get_text(), link["href"]) for link in row.select("th a")]
    expected = [(pages()[name].title, f"functions/{name}.html"), (titled(family), f"families/{family}.html")]
    if links != expected:
        yield f"the row begins with {links}, expected {expected}"
    frameworks = frameworks_with(name)
    has = sorted(one.replace(" ", "-") for one, holds in properties(activation).items() if holds)
    filtered = {
        "data-name": [name, *activation.aliases],
        "data-family": [family],
        "data-framework": frameworks,
        "data-property": has,
    }
    for attribute, words in filtered.items():
        found = [word for word in row[attribute].split("|") if word]
        if (sorted(found) if attribute == "data-property" else found) != words:
            yield f"{attribute} is {found}, expected {words}"
    cells = {cell["data-label"]: cell for cell in row.select("td")}
    expected_cells = headings()[1:]
    if list(cells) != expected_cells:
        yield f"the cells are {list(cells)}, expected {expected_cells}"
        return
    for label, cell in cells.items():
        if ("more" in cell.get("class", [])) != (label not in AT_FIRST):
            yield f"{label} is shown at first, or is not: {cell.get('class')}"
    texts = {label: cell.get_text() for label, cell in cells.items()}
    for label, text in facts(activation).items():
        if label not in BESIDE_THE_NAME and texts[label] != text:
            yield f"{label} is {texts[label]}, expected {text}"
    said = {label: text for label, text in texts.items() if text}
    yield from (
        each for names in samples.parameters(activation) for each in differences_of_values(activation, said, names)
    )
    of_numbers = {title: texts[title] for title in ("Monotonic", "Kinks", "Jumps")}
    if not isinstance(activation, Elementwise) and any(of_numbers.values()):
        yield f"of no function of one number: {of_numbers}"
    if texts["Symmetric range"] != ("yes" if "range-symmetric-about-0" in has else "no"):
        yield f"symmetric range is {texts['Symmetric range']}"
    if texts["Frameworks"] != ", ".join(frameworks):
        yield f"the frameworks are {texts['Frameworks']}, expected {frameworks}"
    yield from wrong_order(activation, texts, {label: cell.get("data-sort") for label, cell in cells.items()})


def wrong_order(activation: Activation[...], texts: dict[str, str], sorts: dict[str, Any]) -> Iterator[str]:
    """Yield the numbers by which a cell is sorted, if it says another."""
    names = {**with_letters(defaults(activation), texts["Parameters"]), "n": math.inf}
    expected: dict[str, float] = {
        "Range": min(low for low, *_ in intervals(texts["Range"], names)),
        "Smoothness": smoothness(texts["Smoothness"], names),
        **{title: len(kinks(texts[title] or "none", names)) for title in ("Kinks", "Jumps")},
        "Lipschitz constant": evaluated(applies(texts["Lipschitz constant"], names), names),
        "Gain": number_of(texts["Gain"]) if texts["Gain"] else -math.inf,
        "Frameworks": len(texts["Frameworks"].split(", ")) if texts["Frameworks"] else 0,
    }
    mixed = {title: each for title, each in texts_of_columns().items() if "" in each and any(map(is_number, each))}
    expected = {title: column.index(texts[title]) for title, column in mixed.items()} | expected
    for title, text in sorts.items():
        number = math.nan if text is None else float(text.replace("Infinity", "inf"))
        if not math.isclose(number, expected.get(title, math.nan), rel_tol=DECLARED_RELATIVE) and (
            text is not None or title in expected
        ):
            yield f"{title} is sorted by {text}, and says {texts[title]}"


@functools.cache
def texts_of_columns() -> dict[str, list[str]]:
    """The texts of each column of facts, in order: where numbers and empty cells are among them, the places count."""
    rows = [facts(one) for one in activations.values()]
    return {title: sorted({row.get(title, "") for row in rows}) for title in headings()[3:-2]}


def is_number(text: str) -> bool:
    """Whether what sorts the table takes a text for a number."""
    return re.fullmatch(r"\d+(\.\d+)?", text) is not None


def titled(family: str) -> str:
    """Write the name of a family as its page does."""
    return family.replace("_", "-").capitalize()
