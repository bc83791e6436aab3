"""A page is made again when, and only when, something has changed that its script runs."""

from __future__ import annotations

import inspect
import runpy
from collections.abc import Callable, Iterator
from typing import Any

import matplotlib
import pytest
from matplotlib import pyplot as plt

from activation_functions import activations
from activation_functions.activation import Elementwise, Function
from extensions import outdated
from specification.page import Page


def functions() -> Iterator[Function[Any]]:
    """All functions of the library, derivatives and Jacobians included."""
    for one in activations.values():
        yield from (one, one.derivative if isinstance(one, Elementwise) else one.jacobian)


def run_by(page: Page, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the functions that a script runs, directly or through others."""
    run = set()

    def recorded(function: Function[Any]) -> Callable[..., Any]:
        evaluate = function._evaluate

        def record(*args: Any, **kwargs: Any) -> Any:
            run.add(function.__name__)
            return evaluate(*args, **kwargs)

        return record

    with monkeypatch.context() as patch:
        for function in functions():
            patch.setattr(function, "_evaluate", recorded(function))
        matplotlib.use("agg")
        runpy.run_path(str(page.path))
        plt.close("all")
    return run


def test_page_is_made_again_when_what_it_runs_has_changed(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_by(page, monkeypatch)
    before = outdated.fingerprint(page.path)
    for function in functions():
        with monkeypatch.context() as patch:
            source = inspect.getsource
            changed = function._evaluate
            patch.setattr(inspect, "getsource", lambda value: source(value) + "# changed" * (value is changed))
            made_again = outdated.fingerprint(page.path) != before
        if function.__name__ in run:
            assert made_again, (
                f"gallery/{page.path.name} runs {function.__name__}, and is not made again when it changes"
            )
        elif made_again:
            # The derivative of what is run is drawn on some pages only; a page of it is never far from it.
            used = {name for name in run if function.__name__.startswith(name)}
            assert used, f"gallery/{page.path.name} does not run {function.__name__}, and is made again when it changes"


def test_page_is_made_again_when_the_packages_change(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    before = outdated.fingerprint(page.path)
    for package in ("numpy", "matplotlib"):
        with monkeypatch.context() as patch:
            version = outdated.version
            patch.setattr(outdated, "version", lambda name: version(name) + ".1" * (name == package))
            assert outdated.fingerprint(page.path) != before, package
