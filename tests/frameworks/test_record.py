"""The code that the record gives for a defect shows that defect."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from framework_measurements.__main__ import ENVIRONMENT
from framework_measurements.comparison import differences
from framework_measurements.findings.defects import code_of
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import DEFECTS
from framework_measurements.record import read

record = read()
# Each framework in a process of its own, and code that enables float64 behind all other, since it does so for good.
RUN = """
import json, sys
from framework_measurements.engines import array
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.calling import quiet
from framework_measurements.results import plain
FRAMEWORKS[sys.argv[1]].prepare()
found = []
for code in json.load(sys.stdin):
    results = []
    with quiet():
        exec(code, {"print": results.append})
    found.append(plain(array(results[0][None])[0].astype("float64")))  # NumPy takes no single bfloat16 of TensorFlow
print(json.dumps(found))
"""


@pytest.mark.parametrize("key", [key for key in FRAMEWORKS if not FRAMEWORKS[key].missing()])
def test_code_shows_the_defect(key: str) -> None:
    defects = [
        (entry, each, code_of(entry, each))
        for entry in record.entries
        if entry.framework == key and entry.is_theirs
        for each in entry.compared
        if each.word in DEFECTS and "error" not in each.part
    ]
    defects.sort(key=lambda defect: "enable_x64" in defect[2])
    command = [sys.executable, "-W", "ignore", "-c", RUN, key]
    run = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)} | ENVIRONMENT,
        input=json.dumps([code for _, _, code in defects]),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    for (entry, each, code), value in zip(defects, json.loads(run.stdout.splitlines()[-1]), strict=True):
        there = differences(each.part["value"], value, "value", each.dtype)
        assert not list(there), (entry.key, each.place, code, value, each.part["value"])
