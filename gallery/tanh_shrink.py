r"""
Tanh shrink
===========

The tanh shrink subtracts from each number its hyperbolic tangent: little is left near 0, and nearly everything far out.

It is the smooth one among the shrinking functions of PyTorch and Keras, close to the soft shrink with the threshold 1.

.. _tanh_shrink-definition:

.. math::

   \operatorname{tanh\_shrink}(x) = x - \tanh(x)

It takes no parameters.

.. _tanh_shrink-derivative:

.. math::

   \operatorname{tanh\_shrink}'(x) = \tanh(x)^2

The second derivative is a product:

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
# The tanh shrink is an odd function:
#
# .. _tanh_shrink-odd:
#
# .. math::
#
#    \operatorname{tanh\_shrink}(-x) = -\operatorname{tanh\_shrink}(x)
#
# It is 0 only at 0, where its slope is 0, too:
#
# .. _tanh_shrink-zero:
#
# .. math::
#
#    \operatorname{tanh\_shrink}(0) = 0, \qquad \operatorname{tanh\_shrink}'(0) = 0
#
# Far out it approaches lines of slope 1:
#
# .. _tanh_shrink-asymptote-right:
#
# .. math::
#
#    \lim_{x \to \infty} (\operatorname{tanh\_shrink}(x) - (x - 1)) = 0
#
# .. _tanh_shrink-asymptote-left:
#
# .. math::
#
#    \lim_{x \to -\infty} (\operatorname{tanh\_shrink}(x) - (x + 1)) = 0
#
# Tanh and the tanh shrink add up to the identity, and their slopes add up to 1:
#
# .. _tanh_shrink-and-tanh:
#
# .. math::
#
#    \operatorname{tanh\_shrink}(x) + \tanh(x) = x
#
# .. _tanh_shrink-slope-and-that-of-tanh:
#
# .. math::
#
#    \operatorname{tanh\_shrink}'(x) = 1 - \tanh'(x)
#
# The gap to the soft shrink with :math:`\lambda = 1` is largest at the kinks of the latter, where it is
# :math:`1 - \tanh(1)`:
#
# .. _tanh_shrink-gap-to-soft_shrink:
#
# .. math::
#
#    |\operatorname{tanh\_shrink}(x) - \operatorname{soft\_shrink}(x;\, \lambda = 1)| \le 1 - \tanh(1)

# %%
# In NumPy
# --------
#
# Near 0 a continued fraction by Lambert computes the difference without a subtraction. Cut after 5 or after 7, it
# bounds the function from both sides:
#
# .. _tanh_shrink-continued-fraction:
#
# .. math::
#
#    \frac{x^3}{x^2 + 3 + \frac{x^2}{5}} < \operatorname{tanh\_shrink}(x)
#    < \frac{x^3}{x^2 + 3 + \frac{x^2}{5 + \frac{x^2}{7}}} \quad \text{for } x > 0
#
# It goes on with the odd numbers. For x up to 2, what follows after 25 is lost in rounding:

import numpy as np

from activation_functions.numerics import compare


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
# The textbook form subtracts numbers that are nearly equal when x is close to 0, and digits cancel. At 0.001 about 10
# of 16 are right; at 1e-8 the result is 0:


def textbook(x):
    return x - np.tanh(x)


error = textbook(1e-3) / tanh_shrink(1e-3) - 1
assert round(-np.log10(abs(error))) == 10
assert round(-np.log10(np.finfo(float).eps)) == 16
assert textbook(1e-8) == 0 < tanh_shrink(1e-8)
compare(textbook, tanh_shrink)

# %%
# Frameworks
# ----------

tanh_shrink.calls

# %%
# Mistakes
# --------
#
# .. _tanh_shrink-mistake-confusion-with-soft_shrink:
#
# *Tanh shrink and soft shrink* are easily mixed up. The soft shrink is 0 around 0; the tanh shrink is 0 only at 0:

from activation_functions import soft_shrink

result = tanh_shrink(0.25)
assert soft_shrink(0.25) == 0 < result
result.round(4)

# %%
# .. _tanh_shrink-mistake-confusion-with-tanh:
#
# *Tanh shrink and tanh* are easily mixed up, too. Tanh saturates, and the tanh shrink does not:

assert tanh_shrink(100.0) == 99
assert tanh_shrink.derivative(100.0) == 1

# %%
# Numerics
# --------
#
# For small x the result is close to a third of the cube of x, which underflows to 0 long before x does:

result = tanh_shrink(1e-100)
assert result > 0 == tanh_shrink(1e-110)
float(result / 1e-300)

# %%
# At ∞ the value is ∞. A zero keeps its sign:

tanh_shrink.special_values

# %%
# Origin
# ------
#
# No paper is known to have introduced it. It stood in Torch7's ``nn`` as ``TanhShrink``, before PyTorch and Keras took
# it over. The continued fraction is Johann Heinrich Lambert's, and stands in the `Digital Library of Mathematical
# Functions, 4.39 <https://dlmf.nist.gov/4.39>`_.
