"""A page is made again when, and only when, something has changed that its script runs."""

from __future__ import annotations

import pytest

import script_run
from activation_functions import activations
from extensions import outdated
from specification import samples
from specification.page import Page


def test_page_is_made_again_when_what_it_runs_has_changed(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    run = script_run.run(page.path).functions
    assert run, f"gallery/{page.path.name} runs no function of the library"
    before = outdated.fingerprint(page.path)
    slopes = [outdated.source(other.slope._evaluate) for other in activations.values() if other.name in run]
    for one in activations.values():
        functions = samples.functions(one)
        # A function and its derivative are one, and what the derivative is made of goes with them.
        used = any(each.__name__ in run for each in functions) or any(one.name in slope for slope in slopes)
        for function in functions:
            changed = function._evaluate
            with monkeypatch.context() as patch:
                source = outdated.source
                patch.setattr(outdated, "source", lambda value: source(value) + "# changed" * (value is changed))
                made_again = outdated.fingerprint(page.path) != before
            said = f"gallery/{page.path.name}, when {function.__name__} changes: "
            if function.__name__ in run:
                assert made_again, said + "it runs this, and is not made again"
            assert used or not made_again, said + "it does not run this, and is made again"


def test_page_is_made_again_when_the_packages_change(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    before = outdated.fingerprint(page.path)
    for package in ("numpy", "matplotlib"):
        with monkeypatch.context() as patch:
            version = outdated.version
            patch.setattr(outdated, "version", lambda name: version(name) + ".1" * (name == package))
            patch.setattr(outdated, "shared", outdated.shared.__wrapped__)
            assert outdated.fingerprint(page.path) != before, package
