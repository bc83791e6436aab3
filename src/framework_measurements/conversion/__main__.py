"""Measure how far the results of calls differ that stand for each other, and write it down."""

from __future__ import annotations

import sys

from framework_measurements.conversion.differences import FILE, pairs, written
from framework_measurements.conversion.measure import ENTRIES, NUMBERS, ROWS, measured, not_run


def main() -> None:
    """Write the file."""
    found, errors = measured()
    points = {"numbers": NUMBERS, "rows": ROWS, "entries": ENTRIES}
    FILE.write_text(written(points, found), encoding="utf-8")
    print(*not_run().values(), *errors, f"{FILE.name}: {len(found)} of {len(pairs())} pairs", sep="\n")
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
