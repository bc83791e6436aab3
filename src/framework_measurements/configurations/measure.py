"""Measure the defaults of configurations; ``PYTHONPATH=src … -m framework_measurements.configurations`` writes them."""

from __future__ import annotations

import importlib
import inspect
import re
from typing import Any

# Those that are read and cited most, by the names that Transformers has for their types.
MODELS = [
    "albert",
    "apertus",
    "arcee",
    "bart",
    "bert",
    "blip_text_model",
    "clip_vision_model",
    "convnext",
    "deberta-v2",
    "deepseek_v3",
    "distilbert",
    "efficientnet",
    "electra",
    "falcon",
    "gemma",
    "gemma2",
    "glm",
    "gpt2",
    "gpt_neo",
    "gpt_neox",
    "gptj",
    "gpt_oss",
    "granite",
    "llama",
    "mistral",
    "mixtral",
    "mobilenet_v1",
    "mobilevit",
    "mt5",
    "nemotron",
    "olmo2",
    "opt",
    "persimmon",
    "phi",
    "phi3",
    "qwen2",
    "qwen3",
    "resnet",
    "roberta",
    "segformer",
    "starcoder2",
    "swin",
    "switch_transformers",
    "t5",
    "umt5",
    "vit",
    "wav2vec2",
    "whisper",
    "xlnet",
]
FIELDS = [
    "hidden_act",
    "hidden_activation",
    "activation_function",
    "activation",
    "afn",
    "ff_activation",
    "dense_act_fn",
]
GATES = r"\bgate_(?:up_)?proj\b"


def measured() -> dict[str, Any]:
    """Return the version of Transformers, and what the configuration of each model says by default."""
    import transformers

    return {"version": transformers.__version__, "models": [model(name) for name in MODELS]}


def model(name: str) -> dict[str, Any]:
    """Return the title, the class, and the field that names the activation, of a type of models."""
    from transformers.models.auto.configuration_auto import CONFIG_MAPPING

    kind = CONFIG_MAPPING[name]
    configuration = kind()
    [field, *_] = [field for field in FIELDS if getattr(configuration, field, None)]
    return {
        "title": kind.__name__.removesuffix("Config"),
        "class": kind.__name__,
        "field": field,
        "value": getattr(configuration, field),
        "gated": is_gated(configuration, kind.__module__.replace(".configuration_", ".modeling_")),
        "alpha": getattr(configuration, "swiglu_alpha", None),
    }


def is_gated(configuration: Any, module: str) -> bool:
    """Decide whether another number is multiplied by the activation: T5's configurations say so, the others' code."""
    said = getattr(configuration, "is_gated_act", None)
    code = inspect.getsource(importlib.import_module(module))
    return bool(re.search(GATES, code)) if said is None else bool(said)
