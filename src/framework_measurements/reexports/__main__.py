"""Look which spellings are the same object, and write it down."""

from __future__ import annotations

import sys

from framework_measurements.reexports.record import FILE
from framework_measurements.side_measurements import renew

found = renew(FILE, "reexports", sys.argv[1:])
print(f"{FILE.name}: {sum(len(one['results']) for one in found.values())} spellings of {len(found)} frameworks")
