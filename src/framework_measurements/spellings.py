"""Find the activations of a framework by looking into its modules."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from activation_functions import activations
from framework_measurements import javascript
from framework_measurements.framework import FORMS, Framework

NAMES = {
    re.sub("[^a-z0-9]", "", name.lower()): one.name
    for one in reversed(activations.values())
    for name in (*one.aliases, one.name)
}


# A call of an operator as it was in an earlier version of the standard says so in a comment.
AT_OPSET = "  # opset "


@dataclass(frozen=True)
class Spelling:
    """A function, layer or operator of a framework, by the name that readers use."""

    name: str
    kind: str
    parameters: dict[str, str | None]
    """The parameters beside the array, with their defaults as code; None where there is none."""
    form: str
    """How it is called, with ``{arguments}``."""
    is_javascript: bool = False
    """Whether it takes arguments by their places, and a layer an object; not by names, as in Python."""

    @property
    def activation(self) -> str | None:
        """The activation of this name."""
        return NAMES.get(plain(self.name))

    @property
    def operator(self) -> str:
        """Its name without the opset."""
        return self.name.partition(" (")[0]

    def call(self, arguments: dict[str, str]) -> str:
        """Write the code of a call."""
        if self.is_javascript:
            given = "".join(f", {value}" for value in arguments.values())
            if self.kind == "layer":
                given = f"{{{', '.join(f'{name!r}: {value}' for name, value in arguments.items())}}}" * bool(given)
            return self.form.format(name=self.name, arguments=given)
        given = "".join(f", {name}={value}" for name, value in arguments.items())
        return self.form.format(name=self.name, arguments=given if "(x{arguments})" in self.form else given[2:])


def plain(name: str) -> str:
    """Return the last part of a name in small letters and digits, however it is spelled."""
    name = re.sub(r""" \(opset \d+\)$|"\]$|'}\)$""", "", name)
    return re.sub("[^a-z0-9]", "", re.split(r"""[."']""", name)[-1].lower())


def opset(call: str) -> int:
    """Return the version of the standard that a call names; 0 if it names none."""
    named = re.search(rf"{AT_OPSET}(\d+)$", call)
    return int(named[1]) if named else 0


def spellings(framework: Framework, names: dict[str, Any]) -> Iterator[Spelling]:
    """Yield all functions and layers that may be activations, or the operators."""
    if framework.npm:
        yield from of_javascript(framework)
        return
    if framework.run:
        yield from of_operators()
    for module in dict.fromkeys((*framework.activations, *framework.functions, *framework.layers)):
        place = eval(module, names)
        for name in sorted(set(dir(place))):
            if not name.startswith("_") and not name.endswith(("_", "_fwd")):  # The latter are halves of a derivative.
                yield from spelling(framework, module, name, getattr(place, name, None))
    for table in framework.tables:
        for key in eval(table, names):
            name = f'{table}["{key}"]'
            yield Spelling(name, "function", {}, framework.form(name, "function"))


def of_javascript(framework: Framework) -> Iterator[Spelling]:
    """Yield what node finds: functions and layers that bear the name of an activation, and all that are named."""
    for module, found in javascript.ask("spellings").items():
        for name, parameters in sorted(found.items()):
            if module in framework.tables:
                spelled, kind = f"{module}({{'activation': {name!r}}})", "function"
            else:
                spelled, kind = f"{module}.{name}", "layer" if module in framework.layers else "function"
            if module in framework.tables or plain(name) in NAMES:
                yield Spelling(spelled, kind, parameters, framework.form(spelled, kind), is_javascript=True)


def of_operators() -> Iterator[Spelling]:
    """Yield the operators of ONNX, and those that bear the name of an activation as they were in earlier opsets."""
    from framework_measurements import operators

    for name in operators.of_arrays():
        yield Spelling(name, "operator", defaults(operators.parameters(name)), FORMS["operator"])
        if plain(name) in NAMES:
            for opset in operators.earlier(name):
                yield operator_at(name, opset, defaults(operators.parameters(name, opset)))


def operator_at(name: str, opset: int, parameters: dict[str, str | None]) -> Spelling:
    """Describe an operator as it was in an earlier opset, which its call names in a comment."""
    return Spelling(f"{name} (opset {opset})", "operator", parameters, f"{name}(x{{arguments}}){AT_OPSET}{opset}")


def defaults(values: dict[str, Any]) -> dict[str, str | None]:
    """Write the defaults of parameters as code."""
    return {key: None if value is None else code(value) for key, value in values.items()}


def spelling(framework: Framework, module: str, name: str, found: Any) -> Iterator[Spelling]:
    """Yield a function or layer of a module if it may be an activation."""
    spelled, named = f"{module}.{name}", plain(name) in NAMES
    if inspect.isclass(found):
        if module in framework.layers and (named or "activation" in found.__module__):
            yield Spelling(spelled, "layer", signature(found, spelled), framework.form(spelled, "layer"))
    elif isinstance(found, tuple):  # A layer of stax: how it is initialized, and how it is applied.
        if module in framework.layers and named:
            yield Spelling(spelled, "layer", {}, framework.form(spelled, "layer"))
    elif callable(found) and (
        module in framework.activations
        or (module in framework.functions and (named or "activation" in str(getattr(found, "__module__", ""))))
    ):
        yield Spelling(spelled, "function", signature(found, spelled), framework.form(spelled, "function"))


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
