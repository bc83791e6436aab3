"""Type checkers find nothing wrong with right code, know what it returns, and see mistakes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from mypy import api

from activation_functions import activations
from activation_functions.function import Function
from activation_functions.function_along_axis import VectorJacobianProduct
from activation_functions.kinds import Activation, Elementwise

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "src/activation_functions"

USES = """
from typing import assert_type

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from activation_functions import activations, {name}

x = np.ones(4)
v = np.ones(4)

assert_type({name}(1.0), np.float64)
assert_type({name}(1), np.float64)
assert_type({name}(np.float64(1)), np.float64)
assert_type({name}([1.0, 2.0]), NDArray[np.float64])
assert_type({name}([[1, 2], [3, 4]]), NDArray[np.float64])
assert_type({name}(np.arange(4)), NDArray[np.float64])
assert_type({name}(x), NDArray[np.float64])
assert_type({name}(x.astype(np.float32)), NDArray[np.float32])
assert_type(activations["{name}"](x), NDArray[np.float64])
"""
RETURNS = "assert_type({call}, NDArray[np.float64])\n"
PLOTS = """
figure = {name}.plot({content}alt="A picture.")
assert_type(figure, Axes)
assert_type(activations["{name}"].plot({content}alt="A picture."), Axes)
assert_type({name}.plot({content}ax=figure), Axes)
"""
MISUSES = {
    "unknown_name": ("from activation_functions import {name}_", "attr-defined"),
    "unknown_method": ("from activation_functions import {name}\n{name}.derivativ", "attr-defined"),
    "method_of_another_kind": ("from activation_functions import {name}\n{name}.{other}", "attr-defined"),
    "unknown_fact": ("from activation_functions import {name}\n{name}.rang", "attr-defined"),
    "unknown_argument": ("from activation_functions import {name}\n{name}([1.0], alhpa=1.0)", "call-overload"),
}


def uses(activation: Activation[...]) -> Iterator[str]:
    """Right code, with the types of its results."""
    yield USES.format(name=activation.name)
    for name, function in vars(activation).items():
        if isinstance(function, Function):
            given = "x, v" if isinstance(function, VectorJacobianProduct) else "x"
            for owner in (activation.name, f'activations["{activation.name}"]'):
                yield RETURNS.format(call=f"{owner}.{name}({given})")
                for parameter, default in activation.parameters.items():
                    yield RETURNS.format(call=f"{owner}.{name}({given}, {parameter}={default})")
    yield PLOTS.format(name=activation.name, content="[1.0, 2.0], " if activation.takes == "vectors" else "")


def misuses(activation: Activation[...]) -> Iterator[tuple[str, str]]:
    """Mistakes, by their labels."""
    other = "jacobian" if isinstance(activation, Elementwise) else "derivative"
    for label, (wrong, _) in MISUSES.items():
        yield label, wrong.format(name=activation.name, other=other)


class Said(NamedTuple):
    """An error that a type checker reports."""

    file: str
    code: str
    text: str


@pytest.fixture(scope="session")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with right code and mistakes, a file each."""
    folder = tmp_path_factory.mktemp("types")
    for name, activation in activations.items():
        (folder / f"uses_{name}.py").write_text("".join(uses(activation)))
        for label, wrong in misuses(activation):
            (folder / f"{label}_{name}.py").write_text(wrong)
    return folder


@pytest.fixture(scope="session")
def said_by_mypy(code: Path) -> list[str]:
    """Check the library, its use, and mistakes in its use; return the lines of the report."""
    report, problem, status = api.run(["--config-file", str(ROOT / "pyproject.toml"), str(LIBRARY), str(code)])
    assert status == 1 and not problem, f"mypy does not report the mistakes in {code}: {problem}"
    return report.splitlines()


@pytest.fixture(scope="session")
def said_by_pyright(code: Path) -> list[Said]:
    """Check its use, and mistakes in its use, as strictly as can be."""
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(LIBRARY.parent)], "include": [str(code)]}
    project = code / "pyrightconfig.json"
    project.write_text(json.dumps(settings))
    command = [
        Path(sys.executable).with_name("basedpyright"),
        "--project",
        project,
        "--pythonpath",
        sys.executable,
        "--outputjson",
    ]
    report = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    assert report["summary"]["filesAnalyzed"] == len(list(code.glob("*.py")))
    return [Said(Path(one["file"]).stem, one.get("rule", ""), one["message"]) for one in report["generalDiagnostics"]]


def test_types_of_the_library(said_by_mypy: list[str]) -> None:
    assert not [line for line in said_by_mypy if "src/activation_functions" in line]


def test_mypy_finds_nothing_wrong_with_right_code(said_by_mypy: list[str]) -> None:
    assert not [line for line in said_by_mypy if "uses_" in line]


def test_pyright_finds_nothing_wrong_with_right_code(said_by_pyright: list[Said]) -> None:
    assert not [said for said in said_by_pyright if said.file.startswith("uses_")]


@pytest.mark.parametrize("label", MISUSES)
def test_mypy_sees_mistakes(label: str, said_by_mypy: list[str]) -> None:
    _, expected = MISUSES[label]
    for name in activations:
        found = [line for line in said_by_mypy if f"{label}_{name}.py" in line]
        assert any(f"[{expected}]" in line for line in found), f"{name}: {found}"


@pytest.mark.parametrize("label", MISUSES)
def test_pyright_sees_mistakes(label: str, said_by_pyright: list[Said]) -> None:
    for name in activations:
        assert any(said.file == f"{label}_{name}" for said in said_by_pyright), name
