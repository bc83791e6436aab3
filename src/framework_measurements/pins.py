"""The pinned versions of the frameworks, and those of the lock file that are others.

``python -m framework_measurements.pins`` fails if the lock file has others; it runs without any package installed.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "locks/frameworks.txt"
NOT_LOCKED = {"torch"}  # It is installed by itself, as the build that pip finds.


def pins() -> dict[str, list[str]]:
    """Return the versions that are installed."""
    return read("\n".join([LOCK.read_text("utf-8"), *group()]))


def group() -> list[str]:
    """Return the requirements in `pyproject.toml`, which pin the frameworks."""
    requirements: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"][
        "frameworks"
    ]
    return requirements


def read(text: str) -> dict[str, list[str]]:
    """Return the pinned versions in lines of requirements; of some packages it depends on Python which."""
    found: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==([^\s;]+)", text, re.MULTILINE):
        found.setdefault(package, []).append(version)
    return {package: sorted(set(versions)) for package, versions in found.items()}


def not_locked(locked: str) -> list[str]:
    """Return the pins that the text of a lock file does not have."""
    versions = read(locked)
    return [
        f"{package}=={version}: {LOCK.relative_to(ROOT)} has {', '.join(versions.get(package, ['none']))}"
        for package, [version] in read("\n".join(group())).items()
        if package not in NOT_LOCKED and versions.get(package) != [version]
    ]


if __name__ == "__main__":
    found = not_locked(LOCK.read_text("utf-8"))
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))
