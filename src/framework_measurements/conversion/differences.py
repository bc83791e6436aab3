"""Read and write how far the results of calls differ, and notice which have not been measured as they are shown."""

from __future__ import annotations

import functools
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from framework_measurements.conversion.written import Call, Function, sources, targets
from framework_measurements.findings.packages import Package, packages

FILE = Path(__file__).with_name("differences.json")
Pair = tuple[Function, Package, Package]


@functools.cache
def pairs() -> dict[Pair, tuple[list[Call], list[Call]]]:
    """Return what is converted: the calls of a package for a function, and those of another."""
    return {
        (function, package, other): (calls, found)
        for package in packages().values()
        for function, calls in sources(package).items()
        for other in packages().values()
        if other is not package and (found := targets(function, other))
    }


def key(pair: Pair) -> str:
    """Name a pair in the file."""
    function, package, other = pair
    return f"{package.name} > {other.name} > {function.id}"


def fingerprint(pair: Pair) -> str:
    """Hash what a difference depends on: the calls, as they are pasted, and the versions."""
    _, package, other = pair
    calls = [call.text for each in pairs()[pair] for call in each]
    versions = [(one.version, one.others) for one in (package, other)]
    return sha256(json.dumps([calls, versions]).encode()).hexdigest()[:8]


@functools.cache
def content() -> dict[str, Any]:
    """Return the file."""
    return dict(json.loads(FILE.read_text("utf-8")))


def difference(pair: Pair, target: Call) -> float | None:
    """Return the largest difference from the results of a target; None if it has not been measured as it is shown."""
    measured = content()["differences"].get(key(pair))
    if measured is None or measured[0] != fingerprint(pair):
        return None
    return float(measured[1][pairs()[pair][1].index(target)])


def written(points: dict[str, int], differences: dict[Pair, list[float]]) -> str:
    """Write the file, with a line for each pair."""
    lines = [
        f"{json.dumps(key(pair))}: {json.dumps([fingerprint(pair), [short(each) for each in found]])}"
        for pair, found in differences.items()
    ]
    content = ",\n".join(lines)
    return f'{{\n"points": {json.dumps(points)},\n"differences": {{\n{content}\n}}\n}}\n'


def short(number: float) -> float | str:
    """Round to two digits; JSON has no infinity."""
    return float(f"{number:.2g}") if number < float("inf") else "inf"
