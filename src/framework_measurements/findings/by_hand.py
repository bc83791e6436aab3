"""Collect the gradients at the kinks of what people write themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_measurements.findings.packages import packages, record
from framework_measurements.findings.wording import shown


@dataclass(frozen=True)
class KinkByHand:
    """A kink, and the calls that give each gradient there, with where they do if they give several."""

    form: str
    x: str
    left: str
    right: str
    gradients: dict[str, list[tuple[str, str]]]


def kinks_by_hand() -> Iterator[KinkByHand]:
    """Yield each kink of what is written in the same place of the lists of the frameworks, whatever it is called."""
    found: dict[tuple[int, float], list[tuple[str, dict[str, object]]]] = {}
    for key, header in record().frameworks.items():
        calls = list(dict.fromkeys(each["call"] for each in header.by_hand))
        for each in header.by_hand:
            found.setdefault((calls.index(each["call"]), each["x"]), []).append((key, each))
    for _, results in sorted(found.items()):
        first = results[0][1]
        gradients: dict[str, dict[str, list[str]]] = {}
        for key, each in results:
            gradients.setdefault(shown(each["gradient"]), {}).setdefault(str(each["call"]), []).append(key)
        yield KinkByHand(
            re.sub(r"(\w+\.)+", "", str(first["call"])),
            shown(first["x"]),
            shown(first["left"]),
            shown(first["right"]),
            {each: [(call, where(keys)) for call, keys in calls.items()] for each, calls in gradients.items()},
        )


def where(frameworks: list[str]) -> str:
    """Name some of the frameworks of a package; empty if they are all that differentiate."""
    [package] = [package for package in packages().values() if frameworks[0] in package.frameworks]
    every = [key for key in package.frameworks if record().frameworks[key].by_hand]
    return "" if frameworks == every else package.on(frameworks)
