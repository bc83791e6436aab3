"""Measure what stands in the records beside that of the activations, and write it down."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from framework_measurements.__main__ import run
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.side_records import recorded, written


def measured(package: str, keys: Sequence[str] = ()) -> dict[str, Any]:
    """Measure frameworks, by default all, each in a process of its own; what is not installed is left out."""
    there = [key for key in keys or FRAMEWORKS if not FRAMEWORKS[key].missing()]
    return run({key: f"measure({key!r})" for key in there}, f"{package}.measure")


def renew(file: Path, package: str, keys: Sequence[str]) -> dict[str, Any]:
    """Measure frameworks, and write what they give; what is not measured keeps its results."""
    found = measured(package, keys)
    file.write_text(written(file, {**(recorded(file) if file.exists() else {}), **found}), encoding="utf-8")
    return found
