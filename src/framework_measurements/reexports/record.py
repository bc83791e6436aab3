"""The record of what is the same object."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from framework_measurements import side_records

FILE = Path(__file__).with_name("framework-reexports.json")
recorded = partial(side_records.recorded, FILE)
