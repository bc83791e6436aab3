"""What several tests share: every activation and every page as a parameter."""

from __future__ import annotations

import pytest

from activation_functions import activations
from activation_functions.activation import Elementwise, Vector
from specification.page import pages

OF_KIND = {"elementwise": Elementwise, "vector": Vector, "activation": (Elementwise, Vector)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `activation`, `elementwise`, `vector` or `page` runs for every one of them."""
    for argument in OF_KIND.keys() & set(metafunc.fixturenames):
        chosen = [one for one in activations.values() if isinstance(one, OF_KIND[argument])]
        metafunc.parametrize(argument, chosen, ids=[one.name for one in chosen])
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", pages().values(), ids=pages())
