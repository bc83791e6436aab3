"""Measure frameworks, and write the results down."""

from __future__ import annotations

import sys

from framework_measurements.parameters.record import FILE
from framework_measurements.side_measurements import renew

found = renew(FILE, "parameters", sys.argv[1:])
print(f"{FILE.name}: {sum(len(one['outside']) for one in found.values())} results of {len(found)} frameworks")
