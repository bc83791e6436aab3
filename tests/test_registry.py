"""Activations are found by all their names, and declared again where the same cell runs again."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import activation_functions
from activation_functions import activations, declaration
from activation_functions.kinds import Activation
from activation_functions.registry import Registry

FAMILIES = sorted({one.family for one in activations.values()})
SPELLINGS: list[Callable[[str], str]] = [
    str.upper,
    str.title,
    lambda name: name.title().replace("_", "").replace(" ", ""),
]


def test_each_is_found_by_all_its_names(activation: Activation[...]) -> None:
    for name in (activation.name, *activation.aliases):
        for spelling in (str, *SPELLINGS):
            assert activations[spelling(name)] is activation, spelling(name)


def test_a_misspelt_name_is_answered_by_the_right_one(activation: Activation[...]) -> None:
    slip = f"{activation.name}{activation.name[-1]}"
    with pytest.raises(KeyError, match=rf"{slip} is not an activation, did you mean .*\b{activation.name}\b.*\?"):
        activations[slip]
    assert slip not in activations


def test_a_name_like_no_other_is_not_guessed() -> None:
    for name in ("xyzzy", ""):
        with pytest.raises(KeyError, match=f"'{name} is not an activation'"):
            activations[name]


def declare(family: str, module: str) -> None:
    """Run the code of a family, as if it stood in another module."""
    path = Path(activation_functions.__file__).with_name(f"{family}.py")
    exec(compile(path.read_text("utf-8"), path.name, "exec"), {"__name__": module})


@pytest.mark.parametrize("family", FAMILIES)
def test_a_cell_that_runs_again_replaces(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    monkeypatch.setattr(declaration, "activations", registry)
    declare(family, "__main__")
    before = dict(registry)
    declare(family, "__main__")
    assert list(registry) == list(before) == [one.name for one in activations.family(family)]
    for name, one in before.items():
        assert registry[name] is not one
        assert registry[name].slope is not one.slope


@pytest.mark.parametrize("family", FAMILIES)
def test_a_name_of_another_module_is_refused(family: str) -> None:
    first, *_ = activations.family(family)
    with pytest.raises(ValueError, match=rf"{first.name} is declared in activation_functions.{family} and __main__"):
        declare(family, "__main__")
    assert activations[first.name] is first


@pytest.mark.parametrize(
    "what",
    [np.sinh, np.vectorize(abs), functools.partial(np.clip, a_min=0), lambda x: x],
    ids=lambda what: type(what).__name__,
)
def test_what_has_no_name_and_signature_cannot_be_declared(activation: Activation[...], what: Any) -> None:
    for kind, declared in ((type(activation), activation), (type(activation.slope), activation.valid)):
        with pytest.raises(TypeError, match="is declared, expected a function that has a name: def name"):
            kind(what, declared)
