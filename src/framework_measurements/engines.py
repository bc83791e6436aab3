"""Make NumPy arrays of what frameworks return, and differentiate with them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np
from ml_dtypes import bfloat16

Call = Callable[[Any], Any]


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
        return np.array(result.tolist(), bfloat16)
    return np.array(result)


def gradient(engine: str, call: Call, x: Any) -> np.ndarray:
    """Differentiate an elementwise function with the framework."""
    if engine == "jax":
        import jax

        return array(jax.grad(lambda x: call(x).sum())(x))
    if engine == "mlx":
        import mlx.core as mx

        return array(mx.grad(lambda x: call(x).sum())(x))
    if engine == "tfjs":
        found: np.ndarray = call(x).gradient()
        return found
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
