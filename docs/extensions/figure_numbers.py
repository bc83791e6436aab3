"""The numbers that a figure shows, as rows for CSV; the errors are in a figure that is drawn by ourselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from specification.rows import as_csv
from specification.table import LICENCE

COLUMNS = ("panel", "series", "part", "dot", "x", "y", "value", "first", "second", "third")
Row = dict[str, Any]


def csv(rows: Iterable[Row], alt: str) -> str:
    """Write rows with the licence, and in the first of them the description; columns that say nothing are left out."""
    found = list(rows)
    entries = {column: {row.get(column, "") for row in found} for column in COLUMNS}
    columns = [column for column in COLUMNS if entries[column] not in ({""}, {1}, {1, ""})]
    written = [{column: row.get(column, "") for column in columns} | {"licence": LICENCE} for row in found]
    written[0]["description"] = alt
    return as_csv(written, [*columns, "licence", "description"])


def of_errors(x: Iterable[float], contents: Mapping[str, Mapping[str, list[float]]]) -> Iterator[Row]:
    """Collect what a figure of errors shows: see `extensions.error_figure.error_figure`."""
    places = list(x)
    for panel, by_dtype in contents.items():
        for dtype, errors in by_dtype.items():
            for place, error in zip(places, errors, strict=True):
                yield {"panel": panel, "series": dtype, "x": shown(place), "y": shown(error)}


def shown(number: float) -> str:
    """Write a number with ten digits; what is there only to be beside 0 is 0."""
    return f"{number if abs(number) > 1e-300 else 0:.10g}"
