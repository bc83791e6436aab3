"""Tell whether a record is outdated: whether anything has changed that the results depend on."""

from __future__ import annotations

import ast
import json
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation
from framework_measurements.pins import pins
from framework_measurements.sample_inputs import inputs
from framework_measurements.spellings import NAMES
from specification import samples

HERE = Path(__file__).parent
# These modules read, compare and show results, and do not make them.
WITHOUT_RESULTS = {
    *("__init__", "__main__", "additions", "comparison", "fingerprint", "pins", "record", "reproduction"),
    *("side_measurements", "side_records"),
}
DIGITS = 6  # Further ones differ from processor to processor.


def fingerprint(names: Collection[str] = activations) -> dict[str, str]:
    """Hash the code that measures, the pins, and the definitions of activations at the points of measurement."""
    code_and_names = [*map(code, sources()), {said: name for said, name in NAMES.items() if name in names}]
    chosen = [one for one in activations.values() if one.name in names]
    definitions = {f"definition of {one.name}": digest(definition(one)) for one in chosen}
    return {"code that measures": digest(code_and_names), "pins": digest(pins()), **definitions}


def outdated(recorded: Mapping[str, str]) -> list[str]:
    """Return the parts of the fingerprint in a record that have changed since, without activations that are new."""
    now = fingerprint({part.rpartition(" ")[2] for part in recorded})
    return [part for part, hashed in recorded.items() if now.get(part) != hashed]


def digest(content: Any) -> str:
    """Hash what can be written as JSON."""
    return sha256(json.dumps(content).encode()).hexdigest()[:16]


def sources() -> Iterator[Path]:
    """Yield the modules that make results."""
    return (path for path in sorted(HERE.glob("*.py")) if path.stem not in WITHOUT_RESULTS)


def code(path: Path) -> str:
    """Return the code of a module without comments, docstrings and form."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            node.body = [part for part in node.body if not is_text(part)] or [ast.Pass()]
    return ast.unparse(tree)


def is_text(node: ast.stmt) -> bool:
    """Decide whether a statement is a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def definition(one: Activation[...]) -> list[Any]:
    """Return what is measured of an activation: its calls, parameters, and values at the points of measurement."""
    found: list[Any] = [one.name, one.keras, one.torch, one.jax, one.onnx, repr(one.parameters)]
    for parameters in samples.parameters(one):
        for x in inputs(one, "float64", parameters, many=False):
            values = [function(x, **parameters) for function in (one, one.slope)]
            found += [[f"{y:.{DIGITS}g}" for y in np.ravel(each)] for each in values]
    return found
