"""Write what is measured."""

from __future__ import annotations

import json

from framework_measurements.configurations.measure import measured
from framework_measurements.configurations.record import FILE

FILE.write_text(json.dumps(measured(), indent=1) + "\n", encoding="utf-8")
