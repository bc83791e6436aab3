r"""
SiLU
====

The *sigmoid linear unit*, or *sigmoid-weighted linear unit*, multiplies a number by its own sigmoid.

Elfwing, Uchibe and Doya proposed it in 2017 for reinforcement learning; Tan and Le use it in EfficientNet under the
name swish, of which it is the case without a parameter.

.. _silu-definition:

.. math::

   \operatorname{silu}(x) = x\, \sigma(x) = \frac{x}{1 + e^{-x}}

.. _silu-derivative:

.. math::

   \operatorname{silu}'(x) = \sigma(x) (1 + x (1 - \sigma(x)))

SiLU takes no parameters. The second derivative is even:

.. _silu-second-derivative:

.. math::

   \operatorname{silu}''(x) = \sigma'(x) (2 + x (1 - 2 \sigma(x)))
"""

from activation_functions import silu

silu.plot(
    alt="Close to 0 far left, a shallow dip to -0.28 at -1.3, through the "
    "origin, and close to the line y = x far right. The derivative dips below "
    "0, passes 0.5 at the origin, and overshoots 1 before it settles there.",
)

# %%
# Facts
# -----

silu

# %%
# Relations
# ---------
#
# SiLU is 0 only at 0, with the slope 1/2. Far left it tends to 0, far right to the line y = x:
#
# .. _silu-zero:
#
# .. math::
#
#    \operatorname{silu}(0) = 0, \qquad \operatorname{silu}'(0) = \frac{1}{2}
#
# .. _silu-asymptotes:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{silu}(x) = 0, \qquad
#    \lim_{x \to \infty} (\operatorname{silu}(x) - x) = 0
#
# It is lowest near -1.278464543, where its value is 1 plus that place:
#
# .. _silu-lowest-value:
#
# .. math::
#
#    \operatorname{silu}(-1.278464543) \approx -0.278464543, \qquad
#    \operatorname{silu}'(-1.278464543) \approx 0.000000000
#
# The depth of the dip is the value of Lambert's function at :math:`e^{-1}`: times its own exponential, it is that
# number. The reason is that the slope vanishes where :math:`1 + x + e^x` does:
#
# .. _silu-place-of-lowest-value:
#
# .. math::
#
#    0.278464543\, e^{0.278464543} - e^{-1} \approx 0.00000000
#
# .. _silu-slope-as-product:
#
# .. math::
#
#    \operatorname{silu}'(x) = \sigma(x)\, \sigma(-x) (1 + x + e^x), \qquad
#    \operatorname{silu}(x) = 1 + x - \frac{1 + x + e^x}{1 + e^x}
#
# It is steepest near 2.39936:
#
# .. _silu-steepest-slope:
#
# .. math::
#
#    \operatorname{silu}'(2.39936) \approx 1.09983932, \qquad \operatorname{silu}''(2.39936) \approx 0.00000
#
# The values at x and at -x differ by x, and the slopes there add up to 1:
#
# .. _silu-reflection:
#
# .. math::
#
#    \operatorname{silu}(x) - \operatorname{silu}(-x) = x, \qquad
#    \operatorname{silu}'(x) + \operatorname{silu}'(-x) = 1
#
# SiLU is swish with :math:`\beta = 1`, and GLU with both inputs equal:
#
# .. _silu-as-swish:
#
# .. math::
#
#    \operatorname{silu}(x) = \operatorname{swish}(x;\, \beta = 1), \qquad
#    \operatorname{silu}(x) = \operatorname{glu}(x, x)
#
# SiLU lies below ReLU. Code can compute the derivative from the value and the sigmoid:
#
# .. _silu-below-relu:
#
# .. math::
#
#    \operatorname{silu}(x) \le \operatorname{relu}(x), \qquad
#    \operatorname{silu}'(x) = \operatorname{silu}(x) + \sigma(x) (1 - \operatorname{silu}(x))
#
# Hard swish is a parabola in the middle. The gap to hard swish is largest at ±3:
#
# .. _silu-gap-to-hard_swish:
#
# .. math::
#
#    |\operatorname{hard\_swish}(x) - \operatorname{silu}(x)| < 0.1423, \qquad
#    \operatorname{silu}(3) - \operatorname{hard\_swish}(3) \approx -0.1423
#
# The gate is the slope of softplus:
#
# .. _silu-as-softplus:
#
# .. math::
#
#    \operatorname{silu}(x) = x \operatorname{softplus}'(x)

# %%
# In NumPy
# --------
#
# The exponential of a number that is not positive can't overflow. Its root is multiplied twice, because far on the left
# the exponential underflows before the product does. From -1000 downwards the result is 0; without the maximum, -∞
# times 0 would be NaN:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    x = np.maximum(x, -1000)
    root = np.exp(-np.abs(x) / 2)
    return np.where(x < 0, x * root * root, x) / (1 + root**2)


x = np.array([-740.0, -700.0, -1.0, 0.0, 1.0, 800.0])
assert np.allclose(stable(x), silu(x), rtol=1e-15, atol=0)
assert -740 * np.exp(-740.0) != silu(-740.0) == stable(-740.0)
compare(stable, silu)

# %%
# In the textbook form the exponential overflows on the left, with a RuntimeWarning, and the result is 0 too soon. In
# float16 (fp16) this happens close to 0:


def textbook(x):
    return x / (1 + np.exp(-x))


with np.errstate(over="ignore"):
    assert textbook(np.float64(-720.0)) == 0 > silu(-720.0)
compare(textbook, silu)

# %%
# Frameworks
# ----------

silu.calls

# %%
# Mistakes
# --------
#
# .. _silu-mistake-confusion-with-sigmoid:
#
# *x/(1 + e⁻ˣ) is the sigmoid*, in a blog. It is SiLU; the sigmoid has 1 in the numerator:

from activation_functions import sigmoid

assert silu(0.0) == 0 and sigmoid(0.0) == 0.5
x = 2.0
gate = sigmoid(x)
assert np.isclose(gate, 1 / (1 + np.exp(-x)), rtol=1e-15)
silu(x).round(3), gate.round(3)

# %%
# .. _silu-mistake-piecewise-linear:
#
# *Its hard form is piecewise linear*, in a framework's docstring. The middle of hard swish is a parabola:
#
# .. _silu-parabola:
#
# .. math::
#
#    \operatorname{hard\_swish}(x) = \frac{x (x + 3)}{6} \quad \text{for } |x| < 3

# %%
# Numerics
# --------
#
# On the left the limit is 0, approached from below, so that the result at -∞ is a negative zero:

silu.special_values

# %%
# Origin
# ------
#
# Hendrycks and Gimpel name it. Elfwing, Uchibe and Doya propose it for reinforcement learning. Tan and Le use it in
# EfficientNet, and call it swish.

silu.references
