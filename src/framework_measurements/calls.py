"""Find the arguments that make a spelling compute an activation."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from activation_functions import activations
from framework_measurements.framework import Framework
from framework_measurements.spellings import AT_OPSET, NAMES, Spelling, opset, plain

# The parameters of the activations, the names that frameworks have for them, and how a value is passed.
RENAMED: dict[str, dict[str, tuple[str, ...]]] = {
    "a": {
        "init": ("a",),
        "negative_slope_init": ("a",),
        "alpha_initializer": ("keras.initializers.Constant(a)", "tf_keras.initializers.Constant(a)"),
        "alpha": ("mlx.core.array(a)", "tf.scalar(a)"),
        "alphaInitializer": ("tf.initializers.constant({'value': a})",),
        "weight": ("torch.tensor(a, dtype=x.dtype)", "paddle.to_tensor([a], dtype=x.dtype)"),
    },
    "axis": {"dim": ("axis",)},
    "beta": {"alpha": ("beta",)},
    "lambd": {"threshold": ("lambd",), "scale": ("lambd",)},
    "max_val": {"max": ("max_val",)},
    "min_val": {"min": ("min_val",)},
    "negative_slope": {"alpha": ("negative_slope",)},
    "tau": {"temperature": ("tau",)},
    "theta": {"threshold": ("theta",), "alpha": ("theta",)},
    "value": {"default_value": ("value",)},
}
# Arguments that choose among several functions of the same name.
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "gelu": {"approximate": ("False", "'none'"), "approx": ("'none'",)},
    "gelu_tanh": {"approximate": ("True", "'tanh'"), "approx": ("'tanh'", "'precise'")},
}
SHARED_NAMES = {"gelu": "gelu_tanh"}
# A random activation is compared where it is not random.
ALWAYS = {"training": "False"}


def of_spelling(spelling: Spelling) -> list[str]:
    """Return the activations that a spelling may compute, by its name and its parameters."""
    if spelling.activation is None:
        return []
    other = SHARED_NAMES.get(spelling.activation)
    chosen = other is not None and CHOICES[other].keys() & spelling.parameters.keys()
    return [spelling.activation, *([other] if other and chosen else [])]


def candidates(spelling: Spelling, activation: str, framework: Framework, known: Iterable[str]) -> Iterator[str]:
    """Yield calls that may compute an activation: the declared one, and those with its parameters."""
    declared = getattr(activations[activation], framework.declared) if framework.declared else ""
    if declared and outermost(declared) == spelling.operator:
        yield f"{declared}{AT_OPSET}{opset(spelling.form)}" if opset(spelling.form) else declared
    options = arguments_for(spelling, activation, {*known, "x", *activations[activation].parameters})
    for chosen in itertools.product(*options.values()):
        call = spelling.call(dict(zip(options, chosen, strict=True)))
        yield call
        if spelling.kind == "layer":  # Some are random unless they are told that the training is over.
            yield call.replace(")(x)", ").eval()(x)")


def arguments_for(spelling: Spelling, activation: str, names: set[str]) -> dict[str, list[str]]:
    """Return the values that may be passed for each parameter of a spelling, as code of these names alone."""
    options: dict[str, list[str]] = {}
    for name in activations[activation].parameters:
        for theirs, values in {name: (name,), **RENAMED.get(name, {})}.items():
            if theirs in spelling.parameters and theirs not in options:
                options[theirs] = [value for value in values if names_in(value) <= names]
                break
    options |= {
        name: list(values) for name, values in CHOICES.get(activation, {}).items() if name in spelling.parameters
    }
    options |= {name: [value] for name, value in ALWAYS.items() if name in spelling.parameters}
    # In the order of the signature, as a reader would write them.
    return {name: options[name] for name in spelling.parameters if name in options}


def outermost(call: str) -> str:
    """Return the function that is called with `x`, if the code is such a call, else nothing."""
    match ast.parse(call, mode="eval").body:
        case ast.Call(func=ast.Name() | ast.Attribute() as function, args=[ast.Name(id="x"), *_]):
            return ast.unparse(function)
        case ast.Call(func=ast.Call(func=function, args=[]), args=[ast.Name(id="x")]):
            return ast.unparse(function)
    return ""


def expression(activation: str, framework: Framework) -> str:
    """Return the declared call, if no spelling by the name of the activation is called in it."""
    call = getattr(activations[activation], framework.declared) if framework.declared else ""
    named = {activation, *(name for name, other in SHARED_NAMES.items() if other == activation)}
    return call if call and NAMES.get(plain(outermost(call))) not in named else ""


def names_in(call: str) -> set[str]:
    """Return the names that a call mentions."""
    return {node.id for node in ast.walk(ast.parse(call)) if isinstance(node, ast.Name)}


def used(call: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Select the parameters that a call mentions."""
    return {name: value for name, value in parameters.items() if name in names_in(call)}
