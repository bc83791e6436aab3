"""PyTorch's gains are those that are declared, and it has no others."""

from __future__ import annotations

import pytest
import torch

from activation_functions import activations
from activation_functions.kinds import Elementwise


@pytest.mark.parametrize("name", activations)
def test_gain_of_pytorch_is_declared(name: str) -> None:
    activation = activations[name]
    declared = activation.torch_gain if isinstance(activation, Elementwise) else ""
    try:
        gain = torch.nn.init.calculate_gain(name)
    except ValueError:
        assert not declared, f"{name}: PyTorch has no gain, declared {declared}"
    else:
        assert declared and activation.fact("torch_gain") == pytest.approx(gain, rel=1e-15), f"{name}: {gain}"
