r"""
SiLU
====

The *sigmoid linear unit*, or *sigmoid-weighted linear unit*, multiplies a number by its own sigmoid. It is also called
swish, which has a parameter more.

.. _silu-definition:

.. math::

   \operatorname{silu}(x) = x\, \sigma(x) = \frac{x}{1 + e^{-x}}

It has no parameters. Its derivative is

.. _silu-derivative:

.. math::

   \operatorname{silu}'(x) = \sigma(x) (1 + x (1 - \sigma(x)))

Its second derivative is

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
# It is swish with 1 as its parameter, and GLU of a number and itself:
#
# .. math::
#
#    \operatorname{silu}(x) = \operatorname{swish}(x;\, \beta = 1), \qquad
#    \operatorname{silu}(x) = \operatorname{glu}(x, x)
#
# Its two sides differ by the argument, and their slopes add up to 1:
#
# .. math::
#
#    \operatorname{silu}(x) - \operatorname{silu}(-x) = x, \qquad
#    \operatorname{silu}'(x) + \operatorname{silu}'(-x) = 1
#
# It lies below ReLU, and the derivative can be computed from the value:
#
# .. math::
#
#    \operatorname{silu}(x) \le \operatorname{relu}(x), \qquad
#    \operatorname{silu}'(x) = \operatorname{silu}(x) + \sigma(x) (1 - \operatorname{silu}(x))
#
# Softplus has the sigmoid as its slope, so that
#
# .. math::
#
#    \operatorname{silu}(x) = x \operatorname{softplus}'(x)
#
# It is lowest where :math:`1 + x + e^x` is 0, and its value there is :math:`1 + x`. With the sign changed, this is the
# value of Lambert's function at :math:`e^{-1}`, which is to say that times its own exponential it is that number:
#
# .. math::
#
#    \operatorname{silu}'(x) = \sigma(x)\, \sigma(-x) (1 + x + e^x)
#
# .. math::
#
#    \operatorname{silu}(x) = 1 + x - \frac{1 + x + e^x}{1 + e^x}
#
# .. math::
#
#    \operatorname{silu}(-1.278464543) \approx -0.278464543, \qquad
#    0.278464543\, e^{0.278464543} - e^{-1} \approx 0.00000000
#
# It is steepest near 2.39936:
#
# .. math::
#
#    \operatorname{silu}'(2.39936) \approx 1.09983932, \qquad \operatorname{silu}''(2.39936) \approx 0.00000
#
# Up to 3 on either side a parabola imitates it:
#
# .. math::
#
#    |\operatorname{hard\_swish}(x) - \operatorname{silu}(x)| < 0.1423, \qquad
#    \operatorname{silu}(3) - \operatorname{hard\_swish}(3) \approx -0.1423

# %%
# In NumPy
# --------
#
# In the textbook form the exponential overflows on the left, and the result is 0 too soon. In float16 this is not far
# from 0:

import numpy as np

from activation_functions.numerics import compare


def textbook(x):
    return x / (1 + np.exp(-x))


with np.errstate(over="ignore"):
    assert textbook(np.float64(-720.0)) == 0 > silu(-720.0)
compare(textbook, silu)

# %%
# The exponential of a number that is not positive can't overflow. Far on the left it has lost digits that its product
# with x need not lose, so that its root is multiplied twice. From -1000 downwards the result is 0, which -∞ times 0 is
# not:


def stable(x):
    x = np.maximum(x, -1000)
    root = np.exp(-np.abs(x) / 2)
    return np.where(x < 0, x * root * root, x) / (1 + root**2)


x = np.array([-740.0, -700.0, -1.0, 0.0, 1.0, 800.0])
assert np.allclose(stable(x), silu(x), rtol=1e-15, atol=0)
assert -740 * np.exp(-740.0) != silu(-740.0) == stable(-740.0)
compare(stable, silu)

# %%
# Frameworks
# ----------

silu.calls

# %%
# Mistakes
# --------
#
# *x/(1 + e⁻ˣ) is the sigmoid*, in a blog. It is this function; the sigmoid has 1 above the line:

from activation_functions import sigmoid

assert silu(0.0) == 0 and sigmoid(0.0) == 0.5
assert np.isclose(sigmoid(2.0), 1 / (1 + np.exp(-2.0)), rtol=1e-15)
silu(2.0).round(3), sigmoid(2.0).round(3)

# %%
# *Its hard form is piecewise linear*, in a framework's docstring. The middle of hard SiLU is a parabola:
#
# .. math::
#
#    \operatorname{hard\_swish}(x) = \frac{x (x + 3)}{6} \quad \text{for } |x| < 3

# %%
# Numerics
# --------
#
# On the left the limit is 0. It is approached from below, and has the sign of what is near it:

silu.special_values

# %%
# Origin
# ------
#
# Hendrycks and Gimpel name it. Elfwing, Uchibe and Doya propose it for reinforcement learning.

silu.references
