"""Every call in a framework that is shown computes what the library computes."""

from __future__ import annotations

import ast
import inspect
import os
import re
from collections.abc import Callable
from typing import Any

os.environ["KERAS_BACKEND"] = "jax"

import jax
import keras
import numpy as np
import onnx
import pytest
import torch
from onnx.reference import ReferenceEvaluator

import samples
from activation_functions import activations
from activation_functions.activation import Activation, Elementwise, Vector
from tolerances import FRAMEWORK_ABSOLUTE, FRAMEWORK_RELATIVE, FRAMEWORK_ROUNDING

# What the frameworks warn of is theirs: Keras finds a softmax over one entry suspicious.
pytestmark = pytest.mark.filterwarnings("default")



class Operators(dict[str, Any]):
    """The operators of ONNX as functions of arrays."""

    def __missing__(self, name: str) -> Callable[..., Any]:
        if not onnx.defs.has(name):
            raise KeyError(name)

        def operator(*inputs: Any, **attributes: Any) -> Any:
            names = [f"input{i}" for i in range(len(inputs))]
            outputs = [f"output{i}" for i in range(attributes.get("num_outputs", 1))]
            node = onnx.helper.make_node(name, names, outputs, **attributes)
            values = [np.asarray(x, np.float32) for x in inputs]
            definition = defined(node, values)
            results = ReferenceEvaluator(definition).run(None, dict(zip(definition.input, values)), attributes={})
            return results[0] if len(outputs) == 1 else results

        return operator


def defined(node: onnx.NodeProto, values: list[np.ndarray]) -> onnx.NodeProto | onnx.FunctionProto:
    """The operators of which the standard says that one is made, if it does.

    The evaluator may take a short cut: its LogSoftmax is the logarithm of its Softmax, which is 0 too soon.
    """
    schema = onnx.defs.get_schema(node.op_type)
    if not schema.has_context_dependent_function:
        return node
    kinds = [onnx.helper.make_tensor_type_proto(onnx.TensorProto.FLOAT, x.shape) for x in values]
    function = onnx.FunctionProto()
    function.ParseFromString(
        schema.get_context_dependent_function(node.SerializeToString(), [kind.SerializeToString() for kind in kinds])
    )
    return function


MODULES = {"keras": keras, "torch": torch, "jax": jax}
TENSORS = {
    "keras": keras.ops.convert_to_tensor,
    "torch": torch.from_numpy,
    "jax": jax.numpy.asarray,
    "onnx": np.asarray,
}
CALLS = [
    pytest.param(one, framework, id=f"{one.name}-{framework}")
    for one in activations.values()
    for framework in TENSORS
    if getattr(one, framework)
]
NO_CALLS = [
    pytest.param(one, framework, id=f"{one.name}-{framework}")
    for one in activations.values()
    for framework in TENSORS
    if not getattr(one, framework)
]
# Where a framework keeps its activations.
PLACES = {
    "keras": [keras.activations, keras.ops],
    "torch": [torch.nn.functional, torch.nn],
    "jax": [jax.nn],
    "onnx": [{schema.name for schema in onnx.defs.get_all_schemas()}],
}


@pytest.mark.parametrize(("activation", "framework"), CALLS)
def test_call_computes_the_same(activation: Activation[Any], framework: str) -> None:
    call = getattr(activation, framework)
    for parameters in parameters_of(activation, call):
        for x in inputs(activation):
            result = evaluated(activation, framework, x, parameters)
            expected = activation(x, **parameters)
            # A sum with x in it is rounded on the scale of x.
            scale = np.abs(x) if isinstance(activation, Elementwise) else np.abs(x).max(initial=0)
            near = np.isclose(result, expected, FRAMEWORK_RELATIVE, FRAMEWORK_ABSOLUTE + FRAMEWORK_ROUNDING * scale)
            assert result.shape == expected.shape
            assert near.all(), (
                f"{activation.name}: {call}, {parameters} gives {result[~near]}, the library {expected[~near]}"
            )


# Those of ONNX have attributes, whose names need not be those of the parameters.
@pytest.mark.parametrize(("activation", "framework"), [call for call in CALLS if call.values[1] != "onnx"])
def test_call_passes_every_parameter_that_the_framework_knows(activation: Activation[Any], framework: str) -> None:
    for call in ast.walk(ast.parse(getattr(activation, framework))):
        if not isinstance(call, ast.Call):
            continue
        function = eval(ast.unparse(call.func), dict(MODULES), {"x": TENSORS[framework](np.zeros(2))})
        try:
            known = list(inspect.signature(function).parameters)
        except ValueError:  # A function in C may have no signature.
            continue
        passed = {keyword.arg for keyword in call.keywords} | set(known[: len(call.args)])
        forgotten = set(known) & activation.parameters.keys() - passed
        assert not forgotten, f"{activation.name}: {ast.unparse(call)} does not pass {', '.join(sorted(forgotten))}"


@pytest.mark.parametrize(("activation", "framework"), NO_CALLS)
def test_a_framework_without_a_call_has_none(activation: Activation[Any], framework: str) -> None:
    """Nothing in it bears one of the names of the activation."""
    names = {plain(name) for name in (activation.name, *activation.aliases)}
    found = {name for place in PLACES[framework] for name in (place if isinstance(place, set) else dir(place))}
    assert not {name for name in found if plain(name) in names}, f"{framework} may have {activation.name}"


def plain(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())


@pytest.mark.parametrize(
    ("activation", "framework"), [call for call in CALLS if "axis" in call.values[0].parameters]
)
def test_call_works_along_any_axis(activation: Activation[Any], framework: str) -> None:
    x = np.arange(48, dtype=np.float32).reshape(2, 4, 6) / 8
    for axis in range(-x.ndim, x.ndim):
        np.testing.assert_allclose(
            evaluated(activation, framework, x, {"axis": axis}),
            activation(x, axis=axis),
            FRAMEWORK_RELATIVE,
            FRAMEWORK_ABSOLUTE,
            err_msg=f"{activation.name}: {getattr(activation, framework)}, axis {axis}",
        )


def evaluated(activation: Activation[Any], framework: str, x: np.ndarray, parameters: dict[str, Any]) -> np.ndarray:
    """What the call of an activation gives, evaluated as it is shown."""
    names = {**activation.parameters, **parameters, "x": TENSORS[framework](x)}
    code = compile(getattr(activation, framework), f"<{framework} call of {activation.name}>", "eval")
    if framework == "onnx":
        return np.asarray(eval(code, names, Operators()))
    return np.asarray(eval(code, MODULES | names))


def parameters_of(activation: Activation[Any], call: str) -> list[dict[str, float]]:
    """The samples for those parameters that the call names; the others keep their defaults."""
    chosen = list(samples.parameters(activation))
    names = {node.id for node in ast.walk(ast.parse(call)) if isinstance(node, ast.Name)}
    chosen = chosen if set(chosen[0]) <= names else chosen[:1]
    # As numbers that float32 has, so that a sample at a jump is on the same side for all.
    return [{name: float(np.float32(value)) for name, value in values.items()} for values in chosen]


def inputs(activation: Activation[Any]) -> list[np.ndarray]:
    if isinstance(activation, Elementwise):
        points = {point for values in samples.parameters(activation) for point in samples.points(activation, values)}
        return [np.array(sorted(map(float, points)), np.float32)]
    vectors = samples.VECTORS if isinstance(activation, Vector) else samples.PAIRS
    return [np.array([float(entry) for entry in vector], np.float32) for vector in vectors]
