"""What users of the package see of it: its names, and what it imports."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

import activation_functions
from activation_functions import activations, registry
from activation_functions.facts import ElementwiseFacts
from activation_functions.kinds import Activation

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "src/activation_functions"


def declared_in(path: Path) -> list[str]:
    """The names of the functions in a file that a decorator makes activations of."""
    decorators = {"elementwise", "vector", "gated"}
    functions = [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
    return [
        function.name
        for function in functions
        if decorators & {node.id for each in function.decorator_list for node in ast.walk(each) if hasattr(node, "id")}
    ]


def test_every_activation_can_be_imported_by_its_name() -> None:
    found = 0
    for path in sorted(LIBRARY.glob("*.py")):
        for name in declared_in(path):
            found += 1
            line = f"from activation_functions.{path.stem} import *"
            assert name in activations, f"{name}: src/activation_functions/__init__.py lacks the line: {line}"
            assert getattr(activation_functions, name, None) is activations[name], (
                f'{name}: src/activation_functions/{path.name} lacks "{name}" in __all__'
            )
    assert found == len(activations)


def test_a_family_that_is_not_imported_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in LIBRARY.glob("*.py"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(registry, "__file__", str(tmp_path / "registry.py"))
    assert registry.missing_imports() == []
    (tmp_path / "waves.py").write_text("from activation_functions.declaration import elementwise\n")
    line = r"src/activation_functions/__init__.py lacks the line: from activation_functions.waves import \*"
    with pytest.raises(KeyError, match=f"wave is not an activation; {line}"):
        activations["wave"]
    with pytest.raises(ValueError, match=f"'waves' is not a family, expected one of .*; {line}"):
        activations.family("waves")


def test_nothing_else_can() -> None:
    """Neither by an asterisk, nor is anything else listed; the modules are there for those who name them."""
    imported: dict[str, object] = {}
    exec("from activation_functions import *", imported)
    assert imported.keys() - {"__builtins__"} == {"activations", *activations}
    assert {name for name in dir(activation_functions) if not name.startswith("_")} == {"activations", *activations}


def test_version_is_that_of_the_distribution() -> None:
    name = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["name"]
    assert activation_functions.__version__ == version(name)


def test_import_brings_numpy_alone() -> None:
    code = "import sys; before = set(sys.modules); import activation_functions; print(*(set(sys.modules) - before))"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    packages = {name.partition(".")[0] for name in run.stdout.split()}
    assert packages - set(sys.stdlib_module_names) == {"activation_functions", "numpy"}


API = ROOT / "docs/api.md"


def documented() -> set[str]:
    """The names that the directives of api.md document; attributes of classes, too."""
    found = set()
    for kind, target, options in re.findall(
        r"^\.\. auto(\w+):: ([\w.]+)\n((?:   .*\n)*)", API.read_text("utf-8"), re.M
    ):
        members = re.search(r":members:([^:]*)", options)
        names = re.findall(r"\w+", members[1]) if members else []
        if kind == "module" and members and not names:
            names = importlib.import_module(target).__all__
        found |= {f"{target}.{name}" for name in names} | ({target} if kind != "module" else set())
    return found


def public() -> set[str]:
    """What the modules of the library export, except the families, whose activations have a directive of their own."""
    found = set()
    for path in LIBRARY.rglob("*.py"):
        name = ".".join(path.relative_to(LIBRARY.parent).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        if not declared_in(path) and module is not activation_functions:
            found |= {f"{name}.{each}" for each in getattr(module, "__all__", ())}
    return found


def test_reference_lists_everything_public() -> None:
    found = public()
    assert len(found) > 20
    missing = sorted(found - documented())
    assert not missing, f"docs/api.md does not document {', '.join(missing)}"


def test_reference_lists_every_decorator() -> None:
    statements = ast.parse((LIBRARY / "declaration.py").read_text("utf-8")).body
    names = {node.name for node in statements if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    missing = sorted(names - {name.rpartition(".")[2] for name in documented()})
    assert len(names) > 5 and not missing, f"docs/api.md does not document {', '.join(missing)}"


def test_reference_lists_every_attribute_of_an_activation(activation: Activation[...]) -> None:
    classes = "|".join([*(each.__name__ for each in type(activation).__mro__), ElementwiseFacts.__name__])
    listed = {name.rpartition(".")[2] for name in documented() if re.search(rf"\.({classes})\.\w+$", name)}
    facts = {field.name for field in dataclasses.fields(ElementwiseFacts)}
    public = {name for name in dir(activation) if not name.startswith("_")}
    missing = sorted(public - listed - facts)
    assert not missing, f"docs/api.md does not document {', '.join(missing)} of {type(activation).__name__}"
