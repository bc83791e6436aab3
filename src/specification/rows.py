"""Rows as files for download: JSON with a schema, which names the columns, and CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

BYTE_ORDER_MARK = "\ufeff"  # By it spreadsheets know that a file is in UTF-8.


def columns(schema: Path) -> dict[str, str]:
    """Return the columns of rows with their meanings, as the schema describes them."""
    described = json.loads(schema.read_text("utf-8"))["items"]["properties"]
    return {name: column["description"] for name, column in described.items()}


def as_json(rows: Iterable[Mapping[str, Any]]) -> str:
    """Write rows as a list, a row in a line."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows) + "\n]\n"


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> str:
    """Write rows whose values are texts and numbers."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return BYTE_ORDER_MARK + file.getvalue()


def assignments(parameters: Mapping[str, float]) -> str:
    """Write parameters with their values as one text."""
    return "; ".join(f"{name}={value!r}" for name, value in parameters.items())
