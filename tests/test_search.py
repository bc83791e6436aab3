"""What the search knows beside the words of the pages is true."""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np
import pytest

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise
from activation_functions.registry import plain_name
from extensions.formulas_as_text import Untyped, typed
from extensions.search_entries import WORDS, is_formula, not_covered, words
from specification.page import pages
from specification.properties import PROPERTIES
from specification.syntax import Bracket, walk

SIGNS = {"^": "**", "≤": "<=", "≥": ">="}
NUMBERS = (-2.25, -0.75, 0.5, 1.5, 4.0)
PAIRS = ([-1.5, 0.5], [2.0, -1.0])
VECTORS = ([0.5, -1.0, 2.0],)
TYPED = words()


def of_all(ufunc: np.ufunc) -> Any:
    """The largest or smallest of some numbers, or of the entries of a vector."""
    return lambda *values: functools.reduce(ufunc, values) if len(values) > 1 else ufunc.reduce(*values)


NAMES: dict[str, Any] = {
    "e": math.e,
    "pi": math.pi,
    "erf": np.vectorize(math.erf),
    "Phi": lambda x: (1 + math.erf(x / math.sqrt(2))) / 2,
    "max": of_all(np.maximum),
    "min": of_all(np.minimum),
    "maximum": np.maximum,
    **{
        name: getattr(np, name)
        for name in ("abs", "atan", "clip", "cosh", "exp", "log", "log1p", "sinh", "sqrt", "sum", "tanh")
    },
    **activations,
}


def computed(formula: str, activation: Activation[...], x: Any) -> Any:
    """The value of a formula; a parameter that it names otherwise is the first."""
    for sign, code in SIGNS.items():
        formula = formula.replace(sign, code)
    parameters = activation.parameters
    first = next((value for value in parameters.values() if isinstance(value, float | int)), None)
    halves = dict(zip("ab", x)) if np.size(x) == 2 else {}
    scope = {"alpha": first, "x": np.array(x) if np.ndim(x) else x, **NAMES, **parameters, **halves}
    return eval(formula, scope)


def arguments(activation: Activation[...]) -> tuple[Any, ...]:
    if isinstance(activation, Elementwise):
        return NUMBERS
    return PAIRS if len(pages()[activation.name].definition.arguments) == 2 else VECTORS


def test_formulas_are_typed_as_they_are(activation: Activation[...]) -> None:
    body = pages()[activation.name].definition.body
    if any(isinstance(part, Bracket) for part in walk(body)):
        with pytest.raises(Untyped):
            typed(body)
        return
    formula = typed(body)
    for x in arguments(activation):
        found, expected = computed(formula, activation, x), activation(x)
        assert np.allclose(found, expected), f"{activation.name}: {formula} is {found} at {x}, expected {expected}"


@pytest.mark.parametrize(
    ("name", "formula"),
    [(name, each) for name, given in TYPED["activations"].items() for each in given if is_formula(each)],
)
def test_formulas_to_search_for_compute_the_activation(name: str, formula: str) -> None:
    activation = activations[name]
    for x in arguments(activation):
        found, expected = computed(formula, activation, x), activation(x)
        assert np.allclose(found, expected), f"docs/{WORDS.name}: {name}: {formula} is {found} at {x}, not {expected}"


def test_what_is_not_covered_is_no_name_of_an_activation() -> None:
    named = {name for one in activations.values() for name in (one.name, *one.aliases)}
    assert not {plain_name(name) for name in not_covered()} & {plain_name(name) for name in named}


def test_words_to_search_for_are_none_that_the_search_has() -> None:
    names = {
        "activations": {one.name: {one.name, *one.aliases} for one in activations.values()},
        "properties": {name: {name, *one.others} for name, one in PROPERTIES.items()},
    }
    for part, known in names.items():
        for name, given in TYPED[part].items():
            again = known[name] & {*given}
            assert not again, f"docs/{WORDS.name}: {name} has {', '.join(again)} as a name"
