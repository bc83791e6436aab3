"""Say in words what differs between a spelling in a framework and the definition."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np

from activation_functions import activations
from framework_measurements.findings.arguments import arguments, by_default
from framework_measurements.findings.long_vectors import notes
from framework_measurements.findings.wording import apart, listed, short, shown
from framework_measurements.judgement import (
    AT_INFINITY,
    BELOW_RESOLUTION,
    LOSES_DIGITS,
    OTHER_DEFAULT,
    OTHER_FUNCTION,
    RIGHT,
    near,
)
from framework_measurements.record import Compared, Entry

# The word for it ("" where it is none of the words), and the text, in which code stands between backticks.
Said = tuple[str, str]
# Where the same holds for several dtypes, the example is that of the first of them in this order.
EXAMPLES = ("float32", "float16", "bfloat16", "float64")


def differences(entry: Entry) -> Iterator[Said]:
    """Yield the differences between an entry and the definition."""
    aspects = (other_function, results, of_long_vectors, fixed_parameters, dtypes, of_integers, far_out)
    return chain.from_iterable(aspect(entry) for aspect in aspects)


def other_function(entry: Entry) -> Iterator[Said]:
    """Say whether it is another function, always or by default."""
    default = OTHER_FUNCTION if entry.matching_call is None else OTHER_DEFAULT
    if entry.random:
        yield default, "its result is random"
    elif entry.needs_arguments and entry.defaults:
        yield OTHER_DEFAULT, f"{by_default(entry)}: {gives(entry, entry.defaults)}"
    if entry.is_other_axis and entry.axis:
        yield OTHER_DEFAULT, f"without an axis, {axes(entry.axis)}"


def results(entry: Entry) -> Iterator[Said]:
    """Say which results and gradients are not right up to rounding; those in several dtypes together."""
    found: dict[tuple[str, str], list[Compared]] = {}
    for each in entry.compared:
        if each.word not in RIGHT and not (each.place == "samples" and is_repeated(each, entry)):
            found.setdefault((each.place, each.word), []).append(each)
    for (place, word), parts in found.items():
        parts.sort(key=lambda part: EXAMPLES.index(part.given))
        noun = "gradient in " if place == "gradients" else ""
        yield word, f"{noun}{listed(part.given for part in parts)}: {example(entry, parts[0])}"


def of_long_vectors(entry: Entry) -> Iterator[Said]:
    """Say in which dtypes long vectors are off, though short ones are not."""
    return (("", note) for note in notes(entry))


def is_repeated(samples: Compared, entry: Entry) -> bool:
    """Decide whether what holds for the samples holds for all inputs, with the defaults of the parameters."""
    return "parameters" not in samples.part and any(
        each.place == "values" and each.dtype == samples.dtype and each.word == samples.word for each in entry.compared
    )


def example(entry: Entry, compared: Compared) -> str:
    """State the gravest result, and where the first stands if that is nearer to 0."""
    part = compared.part
    if "error" in part:
        return f"refused, {part['error']}"
    if compared.word in (LOSES_DIGITS, BELOW_RESOLUTION) and "first" in part:
        return f"from {shown(part['first']['x'])} on; {gives(entry, part)}"
    return gives(entry, part)


def far_out(entry: Entry) -> Iterator[Said]:
    """Say where results at infinity and NaN are neither the limit nor NaN; a row without a limit is a convention."""
    found = []
    for result in entry.special:
        x, exact = (np.array(result[name], float) for name in ("x", "exact"))
        if "error" in result or near(np.array(result["value"], float), exact, np.abs(x).max(), "float32").all():
            continue
        convention = ", by convention" if x.size > 1 and np.isinf(x).all() and (x == x.flat[0]).all() else ""
        found.append(gives(entry, result) + convention)
    if found:
        yield AT_INFINITY, "; ".join(found)


def fixed_parameters(entry: Entry) -> Iterator[Said]:
    """Say which parameters of the definition it does not have."""
    if not entry.matching_call or not entry.is_theirs:
        return
    if set(entry.parameters) - {name for name, _, _ in arguments(entry)}:
        return
    named = {node.id for node in ast.walk(ast.parse(entry.matching_call)) if isinstance(node, ast.Name)}
    fixed = {name: value for name, value in activations[entry.activation].parameters.items() if name not in named}
    if fixed:
        yield ("", f"only with {listed(f'`{name}={short(value)}`' for name, value in fixed.items())}")


def dtypes(entry: Entry) -> Iterator[Said]:
    """Say which dtypes are converted or refused."""
    for dtype, result in entry.dtypes.items():
        if "result" in result and result["result"] != dtype:
            yield ("", f"{dtype} becomes {result['result']}")
    tried = {**entry.dtypes, **({"integers": entry.integers} if entry.integers else {})}
    if refused := [kind for kind, result in tried.items() if "error" in result]:
        yield ("", f"does not take {listed(refused)}")


def of_integers(entry: Entry) -> Iterator[Said]:
    """Say whether integers give other results than the same numbers as floats, as they do where constants are cut."""
    if entry.integers and "error" not in entry.integers:
        exact = activations[entry.activation](np.array(entry.integers["x"], float)).ravel()
        value = np.array(entry.integers["value"], float)  # to three digits
        if not np.allclose(value, exact, rtol=5e-3, atol=0):
            yield "", "integers give other results"


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
