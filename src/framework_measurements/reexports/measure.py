"""Compare the objects that spellings stand for: those of a framework with those of the packages that it builds on."""

from __future__ import annotations

import inspect
from typing import Any

from framework_measurements.calling import Installed, attempt
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.record import read


def measure(key: str) -> dict[str, Any]:
    """Return the versions of a framework, and its spellings that are the same as one of another."""
    installed = Installed(key)
    origins = {other: objects(other, Installed(other).names) for other in built_on(key)}
    results = []
    for spelling, found in objects(key, installed.names).items():
        for other, theirs in origins.items():
            same = [name for name, each in theirs.items() if is_same(found, each)]
            if same:
                # Of several the one of this name, so that a reader finds it.
                best = max(same, key=lambda name: name.rpartition(".")[2] == spelling.rpartition(".")[2])
                results.append({"spelling": spelling, "framework": other, "same": best})
                break
    return {"versions": installed.framework.versions(), "results": results}


def built_on(key: str) -> list[str]:
    """Return the frameworks whose own package is among the other packages of a framework."""
    others = FRAMEWORKS[key].packages[1:]
    return [name for name, each in FRAMEWORKS.items() if each.packages[0] in others and not each.run]


def objects(key: str, names: dict[str, Any]) -> dict[str, Any]:
    """Return what the spellings of a framework stand for; what has no such name, such as an operator, is left out."""
    spelled = dict.fromkeys(entry.spelling for entry in read().entries if entry.framework == key and entry.is_theirs)
    found = {name: attempt(eval, name, names) for name in spelled}
    return {name: each for name, each in found.items() if not (isinstance(each, dict) and "error" in each)}


def is_same(one: Any, other: Any) -> bool:
    """Decide whether two are the same object, or the first is a layer of the other class as it is by default."""
    if inspect.isclass(other) and type(one) is other:
        return repr(one) == repr(other())
    return one is other
