"""A page is made again when, and only when, something has changed that its script runs."""

from __future__ import annotations

import functools
import inspect

import pytest

import script_run
from activation_functions import activations
from extensions import outdated
from specification import samples
from specification.page import Page

source = functools.cache(inspect.getsource)
version = functools.cache(outdated.version)


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each source and each version once: a fingerprint is made for every function of the library."""
    monkeypatch.setattr(inspect, "getsource", source)
    monkeypatch.setattr(outdated, "version", version)


def test_page_is_made_again_when_what_it_runs_has_changed(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    run = script_run.run(page.path).functions
    assert run, f"gallery/{page.path.name} runs no function of the library"
    before = outdated.fingerprint(page.path)
    slopes = [source(other.slope._evaluate) for other in activations.values() if other.name in run]
    for one in activations.values():
        functions = samples.functions(one)
        # A function and its derivative are one, and what the derivative is made of goes with them.
        used = any(each.__name__ in run for each in functions) or any(one.name in slope for slope in slopes)
        for function in functions:
            changed = function._evaluate
            with monkeypatch.context() as patch:
                patch.setattr(
                    inspect, "getsource", lambda value, old=changed: source(value) + "# changed" * (value is old)
                )
                made_again = outdated.fingerprint(page.path) != before
            said = f"gallery/{page.path.name}, when {function.__name__} changes: "
            if function.__name__ in run:
                assert made_again, said + "it runs this, and is not made again"
            assert used or not made_again, said + "it does not run this, and is made again"


def test_page_is_made_again_when_the_packages_change(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    before = outdated.fingerprint(page.path)
    for package in ("numpy", "matplotlib"):
        with monkeypatch.context() as patch:
            patch.setattr(outdated, "version", lambda name, new=package: version(name) + ".1" * (name == new))
            assert outdated.fingerprint(page.path) != before, package
