"""Measure each framework in a process of its own, and write the results down."""

from __future__ import annotations

import sys

from framework_measurements.__main__ import run
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.parameters.record import FILE, recorded, written


def main() -> None:
    """Write the file; what is not named, or not installed, keeps its results."""
    there = [key for key in sys.argv[1:] or FRAMEWORKS if not FRAMEWORKS[key].missing()]
    found = run({key: f"measure({key!r})" for key in there}, "parameters.measure")
    FILE.write_text(written({**(recorded() if FILE.exists() else {}), **found}), encoding="utf-8")
    print(f"{FILE.name}: {sum(len(one['outside']) for one in found.values())} results of {len(found)} frameworks")


if __name__ == "__main__":
    main()
