r"""
Swish
=====

Swish multiplies a number by the sigmoid of β times that number.

Ramachandran, Zoph and Le found it in 2017 by an automatic search for activations, and tried β as a constant and as a
parameter that is learned.

.. _swish-definition:

.. math::

   \operatorname{swish}(x) = x\, \sigma(\beta x)

with the parameter :math:`\beta` (``beta``), by default 1

.. _swish-derivative:

.. math::

   \operatorname{swish}'(x) = \sigma(\beta x) (1 + \beta x (1 - \sigma(\beta x)))

Any real :math:`\beta` is valid. The second derivative is

.. _swish-second-derivative:

.. math::

   \operatorname{swish}''(x) = \beta \sigma'(\beta x) (2 + \beta x (1 - 2 \sigma(\beta x)))

To learn :math:`\beta`, you need the derivative by it:

.. _swish-derivative-by-beta:

.. math::

   \frac{\partial \operatorname{swish}(x)}{\partial \beta} = x^2\, \sigma(\beta x) (1 - \sigma(\beta x))
"""

from activation_functions import swish

swish.plot(
    alt="Close to 0 far left, a shallow dip to -0.28 at -1.3, through the "
    "origin, and close to the line y = x far right. The derivative dips below "
    "0, passes 0.5 at the origin, and overshoots 1 before it settles there.",
)

# %%
# Facts
# -----

swish

# %%
# Relations
# ---------
#
# Swish is 0 only at 0, with the slope 1/2, whatever :math:`\beta` is:
#
# .. _swish-zero:
#
# .. math::
#
#    \operatorname{swish}(0) = 0, \qquad \operatorname{swish}'(0) = \frac{1}{2}
#
# For positive :math:`\beta` it tends to 0 far left, and to the line y = x far right:
#
# .. _swish-asymptote-left:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{swish}(x) = 0 \quad \text{for } \beta > 0
#
# .. _swish-asymptote-right:
#
# .. math::
#
#    \lim_{x \to \infty} (\operatorname{swish}(x) - x) = 0 \quad \text{for } \beta > 0
#
# With :math:`\beta = 1` it is SiLU. Any other :math:`\beta`, except 0, scales SiLU in both directions, which leaves the
# slopes as they are:
#
# .. _swish-as-silu:
#
# .. math::
#
#    \operatorname{swish}(x;\, \beta = 1) = \operatorname{silu}(x), \qquad
#    \operatorname{swish}'(x) = \operatorname{silu}'(\beta x)
#
# .. _swish-as-scaled-silu:
#
# .. math::
#
#    \operatorname{swish}(x) = \frac{\operatorname{silu}(\beta x)}{\beta} \quad \text{for } \beta \ne 0
#
# So the extremum and its place are divided by :math:`\beta`, compared with those of SiLU:
#
# .. _swish-lowest-value:
#
# .. math::
#
#    \beta \operatorname{swish}(\frac{-1.278464543}{\beta}) \approx -0.278464543 \quad \text{for } \beta \ne 0
#
# It tends to ReLU as :math:`\beta` grows, and is half of its argument for :math:`\beta = 0`:
#
# .. _swish-limit:
#
# .. math::
#
#    \lim_{\beta \to \infty} \operatorname{swish}(x) = \operatorname{relu}(x), \qquad
#    \operatorname{swish}(x;\, \beta = 0) = \frac{x}{2}
#
# .. _swish-gap-to-relu:
#
# .. math::
#
#    0 \le \operatorname{relu}(x) - \operatorname{swish}(x) < \frac{0.278465}{\beta} \quad \text{for } \beta > 0
#
# The values at x and at -x differ by x. The opposite :math:`\beta` turns the curve by half a turn about the origin:
#
# .. _swish-reflection:
#
# .. math::
#
#    \operatorname{swish}(x) - \operatorname{swish}(-x) = x, \qquad
#    \operatorname{swish}(x;\, \beta = -1) = -\operatorname{swish}(-x;\, \beta = 1)
#
# With :math:`\beta = 1.702` it is the quick form of GELU, ``quick_gelu``, whose gap to GELU is largest near ±2.2704:
#
# .. _swish-gap-to-gelu:
#
# .. math::
#
#    \operatorname{swish}(x;\, \beta = 1.702) = \operatorname{quick\_gelu}(x), \qquad
#    |\operatorname{swish}(x;\, \beta = 1.702) - \operatorname{gelu}(x)| < 0.020335
#
# .. _swish-largest-gap-to-gelu:
#
# .. math::
#
#    \operatorname{swish}(2.2704;\, \beta = 1.702) - \operatorname{gelu}(2.2704) \approx -0.02033487
#
# SwiGLU multiplies swish by a second input:
#
# .. _swish-in-swiglu:
#
# .. math::
#
#    \operatorname{swiglu}(x, 1) = \operatorname{swish}(x)

# %%
# In NumPy
# --------
#
# The exponential of a number that is not positive can't overflow. Its root is multiplied twice, because far on the left
# the exponential underflows before the product does. From -1000 divided by β downwards the result is 0; without the
# maximum, -∞ times 0 would be NaN. This form is for positive β:

import numpy as np

from activation_functions.numerics import compare


def stable(x, beta=1.0):
    x = np.maximum(x, -1000 / beta)
    root = np.exp(-np.abs(beta * x) / 2)
    return np.where(x < 0, x * root * root, x) / (1 + root**2)


x = np.array([-350.0, -1.0, 0.0, 1.0, 800.0])
assert np.allclose(stable(x, beta=2), swish(x, beta=2), rtol=1e-15, atol=0)
compare(stable, swish)

# %%
# In the textbook form the exponential overflows on the left, with a RuntimeWarning, and the result is 0 too soon. The
# larger β is, the sooner. With β = 2, swish is -7e-311 at -360:


def textbook(x, beta=1.0):
    return x / (1 + np.exp(-beta * x))


with np.errstate(over="ignore"):
    assert textbook(np.float64(-360.0), beta=2) == 0
assert f"{swish(-360.0, beta=2):.0e}" == "-7e-311"
compare(textbook, swish)

# %%
# Parameters
# ----------
#
# ``beta`` says how steep the gate is. The larger it is, the nearer swish comes to ReLU; with 0 it is the line of slope
# 1/2. A negative ``beta``, which training may reach, opens the gate on the left instead.

swish.plot(
    beta=[0.2, 1.0, 5.0],
    alt="Three curves through the origin. For 0.2 it rises across the "
    "picture, for 1 it dips to -0.28 at -1.3, and for 5 it dips to -0.056 at "
    "-0.26. The derivatives are 0.5 at the origin, the steeper the larger the "
    "parameter is.",
)

# %%
# Frameworks
# ----------

swish.calls

# %%
# Mistakes
# --------
#
# .. _swish-mistake-confusion-with-silu:
#
# *Swish and SiLU* are easily mixed up, since frameworks use both names for β = 1. With another β they differ:

from activation_functions import silu

x = 2.0
result, other = silu(x), swish(x, beta=0.5)
assert swish(x) == result != other
result.round(3), other.round(3)

# %%
# .. _swish-mistake-confusion-with-elu:
#
# *β and the α of ELU* are easily mixed up. That of ELU is a factor on the left; β steepens the gate and leaves the line
# on the right as it is:

assert round(swish(100.0, beta=5.0)) == 100
swish(100.0, beta=0.5)

# %%
# Numerics
# --------
#
# The exponential magnifies the rounding error of βx: with β = 0.3 the stable form above loses digits at -2001. The
# library carries the rounding error along:

loss = stable(np.array([-2001.0]), beta=0.3)[0] / swish(-2001.0, beta=0.3) - 1
assert 5e-15 < abs(loss) < 2e-13
float(loss)

# %%
# On the left the limit is 0, approached from below, so that the result at -∞ is a negative zero:

swish.special_values

# %%
# Origin
# ------
#
# Ramachandran, Zoph and Le found it by an automatic search.

swish.references
