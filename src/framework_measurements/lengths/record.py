"""The record of lengths."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from framework_measurements import side_records

FILE = Path(__file__).with_name("framework-lengths.json")
recorded = partial(side_records.recorded, FILE)
