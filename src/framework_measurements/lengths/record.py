"""Read and write the record of lengths, a line for each result."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("lengths.json")


@functools.cache
def recorded() -> dict[str, Any]:
    """Return the record, by framework."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


def written(frameworks: Mapping[str, Any]) -> str:
    """Write the file."""
    return "{\n" + ",\n".join(f"{json.dumps(key)}: {of_framework(one)}" for key, one in frameworks.items()) + "\n}\n"


def of_framework(one: Mapping[str, Any]) -> str:
    """Write the part of a framework."""
    lines = ",\n".join(json.dumps(result, allow_nan=False) for result in one["results"])
    return f'{{"versions": {json.dumps(one["versions"])}, "results": [\n{lines}\n]}}'
