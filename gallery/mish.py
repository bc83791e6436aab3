r"""
Mish
====

Mish multiplies a number by the hyperbolic tangent of its softplus.

.. _mish-definition:

.. math::

   \operatorname{mish}(x) = x \tanh(\operatorname{softplus}(x))

It has no parameters. Its derivative is

.. _mish-derivative:

.. math::

   \operatorname{mish}'(x) = \tanh(\operatorname{softplus}(x)) + x\, \sigma(x) (1 - \tanh^2(\operatorname{softplus}(x)))

Its second derivative is

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
# The gate is a rational function of the exponential, and a sigmoid moved and stretched:
#
# .. math::
#
#    \operatorname{mish}(x) = x\, \frac{(1 + e^x)^2 - 1}{(1 + e^x)^2 + 1}
#
# .. math::
#
#    \operatorname{mish}(x) = x (2 \sigma(2 \operatorname{softplus}(x)) - 1)
#
# It lies below ReLU, and below SiLU on the left of the origin, above it on the right:
#
# .. math::
#
#    \operatorname{mish}(x) \le \operatorname{relu}(x)
#
# .. math::
#
#    \operatorname{mish}(x) < \operatorname{silu}(x) \quad \text{for } x < 0
#
# .. math::
#
#    \operatorname{mish}(x) > \operatorname{silu}(x) \quad \text{for } x > 0
#
# At the origin the gate is 3/5:
#
# .. math::
#
#    \operatorname{mish}'(0) = \frac{3}{5}
#
# It is lowest near -1.192431, and steepest near 1.49057:
#
# .. math::
#
#    \operatorname{mish}(-1.192431) \approx -0.308843413, \qquad \operatorname{mish}'(-1.192431) \approx 0.000000
#
# .. math::
#
#    \operatorname{mish}'(1.49057) \approx 1.08849816, \qquad \operatorname{mish}''(1.49057) \approx 0.00000

# %%
# In NumPy
# --------
#
# The textbook form fails on the left: 1 plus a tiny number is 1, its logarithm 0, and so is the result. On the right
# the exponential overflows; the result happens to be right:

import numpy as np

from activation_functions.numerics import compare


def textbook(x):
    return x * np.tanh(np.log(1 + np.exp(x)))


assert textbook(-40.0) == 0 > mish(-40.0)
compare(textbook, mish)

# %%
# The hyperbolic tangent of a logarithm is a quotient of polynomials, here in an exponential that can't overflow. Far on
# the left it has lost digits that its product with x need not lose, so that its root is multiplied twice. From -1000
# downwards the result is 0, which -∞ times 0 is not:


def stable(x):
    x = np.maximum(x, -1000)
    root = np.exp(-np.abs(x) / 2)
    decay = root**2
    left = x * root * root * (decay + 2) / (2 + 2 * decay + decay**2)
    right = x * (1 + 2 * decay) / (1 + 2 * decay + 2 * decay**2)
    return np.where(x < 0, left, right)


x = np.array([-740.0, -700.0, -40.0, -1.0, 0.0, 1000.0])
assert np.allclose(stable(x), mish(x), rtol=1e-15, atol=0)
assert np.isclose(np.tanh(np.log(2)), 3 / 5, rtol=1e-15)
compare(stable, mish)

# %%
# Frameworks
# ----------

mish.calls

# %%
# Mistakes
# --------
#
# *Its sides differ by the argument*, as those of SiLU and GELU do. Those of mish do not: the gates at a number and
# its opposite do not add up to 1.

difference = mish(1.0) - mish(-1.0)
assert difference.round(3) == 1.168
difference.round(3)

# %%
# *The gate is the hyperbolic tangent of the number.* That of its softplus is never negative, and 3/5, not 0, at the
# origin:

from activation_functions import softplus, tanh

assert tanh(0.0) == 0
tanh(softplus(0.0)).round(3)

# %%
# Numerics
# --------
#
# On the left the limit is 0, approached from below. The slope at 0 is the gate there:
#
# .. math::
#
#    \operatorname{mish}'(0) = \tanh(\ln 2) = \frac{3}{5}

mish.special_values

# %%
# Origin
# ------
#
# Misra introduced it.

mish.references
