r"""
Exponential
===========

The exponential maps every number to a positive one and turns sums into products.

As the last step of a model it makes predictions positive, such as rates and expected counts: in the generalized linear
models of Nelder and Wedderburn (1972) its inverse, the logarithm, links the mean to a linear predictor.

.. _exponential-definition:

.. math::

   \operatorname{exponential}(x) = e^{x}

It takes no parameters, and is its own derivative:

.. _exponential-derivative:

.. math::

   \operatorname{exponential}'(x) = e^{x}

It is also its own second derivative:

.. _exponential-second-derivative:

.. math::

   \operatorname{exponential}''(x) = e^{x}

Its inverse is the natural logarithm:

.. _exponential-inverse:

.. math::

   \operatorname{exponential}^{-1}(y) = \ln y
"""

from activation_functions import exponential

exponential.plot(
    alt="Close to 0 far left, 1 at the origin, and ever steeper from left to "
    "right. The derivative is the same curve.",
)

# %%
# Facts
# -----

exponential

# %%
# Relations
# ---------
#
# The exponential has no zero. Value and slope at 0 are 1, and far on the left it tends to 0:
#
# .. _exponential-value-slope-and-limit:
#
# .. math::
#
#    \operatorname{exponential}(0) = 1, \qquad \operatorname{exponential}'(0) = 1, \qquad
#    \lim_{x \to -\infty} \operatorname{exponential}(x) = 0
#
# It turns sums into products, and lies above its tangent at 0:
#
# .. _exponential-sum-to-product:
#
# .. math::
#
#    \operatorname{exponential}(x + y) = \operatorname{exponential}(x) \operatorname{exponential}(y)
#
# .. _exponential-tangent:
#
# .. math::
#
#    \operatorname{exponential}(x) \ge 1 + x
#
# Softmax divides exponentials by their sum:
#
# .. _exponential-in-softmax:
#
# .. math::
#
#    \operatorname{softmax}(\mathbf{x})_i
#    = \frac{\operatorname{exponential}(x_i)}{\sum_{j} \operatorname{exponential}(x_j)}
#
# For two scores, of which one is 0, softmax is the sigmoid:
#
# .. _exponential-in-sigmoid:
#
# .. math::
#
#    \operatorname{softmax}(x, 0) = (\sigma(x), \sigma(-x)), \qquad
#    \sigma(x) = \frac{\operatorname{exponential}(x)}{1 + \operatorname{exponential}(x)}
#
# Softplus is the logarithm of 1 plus the exponential:
#
# .. _exponential-in-softplus:
#
# .. math::
#
#    \operatorname{softplus}(x) = \ln(1 + \operatorname{exponential}(x))
#
# On the left, ELU is the exponential, lowered by 1:
#
# .. _exponential-in-elu:
#
# .. math::
#
#    \operatorname{elu}(x;\, \alpha = 1) = \operatorname{exponential}(x) - 1 \quad \text{for } x < 0

# %%
# In NumPy
# --------
#
# The formula can be implemented directly, by NumPy's own function:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return np.exp(x)


x = np.array([-740.0, -1.0, 0.0, 1.0, 700.0])
assert (stable(x) == exponential(x)).all()
compare(stable, exponential)

# %%
# A power of ``np.e`` is less accurate. The float ``np.e`` is not exactly e, and the power magnifies the difference. At
# 700 it is off by more than 3e-14 of the value:

power, result = np.e**700.0, exponential(700.0)
assert 3e-14 < 1 - power / result < 4e-14
float(power), float(result)

# %%
# Frameworks
# ----------

exponential.calls

# %%
# Mistakes
# --------
#
# .. _exponential-mistake-confusion-with-elu:
#
# *Exponential and the exponential linear unit*, ELU, are easily mixed up. On the left ELU is negative, where the
# exponential is positive:

from activation_functions import elu

x = -1.0
of_elu, power = elu(x), exponential(x)
assert of_elu < 0 < power
of_elu.round(4), power.round(4)

# %%
# Numerics
# --------
#
# In float64 the result overflows to ∞ beyond 709.78, with a RuntimeWarning from ``np.exp``; in float32 beyond 88.72,
# and in float16 (fp16) beyond 11.09. The library returns ∞ without a warning:

limits = [np.log(np.finfo(t).max, dtype=float) for t in ("d", "f", "e")]
assert [round(limit, 2) for limit in limits] == [709.78, 88.72, 11.09]
assert exponential(709.78) < np.inf == exponential(709.79)

# %%
# A quotient of exponentials, as in softmax, overflows just as early; the page of softmax shows the remedy. At -∞ the
# value is the limit, 0:

exponential.special_values

# %%
# Origin
# ------
#
# The function is older than neural networks. Nelder and Wedderburn built the generalized linear models, in which it is
# the inverse of the logarithmic link.

exponential.references
