"""Describe the frameworks: how each is imported, makes an array, and differentiates."""

from __future__ import annotations

import importlib.metadata
import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from framework_measurements.judgement import kind

Call = Callable[[Any], Any]


@dataclass(frozen=True, kw_only=True)
class Framework:
    """A framework, with what a measurement needs to know."""

    title: str
    """Its name, for readers."""
    packages: tuple[str, ...]
    """The packages that are installed, the first of them its own."""
    imports: str
    """The code that imports it."""
    tensor: str
    """The code that makes an array of it, of ``{values}`` and ``{dtype}``."""
    engine: str
    """What differentiates: ``jax``, ``torch``, ``tensorflow``, ``mlx``, ``paddle``; or ``""``, if nothing does."""
    activations: tuple[str, ...] = ()
    """The modules of activations: whatever maps an array to an array there is looked at."""
    functions: tuple[str, ...] = ()
    """The modules where functions are found by their names alone, since they hold much else."""
    layers: tuple[str, ...] = ()
    """The modules of layers: activations are those defined in a module of activations, or named as one."""
    layer: str = "{name}({arguments})(x)"
    """How a layer is called."""
    run: str = ""
    """How a model is run, if calls are not functions but operators, of which models are made."""
    declared: str = ""
    """Which calls of the library are meant for it: ``keras``, ``torch``, ``jax``, or ``onnx``."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """The variables of the environment that it needs."""
    float64: str = ""
    """What has to be done for float64, where this is not the default."""

    def missing(self) -> list[str]:
        """Return its packages that are not installed."""
        return [package for package in self.packages if not installed(package)]

    def versions(self) -> dict[str, str]:
        """Return the version of each of its packages."""
        # Behind the sign stands for what a package was built; the usual build has nothing there.
        return {package: importlib.metadata.version(package).partition("+")[0] for package in self.packages}

    def array(self, x: Any, dtype: str) -> str:
        """Write the code that makes an array."""
        return self.tensor.format(values=np.asarray(x).tolist(), dtype=dtype)

    def namespace(self) -> dict[str, Any]:
        """Import it, and return the names that its calls are written in."""
        os.environ.update(self.environment)
        names: dict[str, Any] = {}
        exec(self.imports, names)
        return names


def installed(package: str) -> bool:
    """Decide whether a package is installed."""
    try:
        importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def wide(engine: str, dtype: str) -> AbstractContextManager[Any]:
    """Enable float64 in JAX, which is off by default."""
    if engine == "jax" and dtype == "float64":
        import jax

        context: AbstractContextManager[Any] = jax.enable_x64(True)
        return context
    return nullcontext()


def array(result: Any) -> np.ndarray:
    """Convert the result of any framework to a NumPy array."""
    if hasattr(result, "detach"):
        result = result.detach()
    if str(getattr(result, "dtype", "")).endswith(".bfloat16"):  # PyTorch and MLX do not convert these.
        if hasattr(result, "stop_gradient"):  # PaddlePaddle gives their bits.
            result = result.astype("float32")
        return np.array(result.tolist(), kind("bfloat16"))
    return np.array(result)


def gradient(engine: str, call: Call, x: Any) -> np.ndarray:
    """Differentiate an elementwise function with the framework."""
    if engine == "jax":
        import jax

        return array(jax.grad(lambda x: call(x).sum())(x))
    if engine == "mlx":
        import mlx.core as mx

        return array(mx.grad(lambda x: call(x).sum())(x))
    if engine == "tensorflow":
        import tensorflow as tf

        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.reduce_sum(call(x))
        return array(tape.gradient(y, x))
    if engine == "torch":
        x.requires_grad_()
    elif engine == "paddle":
        x.stop_gradient = False
    call(x).sum().backward()
    return array(x.grad)


def keras(backend: str, title: str) -> Framework:
    """Describe Keras on a backend."""
    return Framework(
        title=f"Keras 3 on {title}",
        packages=("keras", backend),
        imports="import keras",
        tensor="keras.ops.convert_to_tensor({values}, dtype='{dtype}')",
        engine=backend,
        activations=("keras.activations",),
        functions=("keras.ops",),
        layers=("keras.layers",),
        declared="keras",
        environment={"KERAS_BACKEND": backend},
        float64="jax.enable_x64(True)" if backend == "jax" else "",
    )


def onnx(title: str, packages: tuple[str, ...], imports: str, run: str) -> Framework:
    """Describe a way to run models of ONNX."""
    return Framework(
        title=title,
        packages=packages,
        imports=f"import numpy as np\n{imports}",
        tensor="np.array({values}, dtype='{dtype}')",
        engine="",
        run=run,
        declared="onnx",
    )


FRAMEWORKS = {
    "keras-jax": keras("jax", "JAX"),
    "keras-torch": keras("torch", "PyTorch"),
    "keras-tensorflow": keras("tensorflow", "TensorFlow"),
    "torch": Framework(
        title="PyTorch",
        packages=("torch",),
        imports="import torch",
        tensor="torch.tensor({values}, dtype=torch.{dtype})",
        engine="torch",
        activations=("torch.nn.functional",),
        functions=("torch", "torch.special"),
        layers=("torch.nn",),
        declared="torch",
    ),
    "jax": Framework(
        title="JAX",
        packages=("jax", "jaxlib"),
        imports="import jax",
        tensor="jax.numpy.array({values}, dtype='{dtype}')",
        engine="jax",
        activations=("jax.nn",),
        functions=("jax.numpy", "jax.lax", "jax.scipy.special"),
        declared="jax",
        float64="jax.enable_x64(True)",
    ),
    "flax": Framework(
        title="Flax",
        packages=("flax", "jax", "jaxlib"),
        imports="import flax.linen\nimport flax.nnx\nimport jax",
        tensor="jax.numpy.array({values}, dtype='{dtype}')",
        engine="jax",
        functions=("flax.linen", "flax.nnx"),
        layers=("flax.linen", "flax.nnx"),
        float64="jax.enable_x64(True)",
    ),
    "tensorflow": Framework(
        title="TensorFlow",
        packages=("tensorflow",),
        imports="import tensorflow as tf",
        tensor="tf.constant({values}, dtype='{dtype}')",
        engine="tensorflow",
        activations=("tf.nn",),
        functions=("tf", "tf.math"),
    ),
    "onnxruntime": onnx(
        "ONNX Runtime",
        ("onnxruntime", "onnx"),
        "import onnx.parser\nimport onnxruntime",
        "onnxruntime.InferenceSession(model.SerializeToString()).run(None, {'x': x})[0]",
    ),
    "onnx-reference": onnx(
        "ONNX, its reference evaluator",
        ("onnx",),
        "import onnx.parser\nimport onnx.reference",
        "onnx.reference.ReferenceEvaluator(model).run(None, {'x': x})[0]",
    ),
    "mlx": Framework(
        title="MLX",
        packages=("mlx",),
        imports="import mlx.core\nimport mlx.nn\nmlx.core.set_default_device(mlx.core.cpu)",
        tensor="mlx.core.array({values}, dtype=mlx.core.{dtype})",
        engine="mlx",
        activations=("mlx.nn",),
        functions=("mlx.core",),
        layers=("mlx.nn",),
        float64="mlx.core.set_default_device(mlx.core.cpu)",
    ),
    "paddle": Framework(
        title="PaddlePaddle",
        packages=("paddlepaddle",),
        imports="import paddle",
        tensor="paddle.to_tensor({values}, dtype='{dtype}')",
        engine="paddle",
        activations=("paddle.nn.functional",),
        functions=("paddle", "paddle.incubate.nn.functional"),
        layers=("paddle.nn",),
    ),
}
