"""The table of all activations: what is declared in the library and what stands on the pages, a row for each."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from activation_functions import activations
from activation_functions.facts_in_words import computed
from activation_functions.initialization import Moments, moments
from activation_functions.kinds import Activation, Elementwise
from specification.page import pages
from specification.properties import has_symmetric_range

COLUMNS = {
    "name": "The name of the function in the library and of its page, functions/<name>.html.",
    "family": "The family, a module of the library.",
    "aliases": "Other names.",
    "formula": "The definition on the page, in LaTeX.",
    "derivative": "The derivative on the page, in LaTeX; partial derivatives of a function of several numbers.",
    "parameters": "The parameters, with their defaults.",
    "range": "The set of all values; of each component, for a function of a vector.",
    "monotone": "Strictly increasing, non-decreasing, or no, for a function of one number.",
    "smoothness": "The number of continuous derivatives; smooth if all are.",
    "kinks": "The points where the derivative, or the function itself, jumps, for a function of one number.",
    "lipschitz": "The least Lipschitz constant; in the Euclidean norm, for a function of vectors of length n.",
    "mean": "The mean of f(Z), for standard normal Z and the defaults of the parameters, of a function of one number.",
    "square": "The mean of f(Z)².",
    "slope_square": "The mean of f′(Z)².",
    "gain": "The gain for the initialization of weights: 1 divided by the square root of the mean of f(Z)².",
    "symmetry": "How f(−x) is related to f(x), for the default parameters, of a function of one number; as the columns "
    "up to limit_right.",
    "convexity": "Where it is convex and where concave.",
    "zeros": "Where it is 0.",
    "minimum": "The least value and where it is; empty if there is none.",
    "maximum": "The largest value and where it is; empty if there is none.",
    "at_0": "The value at 0, and the slope, or those on the two sides of a kink.",
    "limit_left": "The limit at −∞, and the asymptote if it is infinite.",
    "limit_right": "The limit at ∞, and the asymptote if it is infinite.",
    "range_symmetric_about_0": "Whether the range, for the default parameters, is symmetric about 0.",
    "keras": "How to compute it in Keras 3: a call or, where Keras has none, an expression.",
    "torch": "The same in PyTorch.",
    "jax": "The same in JAX.",
    "onnx": "The same in ONNX.",
}
"""The columns. Facts are expressions in the parameters; a number behind ≈ is correct to its last digit."""
PLACES = 10  # to which moments are computed
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


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
        return dict.fromkeys((*Moments._fields, "gain"), "")
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


def as_json(version: str) -> str:
    """Write the table as JSON, with the meaning of its columns."""
    about = {"title": "Activation functions", "version": version, "licence": LICENCE, "columns": COLUMNS}
    return json.dumps({**about, "activations": rows()}, ensure_ascii=False, indent=1) + "\n"


def as_csv() -> str:
    """Write the table as CSV; semicolons separate the entries of lists and mappings."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for each in rows():
        aliases = "; ".join(each["aliases"])
        parameters = "; ".join(f"{name}={value!r}" for name, value in each["parameters"].items())
        truths = {column: "yes" if value else "no" for column, value in each.items() if isinstance(value, bool)}
        writer.writerow({**each, "aliases": aliases, "parameters": parameters, **truths})
    return file.getvalue()
