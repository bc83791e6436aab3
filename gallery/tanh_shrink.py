r"""
Tanh shrink
===========

The tanh shrink leaves of each number what its hyperbolic tangent lacks: little near the origin, nearly all far out.

.. _tanh_shrink-definition:

.. math::

   \operatorname{tanh\_shrink}(x) = x - \tanh(x)

It has no parameters. Its derivative is

.. _tanh_shrink-derivative:

.. math::

   \operatorname{tanh\_shrink}'(x) = \tanh(x)^2

Its second derivative is

.. _tanh_shrink-second-derivative:

.. math::

   \operatorname{tanh\_shrink}''(x) = 2 \tanh(x) (1 - \tanh(x)^2)
"""

from activation_functions import tanh_shrink

tanh_shrink.plot(
    alt="Close to the line y = x + 1 far left, through the origin with slope "
    "0, and close to the line y = x - 1 far right. The derivative is 0 at the "
    "origin, and close to 1 far out.",
)

# %%
# Facts
# -----

tanh_shrink

# %%
# Relations
# ---------
#
# Together with tanh it is the line:
#
# .. math::
#
#    \operatorname{tanh\_shrink}(x) + \tanh(x) = x
#
# It is odd, and its slope is what that of tanh lacks of 1:
#
# .. math::
#
#    \operatorname{tanh\_shrink}(-x) = -\operatorname{tanh\_shrink}(x), \qquad
#    \operatorname{tanh\_shrink}'(x) = 1 - \tanh'(x)
#
# It is close to the soft shrink with :math:`\lambda = 1`, and furthest from it at the kinks of that:
#
# .. math::
#
#    |\operatorname{tanh\_shrink}(x) - \operatorname{soft\_shrink}(x;\, \lambda = 1)| \le 1 - \tanh(1)

# %%
# In NumPy
# --------
#
# The textbook form subtracts numbers that are nearly the same near 0. At 0.001 about 10 digits are right, and at
# 1e-8 none is, where the result is 0:

import numpy as np

from activation_functions.numerics import compare


def textbook(x):
    return x - np.tanh(x)


error = textbook(1e-3) / tanh_shrink(1e-3) - 1
assert round(-np.log10(abs(error))) == 10
assert textbook(1e-8) == 0 < tanh_shrink(1e-8)
compare(textbook, tanh_shrink)

# %%
# Near 0 the difference is taken on paper, by Lambert's continued fraction, in which nothing is subtracted. Cut after 5
# or after 7, it bounds the function from both sides:
#
# .. _tanh_shrink-continued-fraction:
#
# .. math::
#
#    \frac{x^3}{x^2 + 3 + \frac{x^2}{5}} < \operatorname{tanh\_shrink}(x)
#    < \frac{x^3}{x^2 + 3 + \frac{x^2}{5 + \frac{x^2}{7}}} \quad \text{for } x > 0
#
# It goes on with the odd numbers. Up to 2, what comes after 25 is lost in rounding:


def stable(x):
    near = np.clip(x, -2, 2)
    square = near * near
    fraction = 23 + square / 25
    for odd in range(21, 1, -2):
        fraction = odd + square / fraction
    middle = near * square / (square + fraction)
    return np.where(np.abs(x) < 2, middle, x - np.tanh(x))


x = np.array([-np.inf, -3.0, -1e-3, 0.0, 1e-100, 1.0])
assert (stable(x) == tanh_shrink(x)).all()
compare(stable, tanh_shrink)

# %%
# Frameworks
# ----------

tanh_shrink.calls

# %%
# Mistakes
# --------
#
# *It is 0 near 0*, as the soft shrink is. It is 0 at 0 only:

from activation_functions import soft_shrink

assert soft_shrink(0.25) == 0 < tanh_shrink(0.25)
tanh_shrink(0.25).round(4)

# %%
# *It saturates as tanh does.* Tanh stays below 1; this one goes to infinity, with a slope that goes to 1:

assert tanh_shrink(100.0) == 99
assert tanh_shrink.derivative(100.0) == 1

# %%
# Numerics
# --------
#
# At ∞ only 1 is taken away, and nothing is missing. A zero keeps its sign:

tanh_shrink.special_values

# %%
# Origin
# ------
#
# It is a function of PyTorch, with its documentation for a definition; Keras 3 took it over. The continued fraction is
# Johann Heinrich Lambert's, and stands in the `Digital Library of Mathematical Functions, 4.39
# <https://dlmf.nist.gov/4.39>`_.
