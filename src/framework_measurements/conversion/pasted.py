"""Write calls that run when they are pasted: with numbers for parameters, and with the lines that import for them."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any, NamedTuple

from activation_functions import activations
from framework_measurements.framework import Framework
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.record import Entry


class Part(NamedTuple):
    """A piece of a call; a number has the name of its parameter in the definition, anything else none."""

    text: str
    parameter: str


def parts(call: str, values: Mapping[str, Any]) -> list[Part]:
    """Divide a call into its text and the numbers for its parameters."""
    names = (node for node in ast.walk(ast.parse(call, mode="eval")) if isinstance(node, ast.Name))
    places = sorted((node.col_offset, node.id) for node in names if node.id in values)
    found, end = [], 0
    for start, name in places:
        found += [Part(call[end:start], ""), Part(repr(values[name]), name)]
        end = start + len(name)
    return [part for part in (*found, Part(call[end:], "")) if part.text]


def with_numbers(call: str, values: Mapping[str, Any]) -> str:
    """Write a call with numbers for its parameters.

    >>> with_numbers("torch.nn.functional.elu(x, alpha=alpha)", {"alpha": 0.5})
    'torch.nn.functional.elu(x, alpha=0.5)'
    """
    return "".join(part.text for part in parts(call, values))


def shown(entry: Entry) -> str:
    """Write the call of a spelling as it is copied: with the defaults of the definition."""
    return with_numbers(entry.matching_call or entry.call or entry.spelling, activations[entry.activation].parameters)


def lines_before(entry: Entry) -> list[str]:
    """Return the lines that import what the call of a spelling needs."""
    return imports(FRAMEWORKS[entry.framework], shown(entry))


def imports(framework: Framework, code: str) -> list[str]:
    """Return the lines of a framework that import what some code needs."""
    return [line for line in framework.needed(code).splitlines() if line.startswith(("import ", "from "))]
