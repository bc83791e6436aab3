"""What several tests share: every activation and every page as a parameter, or all activations as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import hypothesis
import pytest

from activation_functions import activations, elementwise_function, function_along_axis
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from specification.page import Page, pages

# How fast a function is, a benchmark says; on a busy machine a test may take its time.
hypothesis.settings.register_profile("all", deadline=None, max_examples=50)
hypothesis.settings.register_profile("some pages", deadline=None, max_examples=30)

CHOSEN: dict[str, Callable[[Activation[...]], bool]] = {
    "activation": lambda one: True,
    "elementwise": lambda one: isinstance(one, Elementwise),
    "vector": lambda one: isinstance(one, Vector),
    "gated": lambda one: isinstance(one, Gated),
    "random": lambda one: hasattr(one, "sample"),
    "along_axis": lambda one: "axis" in one.parameters,
}


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few numbers fill several blocks, where what is computed is the same and takes a hundredth of the time."""
    monkeypatch.setattr(elementwise_function, "BLOCK", 2**8)
    monkeypatch.setattr(elementwise_function, "WHOLE", 2**10)
    monkeypatch.setattr(function_along_axis, "BLOCK", 2**8)


def pytest_configure(config: pytest.Config) -> None:
    """Draw fewer arrays with `--page`, where one waits for the answer."""
    hypothesis.settings.load_profile("some pages" if config.getoption("page") else "all")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test for every page if it takes `page`, for every activation of a kind if it takes the kind.

    A test that takes `every_activation`, or another kind in this way, runs once, and is given all of them; with
    `--page`, those alone.
    """
    names = metafunc.config.getoption("page").split()
    for argument, chosen in CHOSEN.items():
        ones = [one for one in activations.values() if chosen(one)]
        asked = [one for one in ones if one.name in names or not names]
        if argument in metafunc.fixturenames:
            parametrize_by_name(metafunc, argument, ones)
        if f"every_{argument}" in metafunc.fixturenames:
            label = " ".join(one.name for one in asked) if names else "all"
            metafunc.parametrize(f"every_{argument}", [asked], ids=[label])
    if "page" in metafunc.fixturenames:
        parametrize_by_name(metafunc, "page", [*pages().values()])


def parametrize_by_name(metafunc: pytest.Metafunc, argument: str, every: Sequence[Activation[...] | Page]) -> None:
    """Run a test for each, with `--page` for those that are asked for, or for one that is then left out."""
    names = metafunc.config.getoption("page").split()
    some = [one for one in every if one.name in names or not names] or every[:1]
    metafunc.parametrize(argument, some, ids=[one.name for one in some])
