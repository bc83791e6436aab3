"""Write code that shows a result, or a gradient; nothing has to be installed for it."""

from __future__ import annotations

import re

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Vector
from framework_measurements import calls, models
from framework_measurements.framework import Framework
from framework_measurements.judgement import kind
from framework_measurements.record import DEFAULTS, Compared, Entry
from framework_measurements.sample_inputs import cotangent, others, real

VECTORIZED = 32  # numbers: of fewer PyTorch computes some gradients by other code, with other results
# How each engine differentiates `{sum}` of `x`, and what has to be imported for it.
GRADIENTS = {
    "tfjs": ("", "console.log(tf.grad((x) => tf.sum({call}))(x).arraySync())"),
    "jax": ("import jax", "print(jax.grad(lambda x: {sum})(x))"),
    "mlx": ("", "print(mlx.core.grad(lambda x: {sum})(x))"),
    "paddle": ("", "x.stop_gradient = False\n{sum}.backward()\nprint(x.grad)"),
    "tensorflow": (
        "import tensorflow as tf",
        "with tf.GradientTape() as tape:\n    tape.watch(x)\n    y = tf.reduce_sum({call})\nprint(tape.gradient(y, x))",
    ),
    "torch": ("", "x.requires_grad_()\n{sum}.backward()\nprint(x.grad)"),
}


def reproduction(framework: Framework, entry: Entry, compared: Compared) -> str:
    """Write a few lines of code that show a result."""
    one, part, dtype = activations[entry.activation], compared.part, compared.given
    call = (None if compared.place == DEFAULTS else entry.matching_call) or entry.call or ""
    parameters = {**others(one), **real(one), **part.get("parameters", {})}
    x = np.array(part["x"], float)
    tensor = framework.array(x, dtype)
    imports = ["import ml_dtypes"] * (dtype == "bfloat16" and framework.tensor.startswith("np."))
    if framework.run:
        text = models.model(call, x.astype(kind(dtype)), parameters, entry.opset)
        shown = f'model = onnx.parser.parse_model("""{text}""")\nprint({framework.run})'
    elif compared.place == "gradients":
        weights = f" * {framework.array(cotangent(x), dtype)}" if isinstance(one, Vector) else ""
        if framework.npm and weights:
            call, weights = f"tf.mul({call}, {framework.array(cotangent(x), dtype)})", ""
        needed, form = GRADIENTS[framework.engine]
        if framework.tensor.startswith("torch.") and x.ndim == 0:
            tensor = f"torch.full(({VECTORIZED},), {x.tolist()}, dtype=torch.{dtype})"
            form = form.replace("x.grad", "x.grad[0]")
        imports += [needed] * bool(needed)
        shown = form.format(call=f"{call}{weights}", sum=f"({call}{weights}).sum()")
    elif framework.engine == "torch" and x.ndim == 0 and call.endswith((")(x)", "](x)")):
        # Beside the weights of a module, a number without axes takes their dtype.
        tensor, shown = framework.array(x[None], dtype), f"print({call}[0])"
    elif framework.npm:
        shown = f"console.log({call}.arraySync())"
    else:
        shown = f"print({call})"
    if (framework.engine, dtype) == ("jax", "float64"):
        imports += ["import jax", "jax.config.update('jax_enable_x64', True)"]
    used = calls.used(call, parameters).items() if not framework.run else ()
    code = [*(framework.assigned(name, repr(value)) for name, value in used), framework.assigned("x", tensor), shown]
    if re.search(r"\b(inf|nan)\b", "\n".join(code)):
        imports += ["from math import inf, nan"]
    first = [f"import os\nos.environ[{name!r}] = {value!r}" for name, value in framework.environment.items()]
    own = framework.needed("\n".join(code)).splitlines()
    return "\n".join([*first, *dict.fromkeys([*own, *imports]), *code])
