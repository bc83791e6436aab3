"""Run the measurements, each framework in a process of its own, and write the record or compare with it."""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
import os
import platform
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from framework_measurements.framework import FRAMEWORKS
from framework_measurements.record import RECORD, Entry, Header, Record, differences, entry_content, read, written

# They run on the processor, say no more than they must, and use a thread each, since two of them run at once.
ENVIRONMENT = {
    "CUDA_VISIBLE_DEVICES": "",
    "GLOG_minloglevel": "3",
    "JAX_PLATFORMS": "cpu",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "1",  # It gives other results at NaN; without this the processor decides.
}


def measured(keys: list[str]) -> Record:
    """New measurements of some frameworks."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = dict(zip(keys, pool.map(part, keys)))
    headers = {key: Header(**content["framework"]) for key, content in parts.items()}
    entries = [Entry(framework=key, **entry) for key, content in parts.items() for entry in content["entries"]]
    return Record(datetime.datetime.now(datetime.UTC).date().isoformat(), machine(), headers, entries)


def part(key: str) -> dict[str, Any]:
    """What is measured of a framework, in a process of its own: two of them in one may disturb each other."""
    command = [
        sys.executable,
        "-c",
        f"import json; from framework_measurements.measure import measure; print(json.dumps(measure({key!r})))",
    ]
    run = subprocess.run(command, env=os.environ | ENVIRONMENT, capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(f"{key} could not be measured:\n{run.stderr}")
    content: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return content


def machine() -> dict[str, str]:
    """What results may depend on beside the versions."""
    instructions = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "instructions": instructions[-1] if instructions else "none",
        "python": platform.python_version(),
        "numpy": np.__version__,
    }


def compare(recorded: Record, new: Record) -> list[str]:
    """The differences between the record and new measurements of some of the frameworks."""
    found = []
    for key, header in new.frameworks.items():
        if key not in recorded.frameworks:
            found.append(f"{key} is not in the record")
            continue
        found += [f"{key}: {line}" for line in differences(vars(recorded.frameworks[key]), vars(header))]
    old, now = ({entry.key: entry_content(entry) for entry in record.entries} for record in (recorded, new))
    both = recorded.frameworks.keys() & new.frameworks.keys()
    for entry in dict.fromkeys([*old, *now]):
        framework, activation, spelling = entry
        name = f"{framework}: {spelling}, {activation}"
        if framework in both and entry in old and entry in now:
            found += [f"{name}: {line}" for line in differences(old[entry], now[entry])]
        elif framework in both:
            found.append(f"{name} is not in the {'measurement' if entry in old else 'record'}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="framework_measurements", description=__doc__)
    parser.add_argument("action", choices=["record", "compare"])
    parser.add_argument("frameworks", nargs="*", help="all of them by default", metavar="framework")
    arguments = parser.parse_args()
    if unknown := set(arguments.frameworks) - FRAMEWORKS.keys():
        parser.error(f"{', '.join(sorted(unknown))}: expected some of {', '.join(FRAMEWORKS)}")
    chosen = arguments.frameworks or list(FRAMEWORKS)
    there = [key for key in chosen if not FRAMEWORKS[key].missing()]
    for key in chosen:
        if missing := FRAMEWORKS[key].missing():
            print(f"not measured: {key} ({', '.join(missing)} not installed)")
    new = measured(there)
    if arguments.action == "record":
        if arguments.frameworks:  # The others stay as they are.
            old = read()
            headers = {
                key: (new if key in new.frameworks else old).frameworks[key]
                for key in FRAMEWORKS
                if key in {*old.frameworks, *new.frameworks}
            }
            entries = [
                e for key in headers for e in (new if key in new.frameworks else old).entries if e.framework == key
            ]
            new = dataclasses.replace(new, frameworks=headers, entries=entries)
        RECORD.write_text(written(new), encoding="utf-8")
        print(f"{RECORD.name}: {len(new.entries)} entries of {', '.join(new.frameworks)}")
        return
    found = compare(read(), new)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"measured: {', '.join(there)}; {len(new.entries)} entries, {len(found)} differences from the record")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
