"""Say in words what differs between a spelling in a framework and the definition."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from typing import Any

from activation_functions import activations
from framework_measurements.findings.arguments import arguments, by_default
from framework_measurements.findings.wording import apart, listed, short, shown
from framework_measurements.judgement import BY_DEFAULT, DEFECT, DIFFERENT
from framework_measurements.record import ROUNDED, Entry

# The place in the order of gravity, the judgement ("" where it is none of the judgements), and the text, in which code
# stands between backticks.
Ranked = tuple[int, tuple[str, str]]


def differences(entry: Entry) -> Iterator[Ranked]:
    """Yield the differences between an entry and the definition."""
    aspects = (other_function, wrong_results, gradient, fixed_parameters, dtypes)
    return chain.from_iterable(aspect(entry) for aspect in aspects)


def other_function(entry: Entry) -> Iterator[Ranked]:
    """Say whether it is another function, always or by default."""
    if entry.random:
        yield 0, (DIFFERENT if entry.matching_call is None else BY_DEFAULT, "its result is random")
    if entry.judgement == BY_DEFAULT and entry.defaults and entry.defaults["judgement"] not in ROUNDED | {DEFECT}:
        yield 1, (BY_DEFAULT, f"{by_default(entry)}: {gives(entry, entry.defaults)}")
    if entry.axis and entry.axis.count(None) < 4 and entry.axis != list(range(4)):
        yield 1, (BY_DEFAULT, f"without an axis, {axes(entry.axis)}")
    for compared in (entry.matching, entry.defaults):
        if compared and compared["judgement"] == DIFFERENT:
            yield 0, (DIFFERENT, gives(entry, compared))
            break


def wrong_results(entry: Entry) -> Iterator[Ranked]:
    """Say where results are wrong."""
    for defect in entry.defects:
        yield 2 + (defect["dtype"] == "float64"), (DEFECT, f"{defect['dtype']}: {gives(entry, defect)}")
    if not entry.defects and entry.matching and entry.matching["judgement"] == DEFECT:
        yield 2, (DEFECT, f"float32: {gives(entry, entry.matching)}")


def gradient(entry: Entry) -> Iterator[Ranked]:
    """Say what is wrong with the gradient."""
    found = entry.gradient or {}
    if "error" in found:
        yield 4, ("", f"the gradient is refused: {found['error']}")
    elif found and found["judgement"] not in ROUNDED:
        yield 4, (found["judgement"], f"gradient {gives(entry, found)}")


def fixed_parameters(entry: Entry) -> Iterator[Ranked]:
    """Say which parameters of the definition it does not have."""
    if not entry.matching_call or entry.kind == "expression":
        return
    if set(entry.parameters) - {name for name, _, _ in arguments(entry)}:
        return
    named = {node.id for node in ast.walk(ast.parse(entry.matching_call)) if isinstance(node, ast.Name)}
    fixed = {name: value for name, value in activations[entry.activation].parameters.items() if name not in named}
    if fixed:
        yield 5, ("", f"only with {listed(f'`{name}={short(value)}`' for name, value in fixed.items())}")


def dtypes(entry: Entry) -> Iterator[Ranked]:
    """Say which dtypes are converted or refused."""
    for dtype, result in entry.dtypes.items():
        if "result" in result and result["result"] != dtype:
            yield 7, ("", f"{dtype} becomes {result['result']}")
        elif dtype == "float64" and "result" in result and entry.float64_kept is False:
            yield 7, ("", "float64 has the digits of float32 only")
    tried = {**entry.dtypes, **({"integers": entry.integers} if entry.integers else {})}
    if refused := [kind for kind, result in tried.items() if "error" in result]:
        yield 8, ("", f"does not take {listed(refused)}")


def axes(found: list[int | None]) -> str:
    """Say along which axes it works."""
    one = {n: axis for n, axis in enumerate(found, 1) if axis is not None}
    rest = [str(n) for n, axis in enumerate(found, 1) if axis is None]
    noun = "dimension" if list(one) == [1] else "dimensions"
    text = f"it works along axis {listed(map(str, one.values()))} of arrays with {listed(map(str, one))} {noun}"
    return text + f", and along no single one of arrays with {listed(rest)}" * bool(rest)


def gives(entry: Entry, compared: dict[str, Any]) -> str:
    """State a result and the exact value, with enough digits to tell them apart."""
    value, exact = apart(compared["value"], compared["exact"])
    ours = activations[entry.activation].parameters
    given = {name: number for name, number in compared.get("parameters", {}).items() if number != ours.get(name)}
    at = "".join(f", {name} = {shown(number)}," for name, number in given.items())
    return f"at {shown(compared['x'], 6)}{at} it gives {value}, exact {exact}"
