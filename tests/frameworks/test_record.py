"""The code that the record gives for a defect shows that defect."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from framework_measurements.__main__ import ENVIRONMENT
from framework_measurements.comparison import differences
from framework_measurements.findings.defects import code_of
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.javascript import FOLDER, NODE, PYTHON
from framework_measurements.judgement import DEFECTS
from framework_measurements.record import read
from framework_measurements.results import plain

record = read()
BETWEEN = "next"
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
    codes = [code for _, _, code in defects]
    values = in_node(codes) if FRAMEWORKS[key].npm else in_python(key, codes)
    for (entry, each, code), value in zip(defects, values, strict=True):
        there = differences(each.part["value"], value, "value", each.dtype)
        assert not list(there), (entry.key, each.place, code, value, each.part["value"])


def in_node(codes: list[str]) -> list[Any]:
    """What node prints when it runs the pieces of code, each in a block, behind the line that they all begin with."""
    [first] = {code.partition("\n")[0] for code in codes}
    blocks = [f"{{\n{code.partition(chr(10))[2]}\nconsole.log({BETWEEN!r})\n}}" for code in codes]
    command = [str(PYTHON), "-c", NODE, "--input-type=module"]
    script = "\n".join([first, *blocks])
    run = subprocess.run(command, cwd=FOLDER, input=script, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return [plain(np.array(json.loads(part))) for part in run.stdout.split(BETWEEN)[:-1]]


def in_python(key: str, codes: list[str]) -> list[Any]:
    """What Python prints when it runs each piece of code, all in one process."""
    command = [sys.executable, "-W", "ignore", "-c", RUN, key]
    run = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)} | ENVIRONMENT,
        input=json.dumps(codes),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    values: list[Any] = json.loads(run.stdout.splitlines()[-1])
    return values
