"""Choose the calls: what each spelling computes without arguments, and which call of a package computes the same."""

from __future__ import annotations

import ast
import functools
import math
from dataclasses import dataclass
from typing import Any

from activation_functions import activations
from framework_measurements.calls import names_in
from framework_measurements.conversion.pasted import Part, imports, parts
from framework_measurements.findings.arguments import keywords
from framework_measurements.findings.packages import Package
from framework_measurements.findings.rows import Row
from framework_measurements.findings.wording import is_number
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import DEFECTS
from framework_measurements.record import Entry

ALIKE = 1e-6  # Frameworks state their defaults with the digits of float32.


@dataclass(frozen=True)
class Function:
    """An activation with numbers for its parameters."""

    activation: str
    values: tuple[tuple[str, Any], ...]

    @property
    def id(self) -> str:
        """Its name in the record of differences: ``leaky_relu negative_slope=0.3``."""
        return " ".join([self.activation, *(f"{name}={value!r}" for name, value in self.values)])


@dataclass(frozen=True)
class Call:
    """A call of a package that computes a function, with its entries: Keras has one for each backend."""

    function: Function
    package: Package
    spelling: str
    call: str
    """As the record has it, with names of parameters."""
    entries: tuple[Entry, ...]

    @functools.cached_property
    def parts(self) -> list[Part]:
        """The call with numbers."""
        return parts(self.call, dict(self.function.values))

    @property
    def text(self) -> str:
        """The call as it is pasted."""
        return "".join(part.text for part in self.parts)

    @functools.cached_property
    def id(self) -> str:
        """What no other call shares."""
        return f"{self.package.name}: {self.function.id}: {self.text}"

    @property
    def imports(self) -> list[str]:
        """The lines that it needs before it."""
        return imports(FRAMEWORKS[self.entries[0].framework], self.text)

    @property
    def is_theirs(self) -> bool:
        """Whether the framework itself has it; what this project writes with others is an expression."""
        return self.entries[0].is_theirs


@functools.cache
def sources(package: Package) -> dict[Function, list[Call]]:
    """Return the calls of a package's own spellings, by what they compute, the one to copy first."""
    found: dict[Function, list[Call]] = {}
    for name in activations:
        for entry in spellings(package, name):
            if entry.is_theirs and entry.matching_call:
                values, is_default = by_default(entry)
                function = Function(name, tuple(values.items()))
                call = entry.call if is_default and entry.call else entry.matching_call
                found.setdefault(function, []).append(
                    Call(function, package, entry.spelling, call, alike(package, entry))
                )
    return found


def by_default(entry: Entry) -> tuple[dict[str, Any], bool]:
    """Return the parameters of what a spelling computes, and whether it does so without arguments."""
    values, is_default = dict(activations[entry.activation].parameters), not entry.random
    for theirs, argument in keywords(entry):
        value = ast.unparse(argument)
        default, names = entry.parameters[theirs], names_in(value) & values.keys()
        if not names:
            is_default = is_default and default is not None and literal(default) == literal(value)
            continue
        [name] = names
        if default is None or not is_number(default) or (name == "axis" and int(default) != values[name]):
            is_default = False
        elif name != "axis" and not math.isclose(float(default), values[name], rel_tol=ALIKE):
            values[name] = float(default)
    return values, is_default


def literal(code: str) -> Any:
    """Return the value of a constant, or the code where it is none."""
    try:
        return ast.literal_eval(code)
    except ValueError:
        return code


def spellings(package: Package, activation: str) -> list[Entry]:
    """Return an entry for each spelling of an activation in a package, the one to copy first."""
    return Row(package, activation, tuple(package.of(activation))).spellings()


def alike(package: Package, entry: Entry) -> tuple[Entry, ...]:
    """Return the entries of a spelling in all frameworks of a package."""
    return tuple(each for each in package.of(entry.activation) if each.spelling == entry.spelling)


@functools.cache
def targets(function: Function, package: Package) -> list[Call]:
    """Return the calls of a package that compute a function: its own, and an expression where that is lacking or wrong.

    A spelling that does not take a parameter is no such call if its value is not the default.
    """
    defaults, values = activations[function.activation].parameters, dict(function.values)
    other = {name for name, value in values.items() if value != defaults[name]}
    able = [
        Call(function, package, entry.spelling, entry.matching_call, alike(package, entry))
        for entry in spellings(package, function.activation)
        if entry.matching_call and other <= names_in(entry.matching_call)
    ]
    own = [call for call in able if call.is_theirs][:1]
    expressions = [call for call in able if not call.is_theirs][:1]
    right = own and not any(entry.word in DEFECTS for entry in own[0].entries)
    return own if right else own + expressions
