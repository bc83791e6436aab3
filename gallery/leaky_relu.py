r"""
Leaky ReLU
==========

The *leaky rectified linear unit*, or *LReLU*, keeps positive values and scales the rest by a small factor.

Maas, Hannun and Ng introduced it in 2013 for acoustic models, so that a unit gets a gradient also where ReLU has none
(a dead, or dying, ReLU).

.. _leaky_relu-definition:

.. math::

   \operatorname{leaky\_relu}(x) = \begin{cases} x & x > 0 \\ \alpha x & x \le 0 \end{cases}

.. _leaky_relu-derivative:

.. math::

   \operatorname{leaky\_relu}'(x) = \begin{cases} 1 & x > 0 \\ \alpha & x < 0 \end{cases}

The parameter :math:`\alpha` (``negative_slope``) is the slope on the left. The default here, 0.01, is that of the
paper, PyTorch and JAX; Keras and TensorFlow have others (see the mistakes).

The slope jumps at 0 (a kink), unless the slope on the left is 1:

.. _leaky_relu-kink:

.. math::

   \operatorname{leaky\_relu}'(0^-) = \alpha, \qquad \operatorname{leaky\_relu}'(0^+) = 1

There the library returns the slope on the left:

.. _leaky_relu-slope-at-kink:

.. math::

   \operatorname{leaky\_relu}'(0) := \alpha

The second derivative is 0 except at the kink:

.. _leaky_relu-second-derivative:

.. math::

   \operatorname{leaky\_relu}''(x) = 0 \quad \text{for } x \ne 0

The inverse is a leaky ReLU with the reciprocal slope:

.. _leaky_relu-inverse:

.. math::

   \operatorname{leaky\_relu}^{-1}(y) =
   \begin{cases} y & y > 0 \\ \frac{y}{\alpha} & y \le 0 \end{cases}
   \quad \text{for } \alpha > 0

The derivative by the parameter does not depend on its value:

.. _leaky_relu-derivative-by-negative_slope:

.. math::

   \frac{\partial \operatorname{leaky\_relu}(x)}{\partial \alpha} = \min(0, x)
"""

from activation_functions import leaky_relu

leaky_relu.plot(
    alt="The line y = x right of the origin; left of it a line of slope 0.01, "
    "just below 0. The derivative steps up from 0.01 to 1 at the origin.",
)

# %%
# Facts
# -----

leaky_relu

# %%
# Relations
# ---------
#
# Leaky ReLU is a sum of a positive and a negative part, and a difference of ReLUs:
#
# .. _leaky_relu-two-parts:
#
# .. math::
#
#    \operatorname{leaky\_relu}(x) = \max(0, x) + \alpha \min(0, x)
#
# .. _leaky_relu-as-relu:
#
# .. math::
#
#    \operatorname{leaky\_relu}(x) = \operatorname{relu}(x) - \alpha \operatorname{relu}(-x)
#
# The maximum, which is often given as its definition, is right for slopes up to 1 only:
#
# .. _leaky_relu-maximum-form:
#
# .. math::
#
#    \operatorname{leaky\_relu}(x) = \max(\alpha x, x)
#    \quad \text{for } \alpha \le 1
#
# The value is the slope times x:
#
# .. _leaky_relu-value-from-slope:
#
# .. math::
#
#    \operatorname{leaky\_relu}(x) = x \operatorname{leaky\_relu}'(x) \quad \text{for } x \ne 0
#
# RReLU draws the slope at random in training. For evaluation it is a leaky ReLU with the mean slope:
#
# .. _leaky_relu-in-rrelu:
#
# .. math::
#
#    \operatorname{rrelu}(x;\, l, u) = \operatorname{leaky\_relu}(x;\, \alpha = \frac{l + u}{2})
#
# With the slope 0 it is ReLU, and with 1 the identity. PReLU is the same function, with a slope that is learned:
#
# .. _leaky_relu-slopes-0-and-1:
#
# .. math::
#
#    \operatorname{leaky\_relu}(x;\, \alpha = 0) = \operatorname{relu}(x), \qquad
#    \operatorname{leaky\_relu}(x;\, \alpha = 1) = x
#
# .. _leaky_relu-as-prelu:
#
# .. math::
#
#    \operatorname{leaky\_relu}(x;\, \alpha = 0.25) = \operatorname{prelu}(x;\, a = 0.25)

# %%
# In NumPy
# --------
#
# The formula can be implemented directly:

import numpy as np

from activation_functions.numerics import compare


def stable(x, negative_slope=0.01):
    return np.where(x > 0, x, negative_slope * x)


compare(stable, leaky_relu)

# %%
# .. _leaky_relu-mistake-maximum:
#
# The maximum fails for slopes above 1. For a slope of 2 it returns -1 instead of -2 at -1, and 6 instead of 3 at 3:


def textbook(x, negative_slope=0.01):
    return np.maximum(negative_slope * x, x)


x = np.array([-1.0, 3.0])
assert textbook(x, negative_slope=2.0).tolist() == [-1, 6]
leaky_relu(x, negative_slope=2.0)

# %%
# Parameters
# ----------
#
# The parameter is the slope on the left, and any real number is valid. Radford, Metz and Chintala use 0.2 in the
# discriminator of DCGAN:

leaky_relu.plot(
    negative_slope=[0.01, 0.2, 0.5],
    alt="The same right of the origin for all; on the left lines of the "
    "slopes 0.01, 0.2 and 0.5. The derivatives are 0.01, 0.2 and 0.5 on the "
    "left, and 1 on the right.",
)

# %%
# It is monotonic unless the slope is negative, and then has no inverse:

assert (leaky_relu([-1.0, 0.0, 1.0], negative_slope=-0.5) == [0.5, 0, 1]).all()
leaky_relu.inverse(0.5, negative_slope=-0.5)

# %%
# Frameworks
# ----------

leaky_relu.calls

# %%
# Mistakes
# --------
#
# .. _leaky_relu-mistake-missing-factor:
#
# *max(0.01, x)*, in public code: a factor is missing, so the left side is constant. At -3 it returns 0.01 instead of
# -0.03:

assert max(0.01, -3.0) == 0.01
leaky_relu(-3.0)

# %%
# .. _leaky_relu-mistake-default-slopes:
#
# The default slopes are easily mixed up. They are 0.01 in PyTorch, JAX and ONNX, but 0.2 in Keras 3's function and in
# TensorFlow, 20 times as much, and 0.3 in Keras 3's layer, 30 times as much:

for slope, times in ((0.2, 20), (0.3, 30)):
    ratio = leaky_relu(-1.0, negative_slope=slope) / leaky_relu(-1.0)
    assert round(ratio, 12) == times

# %%
# Numerics
# --------
#
# Only the product with the slope is rounded, once. Neither side is bounded, and the slope at a zero of either sign is
# the one on the left:

leaky_relu.special_values

# %%
# Origin
# ------
#
# Maas, Hannun and Ng introduced it, with the slope 0.01. Radford, Metz and Chintala use it with a larger slope in
# DCGAN, a generative adversarial network.

leaky_relu.references
