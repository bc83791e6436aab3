"""What several tests share: every activation and every page as a parameter."""

from __future__ import annotations

from collections.abc import Callable

import hypothesis
import pytest

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from specification.page import pages

# How fast a function is, a benchmark says; on a busy machine a test may take its time.
hypothesis.settings.register_profile("without a clock", deadline=None)
hypothesis.settings.load_profile("without a clock")

CHOSEN: dict[str, Callable[[Activation[...]], bool]] = {
    "activation": lambda one: True,
    "elementwise": lambda one: isinstance(one, Elementwise),
    "vector": lambda one: isinstance(one, Vector),
    "gated": lambda one: isinstance(one, Gated),
    "random": lambda one: hasattr(one, "sample"),
    "along_axis": lambda one: "axis" in one.parameters,
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `page`, or one of the arguments above, runs for every one of them."""
    for argument in CHOSEN.keys() & set(metafunc.fixturenames):
        chosen = [one for one in activations.values() if CHOSEN[argument](one)]
        metafunc.parametrize(argument, chosen, ids=[one.name for one in chosen])
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", pages().values(), ids=pages())
