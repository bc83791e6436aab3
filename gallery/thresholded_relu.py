r"""
Thresholded ReLU
================

The *thresholded rectified linear unit*, also called *trelu* or *TRec*, keeps values above a threshold and sets the rest
to 0.

Konda, Memisevic and Krueger proposed it in 2014 for autoencoders whose hidden units are sparse without biases.

.. _thresholded_relu-definition:

.. math::

   \operatorname{thresholded\_relu}(x) = \begin{cases} x & x > \theta \\ 0 & x \le \theta \end{cases}

.. _thresholded_relu-derivative:

.. math::

   \operatorname{thresholded\_relu}'(x) = \begin{cases} 1 & x > \theta \\ 0 & x < \theta \end{cases}

The parameter :math:`\theta \ge 0` (``theta``) is 1 by default; ONNX calls it ``alpha``.

At the threshold the function jumps from 0 to :math:`\theta`, unless :math:`\theta` is 0:

.. _thresholded_relu-jump:

.. math::

   \operatorname{thresholded\_relu}(\theta) = 0, \qquad \operatorname{thresholded\_relu}(\theta^+) = \theta

There it has no derivative, and the library returns the slope on the left:

.. _thresholded_relu-slope-at-jump:

.. math::

   \operatorname{thresholded\_relu}'(\theta) := 0

Elsewhere the second derivative is 0:

.. _thresholded_relu-second-derivative:

.. math::

   \operatorname{thresholded\_relu}''(x) = 0 \quad \text{for } x \ne \theta
"""

from activation_functions import thresholded_relu

thresholded_relu.plot(
    alt="Level at 0 up to 1, where it jumps up to 1, and the line y = x from "
    "there. The derivative steps up from 0 to 1 at 1.",
)

# %%
# Facts
# -----

thresholded_relu

# %%
# Relations
# ---------
#
# It lies nowhere above ReLU, and is ReLU where :math:`\theta` is 0:
#
# .. _thresholded_relu-below-relu:
#
# .. math::
#
#    \operatorname{thresholded\_relu}(x) \le \operatorname{relu}(x), \qquad
#    \operatorname{thresholded\_relu}(x;\, \theta = 0) = \operatorname{relu}(x)
#
# It is the threshold function with the constant 0:
#
# .. _thresholded_relu-as-threshold:
#
# .. math::
#
#    \operatorname{thresholded\_relu}(x)
#      = \operatorname{threshold}(x;\, \theta, c = 0)
#
# One on each side makes hard shrink:
#
# .. _thresholded_relu-in-hard_shrink:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x;\, \lambda = \theta)
#    = \operatorname{thresholded\_relu}(x) - \operatorname{thresholded\_relu}(-x)

# %%
# In NumPy
# --------
#
# The formula can be implemented directly. Nothing overflows and nothing is rounded, but NaN gives 0, where the library
# returns NaN:

import numpy as np

from activation_functions.numerics import compare


def stable(x, theta=1.0):
    return np.where(x > theta, x, 0)


assert stable(np.nan) == 0
assert np.isnan(thresholded_relu(np.nan))
compare(stable, thresholded_relu)

# %%
# Code that multiplies by the condition returns NaN at -∞, because 0 · ∞ is NaN, and NumPy issues a ``RuntimeWarning``:


def product(x):
    return x * (x > 1)


compare(product, thresholded_relu)

# %%
# Parameters
# ----------
#
# The parameter is the place of the jump and its height. At 0 there is none, and negative values are not valid:

thresholded_relu.plot(
    theta=[0.0, 1.0, 2.0],
    alt="Level at 0 up to 0, 1 and 2, and the line y = x from there. The "
    "derivatives step up from 0 to 1 at 0, 1 and 2.",
)

# %%
# Frameworks
# ----------
#
# In Keras 2 it was the layer ThresholdedReLU, with ``theta=1.0``.

thresholded_relu.calls

# %%
# Mistakes
# --------
#
# .. _thresholded_relu-mistake-confusion-with-shifted-relu:
#
# It is easily mixed up with ReLU shifted to the right. ReLU shifted by 1 is 0.5 at 1.5; this one keeps the number
# itself:

assert np.maximum(1.5 - 1, 0) == 0.5
thresholded_relu(1.5)

# %%
# Numerics
# --------
#
# Every result is exact, and NaN propagates. At the threshold the smallest change of the input changes the result by
# more than 1, although the slope is 0 or 1 on either side:

assert thresholded_relu(np.nextafter(1.0, 2.0)) - thresholded_relu(1.0) > 1

# %%
# For the default:

thresholded_relu.special_values

# %%
# Origin
# ------
#
# Konda, Memisevic and Krueger call it the truncated rectified unit, TRec. In an autoencoder without biases the
# threshold selects the active units, and the linear part represents the input.

thresholded_relu.references
