"""Every call in a framework that is shown computes what the library computes."""

from __future__ import annotations

import ast
import inspect
import os
from typing import Any

os.environ["KERAS_BACKEND"] = "jax"

import jax
import keras
import numpy as np
import pytest
import torch

import samples
from activation_functions import activations
from activation_functions.activation import Activation, Elementwise, Vector
from tolerances import FRAMEWORK_ABSOLUTE, FRAMEWORK_RELATIVE

# What the frameworks warn of is theirs: Keras finds a softmax over one entry suspicious.
pytestmark = pytest.mark.filterwarnings("default")

MODULES = {"keras": keras, "torch": torch, "jax": jax}
TENSORS = {"keras": keras.ops.convert_to_tensor, "torch": torch.from_numpy, "jax": jax.numpy.asarray}


@pytest.mark.parametrize("framework", TENSORS)
@pytest.mark.parametrize("activation", activations.values(), ids=activations)
def test_call_computes_the_same(activation: Activation[Any], framework: str) -> None:
    call = getattr(activation, framework)
    code = compile(call, f"<{framework} call of {activation.name}>", "eval")
    for parameters in parameters_of(activation, code.co_names):
        for x in inputs(activation):
            tensor = TENSORS[framework](x)
            result = np.asarray(eval(code, {**MODULES, "x": tensor, **activation.parameters, **parameters}))
            expected = activation(x, **parameters)
            np.testing.assert_allclose(
                result, expected, FRAMEWORK_RELATIVE, FRAMEWORK_ABSOLUTE, err_msg=f"{activation.name}: {call}, {parameters}"
            )


@pytest.mark.parametrize("framework", TENSORS)
@pytest.mark.parametrize("activation", activations.values(), ids=activations)
def test_call_passes_every_parameter_that_the_framework_knows(activation: Activation[Any], framework: str) -> None:
    call = ast.parse(getattr(activation, framework), mode="eval").body
    assert isinstance(call, ast.Call)
    function = eval(ast.unparse(call.func), dict(MODULES))
    try:
        known = inspect.signature(function).parameters.keys()
    except ValueError:  # A function in C may have no signature.
        known = set()
    passed = {keyword.arg for keyword in call.keywords}
    forgotten = known & activation.parameters.keys() - passed
    assert not forgotten, f"{activation.name}: {ast.unparse(call)} does not pass {', '.join(sorted(forgotten))}"


@pytest.mark.parametrize("framework", TENSORS)
@pytest.mark.parametrize("activation", [one for one in activations.values() if isinstance(one, Vector)], ids=repr)
def test_call_works_along_any_axis(activation: Vector[Any], framework: str) -> None:
    x = np.arange(24, dtype=np.float32).reshape(2, 3, 4) / 8
    for axis in range(-x.ndim, x.ndim):
        names = MODULES | {"x": TENSORS[framework](x), "axis": axis}
        result = np.asarray(eval(getattr(activation, framework), names))
        np.testing.assert_allclose(
            result,
            activation(x, axis=axis),
            FRAMEWORK_RELATIVE,
            FRAMEWORK_ABSOLUTE,
            err_msg=f"{activation.name}: {getattr(activation, framework)}, axis {axis}",
        )


def parameters_of(activation: Activation[Any], names: tuple[str, ...]) -> list[dict[str, float]]:
    """The samples for those parameters that the call names; the others keep their defaults."""
    chosen = list(samples.parameters(activation))
    return chosen if set(chosen[0]) <= set(names) else chosen[:1]


def inputs(activation: Activation[Any]) -> list[np.ndarray]:
    if isinstance(activation, Elementwise):
        points = {point for values in samples.parameters(activation) for point in samples.points(activation, values)}
        return [np.array(sorted(map(float, points)), np.float32)]
    return [np.array([float(entry) for entry in vector], np.float32) for vector in samples.VECTORS]
