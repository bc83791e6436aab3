"""Arrays of the frameworks are converted to NumPy arrays, or refused with the reason."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest
import torch

from activation_functions import activations
from activation_functions.kinds import Activation
from specification import samples

NUMBERS = [-1.5, 0.5, 2.0, 1.0]


@pytest.fixture(params=activations.values(), ids=lambda activation: activation.name)
def activation(request: pytest.FixtureRequest) -> Activation[...]:
    return request.param


def test_a_tensor_gives_an_array(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        for x in (torch.tensor(NUMBERS), jnp.array(NUMBERS)):
            y = function(x)
            assert type(y) is np.ndarray
            assert y.dtype == np.float32
            np.testing.assert_array_equal(y, function(np.array(NUMBERS, np.float32)))


def test_bfloat16_of_jax_is_kept(activation: Activation[...]) -> None:
    x = jnp.array(NUMBERS, jnp.bfloat16)
    for function in samples.functions(activation):
        assert function(x).dtype == jnp.bfloat16


def test_a_tensor_that_does_not_convert_is_refused_with_its_reason(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        with pytest.raises(RuntimeError, match=rf"{function.__name__}: x .*requires grad"):
            function(torch.tensor(NUMBERS, requires_grad=True))
        with pytest.raises(TypeError, match=rf"{function.__name__}: x .*BFloat16"):
            function(torch.tensor(NUMBERS, dtype=torch.bfloat16))
