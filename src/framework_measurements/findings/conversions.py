"""Pair the calls of two packages that are written differently."""

from __future__ import annotations

import ast
import re

from activation_functions import activations
from framework_measurements.findings.packages import packages
from framework_measurements.findings.rows import Row
from framework_measurements.record import Entry
from framework_measurements.spellings import plain


def form(entry: Entry) -> tuple[str, list[tuple[str, str | None]]]:
    """Return the name and arguments that give the definition, whatever the module is called."""
    tree = ast.parse(entry.matching_call or "None", mode="eval").body
    match tree:
        case ast.Call(func=ast.Call(func=function)) | ast.Call(func=function) if entry.is_theirs:
            name = plain(ast.unparse(function))
        case _:
            name = re.sub(r"(?:\w+\.)+(?=\w+\()", "", str(entry.matching_call))
    given = [ast.unparse(k) for part in ast.walk(tree) if isinstance(part, ast.Call) for k in part.keywords]
    name = f"{name}, a layer" if entry.kind == "layer" else name
    return name, [(text, entry.parameters.get(text.partition("=")[0])) for text in given]


def conversions(first: str, second: str) -> list[tuple[str, Entry | None, Entry | None]]:
    """Return the activations that are written differently in two packages, or that one of them lacks."""
    found = []
    for name in activations:
        pair = []
        for package in (packages()[first], packages()[second]):
            entries = tuple(entry for entry in package.of(name) if entry.matching_call)
            pair.append(Row(package, name, entries).spellings()[0] if entries else None)
        one, other = pair
        if (one or other) and not (one and other and form(one) == form(other)):
            found.append((name, one, other))
    return sorted(found, key=lambda each: each[0])
