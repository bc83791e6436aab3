"""The table of all activations: what is declared in the library and what stands on the pages, a row for each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from activation_functions import activations
from activation_functions.facts_in_words import computed
from activation_functions.initialization import Moments, moments
from activation_functions.kinds import Activation, Elementwise
from specification.page import pages
from specification.properties import has_symmetric_range
from specification.rows import assignments, columns

SCHEMA = Path(__file__).with_name("activations.schema.json")
COLUMNS = columns(SCHEMA)
PLACES = 10  # to which moments are computed
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
LICENCE = f"CC BY 4.0, {LICENCE_ADDRESS}"


def row(activation: Activation[...]) -> dict[str, Any]:
    """Return the row of an activation."""
    page = pages()[activation.name]
    return {
        "name": activation.name,
        "family": activation.family,
        "aliases": list(activation.aliases),
        "formula": page.equation("definition").latex,
        "derivative": page.equation("derivative").latex,
        "parameters": activation.parameters,
        "range": activation.range,
        "monotone": getattr(activation, "monotonic", ""),
        "smoothness": activation.smoothness,
        "kinks": getattr(activation, "kinks", ""),
        "lipschitz": activation.lipschitz,
        **gains(activation),
        **shape(activation),
        "range_symmetric_about_0": has_symmetric_range(activation),
        "keras": activation.keras,
        "torch": activation.torch,
        "jax": activation.jax,
        "onnx": activation.onnx,
    }


def gains(activation: Activation[...]) -> dict[str, Any]:
    """Return the moments of a function of one number at a standard normal number, and its gain."""
    if not isinstance(activation, Elementwise):
        return dict.fromkeys((*Moments._fields, "gain"))
    found = moments(activation)
    numbers = {**found._asdict(), "gain": found.gain}
    return {name: round(number, PLACES) + 0.0 for name, number in numbers.items()}


def shape(activation: Activation[...]) -> dict[str, str]:
    """Return what is computed of the shape of a function of one number."""
    found = computed(activation)
    columns = ("symmetry", "convexity", "zeros", "minimum", "maximum", "at_0", "limit_left", "limit_right")
    return {column: found.get(column.replace("_", "-"), "") for column in columns}


def rows() -> list[dict[str, Any]]:
    """Return the rows of all activations, by name."""
    return [row(activations[name]) for name in sorted(activations)]


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row for CSV: semicolons separate the entries of lists and mappings."""
    truths = {column: "yes" if value else "no" for column, value in row.items() if isinstance(value, bool)}
    return {**row, "aliases": "; ".join(row["aliases"]), "parameters": assignments(row["parameters"]), **truths}
