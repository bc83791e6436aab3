r"""
Exponential
===========

The exponential makes a positive number of any number, and products of sums.

.. _exponential-definition:

.. math::

   \operatorname{exponential}(x) = e^{x}

It has no parameters. It is its own derivative:

.. _exponential-derivative:

.. math::

   \operatorname{exponential}'(x) = e^{x}

So it is its own second derivative:

.. _exponential-second-derivative:

.. math::

   \operatorname{exponential}''(x) = e^{x}

Its inverse is the logarithm:

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
# It makes products of sums, and it lies above its tangent at the origin:
#
# .. math::
#
#    \operatorname{exponential}(x + y) = \operatorname{exponential}(x) \operatorname{exponential}(y), \qquad
#    \operatorname{exponential}(x) \ge 1 + x
#
# Softmax divides exponentials by their sum, which for two scores, of which one is 0, makes the sigmoid:
#
# .. math::
#
#    \operatorname{softmax}(\mathbf{x})_i
#    = \frac{\operatorname{exponential}(x_i)}{\sum_{j} \operatorname{exponential}(x_j)}, \qquad
#    \sigma(x) = \frac{\operatorname{exponential}(x)}{1 + \operatorname{exponential}(x)}
#
# Softplus is the logarithm of it and 1; left of 0, ELU is the exponential, lowered by 1:
#
# .. math::
#
#    \operatorname{softplus}(x) = \ln(1 + \operatorname{exponential}(x))
#
# .. math::
#
#    \operatorname{elu}(x;\, \alpha = 1) = \operatorname{exponential}(x) - 1 \quad \text{for } x < 0

# %%
# In NumPy
# --------
#
# NumPy has the function, and it is accurate everywhere:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return np.exp(x)


x = np.array([-740.0, -1.0, 0.0, 1.0, 700.0])
assert (stable(x) == exponential(x)).all()
compare(stable, exponential)

# %%
# A power of e looks like it. But the float ``np.e`` is not e, and the power makes the difference larger. At 700 it is
# off by more than 3e-14 of its value:

power = np.e**700.0
assert 3e-14 < 1 - power / exponential(700.0) < 4e-14
assert exponential(709.0) < np.inf == exponential(710.0)
float(power), float(exponential(700.0))

# %%
# Frameworks
# ----------

exponential.calls

# %%
# Mistakes
# --------
#
# *2.718 for e.* The small error grows with the exponent. At 100 the power is 1 % too small:

short = 2.718**100.0
assert round(1 - short / exponential(100.0), 2) == 0.01
float(short / exponential(100.0))

# %%
# *Exponential is short for exponential linear unit.* ELU is negative on the left, where this is positive:

from activation_functions import elu

assert elu(-1.0) < 0 < exponential(-1.0)
elu(-1.0).round(4), exponential(-1.0).round(4)

# %%
# Numerics
# --------
#
# From 710 on the result is larger than all floats, and infinite:

assert exponential(709.0) < np.inf == exponential(710.0)

# %%
# For a quotient of exponentials, such as a softmax,
# that is too early; its page shows the remedy. At -∞ the value is 0, the limit, and both zeros have the same value, 1:

exponential.special_values

# %%
# Origin
# ------
#
# The function is older than neural networks. As the last step of a model whose results are counts or rates it belongs
# to the generalized linear models of Nelder and Wedderburn, where its inverse, the logarithm, is a link function.

exponential.references
