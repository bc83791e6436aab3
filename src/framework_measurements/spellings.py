"""Find the activations of a framework by looking into its modules."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from activation_functions import activations
from framework_measurements.framework import Framework

NAMES = {
    re.sub("[^a-z0-9]", "", name.lower()): one.name
    for one in reversed(activations.values())
    for name in (*one.aliases, one.name)
}


@dataclass(frozen=True)
class Spelling:
    """A function, layer or operator of a framework, by the name that readers use."""

    name: str
    kind: str
    parameters: dict[str, str | None]
    """The parameters beside the array, with their defaults as code; None where there is none."""
    form: str
    """How it is called, with ``{arguments}``."""

    @property
    def activation(self) -> str | None:
        """The activation of this name."""
        return NAMES.get(plain(self.name))

    def call(self, arguments: dict[str, str]) -> str:
        """Write the code of a call."""
        given = "".join(f", {name}={value}" for name, value in arguments.items())
        return self.form.format(name=self.name, arguments=given if "(x{arguments})" in self.form else given[2:])


def plain(name: str) -> str:
    """Return the last part of a name in small letters and digits, however it is spelled."""
    return re.sub("[^a-z0-9]", "", name.rpartition(".")[2].lower())


def spellings(framework: Framework, names: dict[str, Any]) -> Iterator[Spelling]:
    """Yield all functions and layers that may be activations, or the operators."""
    if framework.run:
        from framework_measurements import operators

        for name in operators.of_arrays():
            given = {key: None if value is None else code(value) for key, value in operators.parameters(name).items()}
            yield Spelling(name, "operator", given, "{name}(x{arguments})")
        return
    for module in dict.fromkeys((*framework.activations, *framework.functions, *framework.layers)):
        place = eval(module, names)
        for name in sorted(set(dir(place))):
            found = getattr(place, name, None)
            if callable(found) and not name.startswith("_") and not name.endswith("_"):
                yield from spelling(framework, module, name, found)


def spelling(framework: Framework, module: str, name: str, found: Any) -> Iterator[Spelling]:
    """Yield a function or layer of a module if it may be an activation."""
    spelled, named = f"{module}.{name}", plain(name) in NAMES
    if inspect.isclass(found):
        if module in framework.layers and (named or "activation" in found.__module__):
            form = "{name}({arguments}).init_with_output(jax.random.key(0), x)[0]"
            form = form if module == "flax.linen" else "{name}({arguments})(x)"
            yield Spelling(spelled, "layer", signature(found, spelled), form)
    elif named or module in framework.activations or "activation" in str(getattr(found, "__module__", "")):
        yield Spelling(spelled, "function", signature(found, spelled), "{name}(x{arguments})")


# Parameters that do not bear upon the values.
IRRELEVANT = {"inplace", "name", "out", "kwargs", "args", "device", "dtype", "self", "_stacklevel", "stream"}


def signature(found: Any, name: str) -> dict[str, str | None]:
    """Return the parameters beside the array, from the signature, or from the first line of the docstring."""
    try:
        given = list(inspect.signature(found).parameters.values())
        if inspect.isclass(found) and {p.kind for p in given} == {
            inspect.Parameter.VAR_POSITIONAL,
            inspect.Parameter.VAR_KEYWORD,
        }:
            given = list(
                inspect.signature(found.__init__).parameters.values()
            )  # The class has another one that makes it.
        pairs = {
            p.name: None if p.default is p.empty else code(p.default) for p in given if p.kind is not p.VAR_KEYWORD
        }
    except ValueError:  # It is not written in Python.
        pairs = of_operator(name) if name.startswith("torch.") else documented(found, name)
    if not inspect.isclass(found):
        pairs = dict(list(pairs.items())[1:])
    return {key: value for key, value in pairs.items() if key not in IRRELEVANT}


def of_operator(name: str) -> dict[str, str | None]:
    """Return the parameters of a function of PyTorch, from its operator."""
    import torch

    operators, last = torch.ops.aten, name.rpartition(".")[2]
    operator = getattr(operators, f"special_{last}" if name.startswith("torch.special.") else last, None)
    if operator is None:
        return {}
    given = getattr(operator, operator.overloads()[0])._schema.arguments
    return {p.name: code(p.default_value) if p.has_default_value() else None for p in given}


def documented(found: Any, name: str) -> dict[str, str | None]:
    """Return the parameters of a function, from the first line of its docstring."""
    written = re.search(rf"{name.rpartition('.')[2]}(\(.*?\)) *->", found.__doc__ or "")
    if written is None:
        return {}
    arguments = ast.parse(f"def f{written[1]}: pass").body[0].args  # type: ignore[attr-defined]
    positional = [*arguments.posonlyargs, *arguments.args]
    texts = [None] * (len(positional) - len(arguments.defaults)) + [ast.unparse(d) for d in arguments.defaults]
    named = {p.arg: d and ast.unparse(d) for p, d in zip(arguments.kwonlyargs, arguments.kw_defaults)}
    return {p.arg: text for p, text in zip(positional, texts)} | named


def code(value: Any) -> str:
    """Write a default as code, without what changes from run to run."""
    value = value.decode() if isinstance(value, bytes) else value
    value = round(value, 8) if isinstance(value, float) else value  # ONNX keeps its attributes in float32.
    return re.sub(r" at 0x\w+", "", getattr(value, "__qualname__", None) or repr(value))
