r"""
Mish
====

Mish multiplies a number by the hyperbolic tangent of its softplus.

Misra proposed it in 2019 as a smooth activation that is not monotonic, like swish; Bochkovskiy, Wang and Liao use it in
YOLOv4.

.. _mish-definition:

.. math::

   \operatorname{mish}(x) = x \tanh(\operatorname{softplus}(x))

.. _mish-derivative:

.. math::

   \operatorname{mish}'(x) = \tanh(\operatorname{softplus}(x)) + x\, \sigma(x) (1 - \tanh^2(\operatorname{softplus}(x)))

Mish takes no parameters. The second derivative is

.. _mish-second-derivative:

.. math::

   \operatorname{mish}''(x) = (1 - t^2) (2 \sigma(x) + x\, \sigma'(x) - 2 x t\, \sigma(x)^2) \quad
   \text{where } t = \tanh(\operatorname{softplus}(x))
"""

from activation_functions import mish

mish.plot(
    alt="Close to 0 far left, a shallow dip to -0.31 at -1.2, through the "
    "origin, and close to the line y = x far right. The derivative dips below "
    "0, passes 0.6 at the origin, and overshoots 1 before it settles there.",
)

# %%
# Facts
# -----

mish

# %%
# Relations
# ---------
#
# Mish is 0 only at 0, with the slope 3/5. Far left it tends to 0, far right to the line y = x:
#
# .. _mish-zero:
#
# .. math::
#
#    \operatorname{mish}(0) = 0, \qquad \operatorname{mish}'(0) = \tanh(\ln 2) = \frac{3}{5}
#
# .. _mish-asymptotes:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{mish}(x) = 0, \qquad
#    \lim_{x \to \infty} (\operatorname{mish}(x) - x) = 0
#
# It is lowest near -1.192431, and steepest near 1.49057:
#
# .. _mish-lowest-value:
#
# .. math::
#
#    \operatorname{mish}(-1.192431) \approx -0.308843413, \qquad \operatorname{mish}'(-1.192431) \approx 0.000000
#
# .. _mish-steepest-slope:
#
# .. math::
#
#    \operatorname{mish}'(1.49057) \approx 1.08849816, \qquad \operatorname{mish}''(1.49057) \approx 0.00000
#
# Hard mish imitates it by a parabola. Mish lies below ReLU:
#
# .. _mish-below-relu:
#
# .. math::
#
#    \operatorname{mish}(x) \le \operatorname{relu}(x)
#
# Compared with SiLU, it is smaller left of the origin and larger right of it:
#
# .. _mish-below-silu:
#
# .. math::
#
#    \operatorname{mish}(x) < \operatorname{silu}(x) \quad \text{for } x < 0
#
# .. _mish-above-silu:
#
# .. math::
#
#    \operatorname{mish}(x) > \operatorname{silu}(x) \quad \text{for } x > 0
#
# The gate is a rational function of the exponential, and a sigmoid of twice the softplus, scaled and shifted:
#
# .. _mish-rational-form:
#
# .. math::
#
#    \operatorname{mish}(x) = x\, \frac{(1 + e^x)^2 - 1}{(1 + e^x)^2 + 1}
#
# .. _mish-as-sigmoid:
#
# .. math::
#
#    \operatorname{mish}(x) = x (2 \sigma(2 \operatorname{softplus}(x)) - 1)

# %%
# In NumPy
# --------
#
# The hyperbolic tangent of a logarithm is a quotient of polynomials, here of an exponential that can't overflow. Its
# root is multiplied twice, because far on the left the exponential underflows before the product does. From -1000
# downwards the result is 0; without the maximum, -∞ times 0 would be NaN:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    x = np.maximum(x, -1000)
    root = np.exp(-np.abs(x) / 2)
    decay = root**2
    left = x * root * root * (decay + 2) / (2 + 2 * decay + decay**2)
    right = x * (1 + 2 * decay) / (1 + 2 * decay + 2 * decay**2)
    return np.where(x < 0, left, right)


x = np.array([-740.0, -700.0, -40.0, -1.0, 0.0, 1000.0])
assert np.allclose(stable(x), mish(x), rtol=1e-15, atol=0)
compare(stable, mish)

# %%
# In the textbook form, 1 plus a tiny exponential rounds to 1 on the left; its logarithm is 0, and so is the result. On
# the right the exponential overflows, with a RuntimeWarning, although the result is still right:


def textbook(x):
    return x * np.tanh(np.log(1 + np.exp(x)))


assert textbook(-40.0) == 0 > mish(-40.0)
compare(textbook, mish)

# %%
# Frameworks
# ----------

mish.calls

# %%
# Mistakes
# --------
#
# .. _mish-mistake-confusion-with-silu:
#
# *Mish and SiLU* are easily mixed up: their curves look alike. The values of SiLU at 1 and at -1 differ by 1, those of
# mish by 1.168:

from activation_functions import silu

difference = mish(1.0) - mish(-1.0)
assert difference.round(3) == 1.168
assert (silu(1.0) - silu(-1.0)).round(12) == 1
difference.round(3)

# %%
# Numerics
# --------
#
# On the left the limit is 0, approached from below, so that the result at -∞ is a negative zero:

mish.special_values

# %%
# Origin
# ------
#
# Misra introduced it. Bochkovskiy, Wang and Liao use it in the backbone of YOLOv4.

mish.references
