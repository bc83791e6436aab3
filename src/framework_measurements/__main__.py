"""Measure the frameworks, each in a process of its own, and write the record or compare with it.

Without a change in what results depend on, a sample of the record is measured again.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from typing import Any

import numpy as np

from framework_measurements.additions import added, entries_of, new_activations, renewed
from framework_measurements.comparison import compare, compare_entries, sample
from framework_measurements.fingerprint import fingerprint, outdated
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.record import RECORDS, Entry, Header, Record, read, written

# On the processor, with few messages.
ENVIRONMENT = {
    "CUDA_VISIBLE_DEVICES": "",
    "GLOG_minloglevel": "3",
    "JAX_PLATFORMS": "cpu",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "1",  # It gives other results at NaN; without this the processor decides.
}
SAMPLE = 60


def run(tasks: Mapping[str, str], module: str = "measure") -> dict[str, Any]:
    """Evaluate an expression of a module for each framework, each in a process: in one they disturb each other."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(tasks, pool.map(part, tasks, tasks.values(), repeat(module)), strict=True))


def part(key: str, task: str, module: str) -> Any:
    """Evaluate an expression of a module in a process."""
    code = f"import json; from framework_measurements.{module} import *; print(json.dumps({task}))"
    process = subprocess.run([sys.executable, "-c", code], env=os.environ | ENVIRONMENT, capture_output=True, text=True)
    if process.returncode:
        raise RuntimeError(f"{key} could not be measured:\n{process.stderr}")
    return json.loads(process.stdout.splitlines()[-1])


def measured(keys: list[str]) -> Record:
    """Measure some frameworks."""
    parts = run({key: f"measure({key!r})" for key in keys})
    of_all: dict[str, Any] = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "machine": machine(),
        "fingerprint": fingerprint(),
    }
    headers = {key: Header(**content["framework"], **of_all) for key, content in parts.items()}
    entries = [Entry(framework=key, **entry) for key, content in parts.items() for entry in content["entries"]]
    return Record(headers, entries)


def machine() -> dict[str, str]:
    """Return what results may depend on beside the versions."""
    instructions = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "instructions": instructions[-1] if instructions else "none",
        "python": platform.python_version(),
        "numpy": np.__version__,
    }


def write_again(keys: list[str], chosen: Collection[str]) -> None:
    """Measure some activations again, since what has changed bears on them alone; all else in the records stays."""
    recorded = read()
    if missing := set(chosen) - {entry.activation for entry in recorded.entries}:
        sys.exit(f"{', '.join(sorted(missing))}: not in the record")
    wanted = {key: entries_of(recorded, key, chosen) for key in keys}
    parts = run({key: f"measure_again({key!r}, {each!r})" for key, each in wanted.items()})
    for key, part in parts.items():
        if len(part) < len(wanted[key]):
            sys.exit(f"{key}: {len(part)} of {len(wanted[key])} spellings are still there; make the record anew")
    save(renewed(recorded, parts))


def write(keys: list[str]) -> None:
    """Measure frameworks, and write a file for each; those of other frameworks and versions stay.

    Where a record lacks new activations, and nothing else has changed, those alone are measured.
    """
    recorded = read()
    additions = {key: new_activations(recorded.frameworks[key], key) for key in keys if key in recorded.frameworks}
    tasks = {key: f"measure_new({key!r}, {names!r})" for key, names in additions.items() if names}
    anew = measured([key for key in keys if key not in tasks])
    save(anew)
    save(added(recorded, run(tasks, "additions")))


def save(record: Record) -> None:
    """Write the files of a record."""
    RECORDS.mkdir(exist_ok=True)
    for name, content in written(record).items():
        (RECORDS / name).write_text(content, encoding="utf-8")
        print(f"{name}: {content.count(chr(10))} lines")


def check(keys: list[str], everything: bool, seed: int) -> int:
    """Measure frameworks again, or a sample, and return the number of differences from the record."""
    recorded = read()
    changed = sorted(
        {part for key in keys if key in recorded.frameworks for part in outdated(recorded.frameworks[key].fingerprint)}
    )
    if everything or changed:
        if changed:
            print(f"Since the record was made, there has changed: {', '.join(changed)}. Measuring all.")
        new = measured(keys)
        found, count = compare(recorded, new), len(new.entries)
    else:
        chosen = sample(recorded, keys, SAMPLE, seed)
        parts = run({key: f"measure_again({key!r}, {wanted!r})" for key, wanted in chosen.items()})
        entries = [Entry(framework=key, **entry) for key, content in parts.items() for entry in content]
        missing = sum(map(len, chosen.values())) - len(entries)
        found = [*compare_entries(recorded.entries, entries), *["an entry of the sample was not found"] * missing]
        count = len(entries)
        print(f"A sample of the record, SEED={seed}; ALL=1 measures everything.")
    print(*found, sep="\n", end="\n" if found else "")
    print(f"measured: {', '.join(keys)}; {count} entries, {len(found)} differences from the record")
    return len(found)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="framework_measurements", description=__doc__)
    parser.add_argument("action", choices=["record", "compare"])
    parser.add_argument("frameworks", nargs="*", help="all of them by default", metavar="framework")
    parser.add_argument("--activations", default="", help="record these alone again, separated by spaces")
    parser.add_argument("--all", action="store_true", help="measure everything, not a sample")
    parser.add_argument("--seed", type=int, default=datetime.date.today().toordinal(), help="of the sample")
    arguments = parser.parse_args()
    if unknown := set(arguments.frameworks) - FRAMEWORKS.keys():
        parser.error(f"{', '.join(sorted(unknown))}: expected some of {', '.join(FRAMEWORKS)}")
    chosen = arguments.frameworks or list(FRAMEWORKS)
    there = [key for key in chosen if not FRAMEWORKS[key].missing()]
    for key in chosen:
        if missing := FRAMEWORKS[key].missing():
            print(f"not measured: {key} ({', '.join(missing)} not installed)")
    if arguments.action == "record" and arguments.activations:
        write_again(there, arguments.activations.split())
    elif arguments.action == "record":
        write(there)
    else:
        sys.exit(bool(check(there, arguments.all, arguments.seed)))


if __name__ == "__main__":
    main()
