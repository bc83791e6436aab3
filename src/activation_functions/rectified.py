"""Functions that keep positive values: the identity, ReLU and its variants.

The module is long because it is data: one block for each activation, and a family is a module.
"""

from __future__ import annotations

import numpy as np

from activation_functions.bibliography import (
    BARRON_2021,
    BLONDEL_2019,
    DUGAS_2000,
    FUKUSHIMA_1969,
    GLOROT_2011,
    HE_2015,
    HOUSEHOLDER_1941,
    KONDA_2014,
    KRIZHEVSKY_2010,
    MAAS_2013,
    NAIR_2010,
    RADFORD_2015,
    SANDLER_2018,
    XU_2015,
)
from activation_functions.decay import LN_2, decay, gate, product
from activation_functions.declaration import (
    derivative_of,
    elementwise,
    inverse_of,
    sample_of,
    second_derivative_of,
    zero_second_derivative_of,
)
from activation_functions.function import Array, Parameter
from activation_functions.second_derivatives import second_derivative_of_sqrtsoftplus
from activation_functions.sigmoidal import sparse_sigmoid

__all__ = [
    "leaky_relu",
    "linear",
    "prelu",
    "relu",
    "relu6",
    "rrelu",
    "softplus",
    "sparse_plus",
    "sqrtsoftplus",
    "squareplus",
    "threshold",
    "thresholded_relu",
]


@elementwise(
    aliases=("identity",),
    range="(-∞, ∞)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1",
    torch_gain="1",
    keras="keras.activations.linear(x)",
    torch="torch.nn.Identity()(x)",
    jax="jax.nn.identity(x)",
    onnx="Identity(x)",
    rounds_once=True,
)
def linear(x: Array) -> Array:
    """Return the input unchanged."""
    return x.copy()


@derivative_of(linear)
def linear_derivative(x: Array) -> Array:
    """Return the derivative of `linear`: 1 everywhere."""
    return np.ones_like(x)


linear_second_derivative = zero_second_derivative_of(linear)


@inverse_of(linear)
def linear_inverse(x: Array) -> Array:
    """Return the inverse of `linear`, which is its own."""
    return x.copy()


@elementwise(
    aliases=("rectifier", "rectified linear unit", "ramp"),
    range="[0, ∞)",
    monotonic="non-decreasing",
    smoothness="C0",
    kinks="[0]",
    lipschitz="1",
    torch_gain="sqrt(2)",
    keras="keras.activations.relu(x)",
    torch="torch.nn.functional.relu(x)",
    jax="jax.nn.relu(x)",
    onnx="Relu(x)",
    rounds_once=True,
    papers=(HOUSEHOLDER_1941, FUKUSHIMA_1969, NAIR_2010, GLOROT_2011),
)
def relu(x: Array) -> Array:
    """Keep positive values and set the rest to 0."""
    return np.maximum(x, 0)


@derivative_of(relu)
def relu_derivative(x: Array) -> Array:
    """Return the derivative of `relu`: 1 where `x` is positive, else 0.

    Notes
    -----
    At the kink, 0, the result is the slope on the left.
    """
    return np.where(x > 0, 1.0, 0.0)


relu_second_derivative = zero_second_derivative_of(relu)


@elementwise(
    range="[0, 6]",
    monotonic="non-decreasing",
    smoothness="C0",
    kinks="[0, 6]",
    lipschitz="1",
    keras="keras.activations.relu6(x)",
    torch="torch.nn.functional.relu6(x)",
    jax="jax.nn.relu6(x)",
    onnx="Clip(x, 0, 6)",
    rounds_once=True,
    papers=(KRIZHEVSKY_2010, SANDLER_2018),
)
def relu6(x: Array) -> Array:
    """Clip values to the interval from 0 to 6."""
    return np.clip(x, 0, 6)


@derivative_of(relu6)
def relu6_derivative(x: Array) -> Array:
    """Return the derivative of `relu6`: 1 between 0 and 6, else 0.

    Notes
    -----
    At the kinks the result is the slope outside, 0.
    """
    return np.where((x > 0) & (x < 6), 1.0, 0.0)


relu6_second_derivative = zero_second_derivative_of(relu6)


@elementwise(
    aliases=("leaky rectified linear unit", "LReLU"),
    range="(-∞, ∞) if negative_slope > 0 else [0, ∞)",
    monotonic="strictly increasing if negative_slope > 0 else non-decreasing if negative_slope == 0 else no",
    smoothness="smooth if negative_slope == 1 else C0",
    kinks="[0] if negative_slope != 1 else []",
    lipschitz="max(1, abs(negative_slope))",
    valid={"negative_slope": "(-∞, ∞)"},
    torch_gain="sqrt(2 / (1 + negative_slope * negative_slope))",
    keras="keras.activations.leaky_relu(x, negative_slope=negative_slope)",
    torch="torch.nn.functional.leaky_relu(x, negative_slope=negative_slope)",
    jax="jax.nn.leaky_relu(x, negative_slope=negative_slope)",
    onnx="LeakyRelu(x, alpha=negative_slope)",
    papers=(MAAS_2013, RADFORD_2015),
)
def leaky_relu(x: Array, negative_slope: Parameter = 0.01) -> Array:
    """Keep positive values and scale the rest by a small factor.

    Parameters
    ----------
    negative_slope : float or array_like
        The factor for negative values.

    Notes
    -----
    The textbook form, the maximum of `x` and ``negative_slope * x``, is right for slopes up to 1 only.
    """
    return line_left_of_0(x, negative_slope)


def line_left_of_0(x: Array, slope: Parameter) -> Array:
    """Keep positive values and multiply the rest by a slope; with the slope 0, the limit at -∞ is 0."""
    return np.where((x > 0) | (slope == 0), np.maximum(x, 0), slope * x)


@derivative_of(leaky_relu)
def leaky_relu_derivative(x: Array, negative_slope: Parameter = 0.01) -> Array:
    """Return the derivative of `leaky_relu`: 1 where `x` is positive, else `negative_slope`.

    Parameters
    ----------
    negative_slope : float or array_like
        The factor for negative values.

    Notes
    -----
    At the kink, 0, the result is the slope on the left.
    """
    return np.where(x > 0, 1.0, negative_slope)


leaky_relu_second_derivative = zero_second_derivative_of(leaky_relu)


@inverse_of(leaky_relu)
def leaky_relu_inverse(x: Array, negative_slope: Parameter = 0.01) -> Array:
    """Return the inverse of `leaky_relu`; NaN unless `negative_slope` is positive.

    Parameters
    ----------
    negative_slope : float or array_like
        The factor for negative values.
    """
    return np.where(negative_slope > 0, np.where(x > 0, x, x / negative_slope), np.nan)


@derivative_of(leaky_relu, by="negative_slope")
def leaky_relu_derivative_by_negative_slope(x: Array, negative_slope: Parameter = 0.01) -> Array:
    """Return the derivative of `leaky_relu` by `negative_slope`, which does not depend on its value.

    Parameters
    ----------
    negative_slope : float or array_like
        The factor for negative values.
    """
    return np.minimum(x, 0)


@elementwise(
    aliases=("parametric rectified linear unit", "parametric ReLU"),
    range="(-∞, ∞) if a > 0 else [0, ∞)",
    monotonic="strictly increasing if a > 0 else non-decreasing if a == 0 else no",
    smoothness="smooth if a == 1 else C0",
    kinks="[0] if a != 1 else []",
    lipschitz="max(1, abs(a))",
    valid={"a": "(-∞, ∞)"},
    keras="keras.activations.leaky_relu(x, negative_slope=a)",
    torch="torch.nn.functional.prelu(x, torch.tensor(a, dtype=x.dtype))",
    jax="jax.nn.leaky_relu(x, negative_slope=a)",
    onnx="PRelu(x, a)",
    papers=(HE_2015,),
)
def prelu(x: Array, a: Parameter = 0.25) -> Array:
    """Keep positive values and scale the rest by a factor that is learned.

    Parameters
    ----------
    a : float or array_like
        The factor for negative values; a network learns it, starting from the default.
    """
    return line_left_of_0(x, a)


@derivative_of(prelu)
def prelu_derivative(x: Array, a: Parameter = 0.25) -> Array:
    """Return the derivative of `prelu`: 1 where `x` is positive, else `a`.

    Parameters
    ----------
    a : float or array_like
        The factor for negative values.

    Notes
    -----
    At the kink, 0, the result is the slope on the left.
    """
    return np.where(x > 0, 1.0, a)


prelu_second_derivative = zero_second_derivative_of(prelu)


@derivative_of(prelu, by="a")
def prelu_derivative_by_a(x: Array, a: Parameter = 0.25) -> Array:
    """Return the derivative of `prelu` by `a`, which does not depend on its value.

    Parameters
    ----------
    a : float or array_like
        The factor for negative values.
    """
    return np.minimum(x, 0)


@inverse_of(prelu)
def prelu_inverse(x: Array, a: Parameter = 0.25) -> Array:
    """Return the inverse of `prelu`; NaN unless `a` is positive.

    Parameters
    ----------
    a : float or array_like
        The factor for negative values.
    """
    return np.where(a > 0, np.where(x > 0, x, x / a), np.nan)


@elementwise(
    aliases=("randomized leaky ReLU",),
    range="(-∞, ∞) if upper > 0 else [0, ∞)",
    monotonic="strictly increasing if upper > 0 else non-decreasing",
    smoothness="smooth if lower + upper == 2 else C0",
    kinks="[0] if lower + upper != 2 else []",
    lipschitz="max(1, (lower + upper) / 2)",
    valid={"lower": "[0, ∞)", "upper": "[lower, ∞)"},
    keras="keras.activations.leaky_relu(x, negative_slope=(lower + upper) / 2)",
    torch="torch.nn.functional.rrelu(x, lower=lower, upper=upper)",
    jax="jax.nn.leaky_relu(x, negative_slope=(lower + upper) / 2)",
    onnx="LeakyRelu(x, alpha=(lower + upper) / 2)",
    papers=(XU_2015,),
)
def rrelu(x: Array, lower: Parameter = 1 / 8, upper: Parameter = 1 / 3) -> Array:
    """Keep positive values and scale the rest by a factor, random in training and its mean in evaluation.

    Parameters
    ----------
    lower, upper : float or array_like
        The ends of the interval from which the factor for negative values is drawn.
    """
    return line_left_of_0(x, (lower + upper) / 2)


@derivative_of(rrelu)
def rrelu_derivative(x: Array, lower: Parameter = 1 / 8, upper: Parameter = 1 / 3) -> Array:
    """Return the derivative of `rrelu`: 1 where `x` is positive, else the mean of `lower` and `upper`.

    Parameters
    ----------
    lower, upper : float or array_like
        The ends of the interval from which the factor for negative values is drawn.

    Notes
    -----
    At the kink, 0, the result is the slope on the left.
    """
    return np.where(x > 0, 1.0, (lower + upper) / 2)


rrelu_second_derivative = zero_second_derivative_of(rrelu)


@inverse_of(rrelu)
def rrelu_inverse(x: Array, lower: Parameter = 1 / 8, upper: Parameter = 1 / 3) -> Array:
    """Return the inverse of `rrelu` in evaluation; NaN where `upper` is 0.

    Parameters
    ----------
    lower, upper : float or array_like
        The ends of the interval from which the factor for negative values is drawn.
    """
    return np.where(upper > 0, np.where(x > 0, x, x / ((lower + upper) / 2)), np.nan)


@derivative_of(rrelu, by="lower")
def rrelu_derivative_by_lower(x: Array, lower: Parameter = 1 / 8, upper: Parameter = 1 / 3) -> Array:
    """Return the derivative of `rrelu` by `lower`, which does not depend on its value.

    Parameters
    ----------
    lower, upper : float or array_like
        The ends of the interval from which the factor for negative values is drawn.
    """
    return np.minimum(x, 0) / 2


@derivative_of(rrelu, by="upper")
def rrelu_derivative_by_upper(x: Array, lower: Parameter = 1 / 8, upper: Parameter = 1 / 3) -> Array:
    """Return the derivative of `rrelu` by `upper`: that by `lower`.

    Parameters
    ----------
    lower, upper : float or array_like
        The ends of the interval from which the factor for negative values is drawn.
    """
    return np.minimum(x, 0) / 2


@sample_of(rrelu)
def rrelu_sample(x: Array, rng: np.random.Generator | None = None, lower: float = 1 / 8, upper: float = 1 / 3) -> Array:
    """Draw a factor for each negative entry, uniformly, as in training.

    Parameters
    ----------
    lower, upper : float
        The ends of the interval from which the factor for negative values is drawn.
    """
    return np.where(x > 0, x, np.random.default_rng(rng).uniform(lower, upper, x.shape) * x)


@elementwise(
    range="{value} ∪ (threshold, ∞)",
    monotonic="non-decreasing if value <= threshold else no",
    smoothness="C0 if value == threshold else discontinuous",
    kinks="[threshold]",
    lipschitz="1 if value == threshold else ∞",
    valid={"threshold": "(-∞, ∞)", "value": "(-∞, ∞)"},
    keras="keras.activations.threshold(x, threshold=threshold, default_value=value)",
    torch="torch.nn.functional.threshold(x, threshold=threshold, value=value)",
    jax="jax.numpy.where(x > threshold, x, value)",
    onnx="Where(Greater(x, threshold), x, value)",
)
def threshold(x: Array, threshold: Parameter = 1.0, value: Parameter = 0.0) -> Array:
    """Keep values above a threshold and replace the rest by a constant.

    Parameters
    ----------
    threshold : float or array_like
        Values above it are kept.
    value : float or array_like
        The value that replaces the rest.

    Notes
    -----
    The function is PyTorch's, where both parameters have to be given.
    """
    return np.where(x <= threshold, value, x)


@derivative_of(threshold)
def threshold_derivative(x: Array, threshold: Parameter = 1.0, value: Parameter = 0.0) -> Array:
    """Return the derivative of `threshold`: 1 where `x` is above the threshold, else 0.

    Parameters
    ----------
    threshold : float or array_like
        Values above it are kept.
    value : float or array_like
        The value that replaces the rest.

    Notes
    -----
    At the threshold, where there is no slope, the result is the slope on the left.
    """
    return np.where(x > threshold, 1.0, 0.0)


threshold_second_derivative = zero_second_derivative_of(threshold)


@derivative_of(threshold, by="value")
def threshold_derivative_by_value(x: Array, threshold: Parameter = 1.0, value: Parameter = 0.0) -> Array:
    """Return the derivative of `threshold` by `value`: 1 where that replaces `x`, else 0.

    Parameters
    ----------
    threshold : float or array_like
        Values above it are kept.
    value : float or array_like
        The value that replaces the rest.
    """
    return np.where(x <= threshold, 1.0, 0.0)


@elementwise(
    aliases=("thresholded rectified linear unit", "trelu", "TRec"),
    range="{0} ∪ (theta, ∞)",
    monotonic="non-decreasing",
    smoothness="C0 if theta == 0 else discontinuous",
    kinks="[theta]",
    lipschitz="1 if theta == 0 else ∞",
    valid={"theta": "[0, ∞)"},
    keras="keras.activations.threshold(x, threshold=theta, default_value=0)",
    torch="torch.nn.functional.threshold(x, threshold=theta, value=0)",
    jax="jax.numpy.where(x > theta, x, 0)",
    onnx="ThresholdedRelu(x, alpha=theta)",
    papers=(KONDA_2014,),
)
def thresholded_relu(x: Array, theta: Parameter = 1.0) -> Array:
    """Keep values above a threshold and set the rest to 0.

    Parameters
    ----------
    theta : float or array_like
        The threshold.
    """
    return np.where(x <= theta, 0, x)


@derivative_of(thresholded_relu)
def thresholded_relu_derivative(x: Array, theta: Parameter = 1.0) -> Array:
    """Return the derivative of `thresholded_relu`: 1 where `x` is above the threshold, else 0.

    Parameters
    ----------
    theta : float or array_like
        The threshold.

    Notes
    -----
    At the threshold, where there is no slope, the result is the slope on the left.
    """
    return np.where(x > theta, 1.0, 0.0)


thresholded_relu_second_derivative = zero_second_derivative_of(thresholded_relu)


@elementwise(
    aliases=("smooth ReLU",),
    range="(0, ∞)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="1",
    valid={"beta": "(0, ∞)"},
    keras="keras.activations.softplus(beta * x) / beta",
    torch="torch.nn.functional.softplus(x, beta=beta)",
    jax="jax.nn.softplus(beta * x) / beta",
    onnx="Div(Softplus(Mul(x, beta)), beta)",
    papers=(DUGAS_2000, GLOROT_2011),
)
def softplus(x: Array, beta: Parameter = 1.0) -> Array:
    """Approximate `relu` by a smooth function, the logarithm of 1 + eˣ.

    Parameters
    ----------
    beta : float or array_like
        How sharp the corner is.

    Notes
    -----
    The textbook form, ln(1 + eˣ), overflows beyond x = 709.78 and is 0 from x = -36.74 downwards. The exponential of
    ``-abs(x)`` can't overflow, and ``log1p`` keeps values that are tiny beside 1. The product of `beta` and `x` is kept
    in two parts, because the exponential magnifies its rounding error.
    """
    size, rest = product(beta, np.abs(x))
    near, lost, far = decay(-size, -rest)
    return np.maximum(x, 0) + np.log1p(near + lost) / beta * far


@derivative_of(softplus)
def softplus_derivative(x: Array, beta: Parameter = 1.0) -> Array:
    """Return the derivative of `softplus`: the logistic sigmoid of `beta` times `x`.

    Parameters
    ----------
    beta : float or array_like
        How sharp the corner is.
    """
    divisor, far = gate(*product(beta, x))
    return far / divisor


@second_derivative_of(softplus)
def softplus_second_derivative(x: Array, beta: Parameter = 1.0) -> Array:
    """Return the second derivative of `softplus`: `beta` times the derivative of the sigmoid at `beta` times `x`.

    Parameters
    ----------
    beta : float or array_like
        How sharp the corner is.
    """
    size, rest = product(beta, np.abs(x))
    near, lost, far = decay(-size, -rest)
    decayed = near + lost
    return beta * (decayed / (1 + decayed) ** 2) * far


@inverse_of(softplus)
def softplus_inverse(x: Array, beta: Parameter = 1.0) -> Array:
    """Return the inverse of `softplus`.

    Parameters
    ----------
    beta : float or array_like
        How sharp the corner is.

    Notes
    -----
    The textbook form, ln(eˣ - 1), overflows beyond x = 709.78, and loses digits near its root, ln 2. There, the
    distance from the root, u, is hardly rounded, and ln(2 - eᵘ) - u subtracts two numbers of different signs.
    """
    t, rest = product(beta, x)
    from_root = (LN_2[0] - t) + (LN_2[1] - rest)
    near = np.clip(from_root, -0.5, 0.5)
    logarithm = np.log(-np.expm1(-beta * x))
    tiny = np.log(x) + np.log(beta)  # where the product may have few digits
    far = x + np.where(beta * x < 1e-300, tiny, logarithm) / beta
    return np.where(near == from_root, (np.log1p(-np.expm1(near)) - near) / beta, far)


@derivative_of(softplus, by="beta")
def softplus_derivative_by_beta(x: Array, beta: Parameter = 1.0) -> Array:
    """Return the derivative of `softplus` by `beta`.

    Parameters
    ----------
    beta : float or array_like
        How sharp the corner is.

    Notes
    -----
    The textbook form, (t σ(t) - ln(1 + eᵗ)) / `beta`² for t = `beta` x, is a difference of nearly equal numbers. It is
    even in t, and for negative t both of its terms have the same sign.
    """
    size, rest = product(beta, np.abs(x))
    near, lost, far = decay(-size, -rest)
    decayed = near + lost
    return -(np.log1p(decayed) + (size + rest) * (decayed / (1 + decayed))) / beta / beta * far


@elementwise(
    range="(0, ∞)",
    monotonic="strictly increasing",
    smoothness="smooth",
    lipschitz="≈ 0.319086",
    keras="keras.ops.sqrt(keras.activations.softplus(x))",
    torch="torch.sqrt(torch.nn.functional.softplus(x))",
    jax="jax.numpy.sqrt(jax.nn.softplus(x))",
    onnx="Sqrt(Softplus(x))",
)
def sqrtsoftplus(x: Array) -> Array:
    """Return the square root of `softplus`.

    Notes
    -----
    The textbook form is 0 below x = -745.13, where `softplus` is too small for a float and its root is not.
    There the root is e to the power of half of `x`.
    """
    return np.where(x < -40, np.exp(x / 2), np.sqrt(np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))))


@derivative_of(sqrtsoftplus)
def sqrtsoftplus_derivative(x: Array) -> Array:
    """Return the derivative of `sqrtsoftplus`: the sigmoid by twice the value."""
    value = sqrtsoftplus(np.maximum(x, -40))
    return np.where(x < -40, np.exp(x / 2) / 2, 1 / (1 + np.exp(-np.maximum(x, -40))) / value / 2)


@second_derivative_of(sqrtsoftplus)
def sqrtsoftplus_second_derivative(x: Array) -> Array:
    """Return the second derivative of `sqrtsoftplus`.

    Notes
    -----
    Its root, 0.92, is a factor.
    """
    return np.where(x < -40, np.exp(x / 2) / 4, second_derivative_of_sqrtsoftplus(np.clip(x, -40, 1e300)))


@inverse_of(sqrtsoftplus)
def sqrtsoftplus_inverse(x: Array) -> Array:
    """Return the inverse of `sqrtsoftplus`: that of `softplus` of the square, which is kept in two parts."""
    square, rest = product(x, x)
    from_root = (LN_2[0] - square) + (LN_2[1] - rest)
    near = np.clip(from_root, -0.5, 0.5)
    far = x * x + np.where(x < 1e-10, 2 * np.log(np.abs(x)), np.log(-np.expm1(-x * x)))
    return np.where(x < 0, np.nan, np.where(near == from_root, np.log1p(-np.expm1(near)) - near, far))


@elementwise(
    range="(0, ∞) if b > 0 else [0, ∞)",
    monotonic="strictly increasing if b > 0 else non-decreasing",
    smoothness="smooth if b > 0 else C0",
    kinks="[] if b > 0 else [0]",
    lipschitz="1",
    valid={"b": "[0, ∞)"},
    keras="keras.activations.squareplus(x, b=b)",
    jax="jax.nn.squareplus(x, b=b)",
    ulps=4.0,  # A root of b, the hypotenuse, a sum and a quotient.
    papers=(BARRON_2021,),
)
def squareplus(x: Array, b: Parameter = 4.0) -> Array:
    """Approximate `relu` by a smooth function that needs no exponential.

    Parameters
    ----------
    b : float or array_like
        How round the corner is: the square of twice the value at 0.

    Notes
    -----
    The textbook form, (x + √(x² + b)) / 2, is a difference of nearly equal numbers on the left, 0 from about
    -1.342e8 downwards, and overflows beyond ±1.341e154. On the left it is a quotient of a sum, and
    ``hypot`` does not overflow.
    """
    size, root = np.abs(x), np.hypot(x, np.sqrt(b))
    half = np.where(size < 1, (size + root) / 2, size / 2 + root / 2)  # Without digits lost, and without overflow.
    return np.where(x < 0, (b / 4) / half, half)


@derivative_of(squareplus)
def squareplus_derivative(x: Array, b: Parameter = 4.0) -> Array:
    """Return the derivative of `squareplus`.

    Parameters
    ----------
    b : float or array_like
        How round the corner is.

    Notes
    -----
    At 0, which is a kink where `b` is 0, the result is the slope on the left, 0, as for `relu`.
    """
    root = np.hypot(x, np.sqrt(b))
    return np.where(x == np.inf, 1, np.where(root == 0, 0, squareplus(x, b) / root))


@derivative_of(squareplus, by="b")
def squareplus_derivative_by_b(x: Array, b: Parameter = 4.0) -> Array:
    """Return the derivative of `squareplus` with respect to `b`: ∞ at 0 where `b` is 0.

    Parameters
    ----------
    b : float or array_like
        How round the corner is.
    """
    return 0.25 / np.hypot(x, np.sqrt(b))


@second_derivative_of(squareplus)
def squareplus_second_derivative(x: Array, b: Parameter = 4.0) -> Array:
    """Return the second derivative of `squareplus`.

    Parameters
    ----------
    b : float or array_like
        How round the corner is.

    Notes
    -----
    The textbook form divides by the cube of the root of x² + b, which overflows from ``abs(x)`` = 5.644e102. Here the
    root divides, one factor after the other. At 0, where there is none if `b` is 0, the result is the value on the
    left, 0.
    """
    root = np.hypot(x, np.sqrt(b))
    return np.where(root == 0, 0, b / (2 * root) / root / root)


@inverse_of(squareplus)
def squareplus_inverse(x: Array, b: Parameter = 4.0) -> Array:
    """Return the inverse of `squareplus`; NaN where `b` is 0.

    Parameters
    ----------
    b : float or array_like
        How round the corner is.

    Notes
    -----
    Beside the root, half the square root of `b`, the textbook form, x - b / (4x), keeps few digits. Here what the
    division loses is subtracted, too. The parts of both numbers are divided, so that nothing over- or underflows.
    """
    (x_part, x_power), (b_part, b_power) = np.frexp(np.abs(x)), np.frexp(b)
    quotient = b_part / x_part
    kept, rest = product(quotient, x_part)
    power = b_power - x_power - 2
    far = np.ldexp(quotient, power)
    lost = np.ldexp(((b_part - kept) - rest) / x_part, power)
    value = (x - far) - np.where(np.isfinite(lost), lost, 0)
    return np.where((x < 0) | (b == 0), np.nan, value)


@elementwise(
    range="[0, ∞)",
    monotonic="non-decreasing",
    smoothness="C1",
    lipschitz="1",
    keras="keras.activations.sparse_plus(x)",
    torch="torch.where(x < 1, ((x.clamp(-1, 1) + 1) / 2) ** 2, x)",
    jax="jax.nn.sparse_plus(x)",
    papers=(BLONDEL_2019,),
)
def sparse_plus(x: Array) -> Array:
    """Replace the kink of `relu` by a parabola between -1 and 1."""
    return np.where(x < 1, ((np.clip(x, -1, 1) + 1) / 2) ** 2, x)


@derivative_of(sparse_plus)
def sparse_plus_derivative(x: Array) -> Array:
    """Return the derivative of `sparse_plus`: the sparse sigmoid."""
    return sparse_sigmoid(x)


@second_derivative_of(sparse_plus)
def sparse_plus_second_derivative(x: Array) -> Array:
    """Return the second derivative of `sparse_plus`: 1/2 between -1 and 1, else 0.

    Notes
    -----
    Where it jumps, the result is the value on the left, 0 at -1 and 1/2 at 1.
    """
    return np.where((x > -1) & (x <= 1), 0.5, 0)
