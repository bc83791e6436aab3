r"""
Thresholded ReLU
================

The *thresholded rectified linear unit*, also called *trelu* or *TRec*, passes what is above a threshold, as it is, and
blocks the rest.

.. _thresholded_relu-definition:

.. math::

   \operatorname{thresholded\_relu}(x) = \begin{cases} x & x > \theta \\ 0 & x \le \theta \end{cases}

The parameter :math:`\theta \ge 0`, by default 1, is called ``alpha`` in ONNX. The derivative is

.. _thresholded_relu-derivative:

.. math::

   \operatorname{thresholded\_relu}'(x) = \begin{cases} 1 & x > \theta \\ 0 & x < \theta \end{cases}

At the threshold the function jumps from 0 to :math:`\theta`, unless that is 0:

.. _thresholded_relu-jump:

.. math::

   \operatorname{thresholded\_relu}(\theta) = 0, \qquad \operatorname{thresholded\_relu}(\theta^+) = \theta

There it has no derivative, and the library takes the slope on the left:

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
# It is the threshold with the constant 0, and with :math:`\theta = 0` it is ReLU:
#
# .. math::
#
#    \operatorname{thresholded\_relu}(x)
#      = \operatorname{threshold}(x;\, \mathrm{threshold} = \theta, \mathrm{value} = 0)
#
# .. math::
#
#    \operatorname{thresholded\_relu}(x;\, \theta = 0) = \operatorname{relu}(x)
#
# One on each side makes the hard shrink:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x;\, \lambda = \theta)
#    = \operatorname{thresholded\_relu}(x) - \operatorname{thresholded\_relu}(-x)

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands, as one of two by comparison; at the threshold itself it is 0. Nothing overflows
# and nothing is rounded:

import numpy as np

from activation_functions.numerics import compare


def stable(x, theta=1.0):
    return np.where(x > theta, x, 0)


x = np.array([-np.inf, 0.5, 1.0, 1.5])
assert (stable(x) == thresholded_relu(x)).all()
assert stable(np.nan) == 0
compare(stable, thresholded_relu)

# %%
# Some multiply by the condition. That is NaN at minus infinity, for 0 times infinity is no number:

with np.errstate(invalid="ignore"):
    product = x * (x > 1)
assert np.isnan(product[0])
product

# %%
# Parameters
# ----------
#
# The parameter moves the jump, and its height with it; at 0 there is none:

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
# *It is ReLU, moved to the right.* ReLU moved by 1 is 0.5 at 1.5; this one passes the number itself:

assert np.maximum(1.5 - 1, 0) == 0.5
thresholded_relu(1.5)

# %%
# *Its slope is bounded, so a small change has a small effect.* At the threshold the smallest change makes a difference
# of 1:

assert thresholded_relu(np.nextafter(1.0, 2.0)) - thresholded_relu(1.0) > 1

# %%
# Numerics
# --------
#
# NaN is not above the threshold, and would be blocked by the comparison; the library passes it:

thresholded_relu.special_values

# %%
# Origin
# ------
#
# Konda, Memisevic and Krueger call it the truncated rectified unit, TRec.

thresholded_relu.references
