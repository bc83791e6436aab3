"""Every call in a framework that is shown computes what the library computes."""

from __future__ import annotations

import ast
import functools
import inspect
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise, Vector
from framework_measurements.calling import Installed
from framework_measurements.calls import names_in
from specification import samples
from tolerances import FRAMEWORK_ABSOLUTE, FRAMEWORK_RELATIVE, FRAMEWORK_ROUNDING

# What the frameworks warn of is theirs: Keras finds a softmax over one entry suspicious.
pytestmark = pytest.mark.filterwarnings("default")

FRAMEWORKS = {"keras": "keras-jax", "torch": "torch", "jax": "jax", "onnx": "onnxruntime"}
CALLS = [
    pytest.param(one, declared, id=f"{one.name}-{declared}")
    for one in activations.values()
    for declared in FRAMEWORKS
    if getattr(one, declared)
]
installed = functools.cache(Installed)


@pytest.mark.parametrize(("activation", "framework"), CALLS)
def test_call_computes_the_same(activation: Activation[...], framework: str) -> None:
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


@pytest.mark.parametrize(("activation", "framework"), CALLS)
def test_call_passes_every_parameter_that_the_framework_knows(activation: Activation[...], framework: str) -> None:
    for call in ast.walk(ast.parse(getattr(activation, framework))):
        if isinstance(call, ast.Call):
            known = known_parameters(framework, ast.unparse(call.func), activation.parameters)
            passed = {keyword.arg for keyword in call.keywords} | set(known[: len(call.args)])
            forgotten = set(known) & activation.parameters.keys() - passed
            assert not forgotten, f"{activation.name}: {ast.unparse(call)} does not pass {', '.join(sorted(forgotten))}"


def known_parameters(framework: str, name: str, values: Mapping[str, Any]) -> list[str]:
    """The names of the parameters of a function, or of the inputs and attributes of an operator."""
    if framework == "onnx":
        from framework_measurements import operators

        return ["x", *operators.parameters(name)]
    here = installed(FRAMEWORKS[framework])
    try:
        return list(inspect.signature(here.evaluate(name, here.tensor(np.zeros(2), "float32"), {**values})).parameters)
    except ValueError:  # A function in C may have no signature.
        return []


@pytest.mark.parametrize(("activation", "framework"), [call for call in CALLS if "axis" in call.values[0].parameters])
def test_call_works_along_any_axis(activation: Activation[...], framework: str) -> None:
    x = np.arange(48, dtype=np.float32).reshape(2, 4, 6) / 8
    for axis in range(-x.ndim, x.ndim):
        np.testing.assert_allclose(
            evaluated(activation, framework, x, {"axis": axis}),
            activation(x, axis=axis),
            FRAMEWORK_RELATIVE,
            FRAMEWORK_ABSOLUTE,
            err_msg=f"{activation.name}: {getattr(activation, framework)}, axis {axis}",
        )


def evaluated(activation: Activation[...], framework: str, x: np.ndarray, parameters: dict[str, Any]) -> np.ndarray:
    """What the call of an activation gives, evaluated as it is shown."""
    call, given = getattr(activation, framework), {**activation.parameters, **parameters}
    if framework == "onnx" and names_in(call) & ONLY_IN_THE_STANDARD:
        return installed("onnx-reference").values(call, x, "float32", given)
    return installed(FRAMEWORKS[framework]).values(call, x, "float32", given)


# Operators that ONNX Runtime lacks; the evaluator of the standard has them.
ONLY_IN_THE_STANDARD = {"SwiGLU"}


def parameters_of(activation: Activation[...], call: str) -> list[dict[str, float]]:
    """The samples for those parameters that the call names; the others keep their defaults."""
    chosen = list(samples.parameters(activation))
    chosen = chosen if set(chosen[0]) <= names_in(call) else chosen[:1]
    # As numbers that float32 has, so that a sample at a jump is on the same side for all.
    return [{name: float(np.float32(value)) for name, value in values.items()} for values in chosen]


def inputs(activation: Activation[...]) -> list[np.ndarray]:
    if isinstance(activation, Elementwise):
        points = {point for values in samples.parameters(activation) for point in samples.points(activation, values)}
        return [np.array(sorted(map(float, points)), np.float32)]
    vectors = samples.VECTORS if isinstance(activation, Vector) else samples.PAIRS
    return [np.array([float(entry) for entry in vector], np.float32) for vector in vectors]
