"""The constants of the library are those that the scripts in derivations/ find."""

from __future__ import annotations

import importlib
import runpy
from pathlib import Path

import pytest

SCRIPTS = sorted(Path(__file__).parents[1].glob("src/derivations/*.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_constants_are_those_derived(script: Path) -> None:
    module = importlib.import_module(f"activation_functions.{script.stem}")
    derived = runpy.run_path(str(script))["derive"]()
    for name, value in derived.items():
        assert getattr(module, name) == value, f"{module.__name__}.{name}: run derivations/{script.name}"
