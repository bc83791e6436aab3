"""The table of gates says what the code in it computes."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import activation_functions
from framework_measurements.frameworks import FRAMEWORKS

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (Path(__file__).parents[2] / "docs" / "gates.md").read_text("utf-8").splitlines()
    if re.match(r"\| (\[|\|)", line) or line.startswith("| |")
]
MEASURED = {code.strip("`"): gate for *_, code, gate in ROWS if re.fullmatch("`[^`]+`", code)}
ALIKE = torch.nn.Identity()
ALIKE.weight = torch.nn.Parameter(torch.ones(1))  # T5 asks for its dtype.


class Half(torch.nn.Module):
    """A linear layer that takes one of the halves."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.chunk(2, -1)[self.number]


def with_layers(module: torch.nn.Module, **layers: torch.nn.Module) -> Callable[[Any], Any]:
    """Replace layers; the result is a function of NumPy's arrays."""
    for name, layer in layers.items():
        setattr(module, name, layer)
    return lambda x: module(torch.tensor(x)).detach().numpy()


def llama() -> Callable[[Any], Any]:
    from transformers.models.llama.modeling_llama import LlamaConfig, LlamaMLP

    module = LlamaMLP(LlamaConfig(hidden_size=2, intermediate_size=1, num_attention_heads=1))
    return with_layers(module, gate_proj=Half(0), up_proj=Half(1), down_proj=ALIKE)


def phi3() -> Callable[[Any], Any]:
    from transformers.models.phi3.modeling_phi3 import Phi3Config, Phi3MLP

    return with_layers(Phi3MLP(Phi3Config(hidden_size=2, intermediate_size=1)), gate_up_proj=ALIKE, down_proj=ALIKE)


def t5() -> Callable[[Any], Any]:
    from transformers.models.t5.modeling_t5 import T5Config, T5DenseGatedActDense

    module = T5DenseGatedActDense(T5Config(d_model=2, d_ff=1, feed_forward_proj="gated-gelu", dropout_rate=0.0))
    return with_layers(module, wi_0=Half(0), wi_1=Half(1), wo=ALIKE)


def gpt_oss() -> Callable[[Any], Any]:
    from transformers.models.gpt_oss.modeling_gpt_oss import GptOssConfig, GptOssExperts

    module = GptOssExperts(GptOssConfig(hidden_size=2, intermediate_size=1, num_local_experts=1))
    return lambda x: module._apply_gate(torch.tensor(x)).numpy()


def timm_layers() -> Any:
    FRAMEWORKS["timm"].prepare()
    return importlib.import_module("timm.layers.mlp")


def timm_glu() -> Callable[[Any], Any]:
    return with_layers(timm_layers().GluMlp(2, 2), fc1=ALIKE, fc2=ALIKE)


def timm_swiglu() -> Callable[[Any], Any]:
    return with_layers(timm_layers().SwiGLU(2, 1), fc1_g=Half(0), fc1_x=Half(1), fc2=ALIKE)


LAYERS = {
    "LlamaMLP": llama,
    "Phi3MLP": phi3,
    "T5DenseGatedActDense": t5,
    "GptOssExperts": gpt_oss,
    "timm.layers.mlp.GluMlp": timm_glu,
    "timm.layers.mlp.SwiGLU": timm_swiglu,
}


def function(code: str) -> Callable[[Any], Any]:
    """Return what a cell calls, as a function of NumPy's arrays."""
    if code in LAYERS:
        return LAYERS[code]()
    package = code.partition(".")[0]
    if package == "activation_functions":
        return lambda x: eval(code, {"activation_functions": activation_functions, "x": x})
    if package == "torch":
        return lambda x: eval(code, {"torch": torch, "x": torch.tensor(x)}).numpy()
    if package == "mlx":
        core, nn = pytest.importorskip("mlx.core"), pytest.importorskip("mlx.nn")
        return lambda x: np.array(eval(code.removeprefix("mlx."), {"nn": nn, "x": core.array(x)}))
    module = pytest.importorskip(package)
    return lambda x: np.array(eval(code, {package: module, "x": x}))


def proportional(f: Callable[[Any], Any], half: int) -> bool:
    """Whether steps of a half change the result by the same amount."""
    pair = np.array([-1.5, -0.75], np.float32)
    step = np.eye(2, dtype=np.float32)[half]
    return bool(np.allclose(np.diff([f(pair + k * step)[0] for k in range(3)], 2), 0, atol=1e-5))


@pytest.mark.parametrize("code", MEASURED)
def test_gate_is_the_half_that_is_said(code: str) -> None:
    f = function(code)
    first, second = (not proportional(f, half) for half in (0, 1))
    said = MEASURED[code]
    assert first == (said not in ("none", "second half")), (
        f"{code}: the first half is {'' if first else 'not '}the gate"
    )
    assert second == (said == "second half"), f"{code}: the second half is {'' if second else 'not '}the gate"


def test_all_gated_functions_are_in_the_table() -> None:
    names = {code.partition(".")[2].partition("(")[0] for code in MEASURED if code.startswith("activation_functions.")}
    assert names == {one.name for one in activation_functions.activations.family("gated")}
