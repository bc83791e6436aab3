"""Functions of a vector: each entry of the result depends on all entries along the axis.

The module is long because it is data: one block for each activation, and a family is a module.
"""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import BRIDLE_1990, JANG_2016, MADDISON_2016, MARTINS_2016
from activation_functions.compensated import (
    below_entry,
    below_largest_in_parts,
    compensated_sum,
    exponential_weights,
    identity_minus,
)
from activation_functions.declaration import jacobian_of, sample_of, vector
from activation_functions.function import Array

__all__ = ["gumbel_softmax", "hardmax", "log_softmax", "softmax", "softmin", "sparsemax"]


@vector(
    aliases=("normalized exponential", "softargmax"),
    range="(0, 1)",
    smoothness="smooth",
    lipschitz="1 / 2",
    keras="keras.activations.softmax(x, axis=axis)",
    torch="torch.nn.functional.softmax(x, dim=axis)",
    jax="jax.nn.softmax(x, axis=axis)",
    onnx="Softmax(x, axis=axis)",
    papers=(BRIDLE_1990,),
)
def softmax(x: Array, axis: int = -1) -> Array:
    """Turn scores into probabilities, which are positive and sum to 1.

    Parameters
    ----------
    axis : int
        The axis along which the results sum to 1.

    Notes
    -----
    The textbook form overflows where an entry exceeds 709. Subtracting the largest entry changes nothing, and then no
    exponential exceeds 1. But the rounding error of the subtraction counts: in an exponent of 700 it is worth a hundred
    units in the last place of the result. So nothing is subtracted where nothing can overflow. Several entries that are
    ∞ share the 1, their limit as they grow together.
    """
    weights = exponential_weights(x, axis)
    return weights / compensated_sum(weights, axis)


@jacobian_of(softmax)
def softmax_jacobian(x: Array, axis: int = -1) -> Array:
    """Return the Jacobian of `softmax`.

    Parameters
    ----------
    axis : int
        The axis along which the results of `softmax` sum to 1.

    Notes
    -----
    The textbook form of the diagonal, sᵢ (1 - sᵢ), is 0 where sᵢ rounds to 1. Here 1 - sᵢ is the sum of the others.
    """
    s = np.moveaxis(softmax(x, axis), axis, -1)
    return s[..., :, None] * identity_minus(s)


@vector(
    range="(-∞, 0)",
    smoothness="smooth",
    lipschitz="sqrt(n)",
    keras="keras.activations.log_softmax(x, axis=axis)",
    torch="torch.nn.functional.log_softmax(x, dim=axis)",
    jax="jax.nn.log_softmax(x, axis=axis)",
    onnx="LogSoftmax(x, axis=axis)",
)
def log_softmax(x: Array, axis: int = -1) -> Array:
    """Compute the logarithms of the probabilities of `softmax`.

    Parameters
    ----------
    axis : int
        The axis along which the exponentials of the results sum to 1.

    Notes
    -----
    The textbook form, the logarithm of `softmax`, is -∞ where `softmax` is 0. Relative to the exponential of the
    largest entry, the sum of the exponentials is 1 plus the others; ``log1p`` keeps the others where they are tiny.
    Both terms of the result are negative, so that no digits cancel.
    """
    weights = exponential_weights(x, axis)
    first = np.argmax(x, axis, keepdims=True)
    largest = np.take_along_axis(weights, first, axis)
    np.put_along_axis(weights, first, 0, axis)
    others = compensated_sum(weights, axis) / largest
    result = below_entry(x, np.take_along_axis(x, first, axis))
    result -= np.log1p(others)
    return result


@jacobian_of(log_softmax)
def log_softmax_jacobian(x: Array, axis: int = -1) -> Array:
    """Return the Jacobian of `log_softmax`.

    Parameters
    ----------
    axis : int
        The axis along which the exponentials of the results of `log_softmax` sum to 1.

    Notes
    -----
    The textbook form of the diagonal, 1 - sᵢ, is 0 where sᵢ rounds to 1. Here it is the sum of the others.
    """
    return identity_minus(np.moveaxis(softmax(x, axis), axis, -1))


@vector(
    range="(0, 1)",
    smoothness="smooth",
    lipschitz="1 / 2",
    keras="keras.activations.softmax(-x, axis=axis)",
    torch="torch.nn.functional.softmin(x, dim=axis)",
    jax="jax.nn.softmax(-x, axis=axis)",
    onnx="Softmax(Neg(x), axis=axis)",
)
def softmin(x: Array, axis: int = -1) -> Array:
    """Turn costs into probabilities, the largest for the smallest cost.

    Parameters
    ----------
    axis : int
        The axis along which the results sum to 1.

    Notes
    -----
    The textbook form is NaN where all entries exceed 745: all exponentials are 0. Where that can happen, the
    largest of the negated entries is subtracted first, as in `softmax`.
    """
    weights = exponential_weights(-x, axis)
    return weights / compensated_sum(weights, axis)


@jacobian_of(softmin)
def softmin_jacobian(x: Array, axis: int = -1) -> Array:
    """Return the Jacobian of `softmin`.

    Parameters
    ----------
    axis : int
        The axis along which the results of `softmin` sum to 1.
    """
    return -softmax_jacobian(-x, axis)


@vector(
    aliases=("one-hot argmax",),
    range="{0, 1}",
    smoothness="discontinuous",
    lipschitz="∞",
    keras="keras.ops.one_hot(keras.ops.argmax(x, axis=axis), x.shape[axis], axis=axis)",
    torch="torch.movedim(torch.nn.functional.one_hot(torch.argmax(x, dim=axis), x.shape[axis]), -1, axis)",
    jax="jax.nn.one_hot(jax.numpy.argmax(x, axis=axis), x.shape[axis], axis=axis)",
    onnx="Hardmax(x, axis=axis)",
    rounds_once=True,
)
def hardmax(x: Array, axis: int = -1) -> Array:
    """Set the largest entry, the first if several are equal, to 1 and all others to 0.

    Parameters
    ----------
    axis : int
        The axis along which the largest entry is searched.

    Notes
    -----
    A comparison with the largest entry alone would give 1 to each of several largest ones.
    """
    first = np.argmax(x, axis, keepdims=True)
    largest = np.take_along_axis(x, first, axis)
    one_hot = np.zeros_like(x)
    np.put_along_axis(one_hot, first, 1, axis)
    return np.where(np.isnan(largest), largest, one_hot) if np.isnan(largest).any() else one_hot


@jacobian_of(hardmax)
def hardmax_jacobian(x: Array, axis: int = -1) -> Array:
    """Return the Jacobian of `hardmax`, which is 0.

    Parameters
    ----------
    axis : int
        The axis along which the largest entry is searched.

    Notes
    -----
    It is 0 also where several entries are the largest and `hardmax` jumps.
    """
    one_hot = np.moveaxis(hardmax(x, axis), axis, -1)
    return 0 * one_hot[..., :, None] * one_hot[..., None, :]


@vector(
    range="[0, 1]",
    smoothness="C0",
    lipschitz="1",
    keras=(
        "keras.ops.relu(x - keras.ops.max((keras.ops.cumsum(-keras.ops.sort(-x, axis=axis), axis=axis) - 1)"
        " / keras.ops.cumsum(keras.ops.ones_like(x), axis=axis), axis=axis, keepdims=True))"
    ),
    torch=(
        "torch.relu(x - torch.amax((torch.cumsum(-torch.sort(-x, dim=axis).values, dim=axis) - 1)"
        " / torch.cumsum(torch.ones_like(x), dim=axis), dim=axis, keepdim=True))"
    ),
    jax=(
        "jax.nn.relu(x - jax.numpy.max((jax.numpy.cumsum(-jax.numpy.sort(-x, axis=axis), axis=axis) - 1)"
        " / jax.numpy.cumsum(jax.numpy.ones_like(x), axis=axis), axis=axis, keepdims=True))"
    ),
    papers=(MARTINS_2016,),
)
def sparsemax(x: Array, axis: int = -1) -> Array:
    """Turn scores into probabilities, setting those of low scores to exactly 0.

    Parameters
    ----------
    axis : int
        The axis along which the results sum to 1.

    Notes
    -----
    The textbook form subtracts a threshold from the scores and loses the digits that both have in common. Here the
    largest score is subtracted first, and each difference is split into a multiple of 2⁻³⁰, whose sums are exact, and a
    fine rest. Scores that are lower than the largest by 1 or more get 0, so that few have to be ranked. Several entries
    that are ∞ share the 1.
    """
    parts = below_largest_in_parts(x, axis)
    candidates = np.max(np.sum(parts[0] > -1, axis), initial=1)
    ordered = np.take(np.flip(np.sort(x, axis), axis), np.arange(candidates), axis)

    ordered_parts = below_largest_in_parts(ordered, axis)
    ranks = np.cumsum(np.ones_like(ordered), axis)
    positive = sum((ranks * part - np.cumsum(part, axis) for part in ordered_parts), 1) > 0
    number = np.sum(positive, axis, x.dtype, keepdims=True)
    sums = [np.sum(part, axis, keepdims=True, where=positive) for part in ordered_parts]
    excess = sum((number * part - total for part, total in zip(parts, sums)), 1)
    return np.maximum(excess, 0) / number


@jacobian_of(sparsemax)
def sparsemax_jacobian(x: Array, axis: int = -1) -> Array:
    """Return the Jacobian of `sparsemax`.

    Parameters
    ----------
    axis : int
        The axis along which the results of `sparsemax` sum to 1.

    Notes
    -----
    Where a score is equal to the threshold, `sparsemax` bends; there the score counts as one below it.
    """
    p = np.moveaxis(sparsemax(x, axis), axis, -1)
    positive = np.where(np.isnan(p), p, p > 0)
    pairs = positive[..., :, None] * positive[..., None, :]
    return pairs * (np.eye(p.shape[-1]) - 1 / positive.sum(-1)[..., None, None])


@vector(
    aliases=("concrete distribution",),
    range="(0, 1)",
    smoothness="smooth",
    lipschitz="1 / (2 * tau)",
    valid={"tau": "(0, ∞)"},
    keras="keras.activations.softmax(x / tau, axis=axis)",
    torch="torch.nn.functional.softmax(x / tau, dim=axis)",
    jax="jax.nn.softmax(x / tau, axis=axis)",
    onnx="Softmax(Div(x, tau), axis=axis)",
    papers=(JANG_2016, MADDISON_2016),
)
def gumbel_softmax(x: Array, axis: int = -1, tau: float = 1.0) -> Array:
    """Turn scores into probabilities at a temperature; training adds noise, for results that are nearly a choice.

    Parameters
    ----------
    axis : int
        The axis along which the results sum to 1.
    tau : float
        The temperature: the lower it is, the closer the result comes to a choice of one entry.

    Notes
    -----
    The textbook form overflows where an entry exceeds 709 times the temperature.
    """
    weights = exponential_weights(x, axis, tau)
    return weights / compensated_sum(weights, axis)


@jacobian_of(gumbel_softmax)
def gumbel_softmax_jacobian(x: Array, axis: int = -1, tau: float = 1.0) -> Array:
    """Return the Jacobian of `gumbel_softmax`.

    Parameters
    ----------
    axis : int
        The axis along which the results of `gumbel_softmax` sum to 1.
    tau : float
        The temperature.
    """
    s = np.moveaxis(gumbel_softmax(x, axis, tau), axis, -1)
    return s[..., :, None] * (identity_minus(s) / tau)


@sample_of(gumbel_softmax)
def gumbel_softmax_sample(x: Array, rng: np.random.Generator | None = None, axis: int = -1, tau: float = 1.0) -> Array:
    """Add noise to the scores, from the standard Gumbel distribution, before the division by the temperature.

    Parameters
    ----------
    axis : int
        The axis along which the results sum to 1.
    tau : float
        The temperature.
    """
    return gumbel_softmax(x + np.random.default_rng(rng).gumbel(size=x.shape), axis, tau)
