"""List the frameworks: how each is imported, makes an array, and where its activations stand."""

from __future__ import annotations

from framework_measurements.framework import Framework


def keras(backend: str, title: str, engine: str) -> Framework:
    """Describe Keras on a backend."""
    return Framework(
        title=f"Keras 3 on {title}",
        packages=("keras", backend),
        imports="import keras",
        tensor="keras.ops.convert_to_tensor({values}, dtype='{dtype}')",
        engine=engine,
        activations=("keras.activations",),
        functions=("keras.ops",),
        layers=("keras.layers",),
        by_hand=(
            "keras.ops.maximum(x, 0)",
            "keras.ops.where(x > 0, x, 0)",
            "keras.ops.clip(x, 0, 6)",
            "keras.ops.abs(x)",
        ),
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
    "keras-jax": keras("jax", "JAX", "jax"),
    "keras-torch": keras("torch", "PyTorch", "torch"),
    "keras-tensorflow": keras("tensorflow", "TensorFlow", "tensorflow"),
    "keras-numpy": keras("numpy", "NumPy", ""),
    "tf-keras": Framework(
        title="Keras 2",
        packages=("tf-keras", "tensorflow"),
        imports="import tensorflow as tf\nimport tf_keras",
        tensor="tf.constant({values}, dtype='{dtype}')",
        engine="tensorflow",
        activations=("tf_keras.activations",),
        functions=("tf_keras.backend",),
        layers=("tf_keras.layers",),
    ),
    "torch": Framework(
        title="PyTorch",
        packages=("torch",),
        imports="import torch",
        tensor="torch.tensor({values}, dtype=torch.{dtype})",
        engine="torch",
        activations=("torch.nn.functional",),
        functions=("torch", "torch.special"),
        layers=("torch.nn",),
        by_hand=(
            "torch.maximum(x, torch.zeros_like(x))",
            "torch.where(x > 0, x, torch.zeros_like(x))",
            "torch.clamp(x, 0, 6)",
            "torch.abs(x)",
        ),
        declared="torch",
    ),
    "transformers": Framework(
        title="Transformers",
        packages=("transformers", "torch"),
        imports="import torch\nfrom transformers.activations import ACT2FN",
        tensor="torch.tensor({values}, dtype=torch.{dtype})",
        engine="torch",
        tables=("ACT2FN",),
    ),
    "timm": Framework(
        title="timm",
        packages=("timm", "torch"),
        imports="import timm.layers.activations\nimport timm.layers.activations_me\nimport torch",
        tensor="torch.tensor({values}, dtype=torch.{dtype})",
        engine="torch",
        activations=("timm.layers.activations", "timm.layers.activations_me"),
        layers=("timm.layers.activations", "timm.layers.activations_me"),
        bare=("timm", "timm.layers"),
    ),
    "jax": Framework(
        title="JAX",
        packages=("jax", "jaxlib"),
        imports="import jax\nimport jax.example_libraries.stax",
        tensor="jax.numpy.array({values}, dtype='{dtype}')",
        engine="jax",
        activations=("jax.nn",),
        functions=("jax.numpy", "jax.lax", "jax.scipy.special"),
        layers=("jax.example_libraries.stax",),
        by_hand=(
            "jax.numpy.maximum(x, 0)",
            "jax.numpy.where(x > 0, x, 0)",
            "jax.numpy.clip(x, 0, 6)",
            "jax.numpy.abs(x)",
        ),
        forms={"jax.example_libraries.stax": "{name}[1]((), x)"},
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
        forms={"flax.linen": "{name}({arguments}).init_with_output(jax.random.key(0), x)[0]"},
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
        by_hand=(
            "tf.maximum(x, 0.0)",
            "tf.where(x > 0, x, 0.0)",
            "tf.clip_by_value(x, 0, 6)",
            "tf.abs(x)",
        ),
    ),
    "tfjs": Framework(
        title="TensorFlow.js",
        packages=("tfjs",),
        npm="@tensorflow/tfjs",
        imports="import * as tf from '@tensorflow/tfjs'",
        tensor="tf.tensor({values}, undefined, '{dtype}')",
        engine="tfjs",
        functions=("tf",),
        layers=("tf.layers",),
        tables=("tf.layers.activation",),
        forms={"tf.layers": "{name}({arguments}).apply(x)", "tf.layers.activation": "{name}.apply(x)"},
        by_hand=(
            # With a remark, since TensorFlow has some of these; a comparison is not differentiated.
            "tf.maximum(x, 0) // TensorFlow.js",
            "tf.mul(x, tf.step(x)) // TensorFlow.js",
            "tf.clipByValue(x, 0, 6) // TensorFlow.js",
            "tf.abs(x) // TensorFlow.js",
        ),
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
        by_hand=(
            "mlx.core.maximum(x, 0)",
            "mlx.core.where(x > 0, x, 0)",
            "mlx.core.clip(x, 0, 6)",
            "mlx.core.abs(x)",
        ),
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
        by_hand=(
            "paddle.maximum(x, paddle.zeros_like(x))",
            "paddle.where(x > 0, x, paddle.zeros_like(x))",
            "paddle.clip(x, 0, 6)",
            "paddle.abs(x)",
        ),
    ),
    "scikit-learn": Framework(
        title="scikit-learn",
        packages=("scikit-learn",),
        imports="import numpy as np\nfrom sklearn.neural_network._base import ACTIVATIONS",
        tensor="np.array({values}, dtype='{dtype}')",
        engine="",
        tables=("ACTIVATIONS",),
        # They change their argument, a matrix, and return nothing.
        forms={"ACTIVATIONS": "{name}(np.atleast_2d(x)) or x"},
    ),
}
