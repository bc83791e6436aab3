"""A page is made again when, and only when, something has changed that its script runs."""

from __future__ import annotations

import inspect
import runpy
from collections.abc import Callable
from typing import Any

import matplotlib
import pytest
from matplotlib import pyplot as plt

from activation_functions import activations
from activation_functions.function import Function
from extensions import outdated
from specification import samples
from specification.page import Page


def run_by(page: Page, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the functions that a script runs, directly or through others."""
    run = set()

    def recorded(function: Function[...]) -> Callable[..., Any]:
        evaluate = function._evaluate

        def record(*args: Any, **kwargs: Any) -> Any:
            run.add(function.__name__)
            return evaluate(*args, **kwargs)

        return record

    with monkeypatch.context() as patch:
        for one in activations.values():
            for function in samples.functions(one):
                patch.setattr(function, "_evaluate", recorded(function))
        matplotlib.use("agg")
        runpy.run_path(str(page.path))
        plt.close("all")
    return run


def test_page_is_made_again_when_what_it_runs_has_changed(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_by(page, monkeypatch)
    before = outdated.fingerprint(page.path)
    source = inspect.getsource
    for one in activations.values():
        functions = samples.functions(one)
        for function in functions:
            changed = function._evaluate
            with monkeypatch.context() as patch:
                patch.setattr(inspect, "getsource", lambda value: source(value) + "# changed" * (value is changed))
                made_again = outdated.fingerprint(page.path) != before
            said = f"gallery/{page.path.name}, when {function.__name__} changes: "
            if function.__name__ in run:
                assert made_again, said + "it runs this, and is not made again"
            # A function and its derivative are one, and what the derivative is made of goes with them.
            slopes = [source(other.slope._evaluate) for other in activations.values() if other.name in run]
            used = any(each.__name__ in run for each in functions) or any(one.name in slope for slope in slopes)
            assert used or not made_again, said + "it does not run this, and is made again"


def test_page_is_made_again_when_the_packages_change(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    before = outdated.fingerprint(page.path)
    for package in ("numpy", "matplotlib"):
        with monkeypatch.context() as patch:
            version = outdated.version
            patch.setattr(outdated, "version", lambda name: version(name) + ".1" * (name == package))
            assert outdated.fingerprint(page.path) != before, package
