"""Find wrong results, and write code that reproduces them."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from framework_measurements import calls, judgement
from framework_measurements.calling import Installed
from framework_measurements.results import Measured


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
        given = {"parameters": {n: v for n, v in m.parameters.items() if isinstance(v, float)}} if m.rounded else {}
        found.append(({"dtype": dtype, **m.point(i), **given}, {**parameters, **m.parameters}))
    for result in special:
        x, value, exact = (np.array(result.get(name, "nan"), float) for name in ("x", "value", "exact"))
        if "error" not in result and not judgement.near(value, exact, np.abs(x).max(), "float32").all():
            found.append(({"dtype": "float32", **result}, parameters))
    return [{**defect, "code": reproduction(installed, call, defect, given)} for defect, given in found]


def reproduction(installed: Installed, call: str, defect: dict[str, Any], parameters: dict[str, Any]) -> str:
    """Write a few lines of code that show a defect."""
    framework = installed.framework
    tensor = installed.tensor_code(np.array(defect["x"], float), defect["dtype"])
    lines = [f"import os\nos.environ[{name!r}] = {value!r}" for name, value in framework.environment.items()]
    lines += [framework.imports]
    lines += (
        ["import jax\njax.config.update('jax_enable_x64', True)"]
        if (framework.engine, defect["dtype"]) == ("jax", "float64")
        else []
    )
    lines += ["from math import inf, nan"] if re.search(r"\b(inf|nan)\b", tensor) else []
    if framework.run:
        from framework_measurements import operators

        text = operators.model(call, installed.tensor(np.array(defect["x"], float), defect["dtype"]), parameters)
        return "\n".join(
            [*lines, f"x = {tensor}", f'model = onnx.parser.parse_model("""{text}""")', f"print({framework.run})"]
        )
    lines += [f"{name} = {value!r}" for name, value in calls.used(call, parameters).items()]
    return "\n".join([*lines, f"x = {tensor}", f"print({call})"])
