"""Write models in the language of ONNX for calls of its operators; nothing has to be installed for it."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from framework_measurements.calls import names_in

# The names of the dtypes in models, and their numbers.
TYPES = {
    "bfloat16": ("bfloat16", 16),
    "float16": ("float16", 10),
    "float32": ("float", 1),
    "float64": ("double", 11),
    "int32": ("int32", 6),
}


def model(call: str, x: np.ndarray, values: dict[str, Any], version: int) -> str:
    """Write the model for a call, with a line for each operator of this version of the standard."""
    kind, number = TYPES[str(x.dtype)]
    lines: list[str] = []

    def add(name: str, outputs: list[str], attributes: dict[str, Any], inputs: list[Any]) -> list[str]:
        given = f" <{', '.join(f'{key} = {text(value)}' for key, value in attributes.items())}>" if attributes else ""
        lines.append(f"  {', '.join(outputs)} = {name}{given} ({', '.join(map(constant, inputs))})")
        return outputs

    def constant(value: Any) -> str:
        if isinstance(value, str):
            return value
        [wide] = add("Constant", [f"c{len(lines)}"], {"value": f"double {{{float(value)}}}"}, [])
        return add("Cast", [f"c{len(lines)}"], {"to": number}, [wide])[0]

    def operator(name: str, *inputs: Any, **attributes: Any) -> Any:
        outputs = [f"y{len(lines)}_{i}" for i in range(attributes.get("num_outputs", 1))]
        add(name, outputs, attributes, [*inputs])
        return outputs if len(outputs) > 1 else outputs[0]

    result = eval(call, {name: functools.partial(operator, name) for name in names_in(call)} | values | {"x": "x"})
    head = f'<ir_version: 10, opset_import: ["": {version}]>'
    graph = f"f ({kind}[{', '.join(map(str, x.shape))}] x) => ({kind} y) {{"
    return "\n".join([head, graph, *(line.replace(f"{result} =", "y =") for line in lines), "}"])


def text(value: Any) -> str:
    """Write the value of an attribute."""
    if isinstance(value, str):
        return value if value.startswith("double") else f'"{value}"'
    return f"{value:.9f}" if isinstance(value, float) and "e" in str(value) else str(value)
