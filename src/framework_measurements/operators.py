"""Look up the operators of ONNX, in each version of the standard, which is called an opset."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Collection
from typing import Any

import onnx

# ONNX Runtime promises to run models from this one on.
FIRST = 7
FLOATING = ("bfloat16", "float16", "float", "double")


@functools.cache
def changes() -> dict[str, list[int]]:
    """Return the opsets in which each operator came or changed, those before the first as the first."""
    found: dict[str, set[int]] = {}
    for schema in onnx.defs.get_all_schemas_with_history():
        if schema.domain == "" and not schema.deprecated:
            found.setdefault(schema.name, set()).add(max(schema.since_version, FIRST))
    return {name: sorted(opsets) for name, opsets in found.items()}


def earlier(name: str) -> list[int]:
    """Return the last opset before each in which its parameters, their defaults, or the floating dtypes changed."""
    return [old for old, new in itertools.pairwise(changes()[name]) if form(name, old) != form(name, new)]


def form(name: str, opset: int) -> tuple[dict[str, Any], set[str]]:
    """Return the parameters of an operator with their defaults, and the floating dtypes that it takes."""
    types = onnx.defs.get_schema(name, opset).inputs[0].types
    return parameters(name, opset), {one for one in FLOATING if f"tensor({one})" in types}


def opsets(names: Collection[str]) -> list[int]:
    """Return the opsets in which one of some operators changed and all of them exist, the newest first."""
    each = [changes()[name] for name in names]
    start = max(opsets[0] for opsets in each)
    return sorted({opset for opsets in each for opset in opsets if opset >= start}, reverse=True)


def of_arrays() -> list[str]:
    """Return the operators that map floating-point arrays to arrays."""
    found = {schema.name: schema for schema in onnx.defs.get_all_schemas() if schema.domain == ""}.items()
    return sorted(name for name, one in found if one.outputs and one.inputs and "tensor(float)" in one.inputs[0].types)


def parameters(name: str, opset: int | None = None) -> dict[str, Any]:
    """Return the inputs beside the first, and the attributes, with their defaults; None if there is none."""
    schema = onnx.defs.get_schema(name, *([] if opset is None else [opset]))
    inputs = {entry.name: None for entry in schema.inputs[1:] if entry.option.name == "Single"}
    attributes = {
        key: onnx.helper.get_attribute_value(attribute.default_value) if attribute.default_value.name else None
        for key, attribute in schema.attributes.items()
    }
    return inputs | attributes
