"""Run the calls as they are shown, each framework in a process, and find how far their results differ."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Elementwise
from framework_measurements.__main__ import ENVIRONMENT
from framework_measurements.calling import Installed, attempt
from framework_measurements.conversion.differences import Pair, pairs
from framework_measurements.conversion.written import Call, Function
from framework_measurements.engines import array
from framework_measurements.frameworks import FRAMEWORKS
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
    frameworks = {entry.framework for call in calls.values() for entry in call.entries}
    results = run([key for key in frameworks if not FRAMEWORKS[key].missing()], calls.values())
    errors = [f"{key}: {call}: {result}" for (key, call), result in results.items() if isinstance(result, str)]
    found = {}
    for pair, (own, others) in every.items():
        differences = [farthest(own, other, results) for other in others]
        if None not in differences:
            found[pair] = [each for each in differences if each is not None]
    return found, errors


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
    if one.shape != other.shape:
        return float("inf")
    with np.errstate(invalid="ignore"):
        found = np.abs(one - other)
    found[(one == other) | (np.isnan(one) & np.isnan(other))] = 0
    return float(np.where(np.isnan(found), np.inf, found).max())


def run(frameworks: list[str], calls: Iterable[Call]) -> Results:
    """Run calls in their frameworks, each in a process: in one they disturb each other."""
    ids = {
        key: [call.id for call in calls if any(entry.framework == key for entry in call.entries)] for key in frameworks
    }
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = pool.map(lambda key: process(key, ids[key], Path(folder, key)), frameworks)
        return {(key, call): result for key, part in zip(frameworks, parts) for call, result in part.items()}


def process(key: str, ids: list[str], folder: Path) -> dict[str, np.ndarray | str]:
    """Run calls in a process of their own."""
    folder.mkdir()
    code = f"from framework_measurements.conversion.measure import *; save({key!r}, {ids!r}, {str(folder)!r})"
    done = subprocess.run([sys.executable, "-c", code], env=os.environ | ENVIRONMENT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{key} could not be run:\n{done.stderr}")
    errors: dict[str, str] = json.loads((folder / "errors.json").read_text("utf-8"))
    with np.load(folder / "results.npz") as found:
        return {call: errors[call] if call in errors else found[str(i)] for i, call in enumerate(ids)}


def save(key: str, ids: list[str], folder: str) -> None:
    """Run calls of a framework, and save the results, and the messages of errors."""
    installed, calls = Installed(key), by_id()
    results = {call: attempt(pasted, installed, calls[call]) for call in ids}
    errors = {call: str(result) for call, result in results.items() if isinstance(result, dict)}
    Path(folder, "errors.json").write_text(json.dumps(errors), "utf-8")
    numbers = {str(i): results[call] for i, call in enumerate(ids) if call not in errors}
    np.savez(Path(folder, "results.npz"), **numbers)


def by_id() -> dict[str, Call]:
    """Return all calls that are shown."""
    return {call.id: call for found in pairs().values() for each in found for call in each}


def pasted(installed: Installed, call: Call) -> np.ndarray:
    """Run what a reader pastes: the lines that import, then the call; one of operators is made a model."""
    x = inputs(call.function)
    if installed.framework.run:
        return installed.values(call.text, x, "float32", {}).astype(np.float64)
    names: dict[str, object] = {}
    exec("\n".join(call.imports), names)
    names["x"] = installed.tensor(x, "float32")
    return array(eval(call.text, names)).astype(np.float64)
