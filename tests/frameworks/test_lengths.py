"""What functions of a vector give for long vectors, and along which axes, is what the record says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from framework_measurements import side_measurements
from framework_measurements.comparison import alike
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.lengths.record import recorded
from framework_measurements.lengths.rules import KINDS, is_near


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    return side_measurements.measured("lengths")


@pytest.mark.parametrize("key", [key for key in FRAMEWORKS if not FRAMEWORKS[key].missing()])
def test_long_vectors_give_what_the_record_says(measured: dict[str, Any], key: str) -> None:
    assert measured[key]["versions"] == recorded()[key]["versions"]
    now, said = by_call(measured[key]), by_call(recorded()[key])
    assert now == said, "`make frameworks` measures again"
    others = list(other_values(recorded()[key], measured[key]))
    assert not others, "\n".join([*others, "`make frameworks` measures again"])


def other_values(recorded: dict[str, Any], measured: dict[str, Any]) -> Iterator[str]:
    """Yield results that differ by more than rounding, where the same entry is farthest off."""
    now = {(r["activation"], spelling): r for r in measured["results"] for spelling in r["spellings"]}
    for result in recorded["results"]:
        new = now[result["activation"], result["spellings"][0]]
        for part in KINDS.keys() & result.keys():
            for dtype, rows in result[part].items():
                for row, other in zip(rows, new[part][dtype], strict=True):
                    if (
                        len(row) > 2
                        and row[1::2] == other[1::2]
                        and not alike(row[2], other[2], dtype, scale(row, part))
                    ):
                        yield f"{result['activation']}, {result['spellings'][0]}, {part}, {dtype}: {row}, now {other}"


def scale(row: list[Any], part: str) -> float:
    """How much larger than an entry of a gradient the terms are that it is the difference of."""
    return max(1.0, float(row[1]) / abs(float(row[2]) or 1.0)) if part == "gradients" else 1.0


def by_call(one: dict[str, Any]) -> dict[tuple[str, str], Any]:
    """What is said of each call: errors, axes, and whether results are right up to rounding."""
    return {
        (result["activation"], spelling): [
            result.get("axes"),
            *({d: of_rows(d, r, part) for d, r in result[part].items()} for part in KINDS if part in result),
        ]
        for result in one["results"]
        for spelling in result["spellings"]
    }


def of_rows(dtype: str, rows: list[list[Any]], part: str) -> list[Any]:
    """Errors by their names, and whether numbers are right."""
    return [row if len(row) == 2 else [row[0], is_near(dtype, row, part)] for row in rows]
