r"""
Threshold
=========

The threshold function keeps values above a threshold and replaces the rest by a constant.

It comes from the library Torch7; PyTorch and Keras have it too, and ReLU is a special case of it.

.. _threshold-definition:

.. math::

   \operatorname{threshold}(x) = \begin{cases} x & x > \theta \\ c & x \le \theta \end{cases}

.. _threshold-derivative:

.. math::

   \operatorname{threshold}'(x) = \begin{cases} 1 & x > \theta \\ 0 & x < \theta \end{cases}

The parameters are the threshold :math:`\theta` (``threshold``) and the constant :math:`c` (``value``), and any real
numbers are valid. PyTorch and Keras have no defaults for them; here they are 1 and 0.

At the threshold the function jumps, unless both parameters are equal. With the defaults:

.. _threshold-jump:

.. math::

   \operatorname{threshold}(1;\, \theta = 1, c = 0) = 0, \qquad
   \operatorname{threshold}(1^+;\, \theta = 1, c = 0) = 1

There it has no derivative, and the library returns the slope on the left:

.. _threshold-slope-at-jump:

.. math::

   \operatorname{threshold}'(\theta) := 0

Elsewhere the second derivative is 0:

.. _threshold-second-derivative:

.. math::

   \operatorname{threshold}''(x) = 0 \quad \text{for } x \ne \theta

The derivative by the constant is 1 where the constant replaces x:

.. _threshold-derivative-by-value:

.. math::

   \frac{\partial \operatorname{threshold}(x)}{\partial c} =
   \begin{cases} 0 & x > \theta \\ 1 & x \le \theta \end{cases}
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
# With the constant 0 it is thresholded ReLU, and with both parameters 0 it is ReLU:
#
# .. _threshold-as-thresholded_relu:
#
# .. math::
#
#    \operatorname{threshold}(x;\, \theta = 1, c = 0) = \operatorname{thresholded\_relu}(x)
#
# .. _threshold-as-relu:
#
# .. math::
#
#    \operatorname{threshold}(x;\, \theta = 0, c = 0) = \operatorname{relu}(x)
#
# Where both parameters are equal, it is a ReLU shifted along the line y = x, and a maximum:
#
# .. _threshold-as-shifted-relu:
#
# .. math::
#
#    \operatorname{threshold}(x;\, \theta = 2, c = 2) = \operatorname{relu}(x - 2) + 2,
#    \qquad
#    \operatorname{threshold}(x;\, \theta = 2, c = 2) = \max(x, 2)
#
# With the constant 0 and a positive threshold, one on each side makes hard shrink:
#
# .. _threshold-in-hard_shrink:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x;\, \lambda = 1)
#    = \operatorname{threshold}(x;\, \theta = 1, c = 0)
#    - \operatorname{threshold}(-x;\, \theta = 1, c = 0)

# %%
# In NumPy
# --------
#
# The formula can be implemented directly. Nothing overflows and nothing is rounded, but NaN gives the constant, where
# the library returns NaN:

import numpy as np

from activation_functions.numerics import compare


def stable(x, threshold=1.0, value=0.0):
    return np.where(x > threshold, x, value)


assert stable(np.nan) == 0
assert np.isnan(threshold(np.nan))
compare(stable, threshold)

# %%
# Code that multiplies by the condition returns NaN at -∞, because 0 · ∞ is NaN, and NumPy issues a ``RuntimeWarning``:


def product(x):
    return x * (x > 1)


compare(product, threshold)

# %%
# Parameters
# ----------
#
# The constant is the level on the left. Where it equals the threshold, the function is continuous; where it is larger,
# the function is not monotonic:

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
# .. _threshold-mistake-confusion-with-step-function:
#
# The name is easily mixed up with the Heaviside step function, which returns 0 or 1. This one keeps the number itself:

assert np.heaviside(3.0, 0) == 1
threshold([0.5, 3.0])

# %%
# .. _threshold-mistake-strict-comparison:
#
# ``>`` and ``≥`` are easily mixed up. The comparison is strict, so a number equal to the threshold is replaced:

threshold(1.0)

# %%
# Numerics
# --------
#
# Every result is exact, and NaN propagates:

threshold.special_values

# %%
# Origin
# ------
#
# No paper introduces it. Torch7 has it as the module `nn.Threshold
# <https://github.com/torch/nn/blob/master/Threshold.lua>`_, on which its ReLU is built; PyTorch and Keras took it over.
