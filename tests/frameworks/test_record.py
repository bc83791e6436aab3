"""The code that the record gives for a defect shows that defect."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from framework_measurements.__main__ import ENVIRONMENT
from framework_measurements.framework import FRAMEWORKS
from framework_measurements.record import differences, read

record = read()
# Each framework in a process of its own, and code that enables float64 behind all other, since it does so for good.
RUN = """
import json, sys
from framework_measurements.framework import array
from framework_measurements.calling import quiet
from framework_measurements.results import plain
found = []
for code in json.load(sys.stdin):
    results = []
    with quiet():
        exec(code, {"print": results.append})
    found.append(plain(array(results[0]).astype("float64")))
print(json.dumps(found))
"""


@pytest.mark.parametrize("key", [key for key in FRAMEWORKS if not FRAMEWORKS[key].missing()])
def test_code_shows_the_defect(key: str) -> None:
    defects = [(entry, defect) for entry in record.entries if entry.framework == key for defect in entry.defects]
    defects.sort(key=lambda pair: "enable_x64" in pair[1]["code"])
    codes = json.dumps([defect["code"] for _, defect in defects])
    command = [sys.executable, "-W", "ignore", "-c", RUN]
    run = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)} | ENVIRONMENT,
        input=codes,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    for (entry, defect), value in zip(defects, json.loads(run.stdout.splitlines()[-1]), strict=True):
        shown = {**defect, "value": value}
        assert not list(differences(defect, shown)), (entry.key, defect["code"], value, defect["value"])
