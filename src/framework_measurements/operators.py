"""Look up the operators of ONNX, and write models for calls of them."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import onnx

TYPES = {"float16": "float16", "float32": "float", "float64": "double", "int32": "int32"}


def schemas() -> dict[str, Any]:
    """Return the operators of the standard."""
    return {schema.name: schema for schema in onnx.defs.get_all_schemas() if schema.domain == ""}


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


def model(call: str, x: np.ndarray, values: dict[str, Any]) -> str:
    """Write the model for a call in the language of ONNX: a line for each operator."""
    lines: list[str] = []

    def add(name: str, outputs: list[str], attributes: dict[str, Any], inputs: list[Any]) -> list[str]:
        given = f" <{', '.join(f'{key} = {text(value)}' for key, value in attributes.items())}>" if attributes else ""
        lines.append(f"  {', '.join(outputs)} = {name}{given} ({', '.join(map(constant, inputs))})")
        return outputs

    def constant(value: Any) -> str:
        if isinstance(value, str):
            return value
        [wide] = add("Constant", [f"c{len(lines)}"], {"value": f"double {{{float(value)}}}"}, [])
        return add("CastLike", [f"c{len(lines)}"], {}, [wide, "x"])[0]

    def operator(name: str, *inputs: Any, **attributes: Any) -> Any:
        outputs = [f"y{len(lines)}_{i}" for i in range(attributes.get("num_outputs", 1))]
        add(name, outputs, attributes, [*inputs])
        return outputs if len(outputs) > 1 else outputs[0]

    result = eval(call, {name: functools.partial(operator, name) for name in schemas()} | values | {"x": "x"})
    kind, version = TYPES[str(x.dtype)], onnx.defs.onnx_opset_version()
    head = f'<ir_version: 10, opset_import: ["": {version}]>'
    graph = f"f ({kind}[{', '.join(map(str, x.shape))}] x) => ({kind} y) {{"
    return "\n".join([head, graph, *(line.replace(f"{result} =", "y =") for line in lines), "}"])


def text(value: Any) -> str:
    """Write the value of an attribute."""
    if isinstance(value, str):
        return value if value.startswith("double") else f'"{value}"'
    return f"{value:.9f}" if isinstance(value, float) and "e" in str(value) else str(value)
