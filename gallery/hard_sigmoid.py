r"""
Hard sigmoid
============

The hard sigmoid is a line, cut off at 0 and at 1: a sigmoid without exponentials.

It replaces the sigmoid where that is too expensive: Courbariaux, Bengio and David use it in BinaryConnect, Howard and
others in MobileNetV3, with different slopes.

.. _hard_sigmoid-definition:

.. math::

   \operatorname{hard\_sigmoid}(x) = \max(0, \min(1, a x + b))

with the slope :math:`a` (``slope``), by default 1/6, and the offset :math:`b` (``offset``), by default 1/2

.. _hard_sigmoid-derivative:

.. math::

   \operatorname{hard\_sigmoid}'(x) = \begin{cases}
     a & 0 < a x + b < 1 \\
     0 & a x + b < 0 \\
     0 & a x + b > 1
   \end{cases}

The library takes any :math:`a > 0` and any :math:`b`. There is a kink at each end of the line, at -3 and 3 by default,
where the slope jumps:

.. _hard_sigmoid-kinks:

.. math::

   \operatorname{hard\_sigmoid}'((-\frac{b}{a})^-) = 0, \qquad
   \operatorname{hard\_sigmoid}'((-\frac{b}{a})^+) = a

.. _hard_sigmoid-upper-kink:

.. math::

   \operatorname{hard\_sigmoid}'((\frac{1 - b}{a})^-) = a, \qquad
   \operatorname{hard\_sigmoid}'((\frac{1 - b}{a})^+) = 0

At the kinks the library takes the slope outside:

.. _hard_sigmoid-slope-at-kinks:

.. math::

   \operatorname{hard\_sigmoid}'(-\frac{b}{a}) := 0, \qquad
   \operatorname{hard\_sigmoid}'(\frac{1 - b}{a}) := 0

Elsewhere the second derivative is 0:

.. _hard_sigmoid-second-derivative:

.. math::

   \operatorname{hard\_sigmoid}''(x) = 0 \quad \text{for } 0 \ne a x + b \ne 1

The derivatives by the parameters differ from 0 only between the kinks:

.. _hard_sigmoid-derivative-by-slope:

.. math::

   \frac{\partial \operatorname{hard\_sigmoid}(x)}{\partial a} = \begin{cases}
     x & 0 < a x + b < 1 \\
     0 & a x + b < 0 \\
     0 & a x + b > 1
   \end{cases}

.. _hard_sigmoid-derivative-by-offset:

.. math::

   \frac{\partial \operatorname{hard\_sigmoid}(x)}{\partial b} = \begin{cases}
     1 & 0 < a x + b < 1 \\
     0 & a x + b < 0 \\
     0 & a x + b > 1
   \end{cases}
"""

from activation_functions import hard_sigmoid

hard_sigmoid.plot(
    alt="Level at 0 up to -3, a straight line up to 3, and level at 1 from "
    "there. The derivative is one sixth between -3 and 3 and 0 outside.",
)

# %%
# Facts
# -----

hard_sigmoid

# %%
# Relations
# ---------
#
# The value at 0 is the offset, if that lies between 0 and 1. The limits, 0 and 1, are reached at the kinks:
#
# .. _hard_sigmoid-value-at-0:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(0) = \max(0, \min(1, b))
#
# .. _hard_sigmoid-reached-limits:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(-\frac{b}{a}) = 0, \qquad
#    \operatorname{hard\_sigmoid}(\frac{1 - b}{a}) = 1
#
# With the default offset, the values at x and at -x add up to 1:
#
# .. _hard_sigmoid-reflection:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(x;\, a, b = \frac{1}{2})
#    + \operatorname{hard\_sigmoid}(-x;\, a, b = \frac{1}{2}) = 1
#
# It is the difference of two ReLUs:
#
# .. _hard_sigmoid-as-relu:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(x) = \operatorname{relu}(a x + b) - \operatorname{relu}(a x + b - 1)
#
# With the slope 1/2 it is the sparse sigmoid, and with the default slope the gate of hard swish:
#
# .. _hard_sigmoid-as-sparse_sigmoid:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(x;\, a = \frac{1}{2}, b = \frac{1}{2})
#    = \operatorname{sparse\_sigmoid}(x)
#
# .. _hard_sigmoid-in-hard_swish:
#
# .. math::
#
#    x \operatorname{hard\_sigmoid}(x;\, a = \frac{1}{6}, b = \frac{1}{2})
#    = \operatorname{hard\_swish}(x)

# %%
# In NumPy
# --------
#
# Multiply the slope by the distance from the root of the line; this keeps the digits near the root:

import numpy as np

from activation_functions.numerics import compare


def stable(x, slope=1 / 6, offset=0.5):
    return np.clip(slope * (x + offset / slope), 0, 1)


neighbour = np.nextafter(-3.0, 0.0)
z = np.array([-np.inf, neighbour, 0.0, 1.0, 1e308])
assert (stable(z) == hard_sigmoid(z)).all()
compare(stable, hard_sigmoid)

# %%
# The textbook form adds numbers that nearly cancel beside the root of the line, -3. It maps a neighbour of -3 to
# 1.11e-16 instead of 7.40e-17:


def textbook(x, slope=1 / 6, offset=0.5):
    return np.clip(slope * x + offset, 0, 1)


rounded, exact = textbook(neighbour), hard_sigmoid(neighbour)
assert rounded == 2.0**-53
assert exact == (neighbour + 3) / 6
float(rounded), float(exact)

# %%
compare(textbook, hard_sigmoid)

# %%
# Parameters
# ----------
#
# ``slope`` is the slope of the line, ``offset`` its value at 0. A slope that is not positive is outside the valid
# interval and raises a ``ValueError``. Several slopes are in use: 1/2 in the paper `BinaryConnect
# <https://arxiv.org/abs/1511.00363>`_, 1/4 in `Noisy Activation Functions <https://arxiv.org/abs/1603.00391>`_, 0.2 by
# default in ONNX and in Keras 2, which took it from Theano, 1/6 in MobileNetV3, Keras 3, PyTorch and JAX. All of them
# have the offset 0.5.

from activation_functions import sigmoid
from activation_functions.plot import picture

x = np.linspace(-4, 4, 801)
axes = picture(
    "hard_sigmoid-definitions",
    alt="Five curves over x. All pass through one half at the origin. For "
    "slope 1/2 it is a straight line between -1 and 1 and level outside, for "
    "slope 1/4 it is a straight line between -2 and 2 and level outside, for "
    "slope 0.2 it is a straight line between -2.5 and 2.5 and level outside, "
    "for slope 1/6 it is a straight line between -3 and 3 and level outside, "
    "and for sigmoid it rises everywhere.",
)
axes.plot(x, hard_sigmoid(x, slope=1 / 2), label="slope 1/2")
axes.plot(x, hard_sigmoid(x, slope=1 / 4), label="slope 1/4")
axes.plot(x, hard_sigmoid(x, slope=0.2), label="slope 0.2")
axes.plot(x, hard_sigmoid(x), label="slope 1/6")
axes.plot(x, sigmoid(x), label="sigmoid")
axes.legend(frameon=False)

# %%
# The slopes 0.2 and 1/6 of Keras 2 and Keras 3 differ most at -2.5 and 2.5, by 1/12:

apart = np.abs(hard_sigmoid(x) - hard_sigmoid(x, slope=0.2))
largest = apart.max()
assert abs(largest - 1 / 12) < 2e-16
assert abs(x[apart.argmax()]) == 2.5
largest.round(4)

# %%
# With the slope 0.2 the error as a sigmoid is at most 0.0759, at ±2.5; with 1/6 it is at most 0.0692, near ±1.32:

older = np.abs(hard_sigmoid(x, slope=0.2) - sigmoid(x))
newer = np.abs(hard_sigmoid(x) - sigmoid(x))
assert older.max().round(4) == 0.0759
assert abs(x[older.argmax()]) == 2.5
assert newer.max().round(4) == 0.0692
assert abs(x[newer.argmax()]).round(2) == 1.32

# %%
# Frameworks
# ----------

hard_sigmoid.calls

# %%
# Mistakes
# --------
#
# .. _hard_sigmoid-mistake-slope-of-keras:
#
# *The hard sigmoid is 0.2 x + 0.5*, in documentation that was right for Keras 2. Keras 3, PyTorch and JAX have another
# slope. At 1 it gives 0.6667, and 0.2 gives 0.7:

assert hard_sigmoid(1.0, slope=0.2).round(15) == 0.2 * 1 + 0.5 == 0.7
hard_sigmoid(1.0).round(4)

# %%
# .. _hard_sigmoid-mistake-slope-outside:
#
# *Its derivative is 1 where it saturates*: a framework computed it so for years, since its tests never left the middle.
# It is 0:

assert (hard_sigmoid.derivative([-4.0, 4.0]) == 0).all()

# %%
# .. _hard_sigmoid-mistake-saturation:
#
# *Hard functions do not saturate*. They are constant at both ends:

assert hard_sigmoid(3.0) == hard_sigmoid(1e6) == 1 and hard_sigmoid(-1e6) == 0

# %%
# Numerics
# --------
#
# At ±∞ the values are 0 and 1, as beyond the kinks, and the slope is 0:

hard_sigmoid.special_values

# %%
# Origin
# ------
#
# Courbariaux, Bengio and David use the steepest line, Gulcehre and others a flatter one, and Howard and others the
# default. Who used the slope of Keras 2 first is uncertain; Theano had it before Keras.

hard_sigmoid.references
