"""Records beside that of the activations: a file each, with a part for each framework and a line for each result.

A checksum shows whether anything has been changed by hand since it was measured.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any


@functools.cache
def recorded(file: Path) -> dict[str, Any]:
    """Return a record, by framework."""
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))["frameworks"]
    return found


def schema_of(file: Path) -> Path:
    """Return the schema of a record."""
    return file.with_suffix(".schema.json")


def written(file: Path, frameworks: Mapping[str, Any]) -> str:
    """Write a record."""
    parts = json_object({key: json_object(of_framework(one)) for key, one in frameworks.items()})
    content = f'"frameworks": {parts}\n}}\n'
    checksum = sha256(content.encode()).hexdigest()
    return f'{{\n"$schema": "{schema_of(file).name}",\n"checksum": "{checksum}",\n{content}'


def of_framework(one: Mapping[str, Any]) -> dict[str, str]:
    """Write the parts of a framework."""
    return {name: json_list(part) if isinstance(part, list) else json.dumps(part) for name, part in one.items()}


def json_object(parts: Mapping[str, str]) -> str:
    """Write an object, its parts on lines of their own."""
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {part}" for name, part in parts.items()) + "\n}"


def json_list(parts: list[Any]) -> str:
    """Write a list, its parts on lines of their own."""
    return "[\n" + ",\n".join(json.dumps(part, allow_nan=False) for part in parts) + "\n]" if parts else "[]"
