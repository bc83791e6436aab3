"""Functions of a vector: each entry of the result depends on all entries along the axis.

The module is long because it is data: one block for each activation, and a family is a module.
"""

from __future__ import annotations

import numpy as np

from activation_functions.axes import Axis
from activation_functions.bibliography import (
    BOLTZMANN_1868,
    BRIDLE_1990,
    GIBBS_1902,
    HINTON_2015,
    JANG_2016,
    LUCE_1959,
    MADDISON_2016,
    MARTINS_2016,
    MILLER_2023,
    VASWANI_2017,
    XIAO_2023,
)
from activation_functions.compensated import below_entry, overwritten, sum_of_pieces, sum_of_rows
from activation_functions.declaration import jacobian_of, sample_of, vector, vjp_of
from activation_functions.function import Array
from activation_functions.probabilities import (
    exponential,
    identity_minus,
    mean,
    probabilities,
    product_with_jacobian,
)
from activation_functions.sparsemax_threshold import above_threshold

__all__ = ["gumbel_softmax", "hardmax", "log_softmax", "softmax", "softmax1", "softmin", "sparsemax"]


@vector(
    aliases=("normalized exponential", "softargmax"),
    range="(0, 1)",
    smoothness="smooth",
    lipschitz="1 / 2",
    keras="keras.activations.softmax(x, axis=axis)",
    torch="torch.nn.functional.softmax(x, dim=axis)",
    jax="jax.nn.softmax(x, axis=axis)",
    onnx="Softmax(x, axis=axis)",
    papers=(BOLTZMANN_1868, GIBBS_1902, LUCE_1959, BRIDLE_1990, HINTON_2015, VASWANI_2017),
)
def softmax(x: Array, axis: Axis = -1) -> Array:
    """Turn scores into probabilities, which are positive and sum to 1.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results sum to 1; None stands for all.

    Notes
    -----
    The textbook form overflows where an entry exceeds 709.78. Subtracting the largest entry changes nothing, and no
    exponential exceeds 1. But the rounding error of the subtraction counts: in an exponent of 700 it is worth a hundred
    units in the last place of the result. So nothing is subtracted where nothing can overflow. Several entries that are
    ∞ share the 1, their limit as they grow together.
    """
    return probabilities(x)


@jacobian_of(softmax)
def softmax_jacobian(x: Array, axis: Axis = -1) -> Array:
    """Return the Jacobian of `softmax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `softmax` sum to 1; None stands for all.

    Notes
    -----
    The textbook form of the diagonal, sᵢ (1 - sᵢ), is 0 where sᵢ rounds to 1. Here 1 - sᵢ is the sum of the others.
    """
    s = probabilities(x)
    return s[..., :, None] * identity_minus(s)


@vjp_of(softmax)
def softmax_vjp(x: Array, v: Array, axis: Axis = -1) -> Array:
    """Return the product of `v` with the Jacobian of `softmax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `softmax` sum to 1; None stands
        for all.

    Notes
    -----
    The textbook form, sⱼ (vⱼ - Σᵢ sᵢ vᵢ), loses digits where one of the weights is nearly 1, or where the entries of
    `v` have most of their digits in common. Here a number that they are near to is subtracted from them first.
    """
    return product_with_jacobian(probabilities(x), v)


@vector(
    aliases=("softmax-off-by-one", "quiet softmax"),
    range="(0, 1)",
    smoothness="smooth",
    lipschitz="1 / 2",
    keras="keras.ops.exp(x - keras.ops.logaddexp(0.0, keras.ops.logsumexp(x, axis=axis, keepdims=True)))",
    torch="torch.exp(x - (lambda t: torch.logaddexp(t, 0 * t))(torch.logsumexp(x, dim=axis, keepdim=True)))",
    jax="jax.numpy.exp(x - jax.numpy.logaddexp(0, jax.nn.logsumexp(x, axis=axis, keepdims=True)))",
    papers=(MILLER_2023, XIAO_2023),
)
def softmax1(x: Array, axis: Axis = -1) -> Array:
    """Turn scores into weights that sum to less than 1, as `softmax` with another score, 0, which is left out.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results are compared; None stands for all.

    Notes
    -----
    The textbook form overflows where an entry exceeds 709.78. To subtract the largest entry, as for `softmax`, the 1 in
    the denominator has to be divided by its exponential, too, which overflows where all entries are below -709.78: the
    1 is the exponential of a 0, which may be the largest entry itself.
    """
    share, _ = share_of_scores(x)
    weights = probabilities(x)
    weights *= share
    return weights


def share_of_scores(x: Array) -> tuple[Array, Array]:
    """Return the sum of the exponentials of a row as its share of that sum and 1, and the share of the 1."""
    largest = x.max(-1, keepdims=True)
    sums = sum_of_pieces(lambda columns: np.exp(below_entry(x[:, columns], largest)), x.shape[1])
    smaller = np.exp(-np.abs(largest))
    scores, one = np.where(largest < 0, sums * smaller, sums), np.where(largest < 0, 1, smaller)
    return scores / (scores + one), one / (scores + one)


@jacobian_of(softmax1)
def softmax1_jacobian(x: Array, axis: Axis = -1) -> Array:
    """Return the Jacobian of `softmax1`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `softmax1` are compared; None stands for all.
    """
    share, rest = (each[..., None] for each in share_of_scores(x))
    s = probabilities(x)
    return share * s[..., :, None] * (share * identity_minus(s) + rest * np.eye(s.shape[-1]))


@vjp_of(softmax1)
def softmax1_vjp(x: Array, v: Array, axis: Axis = -1) -> Array:
    """Return the product of `v` with the Jacobian of `softmax1`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `softmax1` are compared; None stands
        for all.

    Notes
    -----
    With q for their sum, and the weights and the mean of `softmax`, it is q sⱼ (vⱼ - q Σᵢ sᵢ vᵢ). If q is nearly 1, it
    is written as the product for `softmax` plus (1 - q) sⱼ Σᵢ sᵢ vᵢ, both times q.
    """
    share, rest = share_of_scores(x)
    s = probabilities(x)
    weighted = mean(s, v)
    direct = s * (v - share * weighted)
    product = product_with_jacobian(s, v)
    s *= rest * weighted
    product += s
    np.copyto(product, direct, where=share < 0.5)
    product *= share
    return product


@vector(
    range="(-∞, 0)",
    smoothness="smooth",
    lipschitz="sqrt(n)",
    keras="keras.activations.log_softmax(x, axis=axis)",
    torch="torch.nn.functional.log_softmax(x, dim=axis)",
    jax="jax.nn.log_softmax(x, axis=axis)",
    onnx="LogSoftmax(x, axis=axis)",
)
def log_softmax(x: Array, axis: Axis = -1) -> Array:
    """Compute the logarithms of the probabilities of `softmax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the exponentials of the results sum to 1; None stands for all.

    Notes
    -----
    The textbook form, the logarithm of `softmax`, is -∞ where `softmax` is 0. Relative to the exponential of the
    largest entry, the sum of the exponentials is 1 plus the others; ``log1p`` keeps the others where they are tiny.
    Both terms of the result are negative, so that no digits cancel.
    """
    first = np.argmax(x, -1, keepdims=True)
    largest = np.take_along_axis(x, first, -1)
    weight = exponential(x)

    def weights_of_others(columns: slice) -> Array:
        weights = weight(x[:, columns])
        rows = np.flatnonzero((first >= columns.start) & (first < columns.stop))
        weights[rows, first[rows, 0] - columns.start] = 0
        return weights

    logarithm = np.log1p(sum_of_pieces(weights_of_others, x.shape[1]) / weight(largest))
    return overwritten(x, lambda part: below_entry(part, largest) - logarithm)


@jacobian_of(log_softmax)
def log_softmax_jacobian(x: Array, axis: Axis = -1) -> Array:
    """Return the Jacobian of `log_softmax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the exponentials of the results of `log_softmax` sum to 1; None
        stands for all.

    Notes
    -----
    The textbook form of the diagonal, 1 - sᵢ, is 0 where sᵢ rounds to 1. Here it is the sum of the others.
    """
    return identity_minus(probabilities(x))


@vjp_of(log_softmax)
def log_softmax_vjp(x: Array, v: Array, axis: Axis = -1) -> Array:
    """Return the product of `v` with the Jacobian of `log_softmax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the exponentials of the results of `log_softmax` sum to 1; None
        stands for all.

    Notes
    -----
    The textbook form, vⱼ - sⱼ Σᵢ vᵢ, loses digits where sⱼ is nearly 1. For the largest sⱼ it is written as
    vⱼ (1 - sⱼ) - sⱼ Σᵢ vᵢ over the others, where 1 - sⱼ is the sum of the other sᵢ.
    """
    s = probabilities(x)
    first = np.argmax(s, -1, keepdims=True)
    largest, v_first = (np.take_along_axis(each, first, -1) for each in (s, v))
    for each in (s, v):
        np.put_along_axis(each, first, 0, -1)
    sum_of_others = sum_of_rows(v, signs=True)
    product = v_first * sum_of_rows(s) - largest * sum_of_others
    s *= sum_of_others + v_first
    v -= s
    np.put_along_axis(v, first, product, -1)
    return v


@vector(
    range="(0, 1)",
    smoothness="smooth",
    lipschitz="1 / 2",
    keras="keras.activations.softmax(-x, axis=axis)",
    torch="torch.nn.functional.softmin(x, dim=axis)",
    jax="jax.nn.softmax(-x, axis=axis)",
    onnx="Softmax(Neg(x), axis=axis)",
    papers=(BOLTZMANN_1868,),
)
def softmin(x: Array, axis: Axis = -1) -> Array:
    """Turn costs into probabilities, the largest for the smallest cost.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results sum to 1; None stands for all.

    Notes
    -----
    The textbook form is NaN where all entries exceed 745.13: all exponentials are 0. Where that can happen, the
    largest of the negated entries is subtracted first, as in `softmax`.
    """
    return probabilities(np.negative(x, out=x))


@jacobian_of(softmin)
def softmin_jacobian(x: Array, axis: Axis = -1) -> Array:
    """Return the Jacobian of `softmin`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `softmin` sum to 1; None stands for all.
    """
    return -softmax_jacobian(-x, axis)


@vjp_of(softmin)
def softmin_vjp(x: Array, v: Array, axis: Axis = -1) -> Array:
    """Return the product of `v` with the Jacobian of `softmin`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `softmin` sum to 1; None stands
        for all.
    """
    product = product_with_jacobian(probabilities(np.negative(x, out=x)), v)
    return np.negative(product, out=product)


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
def hardmax(x: Array, axis: Axis = -1) -> Array:
    """Set the largest entry, the first if several are equal, to 1 and all others to 0.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the largest entry is searched; None stands for all.

    Notes
    -----
    A comparison with the largest entry alone would give 1 to each of several largest ones.
    """
    first = np.argmax(x, -1, keepdims=True)
    largest = np.take_along_axis(x, first, -1)
    x[...] = np.where(np.isnan(largest), largest, 0)
    np.put_along_axis(x, first, np.where(np.isnan(largest), largest, 1), -1)
    return x


@jacobian_of(hardmax)
def hardmax_jacobian(x: Array, axis: Axis = -1) -> Array:
    """Return the Jacobian of `hardmax`, which is 0.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the largest entry is searched; None stands for all.

    Notes
    -----
    It is 0 also where several entries are the largest and `hardmax` jumps.
    """
    one_hot = hardmax(x)
    return 0 * one_hot[..., :, None] * one_hot[..., None, :]


@vjp_of(hardmax)
def hardmax_vjp(x: Array, v: Array, axis: Axis = -1) -> Array:
    """Return the product of `v` with the Jacobian of `hardmax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the largest entry is searched; None stands
        for all.

    Notes
    -----
    Like the Jacobian it is 0 also where `hardmax` jumps.
    """
    x[...] = np.where(np.isnan(x.max(-1, keepdims=True)), np.nan, 0)
    return x


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
def sparsemax(x: Array, axis: Axis = -1) -> Array:
    """Turn scores into probabilities, setting those of low scores to exactly 0.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results sum to 1; None stands for all.

    Notes
    -----
    The textbook form subtracts a threshold from the scores and loses the digits that both have in common. Here the
    largest score is subtracted first, and each difference is split into a multiple of a power of 2, whose sums are
    exact, and a fine rest. Nothing is sorted: the scores above the threshold are found by leaving out those below it
    until none is. Several entries that are ∞ share the 1.
    """
    excess, number = above_threshold(x)
    return overwritten(x, lambda part: np.maximum(excess(part), 0) / number)


@jacobian_of(sparsemax)
def sparsemax_jacobian(x: Array, axis: Axis = -1) -> Array:
    """Return the Jacobian of `sparsemax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `sparsemax` sum to 1; None stands for all.

    Notes
    -----
    Where a score is equal to the threshold, `sparsemax` bends; there the score counts as one below it.
    """
    excess, number = above_threshold(x)
    above = np.heaviside(excess(x), 0)
    pairs = above[..., :, None] * above[..., None, :]
    return pairs * (np.eye(x.shape[-1]) - 1 / number[..., None])


@vjp_of(sparsemax)
def sparsemax_vjp(x: Array, v: Array, axis: Axis = -1) -> Array:
    """Return the product of `v` with the Jacobian of `sparsemax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `sparsemax` sum to 1; None stands
        for all.

    Notes
    -----
    The mean of the entries of `v` at the scores above the threshold is subtracted from them; all others become 0.
    """
    excess, number = above_threshold(x)
    above = overwritten(x, lambda part: np.heaviside(excess(part), 0))
    v *= above
    v -= sum_of_rows(v, signs=True) / number
    v *= above
    return v


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
def gumbel_softmax(x: Array, axis: Axis = -1, tau: float = 1.0) -> Array:
    """Turn scores into probabilities at a temperature; training adds noise, for results that are nearly a choice.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results sum to 1; None stands for all.
    tau : float
        The temperature: the lower it is, the closer the result comes to a choice of one entry.

    Notes
    -----
    The textbook form overflows where an entry exceeds 709.78 times the temperature.
    """
    return probabilities(x, tau)


@jacobian_of(gumbel_softmax)
def gumbel_softmax_jacobian(x: Array, axis: Axis = -1, tau: float = 1.0) -> Array:
    """Return the Jacobian of `gumbel_softmax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `gumbel_softmax` sum to 1; None stands for all.
    tau : float
        The temperature.
    """
    s = probabilities(x, tau)
    return s[..., :, None] * (identity_minus(s) / tau)


@vjp_of(gumbel_softmax)
def gumbel_softmax_vjp(x: Array, v: Array, axis: Axis = -1, tau: float = 1.0) -> Array:
    """Return the product of `v` with the Jacobian of `gumbel_softmax`.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results of `gumbel_softmax` sum to 1; None stands
        for all.
    tau : float
        The temperature.
    """
    product = product_with_jacobian(probabilities(x, tau), v)
    product /= tau
    return product


@sample_of(gumbel_softmax)
def gumbel_softmax_sample(x: Array, rng: np.random.Generator | None = None, axis: Axis = -1, tau: float = 1.0) -> Array:
    """Add noise to the scores, from the standard Gumbel distribution, before the division by the temperature.

    Parameters
    ----------
    axis : int, tuple of int or None
        The axis, or the axes together, along which the results sum to 1; None stands for all.
    tau : float
        The temperature.
    """
    return gumbel_softmax(x + np.random.default_rng(rng).gumbel(size=x.shape), axis, tau)
