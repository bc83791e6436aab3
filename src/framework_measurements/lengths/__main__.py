"""Measure frameworks, and write the results down."""

from __future__ import annotations

import sys

from framework_measurements.lengths.record import FILE
from framework_measurements.side_measurements import renew

found = renew(FILE, "lengths", sys.argv[1:])
print(f"{FILE.name}: {sum(len(one['results']) for one in found.values())} results of {len(found)} frameworks")
