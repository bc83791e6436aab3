"""Find which shapes the weight of PReLU has: what a layer makes by default, and which shapes are taken."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from framework_measurements.calling import Installed, attempt
from framework_measurements.record import Entry

WITH_WEIGHT = "prelu"
# Four axes of different lengths, so that the length of a weight says along which it lies.
SHAPE = (2, 3, 4, 5)
SHAPES = [(), (1,), *((length,) for length in SHAPE), (3, 1, 1), (4, 5), (3, 4, 5), SHAPE]
X = np.full(SHAPE, -1.0)
SLOPE = 0.25  # What layers begin with that are told the length of their weight.
NUMBER = "num_parameters"


def weights(installed: Installed, entry: Entry) -> dict[str, Any]:
    """Return the shapes of a spelling's weight: what it makes by default, and what it takes; nothing of a number."""
    if not entry.is_theirs or "(opset " in entry.spelling:
        return {}
    if entry.kind == "operator" or (entry.kind == "function" and entry.spelling.endswith(".prelu")):
        return by_outcome({shape: attempt(given, installed, entry, shape) for shape in SHAPES})
    made = attempt(shapes, installed, entry.call or entry.matching_call or "")
    calls = {(length,): f"{entry.spelling}({NUMBER}={length})(x)" for length in (1, *SHAPE)}
    runs = {
        shape: attempt(installed.values, call, X, "float32", {})
        for shape, call in calls.items()
        if NUMBER in entry.parameters
    }
    return {"makes": made, **by_outcome(runs)}


def by_outcome(results: Mapping[Any, Any]) -> dict[str, list[tuple[int, ...]]]:
    """Part the shapes that are taken from those that give other numbers than they should; the rest are refused."""
    arrays = {shape: result for shape, result in results.items() if isinstance(result, np.ndarray)}
    taken = [shape for shape, y in arrays.items() if y.shape == SHAPE and (y == -SLOPE).all()]
    return {"takes": taken, "confuses": [shape for shape in arrays if shape not in taken]} if results else {}


def given(installed: Installed, entry: Entry, shape: tuple[int, ...]) -> np.ndarray:
    """Pass a weight of a shape to a function or an operator."""
    weight = np.full(shape, SLOPE)
    if not installed.framework.run:
        names = {"weight": installed.tensor(weight, "float32")}
        return installed.values(f"{entry.spelling}(x, weight)", X, "float32", names)
    sizes = f"[{', '.join(map(str, shape))}]" if shape else ""
    numbers = ", ".join(map(str, weight.ravel()))
    call = f'{entry.spelling}(x, Cast(Constant(value="double{sizes} {{{numbers}}}"), to=1))'
    opset = installed.opset(entry.matching_call or "", {"a": SLOPE})
    return installed.output(call, installed.tensor(X, "float32"), {}, opset)


def shapes(installed: Installed, call: str) -> list[list[int]]:
    """Return the shapes of the weights that a layer has after it is called."""
    x = installed.tensor(X, "float32")
    if installed.framework.npm:
        made = ast.unparse(called(call)).removesuffix(".apply")
        of_layer = f"((layer) => (layer.apply(x), layer.getWeights().map((weight) => weight.shape)))({made})"
        found: list[list[int]] = installed.evaluate(of_layer, x, {}).result()
        return found
    if ".init_with_output(" in call:
        import jax

        variables = installed.evaluate(call.removesuffix("[0]") + "[1]", x, {})
        return listed(jax.tree.leaves(variables))
    layer = installed.evaluate(ast.unparse(called(call)), x, {})
    layer(x)
    if "nnx" in call:
        import jax

        return listed(jax.tree.leaves(installed.names["flax"].nnx.state(layer)))
    weights_of = layer.weights if hasattr(layer, "weights") else layer.parameters()
    return listed(weights_of.values() if isinstance(weights_of, dict) else weights_of)


def called(call: str) -> ast.expr:
    """Return what is called with ``x``."""
    node = ast.parse(call, mode="eval").body
    if not isinstance(node, ast.Call):
        raise TypeError(f"{call} is not a call")
    return node.func


def listed(arrays: Iterable[Any]) -> list[list[int]]:
    """Return the shapes of arrays."""
    return [list(map(int, array.shape)) for array in arrays]
