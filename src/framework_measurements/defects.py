"""Find wrong results."""

from __future__ import annotations

from typing import Any

import numpy as np

from framework_measurements import judgement
from framework_measurements.calling import Installed
from framework_measurements.reproduction import reproduction
from framework_measurements.results import Measured, real_numbers


def defects(
    installed: Installed,
    call: str,
    measured: list[Measured],
    special: list[dict[str, Any]],
    parameters: dict[str, Any],
) -> list[dict[str, Any]]:
    """Return for each dtype the wrong result at the largest exact value, and those at infinity and NaN."""
    worst: dict[str, tuple[Measured, int]] = {}
    for m in measured:
        for i in map(int, np.flatnonzero(~m.near)):
            other, j = worst.get(m.given, (m, i))
            worst[m.given] = (m, i) if np.abs(m.exact[i]).max() > np.abs(other.exact[j]).max() else (other, j)
    found = []
    for dtype, (m, i) in worst.items():
        given = {"parameters": real_numbers(m.parameters)} if m.rounded else {}
        found.append(({"dtype": dtype, **m.point(i), **given}, {**parameters, **m.parameters}))
    for result in special:
        x, value, exact = (np.array(result.get(name, "nan"), float) for name in ("x", "value", "exact"))
        if "error" not in result and not judgement.near(value, exact, np.abs(x).max(), "float32").all():
            found.append(({"dtype": "float32", **result}, parameters))
    framework, version = installed.framework, installed.version
    return [{**defect, "code": reproduction(framework, call, defect, given, version)} for defect, given in found]
