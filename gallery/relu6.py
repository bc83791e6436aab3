r"""
ReLU6
=====

ReLU6 is ReLU with a cap: it clips values to the interval from 0 to 6.

Krizhevsky introduced it in 2010 for convolutional networks; Sandler and others use it in MobileNetV2, because it is
robust in low-precision computation.

.. _relu6-definition:

.. math::

   \operatorname{relu6}(x) = \min(6, \max(0, x))

.. _relu6-derivative:

.. math::

   \operatorname{relu6}'(x) = \begin{cases} 0 & x < 0 \\ 1 & 0 < x < 6 \\ 0 & x > 6 \end{cases}

The slope jumps at 0 and at 6 (two kinks):

.. _relu6-kinks:

.. math::

   \operatorname{relu6}'(0^-) = 0, \qquad \operatorname{relu6}'(0^+) = 1, \qquad
   \operatorname{relu6}'(6^-) = 1, \qquad \operatorname{relu6}'(6^+) = 0

There the library returns the slope outside:

.. _relu6-slope-at-kinks:

.. math::

   \operatorname{relu6}'(0) := 0, \qquad \operatorname{relu6}'(6) := 0

The second derivative is 0 except at the kinks:

.. _relu6-second-derivative:

.. math::

   \operatorname{relu6}''(x) = 0 \quad \text{for } 0 \ne x \ne 6
"""

from activation_functions import relu6

relu6.plot(
    alt="Level at 0 up to the origin, the line y = x up to 6, and level at 6 "
    "from there. The derivative is 1 between 0 and 6, and 0 outside.",
)

# %%
# Facts
# -----

relu6

# %%
# Relations
# ---------
#
# ReLU6 is symmetric about the point (3, 3):
#
# .. _relu6-reflection:
#
# .. math::
#
#    \operatorname{relu6}(3 + x) + \operatorname{relu6}(3 - x) = 6, \qquad \operatorname{relu6}(3) = 3
#
# It is the difference of two ReLUs:
#
# .. _relu6-as-relu:
#
# .. math::
#
#    \operatorname{relu6}(x) = \operatorname{relu}(x) - \operatorname{relu}(x - 6)
#
# Shifted by 3 and divided by 6 it is the hard sigmoid, which times x is hard swish:
#
# .. _relu6-in-hard_sigmoid:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(x) = \frac{\operatorname{relu6}(x + 3)}{6}, \qquad
#    \operatorname{hard\_swish}(x) = \frac{x \operatorname{relu6}(x + 3)}{6}
#
# Shifted by 3 and divided by 3 it is hard tanh:
#
# .. _relu6-in-hard_tanh:
#
# .. math::
#
#    \operatorname{hard\_tanh}(x) = \frac{\operatorname{relu6}(3 x + 3)}{3} - 1

# %%
# In NumPy
# --------
#
# The formula can be implemented directly, by ``clip``. Nothing overflows and nothing is rounded:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return np.clip(x, 0, 6)


compare(stable, relu6)

# %%
# Frameworks
# ----------

relu6.calls

# %%
# Mistakes
# --------
#
# .. _relu6-mistake-saturation:
#
# *Hard functions do not saturate* is in circulation. This one is constant at both ends, where no gradient flows:

assert (relu6.derivative([-1.0, 7.0]) == 0).all()

# %%
# Numerics
# --------
#
# Every result is exact. The ends of the range, 0 and 6, are reached, and NaN propagates:

relu6.special_values

# %%
# Origin
# ------
#
# Krizhevsky caps ReLU at 6, so that the network learns sparse features earlier; with another cap, n, he calls it a
# *ReLU-n unit*. Sandler and others chose it for MobileNetV2.

relu6.references
