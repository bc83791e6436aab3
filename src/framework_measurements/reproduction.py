"""Write code that reproduces a wrong result; nothing has to be installed for it."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from framework_measurements import calls, models
from framework_measurements.framework import Framework


def reproduction(
    framework: Framework, call: str, defect: dict[str, Any], parameters: dict[str, Any], version: int
) -> str:
    """Write a few lines of code that show a defect; a model is one of a version of the standard of ONNX."""
    x, dtype = np.array(defect["x"], float), defect["dtype"]
    tensor = framework.array(x, dtype)
    lines = [f"import os\nos.environ[{name!r}] = {value!r}" for name, value in framework.environment.items()]
    lines += [framework.imports]
    lines += (
        ["import jax\njax.config.update('jax_enable_x64', True)"]
        if (framework.engine, dtype) == ("jax", "float64")
        else []
    )
    lines += ["from math import inf, nan"] if re.search(r"\b(inf|nan)\b", tensor) else []
    if framework.run:
        text = models.model(call, x.astype(dtype), parameters, version)
        return "\n".join(
            [*lines, f"x = {tensor}", f'model = onnx.parser.parse_model("""{text}""")', f"print({framework.run})"]
        )
    lines += [f"{name} = {value!r}" for name, value in calls.used(call, parameters).items()]
    return "\n".join([*lines, f"x = {tensor}", f"print({call})"])
