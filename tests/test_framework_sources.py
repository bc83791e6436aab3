"""Where the activations of frameworks are found, how they are called, and in which versions, without the frameworks."""

from __future__ import annotations

import ast
import re
import sys
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from activation_functions import activations
from framework_measurements import calls, framework, models, pins
from framework_measurements.framework import Framework
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.spellings import NAMES, Spelling, operator_at, opset, plain, spellings


def small(**fields: Any) -> Framework:
    """A framework of which a field is given."""
    return Framework(**{"title": "T", "packages": (), "imports": "", "tensor": "", "engine": "", **fields})


def relu(x: Any, negative_slope: float = 0.0) -> Any:
    return x


RELU = {"function": relu, "layer": type("ReLU", (), {}), "pair": (relu, relu), "number": 1.0}


def found_in(field: str, content: Any, **fields: Any) -> list[Spelling]:
    """The spellings that are found where a field of the framework points to."""
    return list(spellings(small(**{field: ("place",)}, **fields), {"place": content}))


@pytest.mark.parametrize(
    ("field", "expected"), [("activations", "function"), ("functions", "function"), ("layers", "layer pair")]
)
def test_in_a_module_is_found_what_it_is_for(field: str, expected: str) -> None:
    module = ModuleType("place")
    for name, found in RELU.items():
        setattr(module, "Relu" if name == "pair" else f"{name}.relu", found)
    spelled = {one.name.removeprefix("place.") for one in found_in(field, module)}
    names = {"pair": "Relu"}
    assert spelled == {names.get(name, f"{name}.relu") for name in expected.split()}


def test_all_of_a_dictionary_is_found_by_its_keys() -> None:
    [new, other] = found_in("tables", {"gelu_new": relu, "other": relu}, forms={"place": "{name}(x[0]{arguments})"})
    assert (new.name, new.activation, new.call({})) == ('place["gelu_new"]', "gelu_tanh", 'place["gelu_new"](x[0])')
    assert other.activation is None


@pytest.mark.parametrize("name", NAMES)
def test_an_activation_is_known_by_its_name_wherever_it_stands(name: str) -> None:
    for spelled in (name, f"a.b.{name}", f'TABLE["{name}"]', f"{name} (opset 7)", name.upper()):
        assert plain(spelled) == name, spelled


@pytest.mark.parametrize("key", FRAMEWORKS)
def test_forms_and_bare_packages_are_those_of_the_framework(key: str) -> None:
    """A form is that of layers or a dictionary, and calls x; a package is bare where a module of it is imported."""
    one = FRAMEWORKS[key]
    assert one.forms.keys() <= {*one.layers, *one.tables}, f"{key}: forms of {', '.join(one.forms)}"
    for form in one.forms.values():
        names = calls.names_in(form.format(name="f", arguments=""))
        assert {"f", "x"} <= names, f"{key}: {form} does not call a function with x"
    imported = framework.imported(one.imports)
    for package in one.bare:
        assert any(name.startswith(f"{package}.") for name in imported), f"{key}: no module of {package} is imported"


def test_functions_of_a_module_of_layers_are_called_as_functions() -> None:
    one = small(layers=("a",), functions=("a",), forms={"a": "{name}[1]((), x)"})
    assert one.form("a.Relu", "layer") == "{name}[1]((), x)"
    assert one.form("a.relu", "function") == "{name}(x{arguments})"


@pytest.mark.parametrize("key", FRAMEWORKS)
def test_code_imports_what_it_needs_and_nothing_else(key: str) -> None:
    one = FRAMEWORKS[key]
    assert one.needed(one.imports) == (one.imports if one.npm else ast.unparse(ast.parse(one.imports))), key
    for line in one.needed("").splitlines():
        assert not framework.imported(line), f"{key}: {line} is not needed"
    others = " ".join(f"a{word} {word}a" for word in re.findall(r"\w+", one.imports))
    assert one.needed(others) == one.needed(""), f"{key}: names are words"


def test_a_module_is_imported_without_its_package(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "barepackage" / "inner"
    inner.mkdir(parents=True)
    for folder in (inner, inner.parent):
        (folder / "__init__.py").write_text("raise ImportError('it needs what is not installed')\n")
    (inner / "module.py").write_text("value = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    one = small(imports="import barepackage.inner.module", bare=("barepackage", "barepackage.inner"))
    assert eval("barepackage.inner.module.value", one.namespace()) == 1
    for name in [name for name in sys.modules if name.startswith("barepackage")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(ModuleNotFoundError, match="nowhere is not installed"):
        small(bare=("nowhere",)).namespace()


def test_the_name_of_a_build_is_no_part_of_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {"a": "2.13.0+cpu", "b": "1.0"}
    monkeypatch.setattr(framework.importlib.metadata, "version", versions.__getitem__)
    assert small(packages=("a", "b")).versions() == {"a": "2.13.0", "b": "1.0"}


@pytest.mark.parametrize("name", [name for name, one in activations.items() if one.onnx])
def test_a_call_in_an_earlier_opset_is_the_declared_one_and_says_so(name: str) -> None:
    declared = activations[name].onnx
    outermost = calls.outermost(declared)
    if outermost:
        earlier = operator_at(outermost, 11, {})
        [first, *_] = calls.candidates(earlier, name, FRAMEWORKS["onnxruntime"], set())
        assert first == f"{declared}  # opset 11", f"{name}: {first}"
        assert opset(first) == 11
        assert earlier.activation == NAMES.get(plain(outermost))
    assert opset(declared) == 0


@pytest.mark.parametrize("dtype", models.TYPES)
def test_models_name_their_opset_and_use_what_the_first_ones_had(dtype: str) -> None:
    import ml_dtypes  # noqa: F401  so that NumPy knows bfloat16

    text = models.model("Clip(x, low, 6)  # opset 11", np.zeros((2, 3), dtype), {"low": 0.0}, 11)
    name, number = models.TYPES[dtype]
    assert 'opset_import: ["": 11]' in text and f"({name}[2, 3] x) => ({name} y)" in text
    assert re.findall(r"^  \w+ = (\w+)", text, re.MULTILINE) == ["Constant", "Cast", "Constant", "Cast", "Clip"], text
    assert text.count(f"Cast <to = {number}>") == 2


def test_every_package_of_a_framework_has_one_version_pinned_and_locked() -> None:
    """Exactly, in `pyproject.toml`, unless another one pins it."""
    locked, pinned = pins.LOCK.read_text("utf-8"), pins.read("\n".join(pins.group()))
    assert not pins.not_locked(locked), "run `make locks/frameworks.txt`"
    for key, one in FRAMEWORKS.items():
        package = one.packages[0]
        assert one.npm or package in pinned, f"{key}: pyproject.toml pins no version of {package}"


@pytest.mark.parametrize("package", sorted(pins.read("\n".join(pins.group())).keys() - pins.NOT_LOCKED))
def test_another_pin_than_the_locked_one_is_noticed(package: str) -> None:
    locked = pins.LOCK.read_text("utf-8")
    [version] = pins.read("\n".join(pins.group()))[package]
    other = locked.replace(f"\n{package}=={version} ", f"\n{package}==0.0.1 ").replace(
        f"\n{package}[cpu]=={version} ", f"\n{package}==0.0.1 "
    )
    assert pins.not_locked(other) == [f"{package}=={version}: locks/frameworks.txt has 0.0.1"]
