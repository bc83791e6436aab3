"""Look up the operators of ONNX."""

from __future__ import annotations

from typing import Any

import onnx


def schemas() -> dict[str, Any]:
    """Return the operators of the standard."""
    return {schema.name: schema for schema in onnx.defs.get_all_schemas() if schema.domain == ""}


def version() -> int:
    """Return the version of the standard that is installed."""
    return int(onnx.defs.onnx_opset_version())


def of_arrays() -> list[str]:
    """Return the operators that map floating-point arrays to arrays."""
    found = schemas().items()
    return sorted(name for name, one in found if one.outputs and one.inputs and "tensor(float)" in one.inputs[0].types)


def parameters(name: str) -> dict[str, Any]:
    """Return the inputs beside the first, and the attributes, with their defaults; None if there is none."""
    schema = onnx.defs.get_schema(name)
    inputs = {entry.name: None for entry in schema.inputs[1:] if entry.option.name == "Single"}
    attributes = {
        key: onnx.helper.get_attribute_value(attribute.default_value) if attribute.default_value.name else None
        for key, attribute in schema.attributes.items()
    }
    return inputs | attributes
