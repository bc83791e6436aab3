"""What several tests share: every activation as a parameter, and the code in documents as tests."""

from __future__ import annotations

import pytest

from activation_functions import activations
from activation_functions.activation import Elementwise, Vector

OF_KIND = {"elementwise": Elementwise, "vector": Vector, "activation": (Elementwise, Vector)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `activation`, `elementwise` or `vector` runs for every one of them."""
    for argument in OF_KIND.keys() & set(metafunc.fixturenames):
        chosen = [one for one in activations.values() if isinstance(one, OF_KIND[argument])]
        metafunc.parametrize(argument, chosen, ids=[one.name for one in chosen])
