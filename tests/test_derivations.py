"""The constants of the library are those that `derivations` finds."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import derivations

SCRIPTS = sorted(Path(derivations.__file__).parent.glob("[a-z]*.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_constants_are_those_derived(script: Path) -> None:
    module = importlib.import_module(f"activation_functions.{script.stem}")
    derived = importlib.import_module(f"derivations.{script.stem}").derive()
    for name, value in derived.items():
        assert getattr(module, name) == value, f"{module.__name__}.{name}: run python -m derivations.{script.stem}"
