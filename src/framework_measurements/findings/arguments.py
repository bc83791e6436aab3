"""Compare the arguments of calls with the parameters of the definition."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from activation_functions import activations
from framework_measurements.findings.wording import is_number, listed, short
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.record import Entry


def keywords(entry: Entry) -> Iterator[tuple[str, ast.expr]]:
    """Yield the arguments of the matching call that are parameters of the spelling."""
    is_javascript = bool(FRAMEWORKS[entry.framework].npm)
    for node in ast.walk(ast.parse(entry.matching_call or "None", mode="eval")):
        if isinstance(node, ast.keyword) and node.arg in entry.parameters:
            yield node.arg, node.value
        elif is_javascript and isinstance(node, ast.Call) and ast.unparse(node.func) == entry.spelling:
            yield from in_javascript(node, entry)


def in_javascript(call: ast.Call, entry: Entry) -> Iterator[tuple[str, ast.expr]]:
    """Yield the arguments of a call in JavaScript: those behind the array by their places, or those in an object."""
    match call.args:
        case [ast.Dict(keys=keys, values=values)]:
            yield from zip((str(ast.literal_eval(key)) for key in keys if key), values, strict=True)
        case [ast.Name(id="x"), *others]:
            yield from zip(entry.parameters, others, strict=False)


def arguments(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield the arguments of the matching call: the name, the value in the definition, and its name there, if any."""
    parameters = activations[entry.activation].parameters
    for name, value in keywords(entry):
        names = [n.id for n in ast.walk(value) if isinstance(n, ast.Name) and n.id in parameters]
        if names:
            yield name, short(parameters[names[0]]), names[0]
        else:
            yield name, ast.unparse(value), ""


def by_default(entry: Entry) -> str:
    """Name the defaults that differ from those of the definition."""
    parts = []
    for theirs, value, ours in arguments(entry):
        default = entry.parameters[theirs]
        if default is not None and not equal(default, value):
            parts.append(f"`{theirs}={default}` in place of `{ours or theirs}={value}`")
    return listed(parts) or "other values"


def differing_defaults(entry: Entry) -> str:
    """List the defaults that bear upon the values and are not what the matching call says, with their parameters."""
    said = {name: value for name, value, _ in arguments(entry)}
    return ", ".join(
        f"{name}={default}"
        for name, default in entry.parameters.items()
        if default is not None and (not equal(default, said[name]) if name in said else is_number(default))
    )


def equal(default: str, value: str) -> bool:
    """Decide whether two values in code look the same."""
    try:
        return short(float(default)) == short(float(value))
    except ValueError:
        return default == value
