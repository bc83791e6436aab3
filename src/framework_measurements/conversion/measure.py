"""Run the calls as they are shown, each framework in a process, and find how far their results differ."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Elementwise
from framework_measurements.__main__ import run as evaluated
from framework_measurements.calling import Installed, attempt
from framework_measurements.conversion.differences import Pair, pairs
from framework_measurements.conversion.written import Call, Function
from framework_measurements.engines import array
from framework_measurements.findings.packages import record
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.javascript import Expression
from framework_measurements.results import distance
from specification import samples

WIDTH = 10
NUMBERS, ROWS, ENTRIES = 40_001, 2_000, 8
Results = dict[tuple[str, str], np.ndarray | str]


def inputs(function: Function) -> np.ndarray:
    """Return numbers of float32 in [-10, 10], with the kinks and what is beside them, or rows of such numbers."""
    one = activations[function.activation]
    if not isinstance(one, Elementwise):
        return np.random.default_rng(0).uniform(-WIDTH, WIDTH, (ROWS, ENTRIES)).astype(np.float32)
    x = np.array([*map(float, samples.points(one, dict(function.values))), *np.linspace(-WIDTH, WIDTH, NUMBERS)])
    return np.unique(x[np.abs(x) <= WIDTH].astype(np.float32))


def measured() -> tuple[dict[Pair, list[float]], list[str]]:
    """Return the largest difference of each pair that can be run here, for each of its targets, and the errors."""
    every = pairs()
    calls = by_id()
    frameworks = {entry.framework for call in calls.values() for entry in call.entries} - not_run().keys()
    results = run([key for key in frameworks if not FRAMEWORKS[key].missing()], calls.values())
    errors = [f"{key}: {call}: {result}" for (key, call), result in results.items() if isinstance(result, str)]
    found = {}
    for pair, (own, others) in every.items():
        differences = [farthest(own, other, results) for other in others]
        if None not in differences:
            found[pair] = [each for each in differences if each is not None]
    return found, errors


def not_run() -> dict[str, str]:
    """Say of which frameworks other versions are installed than the newest of the record, whose calls these may lack.

    So it is where an earlier version is measured.
    """
    newest = {key: header.versions for key, header in record().frameworks.items() if not FRAMEWORKS[key].missing()}
    return {
        key: f"not converted: {key}: of {package} {there} is installed, and the record of calls is of {version}"
        for key, versions in newest.items()
        for package, version in versions.items()
        if (there := FRAMEWORKS[key].versions()[package]) != version
    }


def farthest(own: Iterable[Call], other: Call, results: Results) -> float | None:
    """Return the largest difference of a call from any of several; None if one of them was not run."""
    there = results_of(other, results)
    here = [each for call in own for each in results_of(call, results)]
    values = [value for value in (*here, *there) if isinstance(value, np.ndarray)]
    if len(values) < len(here) + len(there):
        return None
    return max(apart(one, another) for one in values[: len(here)] for another in values[len(here) :])


def results_of(call: Call, results: Results) -> list[np.ndarray | str]:
    """Return the results of a call in all frameworks of its package."""
    return [results.get((entry.framework, call.id), "not run") for entry in call.entries]


def apart(one: np.ndarray, other: np.ndarray) -> float:
    """Return the largest difference of results; infinite if one of two is no number."""
    return float(distance(one, other).max()) if one.shape == other.shape else float("inf")


def run(frameworks: list[str], calls: Iterable[Call]) -> Results:
    """Run calls in their frameworks, each in a process: in one they disturb each other."""
    ids = {
        key: [call.id for call in calls if any(entry.framework == key for entry in call.entries)] for key in frameworks
    }
    with tempfile.TemporaryDirectory() as folder:
        tasks = {key: f"save({key!r}, {ids[key]!r}, {f'{folder}/{key}.npz'!r})" for key in frameworks}
        results: Results = {
            (key, call): message
            for key, errors in evaluated(tasks, "conversion.measure").items()
            for call, message in errors.items()
        }
        for key in frameworks:
            with np.load(f"{folder}/{key}.npz") as found:
                results |= {(key, ids[key][int(i)]): found[i] for i in found.files}
    return results


def save(key: str, ids: list[str], file: str) -> dict[str, str]:
    """Run calls of a framework, save the results by their places, and return the messages of errors."""
    installed, calls = Installed(key), by_id()
    results = {call: attempt(pasted, installed, calls[call]) for call in ids}
    errors = {call: str(result) for call, result in results.items() if isinstance(result, dict)}
    np.savez(file, **{str(i): results[call] for i, call in enumerate(ids) if call not in errors})
    return errors


def by_id() -> dict[str, Call]:
    """Return all calls that are shown."""
    return {call.id: call for found in pairs().values() for each in found for call in each}


def pasted(installed: Installed, call: Call) -> np.ndarray:
    """Run what a reader pastes: the lines that import, then the call; one of operators is made a model."""
    x = inputs(call.function)
    if installed.framework.run:
        return installed.values(call.text, x, "float32", {}).astype(np.float64)
    if installed.framework.npm:
        return array(script(call, installed.tensor(x, "float32"))).astype(np.float64)
    names: dict[str, object] = {}
    exec("\n".join(call.imports), names)
    names["x"] = installed.tensor(x, "float32")
    return array(eval(call.text, names)).astype(np.float64)


def script(call: Call, x: Expression) -> Expression:
    """Write what a reader of JavaScript pastes, where the lines that import may be none but those that node has run."""
    framework = FRAMEWORKS[call.entries[0].framework]
    if call.imports != [framework.imports]:
        raise ImportError(f"{call.text} needs {call.imports}")
    return Expression(call.text, {"x": x})
