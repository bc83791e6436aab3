r"""
Threshold
=========

The threshold passes what is above it and replaces the rest by a constant.

.. _threshold-definition:

.. math::

   \operatorname{threshold}(x) =
     \begin{cases} x & x > \mathrm{threshold} \\ \mathrm{value} & x \le \mathrm{threshold} \end{cases}

Its parameters are the threshold and the constant. The frameworks have no defaults for them; here they are 1 and 0. The
derivative is

.. _threshold-derivative:

.. math::

   \operatorname{threshold}'(x) = \begin{cases} 1 & x > \mathrm{threshold} \\ 0 & x < \mathrm{threshold} \end{cases}

At the threshold the function jumps, unless both parameters are the same. With the defaults:

.. _threshold-jump:

.. math::

   \operatorname{threshold}(1;\, \mathrm{threshold} = 1, \mathrm{value} = 0) = 0, \qquad
   \operatorname{threshold}(1^+;\, \mathrm{threshold} = 1, \mathrm{value} = 0) = 1

There it has no derivative, and the library takes the slope on the left:

.. math::

   \operatorname{threshold}'(\mathrm{threshold}) := 0

Elsewhere the second derivative is 0:

.. _threshold-second-derivative:

.. math::

   \operatorname{threshold}''(x) = 0 \quad \text{for } x \ne \mathrm{threshold}

The derivative by the constant is 1 where that is taken:

.. _threshold-derivative-by-value:

.. math::

   \frac{\partial \operatorname{threshold}(x)}{\partial \mathrm{value}} =
   \begin{cases} 0 & x > \mathrm{threshold} \\ 1 & x \le \mathrm{threshold} \end{cases}
"""

from activation_functions import threshold

threshold.plot(
    alt="Level at 0 up to 1, where it jumps up to 1, and the line y = x from "
    "there. The derivative steps up from 0 to 1 at 1.",
)

# %%
# Facts
# -----

threshold

# %%
# Relations
# ---------
#
# With the constant 0 it is the thresholded ReLU, and with both parameters 0 it is ReLU:
#
# .. math::
#
#    \operatorname{threshold}(x;\, \mathrm{threshold} = 1, \mathrm{value} = 0) = \operatorname{thresholded\_relu}(x)
#
# .. math::
#
#    \operatorname{threshold}(x;\, \mathrm{threshold} = 0, \mathrm{value} = 0) = \operatorname{relu}(x)
#
# Where both parameters are the same it is a ReLU that is moved along the line:
#
# .. math::
#
#    \operatorname{threshold}(x;\, \mathrm{threshold} = 2, \mathrm{value} = 2) = \operatorname{relu}(x - 2) + 2
#
# With the constant 0 and a positive threshold, one on each side makes the hard shrink:
#
# .. math::
#
#    \begin{aligned}
#    \operatorname{hard\_shrink}(x;\, \lambda = 1)
#    &= \operatorname{threshold}(x;\, \mathrm{threshold} = 1, \mathrm{value} = 0)
#    \\ &\quad - \operatorname{threshold}(-x;\, \mathrm{threshold} = 1, \mathrm{value} = 0)
#    \end{aligned}

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands, as one of two by comparison; at the threshold itself it is the constant.
# Nothing overflows and nothing is rounded:

import numpy as np

from activation_functions.numerics import compare


def stable(x, threshold=1.0, value=0.0):
    return np.where(x > threshold, x, value)


x = np.array([-np.inf, 0.5, 1.0, 1.5])
assert (stable(x) == threshold(x)).all()
assert stable(np.nan) == 0
compare(stable, threshold)

# %%
# A product with the condition looks like it, but is NaN at minus infinity, for 0 times infinity is no number:

with np.errstate(invalid="ignore"):
    product = x * (x > 1)
assert np.isnan(product[0])
product

# %%
# Parameters
# ----------
#
# The constant is the level on the left; where it is the threshold, nothing jumps:

threshold.plot(
    value=[-1.0, 0.0, 1.0],
    alt="The line y = x right of 1 for all; left of it they are level at -1, "
    "0 and 1. For 1 it does not jump. The derivatives are the same for all, 0 "
    "left of 1 and 1 right of it.",
)

# %%
# Frameworks
# ----------

threshold.calls

# %%
# Mistakes
# --------
#
# *It is 0 or 1, a step.* The Heaviside step is; this one passes the number itself:

assert threshold(3.0) == 3
threshold([0.5, 3.0])

# %%
# *What is equal to the threshold is passed.* The comparison is strict:

assert threshold(1.0) == 0

# %%
# Numerics
# --------
#
# NaN is not above the threshold, and would be replaced by the comparison; the library passes it:

threshold.special_values

# %%
# Origin
# ------
#
# It is a function of PyTorch, with its documentation for a definition; Keras 3 took it over. No paper introduces it.
