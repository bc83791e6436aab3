"""Describe a framework: how it is imported and makes an array, and where and how its activations are called."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from framework_measurements import javascript

# How functions, layers and operators are called, where a framework does not say otherwise.
FORMS = {"function": "{name}(x{arguments})", "layer": "{name}({arguments})(x)", "operator": "{name}(x{arguments})"}


@dataclass(frozen=True, kw_only=True)
class Framework:
    """A framework, with what a measurement needs to know."""

    title: str
    """Its name, for readers."""
    packages: tuple[str, ...]
    """The packages that are installed, the first of them its own."""
    imports: str
    """The code that imports it."""
    tensor: str
    """The code that makes an array of it, of ``{values}`` and ``{dtype}``."""
    engine: str
    """What differentiates: ``jax``, ``torch``, ``tensorflow``, ``tfjs``, ``mlx``, ``paddle``; or ``""``, if nothing."""
    activations: tuple[str, ...] = ()
    """The modules of activations: whatever maps an array to an array there is looked at."""
    functions: tuple[str, ...] = ()
    """The modules where functions are found by their names alone, since they hold much else."""
    layers: tuple[str, ...] = ()
    """The modules of layers: activations are those defined in a module of activations, or named as one."""
    tables: tuple[str, ...] = ()
    """The dictionaries of activations: whatever bears a name there is looked at."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """How the layers of a module, or what stands in a dictionary, are called, where not as others are."""
    by_hand: tuple[str, ...] = ()
    """What people write themselves where it has a kink, for the gradient there."""
    run: str = ""
    """How a model is run, if calls are not functions but operators, of which models are made."""
    declared: str = ""
    """Which calls of the library are meant for it: ``keras``, ``torch``, ``jax``, or ``onnx``."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """The variables of the environment that it needs."""
    bare: tuple[str, ...] = ()
    """The packages whose modules are imported without running the package, which needs what is not installed."""
    float64: str = ""
    """What has to be done for float64, where this is not the default."""
    npm: str = ""
    """The package of npm, if its code is JavaScript, written so that Python reads it, too."""

    def missing(self) -> list[str]:
        """Return its packages that are not installed."""
        if self.npm:
            return [] if javascript.installed_version(self.npm) else [self.npm]
        return [package for package in self.packages if not installed(package)]

    def versions(self) -> dict[str, str]:
        """Return the version of each of its packages, without the name of a build such as that for CPUs."""
        if self.npm:
            return dict.fromkeys(self.packages, javascript.installed_version(self.npm) or "")
        return {package: importlib.metadata.version(package).partition("+")[0] for package in self.packages}

    def array(self, x: Any, dtype: str) -> str:
        """Write the code that makes an array."""
        code = self.tensor.format(values=np.asarray(x).tolist(), dtype=dtype)
        return re.sub(r"\binf\b", "Infinity", re.sub(r"\bnan\b", "NaN", code)) if self.npm else code

    def assigned(self, name: str, code: str) -> str:
        """Write the line that names a value."""
        return f"{'const ' * bool(self.npm)}{name} = {code}"

    def bound(self) -> set[str]:
        """Return the names that its imports bind."""
        return {name.partition(".")[0] for name in imported(self.imports)}

    def needed(self, code: str) -> str:
        """Return the part of its imports that some code needs."""
        if self.npm:
            return self.imports if any(re.search(rf"\b{name}\b", code) for name in self.bound()) else ""
        lines = []
        for node in ast.parse(self.imports).body:
            names = node.names if isinstance(node, ast.Import | ast.ImportFrom) else []
            if not names or any(re.search(rf"\b{re.escape(name.asname or name.name)}\b", code) for name in names):
                lines.append(ast.unparse(node))
        return "\n".join(lines)

    def form(self, name: str, kind: str) -> str:
        """Return how a function, layer or operator of this name is called, with ``{name}`` and ``{arguments}``."""
        special = kind == "layer" or place(name) in self.tables
        return self.forms.get(place(name), FORMS[kind]) if special else FORMS[kind]

    def prepare(self) -> None:
        """Do what has to be done before its imports."""
        os.environ.update(self.environment)
        for package in self.bare:
            import_bare(package)

    def namespace(self) -> dict[str, Any]:
        """Import it, and return the names that its calls are written in; those of JavaScript stand for themselves."""
        if self.npm:
            return {name: javascript.Expression(name) for name in self.bound()}
        self.prepare()
        names: dict[str, Any] = {}
        exec(self.imports, names)
        return names


def imported(code: str) -> list[str]:
    """Return the names that lines bind which import, in Python or JavaScript; of a module within a package its path.

    >>> imported("import keras.ops"), imported("import * as tf from '@tensorflow/tfjs'")
    (['keras.ops'], ['tf'])
    """
    if code.startswith(("const ", "import * ")):
        return re.findall(r"import \* as (\w+) from ", code)
    nodes = [node for node in ast.parse(code).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return [name.asname or name.name for node in nodes for name in node.names]


def place(name: str) -> str:
    """Return the module or dictionary that a name stands in: ``keras.ops`` for ``keras.ops.relu``.

    A function that has to be told the name of an activation is such a dictionary.
    """
    return re.split(r"[\[(]", name)[0] if name.endswith(("]", "})")) else name.rpartition(".")[0]


def installed(package: str) -> bool:
    """Decide whether a package is installed."""
    try:
        importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def import_bare(name: str) -> None:
    """Import a package without running it, so that single modules of it can be imported."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(f"{name} is not installed", name=name)
    sys.modules[name] = importlib.util.module_from_spec(spec)
    parent, _, last = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], last, sys.modules[name])
